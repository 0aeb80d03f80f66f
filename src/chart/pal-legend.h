/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-gap.h"

G_BEGIN_DECLS

/**
 * PalLegendRow:
 * @level: 1 to 4 draws the level symbol and its fill; 0 takes @fill
 * @fill: colour of a class
 * @gap: for the rows of what is missing
 * @label: translated; %NULL takes the name of the level or gap
 * @range: "1.0–1.99"; nullable
 * @count: how many countries; below 0 shows none
 */
typedef struct
{
  guint level;
  PalColor fill;
  PalGap gap;
  const char *label;
  const char *range;
  int count;
} PalLegendRow;

/**
 * PalLegend:
 * @theme: colours and sizes
 * @width: px; 0 takes what the texts need
 * @is_rtl: whether it is mirrored
 * @is_framed: whether it stands on a card of its own
 * @title: nullable
 * @subtitle: nullable
 * @rows: (array length=n_rows): from the top, usually the highest class first
 * @n_rows: any number
 * @show_counts: whether counts stand at the end, with a bar each: the legend is
 *   a histogram as well
 * @institution_note: says what the ringed dot means; nullable
 * @note: last line, wrapped; nullable
 */
typedef struct
{
  const PalTheme *theme;
  double width;
  gboolean is_rtl;
  gboolean is_framed;
  const char *title;
  const char *subtitle;
  const PalLegendRow *rows;
  guint n_rows;
  gboolean show_counts;
  const char *institution_note;
  const char *note;
} PalLegend;

PalScene *pal_legend_to_scene (const PalLegend *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
