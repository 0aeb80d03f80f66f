/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bounds that follow the shape of the values: their standard deviation, their growth, their heavy tail. */
#include <float.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

#include "score/pal-breaks-private.h"

/* Jiang (2013): as long as not more than this share of a head lies above its own mean. */
#define HEAD_SHARE 0.4

static void
append (GArray *bounds, double bound)
{
  bound = CLAMP (bound, -DBL_MAX, DBL_MAX);
  /* Rounding may put two bounds in the wrong order by their last bits. */
  if (bounds->len > 0)
    bound = MAX (bound, g_array_index (bounds, double, bounds->len - 1));
  g_array_append_val (bounds, bound);
}

void
pal_breaks_sd (const double *sorted, guint n, guint k, GArray *bounds)
{
  g_autofree double *shares = g_new (double, n);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  double lower = sorted[0], spread = sorted[n - 1] - lower, mean, sd;

  /* Over 0 to 1, so that squares of the largest and of the smallest numbers stay numbers. */
  for (guint i = 0; i < n; i++)
    shares[i] = (sorted[i] - lower) / spread;
  mean = gsl_stats_mean (shares, 1, n);
  sd = gsl_stats_sd_m (shares, 1, n, mean);
  pal_breaks_pretty ((0 - mean) / sd, (1 - mean) / sd, k, steps);
  for (guint i = 0; i < steps->len; i++)
    append (bounds, lower + spread * (mean + sd * g_array_index (steps, double, i)));
  g_array_index (bounds, double, 0) = MIN (g_array_index (bounds, double, 0), lower);
  g_array_index (bounds, double, bounds->len - 1) =
      MAX (g_array_index (bounds, double, bounds->len - 1), sorted[n - 1]);
}

/* @k classes from @lower to @upper, both above 0, whose bounds grow by one factor; without the first bound.
 */
static void
append_growth (double lower, double upper, guint k, GArray *bounds)
{
  double growth = upper / lower;

  /* A root of a power comes out round where the logarithm misses it by its last bits. */
  for (guint i = 1; i < k; i++)
    append (bounds, isfinite (growth) ? lower * pow (growth, (double) i / k)
                                      : exp (log (lower) + (log (upper) - log (lower)) * i / k));
  append (bounds, upper);
}

/* Sizes of the values, rising; all are 0 or above, or have negative ones at the beginning. */
static gboolean
append_geometric (const double *sizes, guint n, guint k, gboolean closed_left, GArray *bounds)
{
  guint first = 0;

  while (first < n && sizes[first] <= 0)
    first++;
  append (bounds, sizes[0]);
  if (first == 0 || first == n || k == 1)
    {
      if (first == 0)
        append_growth (sizes[0], sizes[n - 1], k, bounds);
      else
        append (bounds, sizes[n - 1]);
      return first == 0;
    }
  append (bounds, closed_left ? sizes[first] : 0);
  append_growth (sizes[first], sizes[n - 1], k - 1, bounds);
  return FALSE;
}

gboolean
pal_breaks_geometric (const double *sorted, guint n, guint k, gboolean closed_left, GArray *bounds)
{
  g_autofree double *turned = NULL;
  gboolean is_pure;

  g_assert (n > 0);
  if (sorted[n - 1] > 0)
    return append_geometric (sorted, n, k, closed_left, bounds);

  /* All are negative, or 0: what holds for their sizes holds the other way round. */
  turned = g_new (double, n);
  for (guint i = 0; i < n; i++)
    turned[i] = -sorted[n - 1 - i];
  is_pure = append_geometric (turned, n, k, !closed_left, bounds);
  for (guint i = 0; i < bounds->len / 2; i++)
    {
      double swap = g_array_index (bounds, double, i);

      g_array_index (bounds, double, i) = g_array_index (bounds, double, bounds->len - 1 - i);
      g_array_index (bounds, double, bounds->len - 1 - i) = swap;
    }
  for (guint i = 0; i < bounds->len; i++)
    g_array_index (bounds, double, i) = 0 - g_array_index (bounds, double, i);
  return is_pure;
}

void
pal_breaks_headtail (const double *sorted, guint n, guint most, GArray *bounds)
{
  guint first = 0;

  append (bounds, sorted[0]);
  while (bounds->len < most && n - first > 1)
    {
      double mean = gsl_stats_mean (sorted + first, 1, n - first);
      guint head = first;

      while (head < n && sorted[head] <= mean)
        head++;
      if (mean >= sorted[n - 1] || mean <= sorted[first])
        break; /* nothing but one number, up to its last bits */
      append (bounds, mean);
      if ((double) (n - head) / (n - first) > HEAD_SHARE)
        break;
      first = head;
    }
  append (bounds, sorted[n - 1]);
}
