/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers that stand out from others of their kind.  Pure; the same numbers in any order give the same
 * result. */

/* Fewer numbers say nothing about what is usual. */
#define PAL_OUTLIER_MIN_N 8
#define PAL_OUTLIER_Z 3.0
#define PAL_OUTLIER_MODIFIED_Z 3.5
#define PAL_OUTLIER_CHANGE_MADS 3.0
#define PAL_OUTLIER_JUMP_FACTOR 2.0
#define PAL_OUTLIER_JUMP_LEAST 5.0

/* How numbers lie about their middle. */
typedef struct
{
  gsize n;
  double mean;
  double sd;      /* of a sample: n - 1 */
  double median;  /* of an even n: the mean of the two in the middle */
  double mad;     /* median of the distances from the median, not scaled */
  double mean_ad; /* mean of the distances from the median */
} PalSpread;

/**
 * pal_spread_init:
 * @values: @n finite numbers; put into another order
 *
 * Returns: FALSE when there are fewer than %PAL_OUTLIER_MIN_N; @self is then empty.
 */
gboolean pal_spread_init (PalSpread *self, double *values, gsize n);

/**
 * pal_spread_get_z:
 *
 * (x - mean) / sd; 0 where nothing spreads.  |z| cannot be greater than (n - 1) / sqrt (n) (Shiffler 1988,
 * The American Statistician 42:79-80), so it finds nothing above %PAL_OUTLIER_Z in fewer than 11 numbers.
 */
double pal_spread_get_z (const PalSpread *self, double x);

/**
 * pal_spread_get_modified_z:
 *
 * 0.6745 (x - median) / MAD, after Iglewicz and Hoaglin, How to Detect and Handle Outliers (ASQC 1993), who
 * call a number above 3.5 a potential outlier.  More than half of the numbers equal: MAD is 0, and
 * (x - median) / (1.253314 mean distance) takes its place; 0 where nothing spreads.
 */
double pal_spread_get_modified_z (const PalSpread *self, double x);

gboolean pal_spread_is_outlier (const PalSpread *self, double x);

/**
 * pal_spread_is_odd_change:
 *
 * @self is of the changes of all units, @change that of one: farther than 3 MAD, scaled by 1.4826 to a
 * standard deviation, from the median change (Leys et al. 2013, J Exp Soc Psychol 49:764-766, their "very
 * conservative" limit).
 */
gboolean pal_spread_is_odd_change (const PalSpread *self, double change);

/**
 * pal_outlier_is_jump:
 *
 * Counts of the same unit in two waves: more than twice as many, or less than half, and at least
 * %PAL_OUTLIER_JUMP_LEAST apart, because 1 and 3 teams are no news.
 */
gboolean pal_outlier_is_jump (double before, double now);

G_END_DECLS
