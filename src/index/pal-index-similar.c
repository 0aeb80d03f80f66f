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

/* Sums of squares and their numbers for all units at once, column by column as the matrix lies. */
static void
measure (const PalMatrix *parts, guint unit, double *sums, double *counts)
{
  for (guint column = 0; column < parts->n_columns; column++)
    {
      const double *values = pal_matrix_column (parts, column);
      double own = values[unit];

      for (guint other = 0; other < parts->n_units; other++)
        {
          double difference = values[other] - own;
          gboolean is_common = difference == difference;

          sums[other] += is_common ? difference * difference : 0;
          counts[other] += is_common ? 1 : 0;
        }
    }
}

guint
pal_index_find_similar (const PalIndexRun *run, guint unit, guint n_most, PalIndexNeighbour *out)
{
  const PalMatrix *parts = pal_index_run_get_parts (run);
  const double *times = run->data->times;
  g_autofree PalIndexNeighbour *all = g_new (PalIndexNeighbour, MAX (parts->n_units, 1));
  g_autofree double *sums = g_new0 (double, MAX (parts->n_units, 1));
  g_autofree double *counts = g_new0 (double, MAX (parts->n_units, 1));
  guint n = 0;

  measure (parts, unit, sums, counts);
  for (guint other = 0; other < parts->n_units; other++)
    {
      if (other == unit || (times != NULL && times[other] != times[unit]))
        continue;
      if (counts[other] > 0 && 2 * counts[other] >= parts->n_columns && isfinite (sums[other]))
        all[n++] = (PalIndexNeighbour){ .unit = other,
                                        .distance = sqrt (sums[other] / counts[other]),
                                        .n_common = (guint) counts[other] };
    }
  qsort (all, n, sizeof *all, compare_neighbours);
  n = MIN (n, n_most);
  for (guint i = 0; i < n; i++)
    out[i] = all[i];
  return n;
}
