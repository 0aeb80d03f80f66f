/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "index/pal-index-run.h"

G_BEGIN_DECLS

/* How sure the order of the units is: what their rank and score on top become when weights and methods are
 * drawn anew, as the method document says in "vary". */
typedef struct
{
  guint n_units, n_draws;
  guint *rank;                              /* of the index itself; 0: none */
  double *rank_median, *rank_p5, *rank_p95; /* NaN: never a rank */
  double *score_p5, *score_p95;
  double *ahead; /* [a * n_units + b]: share of the draws in which a has the better rank; NULL: more than
                 2 000 units */
} PalIndexDraws;

/**
 * pal_index_draws_new:
 * @n_draws: 1 or more
 * @seed: the same seed gives the same numbers on every machine and with any number
 *   of threads: each draw has a generator of its own (Mersenne Twister, seeded by
 *   seed and number of the draw)
 *
 * Weights are multiplied by uniform numbers of 1 -/+ the share that varies and
 * rescaled within their siblings by the means; imputation, treatment, normalisation and means are drawn
 * with equal chance from those listed.  Quantiles are of type 7.  Memory does not
 * grow with the draws: ranks are counted, and of the scores at most 20 000 draws are kept,
 * the first ones.
 *
 * Returns: (nullable): %NULL when @cancellable was cancelled (%G_IO_ERROR_CANCELLED)
 */
PalIndexDraws *pal_index_draws_new (const PalIndexTree *tree,
                                    const PalIndexData *data,
                                    const PalIndexRun *run,
                                    guint n_draws,
                                    guint seed,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_draws_free (PalIndexDraws *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexDraws, pal_index_draws_free)

G_END_DECLS
