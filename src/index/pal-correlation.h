/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-matrix.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_CORRELATION_PEARSON,
  PAL_CORRELATION_SPEARMAN, /* Pearson of mean ranks */
  PAL_CORRELATION_KENDALL,  /* tau-b, ties taken into account */
} PalCorrelationKind;

/* Of the pairs that both have; NaN: fewer than two, or one of them does not vary. */
double pal_correlation (PalCorrelationKind kind, const double *a, const double *b, guint n);

/* Covariance (n - 1) of the pairs that both have; NaN: fewer than two. */
double pal_covariance (const double *a, const double *b, guint n);

/* Cronbach's alpha of some columns, of covariances over the pairs that both have: k / (k - 1) (1 - trace /
 * sum). NaN: fewer than two columns, or no spread. */
double pal_cronbach_alpha (const PalMatrix *values, const guint *columns, guint n_columns);

/* Principal components of some columns, each brought to mean 0 and spread 1, over the units that have them
 * all. */
typedef struct
{
  guint n_columns, n_units; /* units that have them all */
  double *sd;               /* of each component, the greatest first */
  double *share;            /* of the variance */
  double *loadings;         /* [component * n_columns + column], of length 1; the largest is positive */
} PalComponents;

/* NULL: fewer than two columns or units, or a column that does not vary. */
PalComponents *
pal_components_new (const PalMatrix *values, const guint *columns, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void pal_components_free (PalComponents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalComponents, pal_components_free)

G_END_DECLS
