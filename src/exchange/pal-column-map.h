/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the columns of a foreign file are called: a JSON object from our names to theirs,
 * {"country": "Land", "value": "Wert", "wave": {"value": "2026"}}; the last form gives every row a constant.
 */
typedef struct _PalColumnMap PalColumnMap;

PalColumnMap *pal_column_map_new_from_json (const char *data,
                                            gssize length,
                                            const char *origin,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalColumnMap *pal_column_map_new_from_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_column_map_free (PalColumnMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalColumnMap, pal_column_map_free)

const char *pal_column_map_get_origin (PalColumnMap *self);
/* NULL when the map does not speak of our column @name. */
const char *pal_column_map_get_column (PalColumnMap *self, const char *name);
const char *pal_column_map_get_constant (PalColumnMap *self, const char *name);
/* The names of ours that the map speaks of, sorted; free the container only. */
GList *pal_column_map_get_names (PalColumnMap *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
