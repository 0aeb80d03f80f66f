/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-data-spread.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-parallel.h"
#include "score/pal-breaks.h"
#include "score/pal-rank.h"
#include "session/pal-data-draw.h"

/* A part is worth a copy of what varies, and does not depend on how many threads there are. */
#define DRAWS_PER_PART 25u

typedef struct
{
  const PalDataSnapshot *snapshot;
  const PalDataSpreadRule *rule;
  PalScores *base; /* owned */
  guint n_units, column;
  guint *groups;          /* of each country, from 1; 0: no score */
  double *scores, *ranks; /* [country * n_draws + draw]; NaN: none */
  guint n_parts, n_done;
  PalProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  GMutex mutex; /* of n_done */
} Work;

static gboolean
has_score (PalScores *scores, guint country, guint column)
{
  return pal_scores_get (scores, country, column)->score_missing == PAL_MISSING_NONE;
}

/* Only countries that are measured by the same domains can be compared by a mean of them. */
static gboolean
is_same_kind (PalScores *a, guint first, PalScores *b, guint second)
{
  for (guint i = 0; i < pal_scores_get_n_columns (a); i++)
    if (pal_scores_get_column_kind (a, i) == PAL_SCORE_DOMAIN &&
        has_score (a, first, i) != has_score (b, second, i))
      return FALSE;
  return TRUE;
}

static gboolean
needs_domains (const Work *work)
{
  return pal_scores_get_column_kind (work->base, work->column) == PAL_SCORE_INDEX;
}

static void
make_groups (Work *work)
{
  guint n_groups = 0;

  for (guint i = 0; i < work->n_units; i++)
    {
      if (!has_score (work->base, i, work->column))
        continue;
      for (guint j = 0; j < i && work->groups[i] == 0; j++)
        if (work->groups[j] != 0 && (!needs_domains (work) || is_same_kind (work->base, i, work->base, j)))
          work->groups[i] = work->groups[j];
      if (work->groups[i] == 0)
        work->groups[i] = ++n_groups;
    }
}

/* Ranks within the groups; @stride from one country to the next in both. */
static void
rank_groups (const Work *work, const double *scores, double *ranks, gsize stride)
{
  g_autofree double *keys = g_new (double, work->n_units + 1);
  g_autofree guint *members = g_new (guint, work->n_units + 1);
  g_autofree guint *found = g_new (guint, work->n_units + 1);
  gboolean is_done = FALSE;

  for (guint group = 1; !is_done; group++)
    {
      guint n = 0;

      is_done = TRUE;
      for (guint i = 0; i < work->n_units; i++)
        {
          is_done = is_done && work->groups[i] <= group;
          if (work->groups[i] != group || isnan (scores[i * stride]))
            continue;
          keys[n] = scores[i * stride];
          members[n++] = i;
        }
      pal_rank (keys, n, found);
      for (guint k = 0; k < n; k++)
        ranks[members[k] * stride] = found[k];
    }
}

