/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-run.h"

G_BEGIN_DECLS

/**
 * pal_index_rank_without:
 * @node: an indicator or aggregate of the tree, not the one on top
 * @scores: (out caller-allocates): of the one on top, [unit]; missing: NaN
 * @ranks: (out caller-allocates): of the one on top; 0: none
 *
 * What the order becomes when one element weighs nothing: how much it leads the
 * index.  An aggregate whose parts all weigh nothing is left out as well.
 */
void pal_index_rank_without (const PalIndexRun *run, guint node, double *scores, guint *ranks);

/* How far the ranks are apart on average, over the units that have both; NaN: none has. */
double pal_index_mean_shift (const guint *a, const guint *b, guint n);

G_END_DECLS
