/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-indicator.h"

G_BEGIN_DECLS

/**
 * pal_normalise:
 * @lower: (and @upper): the bounds that become 0 and 100; the goalposts of the
 *   indicator, or the least and the greatest value of the countries for min-max
 *
 * 100 (x - lower) / (upper - lower), turned round where lower is better, held within
 * 0..100 when the indicator says so (domain.md 6.5).
 *
 * Returns: %FALSE when there is no spread: then there is no score, never a number
 */
gboolean pal_normalise (const PalIndicator *indicator, double lower, double upper, double value, double *out);

/**
 * pal_normalise_column:
 * @values: (array length=n): of all countries; NaN: missing
 * @reference: the value of the country that PAL_SCALE_DIST_REF names; NaN: missing
 * @out: (array length=n): 0..100 where the method says so; NaN: no score
 *
 * The ways that need all countries at once: z-score, percentile rank, distances and
 * fraction of the best, as pal_index_normalise_column () has them, times 100.
 */
void pal_normalise_column (const PalIndicator *indicator,
                           const double *values,
                           guint n,
                           double reference,
                           double *out);

/* Whether pal_normalise () can tell a score from one value and its bounds. */
gboolean pal_normalise_needs_column (const PalIndicator *indicator);

/* 1..4 for a composite of 0..100, cut at 25, 50 and 75; the boundary belongs to the upper level. */
int pal_normalise_level_of (double score);

G_END_DECLS
