/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-run.h"

#include <gsl/gsl_sort.h>
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "index/pal-index-bod.h"
#include "index/pal-index-weights.h"
#include "model/pal-finding.h"

void
pal_index_run_free (PalIndexRun *self)
{
  if (self == NULL)
    return;
  pal_index_data_free (self->data);
  g_free (self->included);
  g_free (self->availability);
  for (guint i = 0; i < PAL_INDEX_N_STEPS; i++)
    pal_matrix_free (self->after[i]);
  g_free (self->treatments);
  g_free (self->treatment_times);
  g_free (self->weights);
  g_free (self->spread);
  pal_matrix_free (self->unit_weights);
  pal_matrix_free (self->scores);
  g_free (self->ranks);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static void
warn_unknown (PalIndexRun *self, GHashTable *table, const char *member)
{
  GHashTableIter iter;
  gpointer code;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (pal_index_tree_find (self->tree, code) < 0)
      pal_index_warn (self->findings, "method", "\"%s\" of the method names %s, which is not in the data",
                      member, (char *) code);
}

/* What does not reach the share of data leaves, with all its rows. */
static void
screen (PalIndexRun *self, PalMatrix **values)
{
  g_autofree gboolean *keep = g_new (gboolean, MAX (self->data->n_units, 1));
  PalMatrix *rest;
  PalIndexData *data;
  guint n_left = 0;

  pal_index_availability (*values, self->availability);
  for (guint i = 0; i < self->data->n_units; i++)
    {
      keep[i] = self->availability[i] >= self->method->unit_min - 1e-12;
      self->included[i] = keep[i];
      n_left += keep[i] ? 1 : 0;
      if (!keep[i] && self->data->times != NULL)
        pal_index_warn (self->findings, "screen", "%s of %g has %.1f %% of the indicators and is left out",
                        self->data->codes[i], self->data->times[i], 100 * self->availability[i]);
      else if (!keep[i])
        pal_index_warn (self->findings, "screen", "%s has %.1f %% of the indicators and is left out",
                        self->data->codes[i], 100 * self->availability[i]);
    }
  if (n_left == self->data->n_units)
    return;
  rest = pal_matrix_filter (*values, keep);
  data = pal_index_data_filter (self->data, keep);
  pal_matrix_free (*values);
  *values = rest;
  pal_index_data_free (self->data);
  self->data = data;
}

/* Returns whether the step was taken. */
static gboolean
take_step (PalIndexRun *self, PalIndexStep step, PalMatrix **values)
{
  const PalIndexMethod *method = self->method;

  switch (step)
    {
    case PAL_INDEX_DENOMINATE:
      if (method->denominate)
        pal_index_denominate (*values, self->tree, self->data, self->findings);
      return method->denominate;
    case PAL_INDEX_IMPUTE:
      pal_index_impute (*values, self->data, method->impute, method->impute_group, self->findings);
      return method->impute != PAL_IMPUTE_NONE;
    case PAL_INDEX_SCREEN:
      screen (self, values);
      return method->unit_min > 0;
    case PAL_INDEX_TREAT:
      self->treatments = pal_index_treat_times (*values, self->data, method, &self->treatment_times,
                                                &self->n_treatment_times, self->findings);
      return method->treat != PAL_TREAT_NONE;
    case PAL_INDEX_NORMALISE:
      pal_index_normalise (*values, self->tree, self->data, method, NULL, self->findings);
      return TRUE;
    case PAL_INDEX_AGGREGATE:
    default:
      return TRUE;
    }
}

/* Who has no result because the numbers are beyond all measure. */
static void
warn_too_large (const PalIndexTree *tree,
                const PalIndexNode *node,
                const double *const *parts,
                const double *weights,
                const double *out,
                const PalIndexData *data,
                guint n_units,
                GPtrArray *findings)
{
  for (guint unit = 0; unit < n_units; unit++)
    for (guint i = 0; i < node->n_children && isnan (out[unit]); i++)
      if (!isnan (parts[i][unit]) && fabs (weights[i] * parts[i][unit]) > G_MAXDOUBLE / 1e6)
        {
          pal_index_warn (findings, "mean", "%s of %s: %s is too large to add up", node->code,
                          data->codes[unit], tree->nodes[node->children[i]].code);
          break;
        }
}

/* An aggregate by its mean. */
static void
make_mean (const PalIndexTree *tree,
           const PalIndexNode *node,
           const PalIndexMethod *method,
           const PalMeanRule *mean,
           const double *const *columns,
           const double *weights,
           double *out,
           const PalIndexData *data,
           guint n_units,
           GPtrArray *findings)
{
  g_autofree const double **of_group = g_new (const double *, node->n_children);
  g_autofree double *of_weights = g_new (double, node->n_children);
  int bad[2];

  for (guint i = 0; i < node->n_children; i++)
    {
      of_group[i] = columns[node->children[i]];
      of_weights[i] = weights[node->children[i]];
    }
  pal_index_mean (mean, of_group, of_weights, node->n_children, n_units,
                  pal_index_method_get_threshold (method, node->level), out, bad);
  if (findings != NULL && bad[0] >= 0)
    pal_index_warn (findings, "mean", "%s of %s: %s is not above 0, so a %s mean has no result", node->code,
                    data->codes[bad[0]], tree->nodes[node->children[bad[1]]].code,
                    pal_mean_method_to_name (mean->method));
  if (findings != NULL)
    warn_too_large (tree, node, of_group, of_weights, out, data, n_units, findings);
}

static void
aggregate (const PalIndexTree *tree,
           const PalIndexMethod *method,
           const PalMatrix *parts,
           const double *weights,
           const PalMeanRule *mean,
           double *scores,
           PalMatrix *unit_weights,
           const PalIndexData *data,
           GPtrArray *findings)
{
  g_autofree const double **columns = g_new0 (const double *, MAX (tree->n_nodes, 1));

  for (guint i = 0; i < tree->n_indicators; i++)
    columns[tree->indicators[i]] = pal_matrix_column (parts, i);
  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];
      double *out = scores + (gsize) k * parts->n_units;

      if (pal_index_bod_makes (method, node))
        pal_index_bod (tree, node, method, columns, weights, out, unit_weights, data, findings);
      else
        make_mean (tree, node, method, mean != NULL ? mean : pal_index_method_get_mean (method, node->level),
                   columns, weights, out, data, parts->n_units, findings);
      columns[tree->aggregates[k]] = out;
    }
}

