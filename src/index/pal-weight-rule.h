/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-json.h"

G_BEGIN_DECLS

/* One who shared points among the parts of aggregates. */
typedef struct
{
  char *name;
  GHashTable *points; /* code -> double*, 0 or more */
} PalWeightExpert;

/* Least and greatest share of the weights, 0..1. */
typedef struct
{
  double lower, upper;
} PalWeightBounds;

/* The members of "weights" beside method and values: how weights are computed. */
typedef struct
{
  GArray *levels;            /* guint, of the parts: 1 = indicators; empty: all */
  gboolean by_groups;        /* pca: within each aggregate, else over all nodes of a level */
  GHashTable *importance_of; /* corr: code -> double*, above 0; 1 where silent */
  PalWeightBounds bounds;    /* bod: "*" */
  GHashTable *bounds_of;     /* bod: code -> PalWeightBounds* */
  double scale;              /* bod: what the best unit gets */
  double points;             /* budget: what each expert has per aggregate */
  GPtrArray *experts;        /* budget: PalWeightExpert* */
} PalWeightRule;

PalWeightRule *pal_weight_rule_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_weight_rule_free (PalWeightRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalWeightRule, pal_weight_rule_free)

/* Errors (PAL_ERROR_INVALID) name the member; of points also who gave them. */
gboolean pal_weight_rule_read (PalWeightRule *self, JsonObject *weights, GError **error);

gboolean pal_weight_rule_has_level (const PalWeightRule *self, guint level);
const PalWeightBounds *pal_weight_rule_get_bounds (const PalWeightRule *self, const char *code);

G_END_DECLS
