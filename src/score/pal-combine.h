/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-domain.h"

G_BEGIN_DECLS

/**
 * pal_combine:
 * @scores: (array length=n): those that are present, each finite
 * @weights: (array length=n): not negative
 * @out: (out): on the scale of the scores
 *
 * A domain or the index from what stands below it (domain.md 6.5), with the means of
 * pal_index_mean ().
 *
 * Returns: %FALSE when there is none: no weight at all, or a score that the mean does
 *   not take (not above 0 under a geometric or harmonic one)
 */
gboolean
pal_combine (const PalCombine *self, const double *scores, const double *weights, guint n, double *out);

G_END_DECLS
