/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-grid-range.h"

gboolean
pal_grid_range_contains (const PalGridRange *self, guint row, guint column)
{
  return row >= self->row && row - self->row < self->n_rows && column >= self->column &&
         column - self->column < self->n_columns;
}

PalGridRange
pal_grid_cursor_get_range (const PalGridCursor *self)
{
  return (PalGridRange){
    .row = MIN (self->row, self->anchor_row),
    .column = MIN (self->column, self->anchor_column),
    .n_rows = MAX (self->row, self->anchor_row) - MIN (self->row, self->anchor_row) + 1,
    .n_columns = MAX (self->column, self->anchor_column) - MIN (self->column, self->anchor_column) + 1,
  };
}

void
pal_grid_cursor_set (PalGridCursor *self, guint row, guint column, gboolean extends)
{
  self->row = row;
  self->column = column;
  if (!extends)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
}

static guint
move_within (guint at, int by, guint n)
{
  gint64 to = (gint64) at + by;

  return n > 0 ? (guint) CLAMP (to, 0, (gint64) n - 1) : 0;
}

gboolean
pal_grid_cursor_move (PalGridCursor *self,
                      int rows,
                      int columns,
                      gboolean extends,
                      guint n_rows,
                      guint n_columns)
{
  PalGridCursor before = *self;

  pal_grid_cursor_set (self, move_within (self->row, rows, n_rows),
                       move_within (self->column, columns, n_columns), extends);
  return self->row != before.row || self->column != before.column || self->anchor_row != before.anchor_row ||
         self->anchor_column != before.anchor_column;
}

gboolean
pal_grid_cursor_step (PalGridCursor *self, int step, guint n_rows, guint n_columns)
{
  gint64 at = (gint64) self->row * n_columns + self->column + step;

  if (at < 0 || at >= (gint64) n_rows * n_columns)
    return FALSE;
  pal_grid_cursor_set (self, (guint) (at / n_columns), (guint) (at % n_columns), FALSE);
  return TRUE;
}

void
pal_grid_cursor_clamp (PalGridCursor *self, guint n_rows, guint n_columns)
{
  self->row = move_within (self->row, 0, n_rows);
  self->column = move_within (self->column, 0, n_columns);
  self->anchor_row = move_within (self->anchor_row, 0, n_rows);
  self->anchor_column = move_within (self->anchor_column, 0, n_columns);
}
