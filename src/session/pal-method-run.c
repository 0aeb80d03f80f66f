/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-run.h"

#include <math.h>
#include <stdlib.h>

PalMethodRun *
pal_method_run_ref (PalMethodRun *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
pal_method_run_unref (PalMethodRun *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  pal_index_run_free (self->run);
  pal_index_method_free (self->method);
  pal_method_settings_free (self->settings);
  g_clear_pointer (&self->index, pal_score_index_unref);
  g_free (self->missing);
  g_free (self);
}

/* Place of the node among the indicators. */
static guint
find_column (const PalIndexTree *tree, guint node)
{
  guint column = 0;

  while (tree->indicators[column] != node)
    column++;
  return column;
}

/* The worst reason among the parts of a domain that have no score; NA where none of them says why. */
static PalMissing
find_reason (const PalMethodRun *self, const PalIndexNode *domain, const PalMatrix *scored, guint unit)
{
  PalMissing worst = PAL_MISSING_NONE;

  for (guint i = 0; i < domain->n_children; i++)
    {
      guint column = find_column (self->index->tree, domain->children[i]);
      PalMissing why = self->index->why[(gsize) column * scored->n_units + unit];

      if (!isnan (pal_matrix_get (scored, unit, column)))
        continue;
      why = why == PAL_MISSING_NONE ? PAL_MISSING_NA : why;
      worst = worst == PAL_MISSING_NONE ? why : pal_missing_worse (worst, why);
    }
  return worst == PAL_MISSING_NONE ? PAL_MISSING_NA : worst;
}

/* A domain is shown from a share of its *weight*, as PalScorer does; what it has is taken from the average
 * then. */
static gboolean
has_enough (const PalMethodRun *self, const PalIndexNode *domain, const PalMatrix *scored, guint unit)
{
  double present = 0, all = 0;

  for (guint i = 0; i < domain->n_children; i++)
    {
      double weight = self->run->weights[domain->children[i]];

      all += weight;
      if (!isnan (pal_matrix_get (scored, unit, find_column (self->index->tree, domain->children[i]))))
        present += weight;
    }
  return all > 0 && present / all >= self->settings->domain_share - 1e-12;
}

static void
drop_thin_domains (PalMethodRun *self)
{
  const PalIndexTree *tree = self->index->tree;
  PalMatrix *parts = self->run->after[PAL_INDEX_AGGREGATE];
  const double none = 0;

  for (guint k = 0; k + 1 < tree->n_aggregates; k++)
    {
      const PalIndexNode *domain = &tree->nodes[tree->aggregates[k]];

      for (guint unit = 0; unit < parts->n_units; unit++)
        {
          if (has_enough (self, domain, parts, unit))
            continue;
          self->missing[(gsize) k * parts->n_units + unit] = find_reason (self, domain, parts, unit);
          for (guint i = 0; i < domain->n_children; i++)
            pal_matrix_column (parts, find_column (tree, domain->children[i]))[unit] = NAN;
        }
    }
  /* By weight it was decided here; the engine would count parts. */
  g_array_remove_index (self->method->thresholds, 0);
  g_array_prepend_val (self->method->thresholds, none);
}

static void
aggregate_again (PalMethodRun *self)
{
  const PalIndexTree *tree = self->index->tree;
  PalIndexRun *run = self->run;
  guint n = run->data->n_units;

  pal_index_aggregate (tree, self->method, run->after[PAL_INDEX_AGGREGATE], run->weights, NULL,
                       run->scores->values, run->data, NULL);
  for (guint k = 0; k < tree->n_aggregates; k++)
    pal_index_rank (pal_matrix_column (run->scores, k), NULL, n, run->ranks + (gsize) k * n);
}

static void
explain_missing (PalMethodRun *self)
{
  const PalIndexTree *tree = self->index->tree;
  const PalMatrix *parts = self->run->after[PAL_INDEX_AGGREGATE], *scores = self->run->scores;
  guint n = scores->n_units, top = tree->n_aggregates - 1;

  for (guint k = 0; k < top; k++)
    for (guint unit = 0; unit < n; unit++)
      if (isnan (pal_matrix_get (scores, unit, k)) && self->missing[(gsize) k * n + unit] == PAL_MISSING_NONE)
        self->missing[(gsize) k * n + unit] =
            find_reason (self, &tree->nodes[tree->aggregates[k]], parts, unit);
  for (guint unit = 0; unit < n; unit++)
    {
      PalMissing worst = PAL_MISSING_NONE;

      if (!isnan (pal_matrix_get (scores, unit, top)))
        continue;
      for (guint k = 0; k < top; k++)
        {
          PalMissing why = self->missing[(gsize) k * n + unit];

          if (why != PAL_MISSING_NONE)
            worst = worst == PAL_MISSING_NONE ? why : pal_missing_worse (worst, why);
        }
      self->missing[(gsize) top * n + unit] = worst == PAL_MISSING_NONE ? PAL_MISSING_NA : worst;
    }
}

PalMethodRun *
pal_method_run_new (PalScoreIndex *index, const PalMethodSettings *settings, GError **error)
{
  PalMethodRun *self;

  g_return_val_if_fail (index != NULL && settings != NULL && settings->n_nodes == index->tree->n_nodes, NULL);

  self = g_new0 (PalMethodRun, 1);
  self->ref_count = 1;
  self->index = pal_score_index_ref (index);
  self->settings = pal_method_settings_copy (settings);
  self->method = pal_method_settings_to_method (settings, index);
  self->missing = g_new0 (PalMissing, MAX ((gsize) index->tree->n_aggregates * index->data->n_units, 1));
  self->run = pal_index_run_new (index->tree, index->data, self->method, error);
  if (self->run == NULL)
    {
      pal_method_run_unref (self);
      return NULL;
    }
  drop_thin_domains (self);
  aggregate_again (self);
  explain_missing (self);
  return self;
}

void
pal_method_run_get (const PalMethodRun *self, guint aggregate, guint unit, PalMethodCell *out)
{
  guint n = self->run->data->n_units;

  g_return_if_fail (aggregate < self->index->tree->n_aggregates && unit < n);

  out->missing = self->missing[(gsize) aggregate * n + unit];
  out->score = out->missing == PAL_MISSING_NONE ? pal_matrix_get (self->run->scores, unit, aggregate) : 0;
  out->rank = self->run->ranks[(gsize) aggregate * n + unit];
}

gboolean
pal_method_run_agrees (const PalMethodRun *self, PalScores *scores)
{
  const PalIndexTree *tree = self->index->tree;

  for (guint k = 0; k < tree->n_aggregates; k++)
    {
      int column = pal_scores_find_column (scores, tree->nodes[tree->aggregates[k]].code);

      for (guint unit = 0; unit < self->run->data->n_units; unit++)
        {
          const PalScore *released = column >= 0 ? pal_scores_get (scores, unit, (guint) column) : NULL;
          PalMethodCell cell;

          pal_method_run_get (self, k, unit, &cell);
          if (released == NULL ||
              (cell.missing == PAL_MISSING_NONE) != (released->missing == PAL_MISSING_NONE) ||
              (cell.missing == PAL_MISSING_NONE && fabs (cell.score - released->score) > 1e-6))
            return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  guint unit, shift;
} Mover;

static int
compare_movers (const void *a, const void *b)
{
  const Mover *x = a, *y = b;

  if (x->shift != y->shift)
    return x->shift > y->shift ? -1 : 1;
  return (x->unit > y->unit) - (x->unit < y->unit);
}

void
pal_method_run_compare (const PalMethodRun *self,
                        const PalMethodRun *before,
                        guint aggregate,
                        PalMethodShift *out)
{
  guint n = self->run->data->n_units;
  g_autofree Mover *movers = g_new (Mover, MAX (n, 1));
  double sum = 0;

  *out = (PalMethodShift){ 0 };
  for (guint unit = 0; unit < n && unit < before->run->data->n_units; unit++)
    {
      guint now = self->run->ranks[(gsize) aggregate * n + unit],
            then = before->run->ranks[(gsize) aggregate * before->run->data->n_units + unit];

      if (now == 0 || then == 0)
        continue;
      out->n_ranked++;
      sum += now > then ? now - then : then - now;
      if (now != then)
        movers[out->n_changed++] = (Mover){ unit, now > then ? now - then : then - now };
    }
  out->mean_shift = out->n_ranked > 0 ? sum / out->n_ranked : 0;
  qsort (movers, out->n_changed, sizeof *movers, compare_movers);
  out->movers = g_new (guint, MAX (out->n_changed, 1));
  for (guint i = 0; i < out->n_changed; i++)
    out->movers[i] = movers[i].unit;
}

void
pal_method_shift_clear (PalMethodShift *self)
{
  g_clear_pointer (&self->movers, g_free);
}

void
pal_method_run_get_shares (const PalMethodRun *self, double *out)
{
  pal_index_effective_weights (self->index->tree, self->run->weights, out);
}
