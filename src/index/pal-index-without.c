/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-without.h"

#include <math.h>
#include <string.h>

/* An aggregate of which nothing is left would be missing and take its parent with it below a threshold of
 * data: it weighs nothing too. */
static void
drop_empty (const PalIndexTree *tree, double *weights)
{
  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];
      double sum = 0;

      for (guint i = 0; i < node->n_children; i++)
        sum += weights[node->children[i]];
      if (!(sum > 0))
        weights[tree->aggregates[k]] = 0;
    }
}

void
pal_index_rank_without (const PalIndexRun *run, guint node, double *scores, guint *ranks)
{
  const PalIndexTree *tree = run->tree;
  guint n = run->data->n_units, top = tree->n_aggregates - 1;
  g_autofree double *weights = g_memdup2 (run->weights, tree->n_nodes * sizeof (double));
  g_autofree double *all = g_new (double, MAX ((gsize) tree->n_aggregates * n, 1));

  weights[node] = 0;
  drop_empty (tree, weights);
  pal_index_aggregate (tree, run->method, pal_index_run_get_parts (run), weights, NULL, all, run->data, NULL);
  memcpy (scores, all + (gsize) top * n, n * sizeof (double));
  pal_index_rank (scores, run->data->times, n, ranks);
}

double
pal_index_mean_shift (const guint *a, const guint *b, guint n)
{
  double sum = 0;
  guint n_both = 0;

  for (guint i = 0; i < n; i++)
    if (a[i] != 0 && b[i] != 0)
      {
        sum += fabs ((double) a[i] - b[i]);
        n_both++;
      }
  return n_both > 0 ? sum / n_both : NAN;
}
