/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-weight-rule.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_INDEX_DENOMINATE,
  PAL_INDEX_IMPUTE,
  PAL_INDEX_SCREEN,
  PAL_INDEX_TREAT,
  PAL_INDEX_NORMALISE,
  PAL_INDEX_AGGREGATE,
} PalIndexStep;
#define PAL_INDEX_N_STEPS 6

typedef enum
{
  PAL_IMPUTE_NONE,
  PAL_IMPUTE_MEAN,
  PAL_IMPUTE_MEDIAN,
  PAL_IMPUTE_GROUP_MEAN,
  PAL_IMPUTE_GROUP_MEDIAN,
  PAL_IMPUTE_LAST,   /* the last earlier time of the unit */
  PAL_IMPUTE_LINEAR, /* between two times of the unit */
} PalImputeMethod;

typedef enum
{
  PAL_TREAT_NONE,
  PAL_TREAT_WINSORISE,
  PAL_TREAT_LOG,
  PAL_TREAT_BOXCOX,
  PAL_TREAT_AUTO, /* winsorise, and where that is not enough the logarithm */
} PalTreatMethod;

typedef enum
{
  PAL_NORMALISE_MINMAX,
  PAL_NORMALISE_GOALPOSTS,
  PAL_NORMALISE_ZSCORE,
  PAL_NORMALISE_RANK,
  PAL_NORMALISE_BORDA,
  PAL_NORMALISE_PERCENTILE_RANK,
  PAL_NORMALISE_DIST_MAX,
  PAL_NORMALISE_DIST_REF,
  PAL_NORMALISE_DIST_TARGET,
  PAL_NORMALISE_FRAC_MAX,
  PAL_NORMALISE_SCALE,
  PAL_NORMALISE_NONE,
} PalNormaliseMethod;

/* What a step does to one indicator. */
typedef struct
{
  PalNormaliseMethod method;
  double lower, upper; /* minmax: of the result; goalposts and scale: of the values */
  gboolean log;        /* goalposts: of the logarithm */
  gboolean cap;        /* goalposts, distances: held within their ends */
  double scale;        /* goalposts and scale: what the upper end becomes */
  double mean, sd;     /* zscore: of the result */
  char *reference;     /* dist_ref: code of a unit */
} PalNormaliseRule;

typedef enum
{
  PAL_MEAN_ARITHMETIC,
  PAL_MEAN_GEOMETRIC,
  PAL_MEAN_HARMONIC,
  PAL_MEAN_POWER,
  PAL_MEAN_MEDIAN,
  PAL_MEAN_COPELAND,
  PAL_MEAN_MPI,  /* Mazziotta-Pareto: the mean less its imbalance */
  PAL_MEAN_AMPI, /* the same formula on values between goalposts */
} PalMeanMethod;

typedef struct
{
  PalMeanMethod method;
  double power; /* of PAL_MEAN_POWER, not 0 */
} PalMeanRule;

typedef enum
{
  PAL_WEIGHTS_EQUAL,
  PAL_WEIGHTS_GIVEN,
  PAL_WEIGHTS_PCA,    /* loadings of the first principal component */
  PAL_WEIGHTS_CORR,   /* so that the parts correlate with the aggregate as their importance says */
  PAL_WEIGHTS_BOD,    /* benefit of the doubt: each unit has its own */
  PAL_WEIGHTS_BUDGET, /* mean share of the points of experts */
} PalWeightMethod;

/* The method document of the CLI contract: how an index is made.  Does not change after reading. */
typedef struct
{
  PalIndexStep steps[PAL_INDEX_N_STEPS];
  guint n_steps;
  gboolean denominate;
  PalImputeMethod impute;
  char *impute_group; /* name of a column of groups, or NULL */
  double unit_min;    /* share of the indicators that a unit must have, 0..1 */
  PalTreatMethod treat;
  gboolean treat_by_time; /* outliers of each time by itself */
  guint max_points;
  double skew, kurtosis;
  PalNormaliseRule normalise;
  GHashTable *normalise_of; /* code -> PalNormaliseRule*, where it differs */
  PalWeightMethod weights;
  GHashTable *weight_of;      /* code -> double* */
  PalWeightRule *weight_rule; /* owned: how weights are computed */
  GArray *means;              /* PalMeanRule per level from the bottom up, the last one repeated */
  /* Share of its parts that an aggregate must have, 0..1: double per level from the bottom up, the last one
   * repeated. */
  GArray *thresholds;
  guint draws;
  guint seed;
  double vary_weights;    /* 0.25: weights times uniform 0.75 .. 1.25 */
  GArray *vary_normalise; /* PalNormaliseRule */
  GArray *vary_means;     /* PalMeanRule */
  GArray *vary_impute;    /* PalImputeMethod */
  GArray *vary_treat;     /* PalTreatMethod */
} PalIndexMethod;

PalIndexMethod *pal_index_method_new (void) G_GNUC_WARN_UNUSED_RESULT; /* all as the contract has it */
/* Errors (PAL_ERROR_INVALID) name @origin and the member. */
PalIndexMethod *pal_index_method_parse (const char *json, gssize length, const char *origin, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void pal_index_method_free (PalIndexMethod *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexMethod, pal_index_method_free)

const PalNormaliseRule *pal_index_method_get_normalise (const PalIndexMethod *self, const char *code);
/* @level of the aggregate that is made: 2 is the lowest. */
const PalMeanRule *pal_index_method_get_mean (const PalIndexMethod *self, guint level);
double pal_index_method_get_threshold (const PalIndexMethod *self, guint level); /* the same levels */
const char *pal_index_step_to_name (PalIndexStep step);
const char *pal_mean_method_to_name (PalMeanMethod method);
const char *pal_normalise_method_to_name (PalNormaliseMethod method);
const char *pal_impute_method_to_name (PalImputeMethod method);
const char *pal_treat_method_to_name (PalTreatMethod method);

G_END_DECLS
