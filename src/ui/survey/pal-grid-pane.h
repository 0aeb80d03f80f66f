/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/survey/pal-grid-sheet.h"

G_BEGIN_DECLS

/* The grid with its tools: which institutions and questions it shows, copy, paste, fill down, set and clear,
 * each one step of undo.
 *
 * Signal "open" (institution, question): the country is selected already.  Actions: grid.copy, grid.paste,
 * grid.fill-down, grid.set, grid.clear, grid.open. */
#define PAL_TYPE_GRID_PANE (pal_grid_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalGridPane, pal_grid_pane, PAL, GRID_PANE, AdwBin)

GtkWidget *pal_grid_pane_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
PalGridSheet *pal_grid_pane_get_sheet (PalGridPane *self);
/* What the line below the grid says. */
const char *pal_grid_pane_get_status (PalGridPane *self);
void pal_grid_pane_show_table (PalGridPane *self);
void pal_grid_pane_export (PalGridPane *self);

G_END_DECLS
