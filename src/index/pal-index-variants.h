/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-run.h"

G_BEGIN_DECLS

/* An index that may be made in other ways, as the method document says in "vary": what can be prepared once
 * is prepared.  Does not change, so that several threads may read it. */
typedef struct
{
  const PalIndexTree *tree; /* borrowed */
  const PalIndexRun *run;   /* borrowed */
  PalMatrix **parts; /* owned: normalised indicators of each choice of imputation, treatment, normalisation */
  guint n_parts, n_imputes, n_treats, n_normalises;
} PalIndexVariants;

PalIndexVariants *pal_index_variants_new (const PalIndexTree *tree,
                                          const PalIndexData *data,
                                          const PalIndexRun *run) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_variants_free (PalIndexVariants *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexVariants, pal_index_variants_free)

const PalMatrix *
pal_index_variants_get (const PalIndexVariants *self, guint impute, guint treat, guint normalise);

/* All aggregates into @scores ([aggregate * n_units + unit]) and the ranks of the one on top into @ranks.
 * @mean NULL: as the method has it. */
void pal_index_variants_evaluate (const PalIndexVariants *self,
                                  const PalMatrix *parts,
                                  const double *weights,
                                  const PalMeanRule *mean,
                                  double *scores,
                                  guint *ranks);

G_END_DECLS
