/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-grid-model.h"
#include "ui/survey/pal-grid-layout.h"

G_BEGIN_DECLS

/* Draws what shows of a grid, and nothing else.  What is hidden by routing is struck through, a missing code
 * is written, a problem has a sign and an accepted row a lock: none of it is told by colour alone. */
typedef struct _PalGridPainter PalGridPainter;

PalGridPainter *pal_grid_painter_new (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT; /* borrowed */
void pal_grid_painter_free (PalGridPainter *self);
/* The letters or the resolution are others now. */
void pal_grid_painter_forget (PalGridPainter *self);
void pal_grid_painter_draw (PalGridPainter *self,
                            GtkSnapshot *snapshot,
                            PalGridModel *model,
                            const PalGridLayout *layout,
                            const PalGridCursor *cursor);

G_END_DECLS
