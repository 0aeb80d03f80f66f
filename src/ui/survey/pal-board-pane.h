/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-board-model.h"
#include "session/pal-table.h"
#include "ui/pal-view.h"

G_BEGIN_DECLS

/* The board: how far every country is, module by module, and inside one country its parts.
 *
 * Signals: "open" (institution or NULL, question): the country is selected already; "problems": those of the
 * selected country. */
#define PAL_TYPE_BOARD_PANE (pal_board_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalBoardPane, pal_board_pane, PAL, BOARD_PANE, AdwBin)

GtkWidget *pal_board_pane_new (PalBoardModel *model) G_GNUC_WARN_UNUSED_RESULT;
void pal_board_pane_set_narrow (PalBoardPane *self, gboolean is_narrow);
GtkWidget *pal_board_pane_get_board (PalBoardPane *self); /* the PalSceneView */
/* From one country back to all; FALSE: they show already. */
gboolean pal_board_pane_go_back (PalBoardPane *self);
void pal_board_pane_show_table (PalBoardPane *self);
void pal_board_pane_export (PalBoardPane *self);

G_END_DECLS
