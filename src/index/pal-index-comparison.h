/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-run.h"

G_BEGIN_DECLS

/* One unit in both. */
typedef struct
{
  guint first, second;           /* rows of the two runs */
  guint first_rank, second_rank; /* among the units that have a score in both; 1 = highest */
  double first_score, second_score;
} PalIndexChange;

/* Two indices of the same tree side by side: two methods, or two times.  Ranks are taken anew among the units
 * that have a score in both, so that nobody moves because another one came or went. */
typedef struct
{
  guint n;
  PalIndexChange *changes;           /* in the order of the first */
  guint n_only_first, n_only_second; /* units that have a score in one only */
  guint n_moved, largest_shift;      /* of the rank */
  double mean_shift;                 /* mean absolute difference of the ranks; NaN: no unit */
  double pearson, spearman, kendall; /* of the scores; NaN: fewer than two units, or no spread */
} PalIndexComparison;

/* @first_time, @second_time: which time of the run; NaN: there is only one. */
PalIndexComparison *pal_index_comparison_new (const PalIndexRun *first,
                                              double first_time,
                                              const PalIndexRun *second,
                                              double second_time) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_comparison_free (PalIndexComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexComparison, pal_index_comparison_free)

/**
 * pal_index_contributions:
 * @out: (out caller-allocates): one per indicator; missing: 0
 *
 * What each indicator adds to the score of the one on top: its normalised value times its
 * share on each level, among the parts that the unit has.  They sum to the score.
 *
 * Returns: %FALSE when the score is no sum: it is missing, or a mean other than the arithmetic one
 *   (or benefit of the doubt) is on the way
 */
gboolean pal_index_contributions (const PalIndexRun *run, guint unit, double *out);

G_END_DECLS
