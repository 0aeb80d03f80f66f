/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>
#include <math.h>
#include <string.h>

#include "index/pal-index-steps.h"
#include "index/pal-moments.h"

/* Of the range, added before a logarithm where the least value is not above 0 (COINr log_CT). */
#define LOG_SHIFT_SHARE 0.01
#define LAMBDA_STEPS 20
#define LAMBDA_STEP 0.25
#define LAMBDA_LIMIT (LAMBDA_STEPS * LAMBDA_STEP)

/* Skew alone, or heavy ends alone, is no outlier: both are too large. */
static gboolean
passes (const double *values, guint n, const PalIndexMethod *method, double *skew, double *kurtosis)
{
  PalMoments moments;

  pal_moments_compute (values, n, &moments);
  *skew = moments.skew;
  *kurtosis = moments.kurtosis;
  return !(fabs (moments.skew) > method->skew && moments.kurtosis > method->kurtosis);
}

/* The farthest values of the heavy side one after the other brought to the next one, until the column passes.
 * Returns how many; @max_points: it did not help. */
static guint
winsorise (double *values, guint8 *marks, guint n, const PalIndexMethod *method)
{
  g_autofree gboolean *is_moved = g_new0 (gboolean, MAX (n, 1));
  double skew, kurtosis;
  guint n_moved = 0;

  while (!passes (values, n, method, &skew, &kurtosis) && n_moved < method->max_points)
    {
      double sign = skew > 0 ? 1 : -1, next = -INFINITY, end = -INFINITY;
      int first = -1;

      /* Those that were moved stand together at the end; one more joins them. */
      for (guint i = 0; i < n; i++)
        if (!isnan (values[i]) && !is_moved[i] && sign * values[i] > end)
          {
            end = sign * values[i];
            first = (int) i;
          }
      if (first < 0)
        break;
      is_moved[first] = TRUE;
      n_moved++;
      for (guint i = 0; i < n; i++)
        if (!isnan (values[i]) && !is_moved[i])
          next = MAX (next, sign * values[i]);
      for (guint i = 0; i < n && isfinite (next); i++)
        if (is_moved[i])
          values[i] = sign * next;
    }
  for (guint i = 0; i < n; i++)
    if (is_moved[i])
      marks[i] |= PAL_MARK_TREATED;
  return n_moved;
}

/* Above 0, or shifted so that it is. */
static void
shift_positive (double *values, guint n)
{
  PalMoments moments;

  pal_moments_compute (values, n, &moments);
  if (moments.n == 0 || moments.min > 0)
    return;
  for (guint i = 0; i < n; i++)
    values[i] += -moments.min + LOG_SHIFT_SHARE * (moments.max - moments.min);
}

static void
mark_all (const double *values, guint8 *marks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!isnan (values[i]))
      marks[i] |= PAL_MARK_TREATED;
}

static void
take_logarithm (double *values, guint8 *marks, guint n)
{
  shift_positive (values, n);
  for (guint i = 0; i < n; i++)
    values[i] = log (values[i]);
  mark_all (values, marks, n);
}

typedef struct
{
  const double *values;
  guint n;
} BoxCox;

static double
transform (double value, double lambda)
{
  return fabs (lambda) < 1e-8 ? log (value) : (pow (value, lambda) - 1) / lambda;
}

/* Minus the profile likelihood of lambda (Box and Cox 1964). */
static double
cost_of_lambda (double lambda, void *data)
{
  const BoxCox *self = data;
  double sum = 0, squares = 0, logs = 0, mean, count = 0;

  for (guint i = 0; i < self->n; i++)
    if (!isnan (self->values[i]))
      {
        sum += transform (self->values[i], lambda);
        logs += log (self->values[i]);
        count++;
      }
  mean = sum / count;
  for (guint i = 0; i < self->n; i++)
    if (!isnan (self->values[i]))
      squares += pow (transform (self->values[i], lambda) - mean, 2);
  return count / 2 * log (squares / count) - (lambda - 1) * logs;
}

static double
find_lambda (const double *values, guint n)
{
  BoxCox self = { values, n };
  gsl_function function = { cost_of_lambda, &self };
  double best = 1, least = INFINITY;
  gsl_min_fminimizer *minimizer;

  /* The best of a coarse walk is a bracket for the fine one. */
  for (int i = -LAMBDA_STEPS; i <= LAMBDA_STEPS; i++)
    {
      double lambda = i * LAMBDA_STEP, cost = cost_of_lambda (lambda, &self);

      if (cost < least)
        {
          least = cost;
          best = lambda;
        }
    }
  if (best <= -LAMBDA_LIMIT || best >= LAMBDA_LIMIT)
    return best;
  minimizer = gsl_min_fminimizer_alloc (gsl_min_fminimizer_brent);
  if (gsl_min_fminimizer_set (minimizer, &function, best, best - LAMBDA_STEP, best + LAMBDA_STEP) ==
      GSL_SUCCESS)
    for (guint i = 0; i < 100 && gsl_min_fminimizer_iterate (minimizer) == GSL_SUCCESS &&
                      gsl_min_test_interval (gsl_min_fminimizer_x_lower (minimizer),
                                             gsl_min_fminimizer_x_upper (minimizer), 1e-9, 0) != GSL_SUCCESS;
         i++)
      ;
  best = gsl_min_fminimizer_x_minimum (minimizer);
  gsl_min_fminimizer_free (minimizer);
  return best;
}

