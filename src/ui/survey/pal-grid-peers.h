/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-grid-layout.h"
#include "ui/survey/pal-grid-peer.h"

G_BEGIN_DECLS

/* Gives @grid a row for the heads and one for each row that shows, with their cells: the grid as a screen
 * reader finds it. */
void pal_grid_peers_update (GtkWidget *grid,
                            PalGridModel *model,
                            const PalGridLayout *layout,
                            const PalGridCursor *cursor);
void pal_grid_peers_allocate (GtkWidget *grid);

G_END_DECLS