void
pal_index_aggregate (const PalIndexTree *tree,
                     const PalIndexMethod *method,
                     const PalMatrix *parts,
                     const double *weights,
                     const PalMeanRule *mean,
                     double *scores,
                     const PalIndexData *data,
                     GPtrArray *findings)
{
  aggregate (tree, method, parts, weights, mean, scores, NULL, data, findings);
}

static int
compare_times (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Ranks of those units of @members that have a score. */
static void
rank_members (const double *scores, const guint *members, guint n_members, guint *ranks)
{
  g_autofree double *present = g_new (double, MAX (n_members, 1));
  g_autofree guint *units = g_new (guint, MAX (n_members, 1));
  g_autofree gsize *order = g_new (gsize, MAX (n_members, 1));
  guint n = 0, leader = 0;

  for (guint i = 0; i < n_members; i++)
    if (!isnan (scores[members[i]]))
      {
        present[n] = -scores[members[i]];
        units[n++] = members[i];
      }
  gsl_sort_index (order, present, 1, n);
  for (guint i = 0; i < n; i++)
    {
      /* What the rounding of a sum cannot tell apart is a tie. */
      if (present[order[i]] - present[order[leader]] > 1e-12 * MAX (1, fabs (present[order[leader]])))
        leader = i;
      ranks[units[order[i]]] = leader + 1;
    }
}

void
pal_index_rank (const double *scores, const double *times, guint n, guint *ranks)
{
  g_autofree guint *members = g_new (guint, MAX (n, 1));
  g_autofree double *sorted = times != NULL ? g_memdup2 (times, n * sizeof (double)) : NULL;
  guint n_members = 0;

  memset (ranks, 0, n * sizeof (guint));
  if (times == NULL)
    {
      for (guint i = 0; i < n; i++)
        members[i] = i;
      rank_members (scores, members, n, ranks);
      return;
    }
  qsort (sorted, n, sizeof (double), compare_times);
  for (guint k = 0; k < n; k++)
    {
      if (k > 0 && sorted[k] == sorted[k - 1])
        continue;
      n_members = 0;
      for (guint i = 0; i < n; i++)
        if (times[i] == sorted[k])
          members[n_members++] = i;
      rank_members (scores, members, n_members, ranks);
    }
}

static void
make_scores (PalIndexRun *self, const PalMatrix *parts)
{
  const PalIndexTree *tree = self->tree;
  g_autofree char **codes = g_new0 (char *, tree->n_aggregates + 1);

  for (guint i = 0; i < tree->n_aggregates; i++)
    codes[i] = tree->nodes[tree->aggregates[i]].code;
  self->scores = pal_matrix_new ((const char *const *) codes, parts->n_units);
  if (self->method->weights == PAL_WEIGHTS_BOD)
    {
      g_autofree char **all = g_new0 (char *, tree->n_nodes + 1);

      for (guint i = 0; i < tree->n_nodes; i++)
        all[i] = tree->nodes[i].code;
      self->unit_weights = pal_matrix_new ((const char *const *) all, parts->n_units);
    }
  self->ranks = g_new0 (guint, MAX ((gsize) tree->n_aggregates * parts->n_units, 1));
  aggregate (tree, self->method, parts, self->weights, NULL, self->scores->values, self->unit_weights,
             self->data, self->findings);
  for (guint i = 0; i < tree->n_aggregates; i++)
    pal_index_rank (pal_matrix_column (self->scores, i), self->data->times, parts->n_units,
                    self->ranks + (gsize) i * parts->n_units);
}

static void
choose_weights (PalIndexRun *self, const PalMatrix *parts)
{
  self->weights = g_new (double, self->tree->n_nodes);
  pal_index_weights_given (self->tree, self->method, self->weights);
  if (self->method->weights == PAL_WEIGHTS_BUDGET)
    self->spread = pal_weight_budget (self->tree, self->method->weight_rule, self->weights, self->findings);
  pal_index_weights_compute (self->tree, self->method, parts, self->weights, self->findings);
  pal_index_weights_check (self->tree, self->weights, self->findings);
}

static PalIndexData *
copy_data (const PalIndexData *data)
{
  g_autofree gboolean *all = g_new (gboolean, MAX (data->n_units, 1));

  for (guint i = 0; i < data->n_units; i++)
    all[i] = TRUE;
  return pal_index_data_filter (data, all);
}

PalIndexRun *
pal_index_run_new (const PalIndexTree *tree,
                   const PalIndexData *data,
                   const PalIndexMethod *method,
                   GError **error)
{
  g_autoptr (PalIndexRun) self = g_new0 (PalIndexRun, 1);
  g_autoptr (PalMatrix) values = pal_matrix_copy (data->indicators);

  self->tree = tree;
  self->method = method;
  self->data = copy_data (data);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  self->n_units_in = data->n_units;
  self->included = g_new (gboolean, MAX (data->n_units, 1));
  self->availability = g_new0 (double, MAX (data->n_units, 1));
  for (guint i = 0; i < data->n_units; i++)
    self->included[i] = TRUE;
  pal_index_availability (values, self->availability);
  warn_unknown (self, method->weight_of, "weights");
  warn_unknown (self, method->weight_rule->importance_of, "importance");
  warn_unknown (self, method->weight_rule->bounds_of, "bounds");
  for (guint i = 0; i < method->weight_rule->experts->len; i++)
    warn_unknown (self, ((PalWeightExpert *) g_ptr_array_index (method->weight_rule->experts, i))->points,
                  "experts");
  warn_unknown (self, method->normalise_of, "normalise");
  for (guint i = 0; i < method->n_steps; i++)
    if (take_step (self, method->steps[i], &values) && method->steps[i] != PAL_INDEX_AGGREGATE)
      self->after[method->steps[i]] = pal_matrix_copy (values);
  if (self->data->n_units == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                   data->n_units == 0 ? "there is no unit" : "no unit has enough of the indicators");
      return NULL;
    }
  choose_weights (self, values);
  make_scores (self, values);
  self->after[PAL_INDEX_AGGREGATE] = g_steal_pointer (&values);
  return g_steal_pointer (&self);
}

const PalMatrix *
pal_index_run_get_parts (const PalIndexRun *self)
{
  return self->after[PAL_INDEX_AGGREGATE];
}

void
pal_index_effective_weights (const PalIndexTree *tree, const double *weights, double *out)
{
  /* Parents come before their children when the aggregates are walked from the top. */
  for (guint i = 0; i < tree->n_nodes; i++)
    out[i] = tree->nodes[i].parent < 0 ? 1 : 0;
  for (guint k = tree->n_aggregates; k-- > 0;)
    {
      const PalIndexNode *node = &tree->nodes[tree->aggregates[k]];
      double sum = 0;

      for (guint i = 0; i < node->n_children; i++)
        sum += weights[node->children[i]];
      for (guint i = 0; i < node->n_children; i++)
        out[node->children[i]] = sum > 0 ? out[tree->aggregates[k]] * weights[node->children[i]] / sum : 0;
    }
}
