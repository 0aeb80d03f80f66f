/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-standings.h"

#include <math.h>
#include <stdlib.h>

#include "index/pal-index-run.h"

struct _PalIndexStandings
{
  const PalIndexData *data; /* borrowed */
  const PalMatrix *values;  /* borrowed */
  guint *ranks;             /* [column * n_units + unit]; 0: missing */
  guint *last;              /* the same shape: the worst rank at that time */
  guint *n_ranked;          /* the same shape */
  guint *first_of;          /* of each unit: the first unit of its time, which counts for all of it */
};

static void
find_first (PalIndexStandings *self)
{
  const double *times = self->data->times;

  for (guint i = 0; i < self->values->n_units; i++)
    {
      guint first = 0;

      while (times != NULL && times[first] != times[i])
        first++;
      self->first_of[i] = first;
    }
}

static void
rank_column (PalIndexStandings *self, guint column, int direction)
{
  guint n = self->values->n_units;
  const double *values = pal_matrix_column (self->values, column);
  g_autofree double *turned = g_new (double, MAX (n, 1));
  guint *ranks = self->ranks + (gsize) column * n, *last = self->last + (gsize) column * n,
        *n_ranked = self->n_ranked + (gsize) column * n;

  for (guint i = 0; i < n; i++)
    turned[i] = direction * values[i];
  pal_index_rank (turned, self->data->times, n, ranks);
  for (guint i = 0; i < n; i++)
    {
      guint first = self->first_of[i];

      last[first] = MAX (last[first], ranks[i]);
      n_ranked[first] += ranks[i] != 0 ? 1 : 0;
    }
  for (guint i = 0; i < n; i++)
    {
      last[i] = last[self->first_of[i]];
      n_ranked[i] = n_ranked[self->first_of[i]];
    }
}

PalIndexStandings *
pal_index_standings_new (const PalIndexTree *tree, const PalIndexData *data, const PalMatrix *values)
{
  PalIndexStandings *self = g_new0 (PalIndexStandings, 1);
  gsize n = MAX ((gsize) values->n_columns * values->n_units, 1);

  self->data = data;
  self->values = values;
  self->ranks = g_new0 (guint, n);
  self->last = g_new0 (guint, n);
  self->n_ranked = g_new0 (guint, n);
  self->first_of = g_new0 (guint, MAX (values->n_units, 1));
  find_first (self);
  for (guint column = 0; column < values->n_columns; column++)
    rank_column (self, column, tree->nodes[tree->indicators[column]].direction);
  return self;
}

void
pal_index_standings_free (PalIndexStandings *self)
{
  if (self == NULL)
    return;
  g_free (self->ranks);
  g_free (self->last);
  g_free (self->n_ranked);
  g_free (self->first_of);
  g_free (self);
}

static int
compare_standings (const void *a, const void *b)
{
  const PalIndexStanding *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  /* The same place among more units is better. */
  if (first->n_ranked != second->n_ranked)
    return first->n_ranked > second->n_ranked ? -1 : 1;
  return (first->indicator > second->indicator) - (first->indicator < second->indicator);
}

/* All indicators that the unit has, the best rank first. */
static guint
list_standings (const PalIndexStandings *self, guint unit, PalIndexStanding *out)
{
  guint n = 0;

  for (guint column = 0; column < self->values->n_columns; column++)
    {
      gsize at = (gsize) column * self->values->n_units + unit;

      if (self->ranks[at] != 0)
        out[n++] = (PalIndexStanding){ .indicator = column,
                                       .rank = self->ranks[at],
                                       .n_ranked = self->n_ranked[at],
                                       .value = pal_matrix_get (self->values, unit, column) };
    }
  qsort (out, n, sizeof *out, compare_standings);
  return n;
}

static guint
last_of (const PalIndexStandings *self, const PalIndexStanding *standing, guint unit)
{
  return self->last[(gsize) standing->indicator * self->values->n_units + unit];
}

guint
pal_index_standings_get_strengths (const PalIndexStandings *self,
                                   guint unit,
                                   guint n_most,
                                   PalIndexStanding *out)
{
  g_autofree PalIndexStanding *all = g_new (PalIndexStanding, MAX (self->values->n_columns, 1));
  guint n_all = list_standings (self, unit, all), n = 0;

  for (guint i = 0; i < n_all / 2 && n < n_most; i++)
    if (all[i].rank != last_of (self, &all[i], unit))
      out[n++] = all[i];
  return n;
}

guint
pal_index_standings_get_weaknesses (const PalIndexStandings *self,
                                    guint unit,
                                    guint n_most,
                                    gboolean with_last,
                                    PalIndexStanding *out)
{
  g_autofree PalIndexStanding *all = g_new (PalIndexStanding, MAX (self->values->n_columns, 1));
  guint n_all = list_standings (self, unit, all), n = 0;

  for (guint i = n_all; i-- > n_all - n_all / 2 && n < n_most;)
    if (all[i].rank > 1 && (with_last || all[i].rank != last_of (self, &all[i], unit)))
      out[n++] = all[i];
  for (guint i = 0; i < n / 2; i++)
    {
      PalIndexStanding other = out[i];

      out[i] = out[n - 1 - i];
      out[n - 1 - i] = other;
    }
  return n;
}
