/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-grid-model.h"

G_BEGIN_DECLS

/* The grid as one widget that draws itself: only what shows costs.  It scrolls (GtkScrollable), walks by
 * keyboard and pointer as a spreadsheet does, and lays an entry or a list of options over the cell that is
 * edited.
 *
 * Signals: "moved" (the current cell or the selection, or what stands in it), "refused" (const char *message:
 * what was entered stays in the entry).  The actions "grid.*" of the keys belong to the pane around it. */
#define PAL_TYPE_GRID_SHEET (pal_grid_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PalGridSheet, pal_grid_sheet, PAL, GRID_SHEET, GtkWidget)

GtkWidget *pal_grid_sheet_new (PalGridModel *model) G_GNUC_WARN_UNUSED_RESULT;
PalGridModel *pal_grid_sheet_get_model (PalGridSheet *self);

const PalGridCursor *pal_grid_sheet_get_cursor (PalGridSheet *self);
PalGridRange pal_grid_sheet_get_range (PalGridSheet *self);
gboolean pal_grid_sheet_has_cells (PalGridSheet *self);
void pal_grid_sheet_select (PalGridSheet *self, const PalGridCursor *cursor); /* and scrolls there */
void pal_grid_sheet_move (PalGridSheet *self, int rows, int columns, gboolean extends);
gboolean pal_grid_sheet_step (PalGridSheet *self, int step);
guint pal_grid_sheet_get_page (PalGridSheet *self);

/* Edits the current cell, as it is or beginning with what was typed. */
void pal_grid_sheet_begin_edit (PalGridSheet *self, const char *typed);
gboolean pal_grid_sheet_is_editing (PalGridSheet *self);
/* Writes what is in the entry.  FALSE: it was refused, and stays. */
gboolean pal_grid_sheet_end_edit (PalGridSheet *self);
void pal_grid_sheet_cancel_edit (PalGridSheet *self);
/* Tells why nothing was written. */
void pal_grid_sheet_refuse (PalGridSheet *self, const char *message);
GtkWidget *pal_grid_sheet_get_editor (PalGridSheet *self); /* the entry, for tests */

G_END_DECLS
