/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-moments.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

/* The present numbers, in their order; frees with g_free (). */
static double *
pick_present (const double *values, guint n, guint *n_present)
{
  double *out = g_new (double, MAX (n, 1));

  *n_present = 0;
  for (guint i = 0; i < n; i++)
    if (!isnan (values[i]))
      out[(*n_present)++] = values[i];
  return out;
}

void
pal_moments_compute (const double *values, guint n, PalMoments *out)
{
  double sum = 0, m2 = 0, m3 = 0, m4 = 0, count;

  *out = (PalMoments){ 0, NAN, NAN, NAN, NAN, NAN, NAN };
  for (guint i = 0; i < n; i++)
    {
      if (isnan (values[i]))
        continue;
      out->min = out->n == 0 || values[i] < out->min ? values[i] : out->min;
      out->max = out->n == 0 || values[i] > out->max ? values[i] : out->max;
      sum += values[i];
      out->n++;
    }
  if (out->n == 0)
    return;

  count = out->n;
  out->mean = sum / count;
  for (guint i = 0; i < n; i++)
    {
      double d = values[i] - out->mean;

      if (isnan (d))
        continue;
      m2 += d * d;
      m3 += d * d * d;
      m4 += d * d * d * d;
    }
  if (out->n >= 2)
    out->sd = sqrt (m2 / (count - 1));
  m2 /= count;
  /* Equal numbers have no shape, whatever the last bit of their mean says. */
  if (!(out->max > out->min) || !(m2 > 0))
    return;
  if (out->n >= 3)
    out->skew = m3 / count / (m2 * sqrt (m2)) * sqrt (count * (count - 1)) / (count - 2);
  if (out->n >= 4)
    out->kurtosis =
        (count - 1) / ((count - 2) * (count - 3)) * ((count + 1) * (m4 / count / (m2 * m2) - 3) + 6);
}

double
pal_moments_quantile (const double *values, guint n, double share)
{
  guint n_present;
  g_autofree double *present = pick_present (values, n, &n_present);

  if (n_present == 0)
    return NAN;
  gsl_sort (present, 1, n_present);
  return gsl_stats_quantile_from_sorted_data (present, 1, n_present, share);
}

guint
pal_moments_rank_up (const double *values, guint n, guint *ranks)
{
  guint n_present, leader = 0;
  g_autofree double *present = pick_present (values, n, &n_present);
  g_autofree gsize *order = g_new (gsize, MAX (n_present, 1));
  g_autofree guint *of_present = g_new0 (guint, MAX (n_present, 1));

  gsl_sort_index (order, present, 1, n_present);
  for (guint i = 0; i < n_present; i++)
    {
      if (present[order[i]] > present[order[leader]])
        leader = i;
      of_present[order[i]] = leader + 1;
    }
  for (guint i = 0, k = 0; i < n; i++)
    ranks[i] = isnan (values[i]) ? 0 : of_present[k++];
  return n_present;
}
