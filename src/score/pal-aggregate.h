/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PAL_AGGREGATE_ARITHMETIC, /* sum (w x) / sum (w): full compensability */
  PAL_AGGREGATE_GEOMETRIC,  /* (prod x^w)^(1 / sum w): a low score weighs more */
} PalAggregateMethod;

/**
 * pal_aggregate:
 * @scores: (array length=n): those that are present, each finite
 * @weights: (array length=n): not negative
 * @out: (out): the mean, on the scale of the scores
 *
 * Weighted means of domain.md 6.5.  What is missing is left out by the caller, which
 * rescales the weights of the rest.
 *
 * Returns: %FALSE when there is no mean: no weight at all, or a geometric mean of a
 *   score that is not above 0
 */
gboolean
pal_aggregate (PalAggregateMethod method, const double *scores, const double *weights, guint n, double *out);

G_END_DECLS
