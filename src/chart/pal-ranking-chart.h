/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-gap.h"
#include "chart/pal-reference.h"

G_BEGIN_DECLS

/**
 * PalRankingRow:
 * @id: what picking gives back
 * @label: name of the country, translated
 * @value: finite; not read where @gap says that it is missing
 * @gap: why there is no value
 * @level: 1 to 4; 0 draws no symbol and takes @fill
 * @fill: colour of a class, where there is no level
 * @is_own: whether this is the reader's country
 * @rank: 1 is best, ties share one; 0 shows none
 * @rank_low: best rank among the draws; 0 shows no range
 * @rank_high: worst rank among the draws
 * @change: above 0 it rose against the order before, below 0 it fell
 * @is_estimate: whether the value is estimated, which an open ring tells
 */
typedef struct
{
  const char *id;
  const char *label;
  double value;
  PalGap gap;
  guint level;
  PalColor fill;
  gboolean is_own;
  int rank, rank_low, rank_high;
  int change;
  gboolean is_estimate;
} PalRankingRow;

/**
 * PalRankingChart:
 * @theme: colours and sizes
 * @width: px; from about 260
 * @is_rtl: whether the chart is mirrored
 * @title: what it shows, for those who do not see it
 * @value_title: heads the bars: "Index score"; nullable
 * @range_title: heads the rank ranges: "Rank and 90 % range"; nullable
 * @range_subtitle: "500 draws"; nullable
 * @rows: (array length=n_rows): in the order to be shown; rows without a value
 *   go to the end
 * @n_rows: any number
 * @references: (array length=n_references): median, mean, norm
 * @n_references: their number
 * @is_score: whether the axis runs from 0 to 100 and carries the names of levels
 * @decimals: of the values shown
 */
typedef struct
{
  const PalTheme *theme;
  double width;
  gboolean is_rtl;
  const char *title;
  const char *value_title;
  const char *range_title;
  const char *range_subtitle;
  const PalRankingRow *rows;
  guint n_rows;
  const PalReference *references;
  guint n_references;
  gboolean is_score;
  int decimals;
} PalRankingChart;

PalScene *pal_ranking_chart_to_scene (const PalRankingChart *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
