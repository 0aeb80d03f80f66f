/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *pal_id_new (void) G_GNUC_WARN_UNUSED_RESULT; /* random UUID, version 4, lower case */

/* Name-based UUID, version 5 (RFC 4122, SHA-1) in our own namespace: the same
 * parts give the same id on every computer.  Parts are joined by U+001F. */
char *pal_id_new_from_name (const char *first, ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_id_is_uuid (const char *text);

G_END_DECLS
