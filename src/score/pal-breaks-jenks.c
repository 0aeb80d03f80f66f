/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fisher, W. D. (1958): On grouping for maximum homogeneity, JASA 53, 789-798.  The
 * least sum of squares within @k runs of sorted values, found exactly: the best end of
 * j values in q classes is the best of j' values in q - 1 classes and one class of
 * the rest.  The best j' never falls when j grows, which lets each row be split in the
 * middle: O(k n log n). */
#include <math.h>
#include <string.h>

#include "score/pal-breaks-private.h"

typedef struct
{
  double *weight, *sum, *square; /* of the values before an index, centred */
  double *before, *now;          /* cost of the first j + 1 values in q - 1 and q classes */
  guint *start;                  /* row of the table: first value of the last class */
} Jenks;

/* Sum of squares around the mean of the values first..last. */
static double
cost_of (const Jenks *self, guint first, guint last)
{
  double weight = self->weight[last + 1] - self->weight[first];
  double sum = self->sum[last + 1] - self->sum[first];
  double square = self->square[last + 1] - self->square[first];

  return first == last ? 0 : MAX (0, square - sum * sum / weight);
}

/* Rows low..high of one more class (the q-th, from 0), whose last class starts in
 * from..to. */
static void
fill_rows (Jenks *self, guint q, guint low, guint high, guint from, guint to)
{
  guint middle = low + (high - low) / 2;
  guint best = MAX (from, q);
  double least = INFINITY;

  for (guint start = MAX (from, q); start <= MIN (to, middle); start++)
    {
      double cost = self->before[start - 1] + cost_of (self, start, middle);

      if (cost < least)
        {
          least = cost;
          best = start;
        }
    }
  self->now[middle] = least;
  self->start[middle] = best;
  if (middle > low)
    fill_rows (self, q, low, middle - 1, from, best);
  if (middle < high)
    fill_rows (self, q, middle + 1, high, best, to);
}

static void
sum_up (Jenks *self, const double *sorted, const guint *counts, guint n)
{
  double centre = sorted[0] / 2 + sorted[n - 1] / 2;

  self->weight = g_new0 (double, n + 1);
  self->sum = g_new0 (double, n + 1);
  self->square = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      double value = sorted[i] - centre; /* keeps small spreads around large numbers */

      self->weight[i + 1] = self->weight[i] + counts[i];
      self->sum[i + 1] = self->sum[i] + counts[i] * value;
      self->square[i + 1] = self->square[i] + counts[i] * value * value;
    }
}

void
pal_breaks_jenks (const double *sorted, const guint *counts, guint n, guint k, guint *starts)
{
  g_autofree guint *table = g_new0 (guint, (gsize) n * k);
  Jenks self = { 0 };
  guint end = n - 1;

  sum_up (&self, sorted, counts, n);
  self.before = g_new0 (double, n);
  self.now = g_new0 (double, n);
  for (guint j = 0; j < n; j++)
    self.before[j] = cost_of (&self, 0, j);
  for (guint q = 1; q < k; q++)
    {
      double *swap = self.before;

      self.start = table + (gsize) q * n;
      fill_rows (&self, q, q, n - 1, q, n - 1);
      self.before = self.now;
      self.now = swap;
    }

  for (guint q = k - 1; q > 0; q--)
    {
      starts[q] = table[(gsize) q * n + end];
      end = starts[q] - 1;
    }
  starts[0] = 0;
  g_free (self.weight);
  g_free (self.sum);
  g_free (self.square);
  g_free (self.before);
  g_free (self.now);
}
