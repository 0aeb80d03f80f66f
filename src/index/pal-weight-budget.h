/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-method.h"
#include "index/pal-index-tree.h"

G_BEGIN_DECLS

/* What the experts think of one node: shares of the points that they gave among its siblings.  Whoever draws
 * weights may draw this one with @sd instead of the share that "vary" has for all. */
typedef struct
{
  guint n_experts;           /* 0: nobody shared points among these siblings, the rest is NaN */
  double mean, sd, min, max; /* 0..1; sd with n - 1, NaN below two experts */
} PalWeightSpread;

/**
 * pal_weight_budget:
 * @weights: (inout): of each node; the mean share where experts gave points, the rest stays
 *
 * Budget allocation (OECD/JRC Handbook 2008, 6.3.2): each expert shares a budget
 * among the parts of an aggregate.  Points are taken as shares of what the expert gave
 * there; who leaves out one of the parts does not count for that aggregate, because
 * silence is not 0.
 *
 * Returns: one per node of the tree
 */
PalWeightSpread *pal_weight_budget (const PalIndexTree *tree,
                                    const PalWeightRule *rule,
                                    double *weights,
                                    GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
