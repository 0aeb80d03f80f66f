/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-gap.h"

G_BEGIN_DECLS

/**
 * PalBoardMark:
 * @answered: at most @asked
 * @asked: above 0 unless @gap says why not
 * @gap: %PAL_GAP_SKIPPED when nothing is asked, %PAL_GAP_OUTSIDE when the row is not in the wave
 * @n_errors: answers that have to be put right
 * @n_warnings: answers to be looked at again
 * @has_change: whether there is a wave before to compare with
 * @change: against it, in percentage points
 *
 * How far one thing is.
 */
typedef struct
{
  guint answered, asked;
  PalGap gap;
  guint n_errors, n_warnings;
  gboolean has_change;
  double change;
} PalBoardMark;

/**
 * PalBoardLine:
 * @id: what picking the name gives back; the mark of a column gives "id/id of the column"
 * @label: name of the country or institution
 * @is_own: whether this is the reader's country
 * @total: of the whole row
 * @marks: one for each column
 */
typedef struct
{
  const char *id;
  const char *label;
  gboolean is_own;
  PalBoardMark total;
  const PalBoardMark *marks;
} PalBoardLine;

/**
 * PalBoardColumn:
 * @id: see PalBoardLine
 * @title: wrapped in the head of the column
 */
typedef struct
{
  const char *id;
  const char *title;
} PalBoardColumn;

/* The id of the column of problems. */
#define PAL_BOARD_PROBLEMS "!"

/**
 * PalBoardChart:
 * @theme: colours and sizes
 * @width: px; where the columns do not fit, names, totals and problems remain
 * @is_rtl: whether the board is mirrored
 * @title: what it shows, for those who do not see it
 * @description: more of it; nullable
 * @line_title: heads the names: "Country"
 * @columns: (array length=n_columns): modules of the questionnaire
 * @n_columns: any number
 * @lines: (array length=n_lines): from the top
 * @n_lines: any number
 * @sum: stands above them all; nullable
 */
typedef struct
{
  const PalTheme *theme;
  double width;
  gboolean is_rtl;
  const char *title;
  const char *description;
  const char *line_title;
  const PalBoardColumn *columns;
  guint n_columns;
  const PalBoardLine *lines;
  guint n_lines;
  const PalBoardLine *sum;
} PalBoardChart;

PalScene *pal_board_chart_to_scene (const PalBoardChart *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Percent in whole numbers: 100 only when nothing is open, 0 only when nothing is answered. */
guint pal_board_mark_get_percent (const PalBoardMark *self);

G_END_DECLS
