/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-steps.h"
#include "index/pal-weight-budget.h"

G_BEGIN_DECLS

/* A composite index as it was made, step by step.  Does not change. */
typedef struct
{
  const PalIndexTree *tree;     /* borrowed */
  const PalIndexMethod *method; /* borrowed */
  PalIndexData *data;           /* owned: the units that are left after the screen */
  gboolean *included;           /* of the units that came in */
  double *availability;         /* of the units that came in: share of indicators, when the screen looked */
  guint n_units_in;
  PalMatrix *after[PAL_INDEX_N_STEPS]; /* owned; by PalIndexStep: indicators after it, NULL: not taken */
  PalTreatment *treatments;            /* [time * indicators + indicator], or NULL */
  double *treatment_times;             /* NULL: all times were treated together, as one */
  guint n_treatment_times;
  double *weights;         /* of each node of the tree, within its siblings */
  PalWeightSpread *spread; /* of each node, how far the experts are apart; NULL: no budget */
  PalMatrix *unit_weights; /* owned; benefit of the doubt: columns = nodes, what each weighs for each unit in
                              its aggregate; NULL: all units have the same weights */
  PalMatrix *scores;       /* owned; columns = aggregates of the tree, in its order: the lower ones first */
  guint *ranks;            /* [aggregate * n_units + unit], 1 = highest, ties the least; 0: no score */
  GPtrArray *findings;     /* PalFinding*: warnings */
} PalIndexRun;

/**
 * pal_index_run_new:
 *
 * Takes the steps of the method, in its order, each optional, each kept.  Several
 * times are normalised together and ranked each by itself.
 *
 * Returns: (nullable): %NULL with %PAL_ERROR_INVALID when there is no unit (left)
 */
PalIndexRun *pal_index_run_new (const PalIndexTree *tree,
                                const PalIndexData *data,
                                const PalIndexMethod *method,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_run_free (PalIndexRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexRun, pal_index_run_free)

/* The normalised indicators that the aggregates are made of. */
const PalMatrix *pal_index_run_get_parts (const PalIndexRun *self);

/* All aggregates of normalised indicators.  @means NULL: as the method has it, else one for all levels.
 * @scores: [aggregate * n_units + unit].  @findings may be NULL.  Where the method says benefit of the doubt,
 * weights only say what is left out (0), and @mean does not count. */
void pal_index_aggregate (const PalIndexTree *tree,
                          const PalIndexMethod *method,
                          const PalMatrix *parts,
                          const double *weights,
                          const PalMeanRule *mean,
                          double *scores,
                          const PalIndexData *data,
                          GPtrArray *findings);

/* Ranks of one column: 1 = highest, ties take the least, from full precision; 0: missing.  @times NULL: all
 * units together. */
void pal_index_rank (const double *scores, const double *times, guint n, guint *ranks);

/* Share of each node in the one on top of it all: the product of the weights within siblings, 1 per level. */
void pal_index_effective_weights (const PalIndexTree *tree, const double *weights, double *out);

G_END_DECLS
