/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-rank.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  double key;
  guint index;
} Entry;

static int
compare_descending (const void *a, const void *b)
{
  double first = ((const Entry *) a)->key;
  double second = ((const Entry *) b)->key;

  return (first < second) - (first > second);
}

void
pal_rank (const double *keys, guint n, guint *ranks)
{
  g_autofree Entry *entries = g_new (Entry, MAX (n, 1));
  guint leader = 0;

  for (guint i = 0; i < n; i++)
    entries[i] = (Entry){ keys[i], i };
  qsort (entries, n, sizeof *entries, compare_descending);
  for (guint i = 0; i < n; i++)
    {
      /* Against the first of its group, so that a chain of near ties cannot grow. */
      double tolerance = 1e-12 * MAX (1, fabs (entries[leader].key));

      if (entries[leader].key - entries[i].key > tolerance)
        leader = i;
      ranks[entries[i].index] = leader + 1;
    }
}
