/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"
#include "index/pal-index-method.h"

G_BEGIN_DECLS

/* The steps of an index, each over the whole matrix in place.  What they cannot do they say in @findings
 * (PalFinding*: warnings, with the code of unit or indicator), and the number is missing. */

/* Each indicator with a denominator divided by it; by 0: missing. */
void pal_index_denominate (PalMatrix *values,
                           const PalIndexTree *tree,
                           const PalIndexData *data,
                           GPtrArray *findings);

/* Missing numbers filled in and marked.  A group or a unit without any number leaves them missing. */
void pal_index_impute (PalMatrix *values,
                       const PalIndexData *data,
                       PalImputeMethod method,
                       const char *group,
                       GPtrArray *findings);

/* Share of the indicators that each unit has, 0..1; @out has room for all units. */
void pal_index_availability (const PalMatrix *values, double *out);

/* What the treatment did to one indicator. */
typedef struct
{
  gboolean passed_before;
  double skew_before, kurtosis_before;
  PalTreatMethod method; /* none: nothing was done */
  guint n_points;        /* winsorised values */
  double lambda;         /* of Box-Cox */
  gboolean passed_after;
  double skew_after, kurtosis_after;
} PalTreatment;

/* @out: one per column. */
void
pal_index_treat (PalMatrix *values, const PalIndexMethod *method, PalTreatment *out, GPtrArray *findings);

/* Where the method says so each time by itself.  @times: (out): the times (g_free), NULL: all together.
 * Returns [time * n_columns + column]. */
PalTreatment *pal_index_treat_times (PalMatrix *values,
                                     const PalIndexData *data,
                                     const PalIndexMethod *method,
                                     double **times,
                                     guint *n_times,
                                     GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

/* One column, turned so that more is better.  FALSE with @why (static, or NULL): no number of it has a
 * result. */
gboolean pal_index_normalise_column (const double *values,
                                     guint n,
                                     int direction,
                                     const PalNormaliseRule *rule,
                                     double target,    /* dist_target; NaN: none */
                                     double reference, /* dist_ref: the value of the unit; NaN: missing */
                                     double *out,
                                     const char **why);

/* All columns; @rule NULL: each by the method, else all by that one. */
void pal_index_normalise (PalMatrix *values,
                          const PalIndexTree *tree,
                          const PalIndexData *data,
                          const PalIndexMethod *method,
                          const PalNormaliseRule *rule,
                          GPtrArray *findings);

/* One aggregate of @n_parts columns.  A missing part is left out and the weights of the others grow; fewer
 * parts than the share @threshold: missing.  @weights: 0 or more.  @bad: (out) (nullable): unit and part of
 * the first number that the mean does not take (not above 0 under a geometric or harmonic one), or -1. */
void pal_index_mean (const PalMeanRule *rule,
                     const double *const *parts,
                     const double *weights,
                     guint n_parts,
                     guint n_units,
                     double threshold,
                     double *out,
                     int *bad);

/* A warning of these findings. */
void pal_index_warn (GPtrArray *findings, const char *rule, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
