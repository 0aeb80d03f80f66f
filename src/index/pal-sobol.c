/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-sobol.h"

#include <gsl/gsl_qrng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

#include "base/pal-noise.h"

#define ROUNDING 1e-12

PalSobolSample *
pal_sobol_sample_new (guint n_points, guint n_inputs, guint seed)
{
  PalSobolSample *self;
  gsl_qrng *sequence;
  double point[2 * PAL_SOBOL_MAX_INPUTS], shift[2 * PAL_SOBOL_MAX_INPUTS];

  g_return_val_if_fail (n_points >= 2 && n_points <= PAL_SOBOL_MAX_POINTS, NULL);
  g_return_val_if_fail (n_inputs >= 1 && n_inputs <= PAL_SOBOL_MAX_INPUTS, NULL);

  self = g_new0 (PalSobolSample, 1);
  self->n_points = n_points;
  self->n_inputs = n_inputs;
  self->a = g_new (double, (gsize) n_points *n_inputs);
  self->b = g_new (double, (gsize) n_points *n_inputs);
  for (guint i = 0; i < 2 * n_inputs; i++)
    shift[i] = pal_noise (seed, 0, i);
  sequence = gsl_qrng_alloc (gsl_qrng_sobol, 2 * n_inputs);
  for (guint j = 0; j < n_points; j++)
    {
      gsl_qrng_get (sequence, point);
      for (guint i = 0; i < 2 * n_inputs; i++)
        {
          double shifted = point[i] + shift[i];
          double *half = i < n_inputs ? self->a : self->b;

          half[(gsize) j * n_inputs + i % n_inputs] = shifted < 1 ? shifted : shifted - 1;
        }
    }
  gsl_qrng_free (sequence);
  return self;
}

void
pal_sobol_sample_free (PalSobolSample *self)
{
  if (self == NULL)
    return;
  g_free (self->a);
  g_free (self->b);
  g_free (self);
}

guint
pal_sobol_sample_get_n_blocks (const PalSobolSample *self)
{
  return self->n_inputs + 2;
}

void
pal_sobol_sample_get (const PalSobolSample *self, guint block, guint point, double *out)
{
  gsize row = (gsize) point * self->n_inputs;

  for (guint i = 0; i < self->n_inputs; i++)
    out[i] = block == 1 || block == i + 2 ? self->b[row + i] : self->a[row + i];
}

/* What a resample of the points needs of each point, so that it is sums only. */
typedef struct
{
  guint n, n_inputs;
  double *middle, *square; /* of f(A) and f(B), less their mean: sum, and sum of squares */
  double *first, *total;   /* [input * n + point] */
  double least;            /* a smaller variance is rounding */
} Terms;

static void
terms_clear (Terms *self)
{
  g_free (self->middle);
  g_free (self->square);
  g_free (self->first);
  g_free (self->total);
}

static guint
find_whole (const double *results, guint n_points, guint n_blocks, guint *out)
{
  guint n = 0;

  for (guint j = 0; j < n_points; j++)
    {
      gboolean is_whole = TRUE;

      for (guint block = 0; block < n_blocks && is_whole; block++)
        is_whole = isfinite (results[(gsize) block * n_points + j]);
      if (is_whole)
        out[n++] = j;
    }
  return n;
}

static void
terms_init (Terms *self, const double *results, guint n_points, guint n_inputs)
{
  g_autofree guint *points = g_new (guint, MAX (n_points, 1));
  const double *a = results, *b = results + n_points;
  double mean = 0;

  self->n = find_whole (results, n_points, n_inputs + 2, points);
  self->n_inputs = n_inputs;
  self->middle = g_new (double, MAX (self->n, 1));
  self->square = g_new (double, MAX (self->n, 1));
  self->first = g_new (double, MAX ((gsize) self->n * n_inputs, 1));
  self->total = g_new (double, MAX ((gsize) self->n * n_inputs, 1));
  for (guint k = 0; k < self->n; k++)
    mean += (a[points[k]] + b[points[k]]) / (2.0 * self->n);
  for (guint k = 0; k < self->n; k++)
    {
      double of_a = a[points[k]] - mean, of_b = b[points[k]] - mean;
      double rounding = ROUNDING * MAX (fabs (a[points[k]]), fabs (b[points[k]]));

      self->least = MAX (self->least, rounding * rounding);
      self->middle[k] = of_a + of_b;
      self->square[k] = of_a * of_a + of_b * of_b;
      for (guint i = 0; i < n_inputs; i++)
        {
          double moved = results[(gsize) (i + 2) * n_points + points[k]] - mean;

          self->first[(gsize) i * self->n + k] = of_b * (moved - of_a);
          self->total[(gsize) i * self->n + k] = (moved - of_a) * (moved - of_a);
        }
    }
}

