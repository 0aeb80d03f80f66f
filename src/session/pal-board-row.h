/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-completeness.h"

G_BEGIN_DECLS

/* How far one module of one row is. */
typedef struct
{
  PalCompleteness done;
  PalCompleteness before;   /* in the wave before; asked 0: there is nothing to compare with */
  PalCompleteness compared; /* of those in @done, the units that were asked in the wave before, too */
  guint n_errors;
  guint n_warnings; /* without the required questions that are only not answered yet */
} PalBoardCell;

typedef enum
{
  PAL_BOARD_ALL,         /* the sum of all countries */
  PAL_BOARD_COUNTRY,     /* a country: its country part and its institutions */
  PAL_BOARD_PART,        /* the country part alone */
  PAL_BOARD_INSTITUTION, /* one institution */
} PalBoardKind;

typedef struct
{
  PalBoardKind kind;
  char *country;     /* iso2; NULL: ALL */
  char *institution; /* id; INSTITUTION only */
  char *name;        /* for people */
  gboolean in_wave;  /* a unit without any answer took no part in a wave that is over */
  guint n_cells;
  PalBoardCell *cells; /* one for each module of the instrument */
  PalBoardCell total;  /* the sum of the cells */
} PalBoardRow;

PalBoardRow *pal_board_row_new (PalBoardKind kind,
                                const char *country,
                                const char *institution,
                                const char *name,
                                guint n_cells) G_GNUC_WARN_UNUSED_RESULT;
void pal_board_row_free (PalBoardRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBoardRow, pal_board_row_free)

/* Adds each cell of @other, which has as many, and makes the row part of the wave when @other is. */
void pal_board_row_add (PalBoardRow *self, const PalBoardRow *other);
void pal_board_row_sum_up (PalBoardRow *self); /* the total out of the cells */

/* Answered of asked, 0 to 1; FALSE when nothing is asked. */
gboolean pal_board_cell_get_share (const PalBoardCell *self, double *out_share);
/* Against the wave before, in shares, over the units that took part in both; FALSE when there are none. */
gboolean pal_board_cell_get_change (const PalBoardCell *self, double *out_change);

G_END_DECLS