static double
take_boxcox (double *values, guint8 *marks, guint n)
{
  double lambda;

  shift_positive (values, n);
  lambda = find_lambda (values, n);
  for (guint i = 0; i < n; i++)
    values[i] = transform (values[i], lambda);
  mark_all (values, marks, n);
  return lambda;
}

static void
treat_column (double *values, guint8 *marks, guint n, const PalIndexMethod *method, PalTreatment *out)
{
  g_autofree double *before = g_memdup2 (values, MAX (n, 1) * sizeof (double));
  g_autofree guint8 *marks_before = g_memdup2 (marks, MAX (n, 1));

  out->method = method->treat == PAL_TREAT_AUTO ? PAL_TREAT_WINSORISE : method->treat;
  if (out->method == PAL_TREAT_WINSORISE)
    {
      out->n_points = winsorise (values, marks, n, method);
      out->passed_after = passes (values, n, method, &out->skew_after, &out->kurtosis_after);
      if (out->passed_after || method->treat == PAL_TREAT_WINSORISE)
        return;
      memcpy (values, before, n * sizeof (double));
      memcpy (marks, marks_before, n);
      out->method = PAL_TREAT_LOG;
      out->n_points = 0;
    }
  if (out->method == PAL_TREAT_LOG)
    take_logarithm (values, marks, n);
  else
    out->lambda = take_boxcox (values, marks, n);
  out->passed_after = passes (values, n, method, &out->skew_after, &out->kurtosis_after);
}

void
pal_index_treat (PalMatrix *values, const PalIndexMethod *method, PalTreatment *out, GPtrArray *findings)
{
  for (guint column = 0; column < values->n_columns; column++)
    {
      double *numbers = pal_matrix_column (values, column);
      PalTreatment *treatment = &out[column];

      *treatment = (PalTreatment){ .method = PAL_TREAT_NONE };
      treatment->passed_before =
          passes (numbers, values->n_units, method, &treatment->skew_before, &treatment->kurtosis_before);
      treatment->passed_after = treatment->passed_before;
      treatment->skew_after = treatment->skew_before;
      treatment->kurtosis_after = treatment->kurtosis_before;
      if (treatment->passed_before || method->treat == PAL_TREAT_NONE)
        continue;
      treat_column (numbers, pal_matrix_marks (values, column), values->n_units, method, treatment);
      if (!treatment->passed_after)
        pal_index_warn (findings, "outlier",
                        "%s: skew and kurtosis are still outside their limits after treatment",
                        values->columns[column]);
    }
}

/* The rows of one time, treated, back to where they came from. */
static void
treat_time (PalMatrix *values,
            const double *times,
            double time,
            const PalIndexMethod *method,
            PalTreatment *out,
            GPtrArray *findings)
{
  g_autofree gboolean *is_then = g_new (gboolean, values->n_units);
  g_autoptr (PalMatrix) rows = NULL;

  for (guint i = 0; i < values->n_units; i++)
    is_then[i] = times[i] == time;
  rows = pal_matrix_filter (values, is_then);
  pal_index_treat (rows, method, out, findings);
  for (guint column = 0; column < values->n_columns; column++)
    for (guint i = 0, row = 0; i < values->n_units; i++)
      if (is_then[i])
        {
          pal_matrix_column (values, column)[i] = pal_matrix_column (rows, column)[row];
          pal_matrix_marks (values, column)[i] = pal_matrix_marks (rows, column)[row++];
        }
}

PalTreatment *
pal_index_treat_times (PalMatrix *values,
                       const PalIndexData *data,
                       const PalIndexMethod *method,
                       double **times,
                       guint *n_times,
                       GPtrArray *findings)
{
  PalTreatment *out;

  *times = method->treat_by_time ? pal_index_data_list_times (data, n_times) : NULL;
  *n_times = *times != NULL ? *n_times : 1;
  out = g_new0 (PalTreatment, MAX ((gsize) *n_times * values->n_columns, 1));
  if (*times == NULL)
    pal_index_treat (values, method, out, findings);
  for (guint i = 0; *times != NULL && i < *n_times; i++)
    treat_time (values, data->times, (*times)[i], method, out + (gsize) i * values->n_columns, findings);
  return out;
}
