/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-method.h"

G_BEGIN_DECLS

/* Parts whose weights are computed together, all of them with a spread. */
typedef struct
{
  const char *name; /* of the aggregate, or of the level, for findings */
  guint n_parts, n_units;
  const char **codes;       /* of the parts */
  const double **columns;   /* [part][unit]; missing: NaN */
  const double *importance; /* corr: of each part, above 0 */
  const PalMeanRule *mean;  /* corr: how the aggregate is made */
  double threshold;         /* corr: least share of its parts */
} PalWeightGroup;

/**
 * pal_weight_pca:
 * @weights: (out caller-allocates): one per part, 0 or more
 *
 * Loadings of the first principal component of the standardised parts, over the units
 * that have them all (listwise, as COINr's get_PCA and R's prcomp (scale. = TRUE)), turned so
 * that their sum is positive.  A part whose loading is negative runs against the others and
 * counts 0, with a finding.
 *
 * Returns: %FALSE with a finding when there is no first component: too few units, or two
 *   that are equally long
 */
gboolean pal_weight_pca (const PalWeightGroup *group, double *weights, GPtrArray *findings);

/**
 * pal_weight_corr:
 * @weights: (out caller-allocates): one per part, 0 or more, of sum 1
 *
 * Weights under which the correlations (Pearson) of the parts with their aggregate are to each
 * other as their importance, equal where nothing is said: COINr's get_opt_weights
 * (optype = "balance"), after Becker, Saisana, Paruolo and Vandecasteele 2017, Ecol Indic 80:12-22.
 *
 * For an arithmetic mean of parts without gaps this is the linear system R u = t of their
 * correlations R and importances t, with weights u / sd; with u held at 0 or above it is a convex
 * programme, solved by the active sets of Lawson and Hanson (1974, chapter 23), which end after
 * finitely many steps.  From there Levenberg and Marquardt's steps (GSL's
 * multifit_nlinear, which only ever goes down) refine for other means and for gaps.  What remains is
 * told as a finding.
 *
 * Returns: %FALSE with a finding when the parts have no units in common
 */
gboolean pal_weight_corr (const PalWeightGroup *group, double *weights, GPtrArray *findings);

G_END_DECLS
