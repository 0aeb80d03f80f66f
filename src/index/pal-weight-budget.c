/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-weight-budget.h"

#include <gsl/gsl_statistics.h>
#include <math.h>

#include "index/pal-index-steps.h"

/* The shares of one expert among the parts of an aggregate; FALSE: none, or not of all. */
static gboolean
read_shares (const PalIndexTree *tree,
             const PalIndexNode *node,
             const PalWeightRule *rule,
             const PalWeightExpert *expert,
             double *shares,
             GPtrArray *findings)
{
  const char *silent = NULL;
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < node->n_children; i++)
    {
      const char *code = tree->nodes[node->children[i]].code;
      const double *points = g_hash_table_lookup (expert->points, code);

      shares[i] = points != NULL ? *points : 0;
      sum += shares[i];
      n += points != NULL ? 1 : 0;
      if (points == NULL)
        silent = code;
    }
  if (n == 0)
    return FALSE;
  if (silent != NULL)
    {
      pal_index_warn (findings, "budget",
                      "%s says nothing of %s, so the points for the parts of %s do not count", expert->name,
                      silent, node->code);
      return FALSE;
    }
  if (!(sum > 0))
    {
      pal_index_warn (findings, "budget", "%s gives no point to any part of %s", expert->name, node->code);
      return FALSE;
    }
  if (fabs (sum - rule->points) > 1e-6 * rule->points)
    pal_index_warn (findings, "budget",
                    "%s gives %g instead of %g points to the parts of %s: taken as shares", expert->name, sum,
                    rule->points, node->code);
  for (guint i = 0; i < node->n_children; i++)
    shares[i] /= sum;
  return TRUE;
}

static void
summarise (const double *shares, guint n_experts, guint stride, PalWeightSpread *out)
{
  double min, max;

  gsl_stats_minmax (&min, &max, shares, stride, n_experts);
  *out = (PalWeightSpread){ .n_experts = n_experts,
                            .mean = gsl_stats_mean (shares, stride, n_experts),
                            .sd = n_experts >= 2 ? gsl_stats_sd (shares, stride, n_experts) : NAN,
                            .min = min,
                            .max = max };
}

PalWeightSpread *
pal_weight_budget (const PalIndexTree *tree, const PalWeightRule *rule, double *weights, GPtrArray *findings)
{
  PalWeightSpread *spread = g_new (PalWeightSpread, MAX (tree->n_nodes, 1));

  for (guint i = 0; i < tree->n_nodes; i++)
    spread[i] = (PalWeightSpread){ 0, NAN, NAN, NAN, NAN };
  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];
      g_autofree double *shares = g_new (double, MAX ((gsize) rule->experts->len * node->n_children, 1));
      guint n = 0;

      for (guint i = 0; i < rule->experts->len; i++)
        n += read_shares (tree, node, rule, g_ptr_array_index (rule->experts, i),
                          shares + (gsize) n * node->n_children, findings)
                 ? 1
                 : 0;
      if (n == 0)
        pal_index_warn (findings, "budget",
                        "no expert shares points among all parts of %s: the given weights stay", node->code);
      for (guint i = 0; i < node->n_children && n > 0; i++)
        {
          summarise (shares + i, n, node->n_children, &spread[node->children[i]]);
          weights[node->children[i]] = spread[node->children[i]].mean;
        }
    }
  return spread;
}
