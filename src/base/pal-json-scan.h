/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tokens of JSON (RFC 8259, nothing looser), for the parser and for readers
 * that must be fast and want no tree.  A plain value on the stack; text is
 * checked for UTF-8 by whoever starts the scan. */
typedef struct
{
  const char *origin; /* borrowed, for messages; NULL: none */
  const char *start;
  const char *pos;
  const char *end;
} PalJsonScan;

void pal_json_scan_init (PalJsonScan *self, const char *data, gsize length, const char *origin);

/* The next character that is not white space, '\0' at the end; stays before it. */
char pal_json_scan_peek (PalJsonScan *self);
gboolean pal_json_scan_expect (PalJsonScan *self, char c, GError **error);
gboolean pal_json_scan_word (PalJsonScan *self, const char *word, GError **error); /* true, false, null */
gboolean pal_json_scan_string (PalJsonScan *self, char **out, GError **error);

/* @whole is set for numbers without fraction and exponent that fit in 64 bits. */
gboolean
pal_json_scan_number (PalJsonScan *self, double *out, gboolean *is_whole, gint64 *whole, GError **error);
gboolean pal_json_scan_end (PalJsonScan *self, GError **error); /* nothing but white space is left */

/* Sets PAL_ERROR_INVALID with origin, line and column of @at; always %FALSE. */
gboolean pal_json_scan_fail (const PalJsonScan *self, const char *at, GError **error, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

G_END_DECLS
