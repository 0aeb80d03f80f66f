/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-bod.h"

#include <math.h>

#include "index/pal-bod.h"
#include "index/pal-index-steps.h"

gboolean
pal_index_bod_makes (const PalIndexMethod *method, const PalIndexNode *aggregate)
{
  return method->weights == PAL_WEIGHTS_BOD &&
         pal_weight_rule_has_level (method->weight_rule, aggregate->level - 1);
}

static guint
count_parts (const PalBodGroup *group, guint unit)
{
  guint n = 0;

  for (guint i = 0; i < group->n_parts; i++)
    n += isnan (group->parts[i][unit]) ? 0 : 1;
  return n;
}

/* Too few parts to say anything, whatever was found. */
static void
finish (const PalBodGroup *group,
        const PalIndexNode *aggregate,
        const PalIndexMethod *method,
        double *out,
        const PalIndexData *data,
        GPtrArray *findings)
{
  double threshold = pal_index_method_get_threshold (method, aggregate->level);

  for (guint unit = 0; unit < group->n_units; unit++)
    {
      guint n = count_parts (group, unit);

      if (isnan (out[unit]) && n > 0)
        pal_index_warn (findings, "bod", "%s of %s: no weights of its %u parts keep to the bounds",
                        aggregate->code, data->codes[unit], n);
      out[unit] =
          n > 0 && (double) n / group->n_parts >= threshold ? out[unit] * method->weight_rule->scale : NAN;
    }
}

static void
store_weights (PalMatrix *unit_weights,
               const guint *nodes,
               const PalBodGroup *group,
               const double *found,
               const double *out,
               double scale)
{
  for (guint i = 0; i < group->n_parts; i++)
    for (guint unit = 0; unit < group->n_units; unit++)
      pal_matrix_column (unit_weights, nodes[i])[unit] =
          isnan (out[unit]) ? NAN : scale * found[(gsize) i * group->n_units + unit];
}

void
pal_index_bod (const PalIndexTree *tree,
               const PalIndexNode *aggregate,
               const PalIndexMethod *method,
               const double *const *columns,
               const double *weights,
               double *out,
               PalMatrix *unit_weights,
               const PalIndexData *data,
               GPtrArray *findings)
{
  g_autofree const double **parts = g_new (const double *, aggregate->n_children);
  g_autofree PalWeightBounds *bounds = g_new (PalWeightBounds, aggregate->n_children);
  g_autofree guint *nodes = g_new (guint, aggregate->n_children);
  g_autofree double *found = NULL;
  PalBodGroup group = { .n_units = data->n_units, .parts = parts, .bounds = bounds };
  guint unit, part;

  for (guint i = 0; i < aggregate->n_children; i++)
    {
      guint child = aggregate->children[i];

      if (!(weights[child] > 0))
        continue;
      parts[group.n_parts] = columns[child];
      bounds[group.n_parts] = *pal_weight_rule_get_bounds (method->weight_rule, tree->nodes[child].code);
      nodes[group.n_parts++] = child;
    }
  for (unit = 0; unit < data->n_units; unit++)
    out[unit] = NAN;
  if (group.n_parts == 0)
    return;
  if (pal_bod_find_negative (&group, &unit, &part))
    {
      pal_index_warn (findings, "bod", "%s of %s: %s is below 0, so benefit of the doubt has no result",
                      aggregate->code, data->codes[unit], tree->nodes[nodes[part]].code);
      return;
    }
  found = g_new (double, MAX ((gsize) group.n_parts * group.n_units, 1));
  pal_bod (&group, out, found);
  finish (&group, aggregate, method, out, data, findings);
  if (unit_weights != NULL)
    store_weights (unit_weights, nodes, &group, found, out, method->weight_rule->scale);
}
