/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"
#include "index/pal-index-method.h"

G_BEGIN_DECLS

/* The weights that the method gives, or iMeta where it is silent.  @out: one per node. */
void pal_index_weights_given (const PalIndexTree *tree, const PalIndexMethod *method, double *out);

/**
 * pal_index_weights_compute:
 * @parts: normalised indicators
 * @weights: (inout): as given; of the levels of the method's rule as computed
 *
 * By principal components or by correlations, from the bottom up: what is made of
 * the parts of one level, with the weights just found, is the parts of the next.
 * A part without any spread counts 0; where nothing can be computed the given weights stay.
 * Both are told as findings.
 */
void pal_index_weights_compute (const PalIndexTree *tree,
                                const PalIndexMethod *method,
                                const PalMatrix *parts,
                                double *weights,
                                GPtrArray *findings);

/* Says of which aggregates the weights come to nothing, so that they have no result. */
void pal_index_weights_check (const PalIndexTree *tree, const double *weights, GPtrArray *findings);

G_END_DECLS
