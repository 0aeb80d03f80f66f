/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"
#include "index/pal-index-method.h"

G_BEGIN_DECLS

/* Whether the aggregate is made by benefit of the doubt. */
gboolean pal_index_bod_makes (const PalIndexMethod *method, const PalIndexNode *aggregate);

/**
 * pal_index_bod:
 * @columns: of each node of the tree
 * @weights: of each node: those of 0 are left out, the others do not count
 * @out: (out caller-allocates): [unit], 0 to the scale of the rule
 * @unit_weights: (nullable): columns = nodes of the tree: gets what the parts weigh for each unit, so that
 *   the sum of weight times part is the result; missing where there is none
 * @findings: (nullable): gets who has a part below 0 (then the aggregate has no result), and who has no
 *   weights within the bounds
 */
void pal_index_bod (const PalIndexTree *tree,
                    const PalIndexNode *aggregate,
                    const PalIndexMethod *method,
                    const double *const *columns,
                    const double *weights,
                    double *out,
                    PalMatrix *unit_weights,
                    const PalIndexData *data,
                    GPtrArray *findings);

G_END_DECLS
