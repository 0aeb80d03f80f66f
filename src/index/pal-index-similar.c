/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-similar.h"

#include <math.h>
#include <stdlib.h>

static int
compare_neighbours (const void *a, const void *b)
{
  const PalIndexNeighbour *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return (first->unit > second->unit) - (first->unit < second->unit);
}

static PalIndexNeighbour
measure (const PalMatrix *parts, guint unit, guint other)
{
  double sum = 0;
  guint n = 0;

  for (guint column = 0; column < parts->n_columns; column++)
    {
      double difference = pal_matrix_get (parts, unit, column) - pal_matrix_get (parts, other, column);

      if (isnan (difference))
        continue;
      sum += difference * difference;
      n++;
    }
  return (PalIndexNeighbour){ .unit = other, .distance = n > 0 ? sqrt (sum / n) : NAN, .n_common = n };
}

guint
pal_index_find_similar (const PalIndexRun *run, guint unit, guint n_most, PalIndexNeighbour *out)
{
  const PalMatrix *parts = pal_index_run_get_parts (run);
  const double *times = run->data->times;
  g_autofree PalIndexNeighbour *all = g_new (PalIndexNeighbour, MAX (parts->n_units, 1));
  guint n = 0;

  for (guint other = 0; other < parts->n_units; other++)
    {
      if (other == unit || (times != NULL && times[other] != times[unit]))
        continue;
      all[n] = measure (parts, unit, other);
      n += all[n].n_common > 0 && 2 * all[n].n_common >= parts->n_columns && isfinite (all[n].distance) ? 1
                                                                                                        : 0;
    }
  qsort (all, n, sizeof *all, compare_neighbours);
  n = MIN (n, n_most);
  for (guint i = 0; i < n; i++)
    out[i] = all[i];
  return n;
}
