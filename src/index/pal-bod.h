/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-weight-rule.h"

G_BEGIN_DECLS

/* Parts of one aggregate, for all units that are compared. */
typedef struct
{
  guint n_parts, n_units;
  const double *const *parts;    /* [part][unit], 0 or more; missing: NaN */
  const PalWeightBounds *bounds; /* of each part: share of the sum of the weights; NULL: none */
} PalBodGroup;

/**
 * pal_bod:
 * @scores: (out caller-allocates): of each unit, 0..1; NaN: no part, or no weights keep to the bounds
 * @weights: (out caller-allocates) (nullable): [part * n_units + unit], 0 or more
 *
 * Benefit of the doubt (Melyn and Moesen 1991; Cherchye, Moesen, Rogge and Van Puyenbroeck 2007, Soc
 * Indic Res 82:111-145): each unit gets the weights that are best for it, as long as no
 * unit would get more than 1 with them:
 *
 *   max sum_i w_i y_i0  with  sum_i w_i y_ij <= 1 for each unit j,  w_i >= 0,
 *   lower_i sum w <= w_i <= upper_i sum w
 *
 * (Thompson, Langemeier, Lee, Lee and Thrall 1990 for the bounds.)  A part that a unit does not have weighs
 * nothing for that unit and counts for nothing where it is a peer (Kuosmanen 2009).  Solved by the
 * simplex method of GLPK, in the dual, which has a row per part only.
 */
void pal_bod (const PalBodGroup *group, double *scores, double *weights);

/* A part below 0: its first unit and part; FALSE: there is none. */
gboolean pal_bod_find_negative (const PalBodGroup *group, guint *unit, guint *part);

G_END_DECLS
