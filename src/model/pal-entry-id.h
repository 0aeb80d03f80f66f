/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "T1I20:0c5c5f0e-...:T1I21", what stands where another answer has the id of its question: group, entry,
 * and question of the entry.  @child NULL: the entry itself. */
char *pal_entry_id_make (const char *group, const char *entry, const char *child) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE, and nothing is set, for what is no such id; @child gets NULL for the entry itself. */
gboolean pal_entry_id_split (const char *id, char **group, char **entry, char **child);

G_END_DECLS
