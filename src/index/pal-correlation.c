/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-correlation.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_statistics.h>
#include <math.h>

/* The pairs that both have; room for @n in each.  Returns how many. */
static guint
pick_pairs (const double *a, const double *b, guint n, double *out_a, double *out_b)
{
  guint n_pairs = 0;

  for (guint i = 0; i < n; i++)
    if (!isnan (a[i]) && !isnan (b[i]))
      {
        out_a[n_pairs] = a[i];
        out_b[n_pairs++] = b[i];
      }
  return n_pairs;
}

static gboolean
varies (const double *values, guint n)
{
  for (guint i = 1; i < n; i++)
    if (values[i] != values[0])
      return TRUE;
  return FALSE;
}

static double
kendall (const double *a, const double *b, guint n)
{
  gint64 concordant = 0, ties_a = 0, ties_b = 0, n_pairs = (gint64) n * (n - 1) / 2;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        int sign_a = (a[i] > a[k]) - (a[i] < a[k]), sign_b = (b[i] > b[k]) - (b[i] < b[k]);

        concordant += sign_a * sign_b;
        ties_a += sign_a == 0 ? 1 : 0;
        ties_b += sign_b == 0 ? 1 : 0;
      }
  return (double) concordant / (sqrt ((double) (n_pairs - ties_a)) * sqrt ((double) (n_pairs - ties_b)));
}

double
pal_correlation (PalCorrelationKind kind, const double *a, const double *b, guint n)
{
  g_autofree double *pairs = g_new (double, MAX (n, 1) * 4);
  double *first = pairs, *second = pairs + n;
  guint n_pairs = pick_pairs (a, b, n, first, second);

  if (n_pairs < 2 || !varies (first, n_pairs) || !varies (second, n_pairs))
    return NAN;
  if (kind == PAL_CORRELATION_KENDALL)
    return kendall (first, second, n_pairs);
  if (kind == PAL_CORRELATION_SPEARMAN)
    return gsl_stats_spearman (first, 1, second, 1, n_pairs, pairs + 2 * n);
  return gsl_stats_correlation (first, 1, second, 1, n_pairs);
}

double
pal_covariance (const double *a, const double *b, guint n)
{
  g_autofree double *pairs = g_new (double, MAX (n, 1) * 2);
  guint n_pairs = pick_pairs (a, b, n, pairs, pairs + n);

  return n_pairs >= 2 ? gsl_stats_covariance (pairs, 1, pairs + n, 1, n_pairs) : NAN;
}

double
pal_cronbach_alpha (const PalMatrix *values, const guint *columns, guint n_columns)
{
  double trace = 0, sum = 0;

  if (n_columns < 2)
    return NAN;
  for (guint i = 0; i < n_columns; i++)
    for (guint k = 0; k < n_columns; k++)
      {
        double covariance = pal_covariance (pal_matrix_column (values, columns[i]),
                                            pal_matrix_column (values, columns[k]), values->n_units);

        sum += covariance;
        trace += i == k ? covariance : 0;
      }
  return sum != 0 ? (double) n_columns / (n_columns - 1) * (1 - trace / sum) : NAN;
}

/* The units that have all columns, brought to mean 0 and spread 1: [column * n + unit]. */
static double *
standardise (const PalMatrix *values, const guint *columns, guint n_columns, guint *n_units)
{
  double *out = g_new (double, MAX ((gsize) n_columns * values->n_units, 1));
  guint n = 0;

  for (guint unit = 0; unit < values->n_units; unit++)
    {
      gboolean is_whole = TRUE;

      for (guint i = 0; i < n_columns; i++)
        is_whole = is_whole && !isnan (pal_matrix_get (values, unit, columns[i]));
      for (guint i = 0; i < n_columns && is_whole; i++)
        out[(gsize) i * values->n_units + n] = pal_matrix_get (values, unit, columns[i]);
      n += is_whole ? 1 : 0;
    }
  *n_units = n;
  for (guint i = 0; i < n_columns && n >= 2; i++)
    {
      double *column = out + (gsize) i * values->n_units;
      double mean = gsl_stats_mean (column, 1, n), sd = gsl_stats_sd (column, 1, n);

      if (!varies (column, n) || !isfinite (mean) || !isfinite (sd) || !(sd > 0))
        *n_units = 0;
      for (guint unit = 0; unit < n; unit++)
        column[unit] = (column[unit] - mean) / sd;
    }
  return out;
}

static void
take_components (PalComponents *self, const gsl_vector *eigenvalues, const gsl_matrix *eigenvectors)
{
  for (guint k = 0; k < self->n_columns; k++)
    {
      double value = MAX (gsl_vector_get (eigenvalues, k), 0), largest = 0;

      self->sd[k] = sqrt (value);
      self->share[k] = value / self->n_columns;
      for (guint i = 0; i < self->n_columns; i++)
        {
          self->loadings[k * self->n_columns + i] = gsl_matrix_get (eigenvectors, i, k);
          if (fabs (gsl_matrix_get (eigenvectors, i, k)) > fabs (largest))
            largest = gsl_matrix_get (eigenvectors, i, k);
        }
      for (guint i = 0; i < self->n_columns && largest < 0; i++)
        self->loadings[k * self->n_columns + i] *= -1;
    }
}

PalComponents *
pal_components_new (const PalMatrix *values, const guint *columns, guint n_columns)
{
  guint n_units;
  g_autofree double *data = standardise (values, columns, n_columns, &n_units);
  PalComponents *self;
  gsl_matrix *correlations, *vectors;
  gsl_vector *eigenvalues;
  gsl_eigen_symmv_workspace *workspace;

  if (n_columns < 2 || n_units < 2)
    return NULL;
  self = g_new0 (PalComponents, 1);
  self->n_columns = n_columns;
  self->n_units = n_units;
  self->sd = g_new (double, n_columns);
  self->share = g_new (double, n_columns);
  self->loadings = g_new (double, (gsize) n_columns *n_columns);
  correlations = gsl_matrix_alloc (n_columns, n_columns);
  vectors = gsl_matrix_alloc (n_columns, n_columns);
  eigenvalues = gsl_vector_alloc (n_columns);
  workspace = gsl_eigen_symmv_alloc (n_columns);
  for (guint i = 0; i < n_columns; i++)
    for (guint k = 0; k < n_columns; k++)
      gsl_matrix_set (correlations, i, k,
                      gsl_stats_covariance (data + (gsize) i * values->n_units, 1,
                                            data + (gsize) k * values->n_units, 1, n_units));
  gsl_eigen_symmv (correlations, eigenvalues, vectors, workspace);
  gsl_eigen_symmv_sort (eigenvalues, vectors, GSL_EIGEN_SORT_VAL_DESC);
  take_components (self, eigenvalues, vectors);
  gsl_eigen_symmv_free (workspace);
  gsl_vector_free (eigenvalues);
  gsl_matrix_free (vectors);
  gsl_matrix_free (correlations);
  return self;
}

void
pal_components_free (PalComponents *self)
{
  if (self == NULL)
    return;
  g_free (self->sd);
  g_free (self->share);
  g_free (self->loadings);
  g_free (self);
}
