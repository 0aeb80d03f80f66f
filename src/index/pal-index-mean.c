/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_sort.h>
#include <math.h>

#include "index/pal-index-steps.h"

/* What is added up: the mean is the inverse of this of the mean of these. */
static double
bend (const PalMeanRule *rule, double value)
{
  if (rule->method == PAL_MEAN_GEOMETRIC)
    return log (value);
  if (rule->method == PAL_MEAN_HARMONIC)
    return 1 / value;
  return rule->method == PAL_MEAN_POWER ? pow (value, rule->power) : value;
}

static double
unbend (const PalMeanRule *rule, double value)
{
  if (rule->method == PAL_MEAN_GEOMETRIC)
    return exp (value);
  if (rule->method == PAL_MEAN_HARMONIC)
    return 1 / value;
  return rule->method == PAL_MEAN_POWER ? pow (value, 1 / rule->power) : value;
}

/* A logarithm and a reciprocal have no sense for what is not above 0, a root none below. */
static gboolean
takes (const PalMeanRule *rule, double value)
{
  if (rule->method == PAL_MEAN_GEOMETRIC || rule->method == PAL_MEAN_HARMONIC)
    return value > 0;
  if (rule->method == PAL_MEAN_POWER)
    return rule->power > 0 ? value >= 0 : value > 0;
  return TRUE;
}

static double
mean_of (const PalMeanRule *rule,
         const double *const *parts,
         const double *weights,
         guint n_parts,
         guint unit,
         int *bad)
{
  double sum = 0, all = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      double value = parts[i][unit];

      if (isnan (value) || weights[i] == 0)
        continue;
      if (!takes (rule, value))
        {
          if (bad[0] < 0)
            {
              bad[0] = (int) unit;
              bad[1] = (int) i;
            }
          return NAN;
        }
      sum += weights[i] * bend (rule, value);
      all += weights[i];
    }
  return all > 0 ? unbend (rule, sum / all) : NAN;
}

/* M - S cv, cv = S / M (Mazziotta and Pareto 2016): an uneven unit loses.  S over all parts, with weights. */
static double
penalised_of (const double *const *parts, const double *weights, guint n_parts, guint unit)
{
  double sum = 0, all = 0, squares = 0, mean;

  for (guint i = 0; i < n_parts; i++)
    if (!isnan (parts[i][unit]))
      {
        sum += weights[i] * parts[i][unit];
        all += weights[i];
      }
  if (!(all > 0))
    return NAN;
  mean = sum / all;
  for (guint i = 0; i < n_parts; i++)
    if (!isnan (parts[i][unit]))
      squares += weights[i] * (parts[i][unit] - mean) * (parts[i][unit] - mean);
  return mean != 0 ? mean - squares / all / mean : NAN;
}

/* The value at which half of the weight is reached; between two where that is met exactly. */
static double
median_of (const double *const *parts, const double *weights, guint n_parts, guint unit)
{
  g_autofree double *values = g_new (double, n_parts);
  g_autofree double *sizes = g_new (double, n_parts);
  double all = 0, reached = 0;
  guint n = 0;

  for (guint i = 0; i < n_parts; i++)
    if (!isnan (parts[i][unit]) && weights[i] > 0)
      {
        values[n] = parts[i][unit];
        sizes[n++] = weights[i];
        all += weights[i];
      }
  if (n == 0)
    return NAN;
  gsl_sort2 (values, 1, sizes, 1, n);
  for (guint i = 0; i < n; i++)
    {
      reached += sizes[i];
      if (fabs (reached - all / 2) <= 1e-12 * all && i + 1 < n)
        return (values[i] + values[i + 1]) / 2;
      if (reached > all / 2)
        return values[i];
    }
  return values[n - 1];
}

/* Each pair of units: who is ahead in more than half of the weight that both have gets 1, the other -1
 * (Copeland). */
static void
copeland (const double *const *parts, const double *weights, guint n_parts, guint n_units, double *out)
{
  for (guint a = 0; a < n_units; a++)
    out[a] = 0;
  for (guint a = 0; a < n_units; a++)
    for (guint b = a + 1; b < n_units; b++)
      {
        double ahead = 0, all = 0;

        for (guint i = 0; i < n_parts; i++)
          {
            double first = parts[i][a], second = parts[i][b];

            if (isnan (first) || isnan (second))
              continue;
            ahead += weights[i] * (first > second ? 1 : first == second ? 0.5 : 0);
            all += weights[i];
          }
        if (!(all > 0) || fabs (ahead / all - 0.5) <= 1e-12)
          continue;
        out[a] += ahead > all / 2 ? 1 : -1;
        out[b] += ahead > all / 2 ? -1 : 1;
      }
}

/* The mean that nearly all indices are made of, part by part, so that the compiler can take several units at
 * once. */
static void
arithmetic (const double *const *parts,
            const double *weights,
            guint n_parts,
            guint n_units,
            double threshold,
            double *out)
{
  g_autofree double *all = g_new0 (double, MAX (n_units, 1) * 2);
  double *present = all + n_units;

  for (guint unit = 0; unit < n_units; unit++)
    out[unit] = 0;
  for (guint i = 0; i < n_parts; i++)
    {
      const double *part = parts[i];
      double weight = weights[i];

      for (guint unit = 0; unit < n_units; unit++)
        {
          gboolean is_there = part[unit] == part[unit];

          out[unit] += is_there ? weight * part[unit] : 0;
          all[unit] += is_there ? weight : 0;
          present[unit] += is_there ? 1 : 0;
        }
    }
  for (guint unit = 0; unit < n_units; unit++)
    {
      double mean = out[unit] / all[unit];

      out[unit] =
          all[unit] > 0 && present[unit] > 0 && present[unit] / n_parts >= threshold && isfinite (mean) ? mean
                                                                                                        : NAN;
    }
}

static guint
count_present (const double *const *parts, guint n_parts, guint unit)
{
  guint n = 0;

  for (guint i = 0; i < n_parts; i++)
    n += isnan (parts[i][unit]) ? 0 : 1;
  return n;
}

void
pal_index_mean (const PalMeanRule *rule,
                const double *const *parts,
                const double *weights,
                guint n_parts,
                guint n_units,
                double threshold,
                double *out,
                int *bad)
{
  int first[2] = { -1, -1 };

  if (rule->method == PAL_MEAN_COPELAND)
    copeland (parts, weights, n_parts, n_units, out);
  if (rule->method == PAL_MEAN_ARITHMETIC)
    arithmetic (parts, weights, n_parts, n_units, threshold, out);
  for (guint unit = 0; unit < n_units && rule->method != PAL_MEAN_ARITHMETIC; unit++)
    {
      guint n = count_present (parts, n_parts, unit);

      if (n == 0 || (double) n / n_parts < threshold)
        out[unit] = NAN;
      else if (rule->method == PAL_MEAN_MEDIAN)
        out[unit] = median_of (parts, weights, n_parts, unit);
      else if (rule->method == PAL_MEAN_MPI || rule->method == PAL_MEAN_AMPI)
        out[unit] = penalised_of (parts, weights, n_parts, unit);
      else if (rule->method != PAL_MEAN_COPELAND)
        out[unit] = mean_of (rule, parts, weights, n_parts, unit, first);
      if (!isfinite (out[unit]))
        out[unit] = NAN;
    }
  if (bad != NULL)
    {
      bad[0] = first[0];
      bad[1] = first[1];
    }
}