static double
dot (const double *terms, const double *counts, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += counts[i] * terms[i];
  return sum;
}

/* @counts: how often each point is taken, n in all. */
static void
estimate_once (const Terms *self, const double *counts, double *first, double *total)
{
  double n = self->n, mean = dot (self->middle, counts, self->n) / (2 * n);
  double variance = (dot (self->square, counts, self->n) - 2 * n * mean * mean) / (2 * n - 1);
  gboolean varies = n > 1 && variance > self->least;

  for (guint i = 0; i < self->n_inputs; i++)
    {
      first[i] = varies ? dot (self->first + (gsize) i * self->n, counts, self->n) / n / variance : NAN;
      total[i] = varies ? dot (self->total + (gsize) i * self->n, counts, self->n) / (2 * n) / variance : NAN;
    }
}

/* 5 and 95 % of those that are numbers. */
static void
find_ends (double *values, guint n, double *low, double *high)
{
  guint n_there = 0;

  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]))
      values[n_there++] = values[i];
  *low = *high = NAN;
  if (n_there == 0)
    return;
  gsl_sort (values, 1, n_there);
  *low = gsl_stats_quantile_from_sorted_data (values, 1, n_there, 0.05);
  *high = gsl_stats_quantile_from_sorted_data (values, 1, n_there, 0.95);
}

static void
bootstrap (const Terms *terms, guint n_bootstrap, guint seed, PalSobolIndex *out)
{
  gsize room = (gsize) n_bootstrap * terms->n_inputs;
  g_autofree double *counts = g_new (double, terms->n);
  g_autofree double *first = g_new (double, terms->n_inputs);
  g_autofree double *total = g_new (double, terms->n_inputs);
  g_autofree double *firsts = g_new (double, room); /* [input * n_bootstrap + resample] */
  g_autofree double *totals = g_new (double, room);

  for (guint k = 0; k < n_bootstrap; k++)
    {
      for (guint j = 0; j < terms->n; j++)
        counts[j] = 0;
      for (guint j = 0; j < terms->n; j++)
        counts[(guint) (pal_noise (seed, k + 1, j) * terms->n)]++;
      estimate_once (terms, counts, first, total);
      for (guint i = 0; i < terms->n_inputs; i++)
        {
          firsts[(gsize) i * n_bootstrap + k] = first[i];
          totals[(gsize) i * n_bootstrap + k] = total[i];
        }
    }
  for (guint i = 0; i < terms->n_inputs; i++)
    {
      find_ends (firsts + (gsize) i * n_bootstrap, n_bootstrap, &out[i].first_p5, &out[i].first_p95);
      find_ends (totals + (gsize) i * n_bootstrap, n_bootstrap, &out[i].total_p5, &out[i].total_p95);
    }
}

void
pal_sobol_estimate (const double *results,
                    guint n_points,
                    guint n_inputs,
                    guint n_bootstrap,
                    guint seed,
                    PalSobolIndex *out)
{
  g_autofree double *ones = NULL;
  g_autofree double *first = g_new (double, MAX (n_inputs, 1));
  g_autofree double *total = g_new (double, MAX (n_inputs, 1));
  Terms terms = { 0 };

  terms_init (&terms, results, n_points, n_inputs);
  ones = g_new (double, MAX (terms.n, 1));
  for (guint i = 0; i < terms.n; i++)
    ones[i] = 1;
  estimate_once (&terms, ones, first, total);
  for (guint i = 0; i < n_inputs; i++)
    out[i] = (PalSobolIndex){ first[i], NAN, NAN, total[i], NAN, NAN };
  if (n_bootstrap > 0 && terms.n > 1)
    bootstrap (&terms, n_bootstrap, seed, out);
  terms_clear (&terms);
}
