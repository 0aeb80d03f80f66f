/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_SCALE_GOALPOSTS,
  PAL_SCALE_MINMAX,
  PAL_SCALE_ZSCORE,          /* over the countries: mean and spread as the indicator says */
  PAL_SCALE_PERCENTILE_RANK, /* share of the other countries that are behind */
  PAL_SCALE_DIST_MAX,        /* distance to the best */
  PAL_SCALE_DIST_REF,        /* to a country */
  PAL_SCALE_DIST_TARGET,     /* to the target of the indicator */
  PAL_SCALE_FRAC_MAX,        /* share of the best */
  PAL_N_SCALES,
} PalScaleMethod;

const char *pal_scale_method_to_name (PalScaleMethod method);

typedef enum
{
  PAL_COUNTRY_VALUE_NONE, /* answered at country level */
  PAL_COUNTRY_VALUE_MEAN,
  PAL_COUNTRY_VALUE_MEDIAN,
  PAL_COUNTRY_VALUE_POOLED_RATIO,
  PAL_COUNTRY_VALUE_POOLED_EXPR,
  PAL_COUNTRY_VALUE_WEIGHTED,
} PalCountryValueMethod;

/* New patients with cancer: the weight of a weighted mean that names no other (domain.md 6.3). */
#define PAL_INDICATOR_WEIGHT_QUESTION "B0I03"

typedef struct
{
  double value;
  char *label;
  char *source;
} PalReferenceLine;

/* One indicator of a framework.  Owned by it, never changed after loading. */
typedef struct
{
  char *id;
  guint index;
  char *domain; /* id, or NULL for a summary index */
  char *title;
  char *definition;
  PalUnitLevel level;
  char *formula;
  char *unit;
  char *measure;
  int decimals;
  int direction; /* +1 higher is better, -1 lower */
  PalScaleMethod scale;
  double lower, upper;         /* GOALPOSTS */
  double scale_mean, scale_sd; /* ZSCORE */
  char *scale_reference;       /* DIST_REF: iso2 of a country */
  gboolean cap;
  gboolean has_levels;
  double cutpoints[3];
  char *level_status; /* native, proposed */
  char *level_source;
  PalReferenceLine *reference_lines;
  guint n_reference_lines;
  gboolean has_target;
  double target;   /* value that is aimed at, in the unit of the indicator */
  int target_year; /* 0: none said */
  char *target_source;
  PalCountryValueMethod country_value;
  char *pooled_ratio;            /* question id */
  char *pooled_num, *pooled_den; /* formulas */
  double pooled_multiplier;
  const char *weight_question; /* of a weighted mean; never NULL there */
  guint publish_min_n;
  double min_coverage; /* share of enrolled clinical institutions, 0..1 */
  int min_items;       /* of mean (): 0 = all required */
  double weight;
  gboolean core;
  gboolean in_composite;
  char **refs;
} PalIndicator;

/* 1..4, or 0 when the indicator has no levels. */
int pal_indicator_get_level_of (const PalIndicator *self, double value);

G_END_DECLS