static void
run_part (guint part, gpointer data)
{
  Work *work = data;
  guint n_draws = work->rule->n_draws;
  guint first = part * DRAWS_PER_PART, end = MIN (first + DRAWS_PER_PART, n_draws);
  g_autoptr (PalDataDraw) draw = pal_data_draw_new (work->snapshot, work->rule->least);

  for (guint k = first; k < end && !g_cancellable_is_cancelled (work->cancellable); k++)
    {
      g_autoptr (PalScores) scores = pal_data_draw_score (draw, work->rule->seed, k, work->rule->share);

      for (guint i = 0; i < work->n_units; i++)
        if (work->groups[i] != 0 && has_score (scores, i, work->column) &&
            (!needs_domains (work) || is_same_kind (work->base, i, scores, i)))
          work->scores[(gsize) i * n_draws + k] = pal_scores_get (scores, i, work->column)->score;
      rank_groups (work, work->scores + k, work->ranks + k, n_draws);
    }
  if (work->progress == NULL)
    return;
  g_mutex_lock (&work->mutex);
  work->n_done++;
  work->progress ((double) work->n_done / work->n_parts, NULL, work->user_data);
  g_mutex_unlock (&work->mutex);
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Puts the numbers first, rising; returns how many. */
static guint
sort_numbers (double *values, guint n)
{
  guint n_there = 0;

  for (guint i = 0; i < n; i++)
    if (!isnan (values[i]))
      values[n_there++] = values[i];
  qsort (values, n_there, sizeof (double), compare_doubles);
  return n_there;
}

static void
summarise (Work *work, guint index, PalDataSpreadItem *item)
{
  guint n_draws = work->rule->n_draws;
  double *scores = work->scores + (gsize) index * n_draws, *ranks = work->ranks + (gsize) index * n_draws;
  guint type = PAL_BREAKS_QUANTILE_TYPE;

  item->n_draws = sort_numbers (scores, n_draws);
  sort_numbers (ranks, n_draws);
  if (item->n_institutions < work->rule->least)
    item->reason = PAL_DATA_FEW_INSTITUTIONS;
  if (item->group == 0 || item->n_draws == 0)
    item->reason = PAL_DATA_NO_SCORE;
  item->assessed = item->reason == PAL_DATA_ASSESSED;
  if (!item->assessed)
    return;
  item->rank_median = pal_breaks_quantile (ranks, item->n_draws, 0.5, type);
  item->rank_p5 = pal_breaks_quantile (ranks, item->n_draws, 0.05, type);
  item->rank_p95 = pal_breaks_quantile (ranks, item->n_draws, 0.95, type);
  item->score_p5 = pal_breaks_quantile (scores, item->n_draws, 0.05, type);
  item->score_p95 = pal_breaks_quantile (scores, item->n_draws, 0.95, type);
}

static guint
count_marks (const PalDataUnit *unit)
{
  guint n = unit->national->marks != NULL ? unit->national->marks->len : 0;

  for (guint i = 0; i < unit->institutions->len; i++)
    {
      const PalDataSource *source = g_ptr_array_index (unit->institutions, i);

      n += source->marks != NULL ? source->marks->len : 0;
    }
  return n;
}

static void
item_clear (gpointer data)
{
  g_free (((PalDataSpreadItem *) data)->country);
}

static PalDataSpread *
make_spread (Work *work)
{
  PalDataSpread *self = g_new0 (PalDataSpread, 1);
  g_autofree double *scores = g_new (double, work->n_units + 1), *ranks = g_new0 (double, work->n_units + 1);

  self->n_draws = work->rule->n_draws;
  self->seed = work->rule->seed;
  self->least = work->rule->least;
  self->share = work->rule->share;
  self->items = g_array_new (FALSE, TRUE, sizeof (PalDataSpreadItem));
  g_array_set_clear_func (self->items, item_clear);
  for (guint i = 0; i < work->n_units; i++)
    scores[i] = work->groups[i] != 0 ? pal_scores_get (work->base, i, work->column)->score : NAN;
  rank_groups (work, scores, ranks, 1);
  for (guint i = 0; i < work->n_units; i++)
    {
      const PalDataUnit *unit = pal_data_snapshot_get_unit (work->snapshot, i);
      PalDataSpreadItem item = { .country = g_strdup (unit->country),
                                 .reason = PAL_DATA_ASSESSED,
                                 .n_institutions = pal_data_draw_count_answered (unit),
                                 .n_marks = count_marks (unit),
                                 .rank = (guint) ranks[i],
                                 .group = work->groups[i],
                                 .rank_median = NAN,
                                 .rank_p5 = NAN,
                                 .rank_p95 = NAN,
                                 .score_p5 = NAN,
                                 .score_p95 = NAN };

      for (guint j = 0; j < work->n_units; j++)
        item.n_group += item.group != 0 && work->groups[j] == item.group ? 1 : 0;
      summarise (work, i, &item);
      g_array_append_val (self->items, item);
    }
  return self;
}

static gboolean
check_rule (const PalDataSpreadRule *rule, int column, GError **error)
{
  if (column < 0)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "there is no column %s", rule->column);
  else if (rule->n_draws < 1 || rule->n_draws > PAL_DATA_SPREAD_MAX_DRAWS)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the number of draws must be from 1 to %d, not %u",
                 PAL_DATA_SPREAD_MAX_DRAWS, rule->n_draws);
  else if (!(rule->share >= 0 && rule->share <= 1) || rule->least < 2)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                         "the share must be from 0 to 1, and the least number of institutions 2 or more");
  else
    return TRUE;
  return FALSE;
}

PalDataSpread *
pal_data_spread_new (const PalDataSnapshot *snapshot,
                     const PalDataSpreadRule *rule,
                     PalProgressFunc progress,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (PalDataDraw) as_is = pal_data_draw_new (snapshot, rule->least);
  g_autoptr (PalScores) base = pal_data_draw_score_as_is (as_is);
  guint n_units = pal_data_snapshot_get_n_units (snapshot);
  gsize n_results = (gsize) n_units * rule->n_draws;
  g_autofree guint *groups = g_new0 (guint, n_units + 1);
  g_autofree double *scores = NULL, *ranks = NULL;
  int column = pal_scores_find_column (base, rule->column);
  Work work = { .snapshot = snapshot,
                .rule = rule,
                .base = base,
                .n_units = n_units,
                .groups = groups,
                .progress = progress,
                .user_data = user_data,
                .cancellable = cancellable };

  if (!check_rule (rule, column, error))
    return NULL;
  scores = g_new (double, n_results + 1);
  ranks = g_new (double, n_results + 1);
  for (gsize i = 0; i < n_results; i++)
    scores[i] = ranks[i] = NAN;
  work.column = (guint) column;
  work.scores = scores;
  work.ranks = ranks;
  make_groups (&work);
  g_mutex_init (&work.mutex);
  work.n_parts = (rule->n_draws + DRAWS_PER_PART - 1) / DRAWS_PER_PART;
  pal_parallel_run ("data-spread", work.n_parts, run_part, &work);
  g_mutex_clear (&work.mutex);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : make_spread (&work);
}

void
pal_data_spread_free (PalDataSpread *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

const PalDataSpreadItem *
pal_data_spread_find (const PalDataSpread *self, const char *country)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const PalDataSpreadItem *item = &g_array_index (self->items, PalDataSpreadItem, i);

      if (g_strcmp0 (item->country, country) == 0)
        return item;
    }
  return NULL;
}

typedef struct
{
  PalDataSnapshot *snapshot;
  PalDataSpreadRule rule;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  pal_data_snapshot_unref (self->snapshot);
  g_free (self);
}

static void
run_order (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  PalDataSpread *spread =
      pal_data_spread_new (order->snapshot, &order->rule, NULL, NULL, cancellable, &error);

  if (spread != NULL)
    g_task_return_pointer (task, spread, (GDestroyNotify) pal_data_spread_free);
  else
    g_task_return_error (task, error);
}

void
pal_data_spread_new_async (PalDataSnapshot *snapshot,
                           const PalDataSpreadRule *rule,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->snapshot = pal_data_snapshot_ref (snapshot);
  order->rule = *rule;
  g_task_set_source_tag (task, pal_data_spread_new_async);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, run_order);
}

PalDataSpread *
pal_data_spread_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, pal_data_spread_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
