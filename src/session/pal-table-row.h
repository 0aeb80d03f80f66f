/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One row of a PalTable. */
#define PAL_TYPE_TABLE_ROW (pal_table_row_get_type ())
G_DECLARE_FINAL_TYPE (PalTableRow, pal_table_row, PAL, TABLE_ROW, GObject)

PalTableRow *pal_table_row_new (const char *id, guint n_cells) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_table_row_get_id (PalTableRow *self);
const char *pal_table_row_get_text (PalTableRow *self, guint column);    /* "" when empty */
const char *pal_table_row_get_machine (PalTableRow *self, guint column); /* as files show it */
/* FALSE: the cell is text, empty or missing; such rows sort last in both directions. */
gboolean pal_table_row_get_number (PalTableRow *self, guint column, double *out);
void pal_table_row_set_text (PalTableRow *self, guint column, const char *text, const char *machine);
void pal_table_row_set_number (PalTableRow *self, guint column, double value, int decimals);

G_END_DECLS
