/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-comparison.h"

#include <math.h>

#include "index/pal-correlation.h"
#include "index/pal-index-bod.h"
#include "index/pal-index-without.h"

void
pal_index_comparison_free (PalIndexComparison *self)
{
  if (self == NULL)
    return;
  g_free (self->changes);
  g_free (self);
}

static double
score_of (const PalIndexRun *run, guint unit)
{
  return pal_matrix_get (run->scores, unit, run->tree->n_aggregates - 1);
}

static gboolean
is_at (const PalIndexRun *run, guint unit, double time)
{
  return isnan (time) || run->data->times == NULL || run->data->times[unit] == time;
}

static guint
count_scores (const PalIndexRun *run, double time)
{
  guint n = 0;

  for (guint unit = 0; unit < run->data->n_units; unit++)
    n += is_at (run, unit, time) && !isnan (score_of (run, unit)) ? 1 : 0;
  return n;
}

/* The unit of that code that has a score at that time; -1: none. */
static int
find_scored (const PalIndexRun *run, const char *code, double time)
{
  int unit = isnan (time) ? pal_index_data_find_unit (run->data, code)
                          : pal_index_data_find_at (run->data, code, time);

  return unit >= 0 && !isnan (score_of (run, (guint) unit)) ? unit : -1;
}

static void
take_figures (PalIndexComparison *self)
{
  g_autofree double *first = g_new (double, MAX (self->n, 1)), *second = g_new (double, MAX (self->n, 1));
  g_autofree guint *first_ranks = g_new (guint, MAX (self->n, 1)),
                   *second_ranks = g_new (guint, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    {
      first[i] = self->changes[i].first_score;
      second[i] = self->changes[i].second_score;
    }
  pal_index_rank (first, NULL, self->n, first_ranks);
  pal_index_rank (second, NULL, self->n, second_ranks);
  for (guint i = 0; i < self->n; i++)
    {
      guint shift = MAX (first_ranks[i], second_ranks[i]) - MIN (first_ranks[i], second_ranks[i]);

      self->changes[i].first_rank = first_ranks[i];
      self->changes[i].second_rank = second_ranks[i];
      self->n_moved += shift > 0 ? 1 : 0;
      self->largest_shift = MAX (self->largest_shift, shift);
    }
  self->mean_shift = pal_index_mean_shift (first_ranks, second_ranks, self->n);
  self->pearson = pal_correlation (PAL_CORRELATION_PEARSON, first, second, self->n);
  self->spearman = pal_correlation (PAL_CORRELATION_SPEARMAN, first, second, self->n);
  self->kendall = pal_correlation (PAL_CORRELATION_KENDALL, first, second, self->n);
}

PalIndexComparison *
pal_index_comparison_new (const PalIndexRun *first,
                          double first_time,
                          const PalIndexRun *second,
                          double second_time)
{
  PalIndexComparison *self = g_new0 (PalIndexComparison, 1);

  self->changes = g_new0 (PalIndexChange, MAX (first->data->n_units, 1));
  for (guint unit = 0; unit < first->data->n_units; unit++)
    {
      int other = find_scored (second, first->data->codes[unit], second_time);

      if (other < 0 || !is_at (first, unit, first_time) || isnan (score_of (first, unit)))
        continue;
      self->changes[self->n++] = (PalIndexChange){ .first = unit,
                                                   .second = (guint) other,
                                                   .first_score = score_of (first, unit),
                                                   .second_score = score_of (second, (guint) other) };
    }
  self->n_only_first = count_scores (first, first_time) - self->n;
  self->n_only_second = count_scores (second, second_time) - self->n;
  take_figures (self);
  return self;
}

/* What one unit of the part adds to the aggregate of this unit. */
static double
share_of (const PalIndexRun *run, const PalIndexNode *node, const double *values, guint child, guint unit)
{
  double sum = 0;

  if (isnan (values[child]))
    return 0;
  if (pal_index_bod_makes (run->method, node))
    return pal_matrix_get (run->unit_weights, unit, child);
  for (guint i = 0; i < node->n_children; i++)
    if (!isnan (values[node->children[i]]))
      sum += run->weights[node->children[i]];
  return sum > 0 ? run->weights[child] / sum : 0;
}

gboolean
pal_index_contributions (const PalIndexRun *run, guint unit, double *out)
{
  const PalIndexTree *tree = run->tree;
  g_autofree double *values = g_new (double, tree->n_nodes), *shares = g_new0 (double, tree->n_nodes);
  const PalMatrix *parts = pal_index_run_get_parts (run);

  for (guint i = 0; i < tree->n_indicators; i++)
    values[tree->indicators[i]] = pal_matrix_get (parts, unit, i);
  for (guint k = 0; k < tree->n_aggregates; k++)
    values[tree->aggregates[k]] = pal_matrix_get (run->scores, unit, k);
  shares[tree->aggregates[tree->n_aggregates - 1]] = 1;
  if (isnan (score_of (run, unit)))
    return FALSE;
  for (guint k = tree->n_aggregates; k-- > 0;)
    {
      guint index = tree->aggregates[k];
      const PalIndexNode *node = &tree->nodes[index];

      if (!(shares[index] > 0))
        continue;
      if (!pal_index_bod_makes (run->method, node) &&
          pal_index_method_get_mean (run->method, node->level)->method != PAL_MEAN_ARITHMETIC)
        return FALSE;
      for (guint i = 0; i < node->n_children; i++)
        {
          double share = share_of (run, node, values, node->children[i], unit);

          shares[node->children[i]] = isnan (share) ? 0 : shares[index] * share;
        }
    }
  for (guint i = 0; i < tree->n_indicators; i++)
    out[i] = shares[tree->indicators[i]] > 0 ? shares[tree->indicators[i]] * values[tree->indicators[i]] : 0;
  return TRUE;
}
