/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text file as UTF-8 without a byte order mark.  UTF-8 is lent as it lies (no copy); UTF-16 and
 * one-byte encodings are converted.  @encoding gets a static name ("UTF-8", "UTF-16LE", "WINDOWS-1252") that
 * the caller should tell when it is not UTF-8.  Errors (PAL_ERROR_INVALID) name @origin and the line. */
GBytes *pal_csv_encoding_decode (GBytes *bytes, const char *origin, const char **encoding, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Reads a regular file by mapping it, anything else (a pipe) into memory. */
GBytes *pal_csv_encoding_read_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
