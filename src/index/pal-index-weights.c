/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-weights.h"

#include <math.h>

#include "index/pal-index-steps.h"
#include "index/pal-moments.h"
#include "index/pal-weight-group.h"

typedef struct
{
  const PalIndexTree *tree;
  const PalIndexMethod *method;
  guint n_units;
  const double **columns; /* of each node; NULL: not made yet */
  double *weights;        /* of each node */
  GPtrArray *findings;
} Weigher;

void
pal_index_weights_given (const PalIndexTree *tree, const PalIndexMethod *method, double *out)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const double *own = g_hash_table_lookup (method->weight_of, tree->nodes[i].code);

      if (own != NULL)
        out[i] = *own;
      else
        out[i] = method->weights == PAL_WEIGHTS_EQUAL ? 1 : tree->nodes[i].weight;
    }
}

void
pal_index_weights_check (const PalIndexTree *tree, const double *weights, GPtrArray *findings)
{
  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];
      double sum = 0;

      for (guint i = 0; i < node->n_children; i++)
        sum += weights[node->children[i]];
      if (!(sum > 0))
        pal_index_warn (findings, "weights", "%s: the weights of its parts are all 0, so it has no value",
                        node->code);
      else if (!isfinite (sum))
        pal_index_warn (findings, "weights", "%s: the weights of its parts are too large to add up",
                        node->code);
    }
}

/* Rounding is no spread. */
static gboolean
has_spread (const double *column, guint n)
{
  PalMoments moments;

  pal_moments_compute (column, n, &moments);
  return moments.n >= 3 && moments.max - moments.min > 1e-12 * MAX (fabs (moments.max), fabs (moments.min));
}

/* The given nodes, which become parts of one thing called @name. */
static void
weigh (Weigher *self, const char *name, const PalMeanRule *mean, const guint *nodes, guint n_nodes)
{
  g_autofree guint *picked = g_new (guint, MAX (n_nodes, 1));
  g_autofree const char **codes = g_new (const char *, MAX (n_nodes, 1));
  g_autofree const double **columns = g_new (const double *, MAX (n_nodes, 1));
  g_autofree double *importance = g_new (double, MAX (n_nodes, 1));
  g_autofree double *found = g_new (double, MAX (n_nodes, 1));
  guint level = n_nodes > 0 ? self->tree->nodes[nodes[0]].level + 1 : 2;
  PalWeightGroup group = { .name = name,
                           .n_units = self->n_units,
                           .codes = codes,
                           .columns = columns,
                           .importance = importance,
                           .mean = mean,
                           .threshold = pal_index_method_get_threshold (self->method, level) };
  gboolean is_found;

  for (guint i = 0; i < n_nodes; i++)
    {
      const char *code = self->tree->nodes[nodes[i]].code;
      const double *own = g_hash_table_lookup (self->method->weight_rule->importance_of, code);

      if (!has_spread (self->columns[nodes[i]], self->n_units))
        continue;
      picked[group.n_parts] = nodes[i];
      codes[group.n_parts] = code;
      columns[group.n_parts] = self->columns[nodes[i]];
      importance[group.n_parts++] = own != NULL ? *own : 1;
    }
  if (group.n_parts == 0)
    {
      pal_index_warn (self->findings, "weights", "%s: no part has a spread: the given weights stay", name);
      return;
    }
  found[0] = 1;
  is_found = group.n_parts == 1 ||
             (self->method->weights == PAL_WEIGHTS_PCA ? pal_weight_pca (&group, found, self->findings)
                                                       : pal_weight_corr (&group, found, self->findings));
  for (guint i = 0, k = 0; i < n_nodes && is_found; i++)
    {
      gboolean is_picked = k < group.n_parts && picked[k] == nodes[i];

      self->weights[nodes[i]] = is_picked ? found[k] : 0;
      k += is_picked ? 1 : 0;
      if (!is_picked)
        pal_index_warn (self->findings, "weights",
                        "%s: %s has no spread, so no weight can be computed: it counts 0", name,
                        self->tree->nodes[nodes[i]].code);
    }
}

static void
weigh_level (Weigher *self, guint level)
{
  g_autofree guint *nodes = g_new (guint, MAX (self->tree->n_nodes, 1));
  g_autofree char *name = g_strdup_printf ("level %u", level);
  guint n = 0;

  if (self->method->weights == PAL_WEIGHTS_PCA && !self->method->weight_rule->by_groups)
    {
      for (guint i = 0; i < self->tree->n_nodes; i++)
        if (self->tree->nodes[i].level == level)
          nodes[n++] = i;
      weigh (self, name, pal_index_method_get_mean (self->method, level + 1), nodes, n);
      return;
    }
  for (guint k = 0; k < self->tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &self->tree->nodes[self->tree->aggregates[k]];

      if (node->level == level + 1)
        weigh (self, node->code, pal_index_method_get_mean (self->method, node->level), node->children,
               node->n_children);
    }
}

/* The aggregates of a level, with the weights that their parts have got. */
static void
make_level (Weigher *self, guint level, double *scores)
{
  g_autofree const double **parts = g_new (const double *, MAX (self->tree->n_nodes, 1));
  g_autofree double *weights = g_new (double, MAX (self->tree->n_nodes, 1));

  for (guint k = 0; k < self->tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &self->tree->nodes[self->tree->aggregates[k]];
      double *out = scores + (gsize) k * self->n_units;

      if (node->level != level)
        continue;
      for (guint i = 0; i < node->n_children; i++)
        {
          parts[i] = self->columns[node->children[i]];
          weights[i] = self->weights[node->children[i]];
        }
      pal_index_mean (pal_index_method_get_mean (self->method, level), parts, weights, node->n_children,
                      self->n_units, pal_index_method_get_threshold (self->method, level), out, NULL);
      self->columns[self->tree->aggregates[k]] = out;
    }
}

void
pal_index_weights_compute (const PalIndexTree *tree,
                           const PalIndexMethod *method,
                           const PalMatrix *parts,
                           double *weights,
                           GPtrArray *findings)
{
  g_autofree const double **columns = g_new0 (const double *, MAX (tree->n_nodes, 1));
  g_autofree double *scores = g_new (double, MAX ((gsize) tree->n_aggregates * parts->n_units, 1));
  Weigher self = { tree, method, parts->n_units, columns, weights, findings };

  if (method->weights != PAL_WEIGHTS_PCA && method->weights != PAL_WEIGHTS_CORR)
    return;
  for (guint i = 0; i < tree->n_indicators; i++)
    columns[tree->indicators[i]] = pal_matrix_column (parts, i);
  for (guint level = 1; level < tree->n_levels; level++)
    {
      if (pal_weight_rule_has_level (method->weight_rule, level))
        weigh_level (&self, level);
      make_level (&self, level + 1, scores);
    }
}
