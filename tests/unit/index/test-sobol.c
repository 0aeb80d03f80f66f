/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-sobol.h"

#include <math.h>
#include <string.h>

#include "base/pal-noise.h"

#define N_POINTS 8192u

typedef double (*Function) (const double *x, guint n);

/* Ishigami and Homma (1990), a = 7, b = 0.1, over -pi to pi. */
static double
ishigami (const double *x, guint n)
{
  double first = (2 * x[0] - 1) * G_PI, second = (2 * x[1] - 1) * G_PI, third = (2 * x[2] - 1) * G_PI;

  return sin (first) + 7 * sin (second) * sin (second) + 0.1 * pow (third, 4) * sin (first);
}

static const double g_a[] = { 0, 1, 4.5, 9, 99, 99, 99, 99 };

/* Sobol's g-function with the a of Saltelli et al. (2010). */
static double
sobol_g (const double *x, guint n)
{
  double product = 1;

  for (guint i = 0; i < n; i++)
    product *= (fabs (4 * x[i] - 2) + g_a[i]) / (1 + g_a[i]);
  return product;
}

static double
product_of_two (const double *x, guint n)
{
  return (x[0] - 0.5) * (x[1] - 0.5);
}

static double
constant (const double *x, guint n)
{
  return 1e6 / 3;
}

static double
only_large (const double *x, guint n)
{
  return x[0] < 0.2 ? NAN : x[0] + 1e9;
}

static double *
ask (Function function, guint n_points, guint n_inputs, guint seed)
{
  g_autoptr (PalSobolSample) sample = pal_sobol_sample_new (n_points, n_inputs, seed);
  guint n_blocks = pal_sobol_sample_get_n_blocks (sample);
  double *results = g_new (double, (gsize) n_blocks *n_points), point[PAL_SOBOL_MAX_INPUTS];

  g_assert_cmpuint (n_blocks, ==, n_inputs + 2);
  for (guint block = 0; block < n_blocks; block++)
    for (guint j = 0; j < n_points; j++)
      {
        pal_sobol_sample_get (sample, block, j, point);
        results[(gsize) block * n_points + j] = function (point, n_inputs);
      }
  return results;
}

static void
estimate (Function function,
          guint n_points,
          guint n_inputs,
          guint n_bootstrap,
          guint seed,
          PalSobolIndex *out)
{
  g_autofree double *results = ask (function, n_points, n_inputs, seed);

  pal_sobol_estimate (results, n_points, n_inputs, n_bootstrap, seed, out);
}

/* The analytic indices: D1 = (1 + b pi^4 / 5)^2 / 2, D2 = a^2 / 8, D13 = 8 b^2 pi^8 / 225. */
static void
test_ishigami (void)
{
  double d1 = pow (1 + 0.1 * pow (G_PI, 4) / 5, 2) / 2, d2 = 49.0 / 8, d13 = 8 * 0.01 * pow (G_PI, 8) / 225;
  double d = d1 + d2 + d13;
  const double first[] = { d1 / d, d2 / d, 0 }, total[] = { (d1 + d13) / d, d2 / d, d13 / d };
  PalSobolIndex got[3];

  g_assert_cmpfloat_with_epsilon (first[0], 0.3139, 1e-4); /* as it is printed everywhere */
  g_assert_cmpfloat_with_epsilon (total[2], 0.2437, 1e-4);
  for (guint seed = 1; seed <= 3; seed++)
    {
      estimate (ishigami, N_POINTS, 3, 0, seed, got);
      for (guint i = 0; i < 3; i++)
        {
          g_assert_cmpfloat_with_epsilon (got[i].first, first[i], 0.01);
          g_assert_cmpfloat_with_epsilon (got[i].total, total[i], 0.01);
          g_assert_true (isnan (got[i].first_p5) && isnan (got[i].total_p95));
        }
    }
}

