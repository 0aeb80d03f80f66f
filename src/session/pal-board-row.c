/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-board-row.h"

PalBoardRow *
pal_board_row_new (PalBoardKind kind,
                   const char *country,
                   const char *institution,
                   const char *name,
                   guint n_cells)
{
  PalBoardRow *self = g_new0 (PalBoardRow, 1);

  self->kind = kind;
  self->country = g_strdup (country);
  self->institution = g_strdup (institution);
  self->name = g_strdup (name);
  self->n_cells = n_cells;
  self->cells = g_new0 (PalBoardCell, n_cells);
  return self;
}

void
pal_board_row_free (PalBoardRow *self)
{
  g_free (self->country);
  g_free (self->institution);
  g_free (self->name);
  g_free (self->cells);
  g_free (self);
}

static void
add_counts (PalCompleteness *to, const PalCompleteness *from)
{
  to->asked += from->asked;
  to->answered += from->answered;
  to->missing += from->missing;
  to->hidden += from->hidden;
}

static void
add_cell (PalBoardCell *to, const PalBoardCell *from)
{
  add_counts (&to->done, &from->done);
  add_counts (&to->before, &from->before);
  add_counts (&to->compared, &from->compared);
  to->n_errors += from->n_errors;
  to->n_warnings += from->n_warnings;
}

void
pal_board_row_add (PalBoardRow *self, const PalBoardRow *other)
{
  g_return_if_fail (self->n_cells == other->n_cells);

  self->in_wave = self->in_wave || other->in_wave;
  for (guint i = 0; i < self->n_cells; i++)
    add_cell (&self->cells[i], &other->cells[i]);
}

void
pal_board_row_sum_up (PalBoardRow *self)
{
  self->total = (PalBoardCell){ 0 };
  for (guint i = 0; i < self->n_cells; i++)
    add_cell (&self->total, &self->cells[i]);
}

gboolean
pal_board_cell_get_share (const PalBoardCell *self, double *out_share)
{
  if (self->done.asked == 0)
    return FALSE;

  *out_share = (double) self->done.answered / self->done.asked;
  return TRUE;
}

gboolean
pal_board_cell_get_change (const PalBoardCell *self, double *out_change)
{
  if (self->before.asked == 0 || self->compared.asked == 0)
    return FALSE;

  *out_change = (double) self->compared.answered / self->compared.asked -
                (double) self->before.answered / self->before.asked;
  return TRUE;
}
