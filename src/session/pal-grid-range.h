/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A block of cells. */
typedef struct
{
  guint row, column;
  guint n_rows, n_columns;
} PalGridRange;

/* Where the keyboard is, and where a selection began. */
typedef struct
{
  guint row, column;
  guint anchor_row, anchor_column;
} PalGridCursor;

gboolean pal_grid_range_contains (const PalGridRange *self, guint row, guint column);
PalGridRange pal_grid_cursor_get_range (const PalGridCursor *self);
void pal_grid_cursor_set (PalGridCursor *self, guint row, guint column, gboolean extends);
/* By that many cells, no further than the ends of a grid of this size.  TRUE: it is somewhere else now. */
gboolean pal_grid_cursor_move (PalGridCursor *self,
                               int rows,
                               int columns,
                               gboolean extends,
                               guint n_rows,
                               guint n_columns);
/* To the next cell, as reading goes: behind the last one of a row the first of the next.  FALSE at the end.
 */
gboolean pal_grid_cursor_step (PalGridCursor *self, int step, guint n_rows, guint n_columns);
/* The grid has another size now. */
void pal_grid_cursor_clamp (PalGridCursor *self, guint n_rows, guint n_columns);

G_END_DECLS