/* V_i = 1 / 3 (1 + a_i)^2; S_i = V_i / V, ST_i = V_i prod (1 + V_j) / V over the others. */
static void
test_g_function (void)
{
  double product = 1;
  PalSobolIndex got[8];

  for (guint i = 0; i < 8; i++)
    product *= 1 + 1 / (3 * pow (1 + g_a[i], 2));
  estimate (sobol_g, N_POINTS, 8, 0, 1, got);
  for (guint i = 0; i < 8; i++)
    {
      double v = 1 / (3 * pow (1 + g_a[i], 2));

      g_assert_cmpfloat_with_epsilon (got[i].first, v / (product - 1), 0.015);
      g_assert_cmpfloat_with_epsilon (got[i].total, v * product / (1 + v) / (product - 1), 0.015);
    }
}

/* Two inputs that work only together: nothing of first order, everything of total order. */
static void
test_together (void)
{
  PalSobolIndex got[3];

  estimate (product_of_two, N_POINTS, 3, 200, 1, got);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat_with_epsilon (got[i].first, 0, 0.02);
      g_assert_cmpfloat_with_epsilon (got[i].total, 1, 0.02);
      g_assert_cmpfloat (got[i].total_p5, <, got[i].total);
      g_assert_cmpfloat (got[i].total_p95, >, got[i].total);
    }
  /* An input that is not read moves nothing at all, in no resample. */
  g_assert_cmpfloat (got[2].first, ==, 0);
  g_assert_cmpfloat (got[2].total, ==, 0);
  g_assert_cmpfloat (got[2].total_p95, ==, 0);
}

/* The ends hold the truth nine times out of ten, and more points bring them nearer. */
static void
test_bootstrap (void)
{
  double truth = 0.3139;
  guint n_inside = 0;
  PalSobolIndex few[3], many[3];

  for (guint seed = 1; seed <= 40; seed++)
    {
      estimate (ishigami, 256, 3, 200, seed, few);
      n_inside += few[0].first_p5 <= truth && truth <= few[0].first_p95;
    }
  g_assert_cmpuint (n_inside, >=, 34);
  estimate (ishigami, 256, 3, 200, 1, few);
  estimate (ishigami, N_POINTS, 3, 200, 1, many);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (many[i].total_p95 - many[i].total_p5, <, few[i].total_p95 - few[i].total_p5);
}

static void
test_seed (void)
{
  g_autofree double *first = ask (ishigami, 100, 3, 5);
  g_autofree double *again = ask (ishigami, 100, 3, 5);
  g_autofree double *other = ask (ishigami, 100, 3, 6);

  g_assert_cmpmem (first, 500 * sizeof (double), again, 500 * sizeof (double));
  g_assert_cmpint (memcmp (first, other, 500 * sizeof (double)), !=, 0);
  /* The same on every machine: a number of the mixer, worked out in Python. */
  g_assert_cmpfloat (pal_noise (1, 2, 3), ==, 0.814259011529328);
  for (guint i = 0; i < 10000; i++)
    {
      double one = pal_noise (7, i, 0);

      g_assert_true (one >= 0 && one < 1);
    }
}

static void
test_bad_results (void)
{
  PalSobolIndex got[2];

  estimate (constant, 100, 2, 50, 1, got);
  g_assert_true (isnan (got[0].first) && isnan (got[0].total) && isnan (got[1].total_p5));
  /* Points without a result are left out, also beside a large constant. */
  estimate (only_large, 4000, 2, 50, 1, got);
  g_assert_cmpfloat_with_epsilon (got[0].first, 1, 0.05);
  g_assert_cmpfloat_with_epsilon (got[0].total, 1, 0.05);
  g_assert_cmpfloat_with_epsilon (got[1].total, 0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/sobol/ishigami", test_ishigami);
  g_test_add_func ("/index/sobol/g-function", test_g_function);
  g_test_add_func ("/index/sobol/together", test_together);
  g_test_add_func ("/index/sobol/bootstrap", test_bootstrap);
  g_test_add_func ("/index/sobol/seed", test_seed);
  g_test_add_func ("/index/sobol/bad-results", test_bad_results);
  return g_test_run ();
}
