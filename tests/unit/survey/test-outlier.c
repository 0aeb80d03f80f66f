/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-outlier.h"

#include <math.h>
#include <string.h>

/* Rosner's 54 numbers, NIST/SEMATECH e-Handbook of Statistical Methods 1.3.5.17.3. */
static const double rosner[] = {
  -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70,
  1.76,  1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40,
  2.47,  2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01,
};

/* Uranium isotopes of Tietjen and Moore (1972), the same handbook, 1.3.5.17.1. */
static const double uranium[] = { 199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57 };

static void
init (PalSpread *out, const double *values, gsize n)
{
  g_autofree double *copy = g_memdup2 (values, n * sizeof *values);

  g_assert_true (pal_spread_init (out, copy, n));
}

/* The handbook gives R1 = 3.118906 for Rosner's largest number and G = 2.468765 for the uranium: both are
 * the z of the number that is farthest from the mean. */
static void
test_z (void)
{
  PalSpread spread;

  init (&spread, rosner, G_N_ELEMENTS (rosner));
  g_assert_cmpuint (spread.n, ==, 54);
  g_assert_cmpfloat_with_epsilon (pal_spread_get_z (&spread, 6.01), 3.118906, 5e-7);
  init (&spread, uranium, G_N_ELEMENTS (uranium));
  g_assert_cmpfloat_with_epsilon (pal_spread_get_z (&spread, 245.57), 2.468765, 5e-7);
}

/* By hand for the uranium: the median is (200.82 + 201.92) / 2 = 201.37, the distances sorted are 0.55, 0.55,
 * 0.58, 0.81, 1.18, 1.84, 2.06, 44.2, so MAD = (0.81 + 1.18) / 2 = 0.995 and the modified z of 245.57 is
 * 0.6745 * 44.2 / 0.995 = 29.96271.  For Rosner's numbers Python's statistics module gives median 2.095 and
 * MAD 0.545, hence 0.6745 * 3.915 / 0.545 = 4.845261. */
static void
test_modified_z (void)
{
  PalSpread spread;
  guint n_outliers = 0;

  init (&spread, uranium, G_N_ELEMENTS (uranium));
  g_assert_cmpfloat_with_epsilon (spread.median, 201.37, 1e-9);
  g_assert_cmpfloat_with_epsilon (spread.mad, 0.995, 1e-9);
  g_assert_cmpfloat_with_epsilon (pal_spread_get_modified_z (&spread, 245.57), 29.96271, 1e-5);
  /* Masked for z, as it must be in eight numbers, and still found. */
  g_assert_cmpfloat (pal_spread_get_z (&spread, 245.57), <, PAL_OUTLIER_Z);
  g_assert_true (pal_spread_is_outlier (&spread, 245.57));
  g_assert_false (pal_spread_is_outlier (&spread, 202.18));

  init (&spread, rosner, G_N_ELEMENTS (rosner));
  g_assert_cmpfloat_with_epsilon (pal_spread_get_modified_z (&spread, 6.01), 4.845261, 5e-7);
  for (guint i = 0; i < G_N_ELEMENTS (rosner); i++)
    n_outliers += pal_spread_is_outlier (&spread, rosner[i]) ? 1 : 0;
  g_assert_cmpuint (n_outliers, ==, 3); /* 5.34, 5.42, 6.01, as Rosner's own test finds */
}

/* Eight of ten are 5: MAD 0, mean distance (1 + 35) / 10 = 3.6, so 40 gets 35 / (1.253314 * 3.6) = 7.757212
 * and 6 gets 1 / 4.5119304 = 0.221635. */
static void
test_no_mad (void)
{
  const double values[] = { 5, 5, 5, 40, 5, 5, 6, 5, 5, 5 };
  const double equal[] = { 3, 3, 3, 3, 3, 3, 3, 3 };
  PalSpread spread;

  init (&spread, values, G_N_ELEMENTS (values));
  g_assert_cmpfloat (spread.mad, ==, 0);
  g_assert_cmpfloat_with_epsilon (pal_spread_get_modified_z (&spread, 40), 7.757212, 1e-6);
  g_assert_cmpfloat_with_epsilon (pal_spread_get_modified_z (&spread, 6), 0.221635, 1e-6);
  g_assert_true (pal_spread_is_outlier (&spread, 40));
  g_assert_false (pal_spread_is_outlier (&spread, 6));

  /* Nothing spreads: nothing stands out, and nothing is divided by zero. */
  init (&spread, equal, G_N_ELEMENTS (equal));
  g_assert_cmpfloat (pal_spread_get_modified_z (&spread, 9), ==, 0);
  g_assert_cmpfloat (pal_spread_get_z (&spread, 9), ==, 0);
  g_assert_false (pal_spread_is_odd_change (&spread, 9));
}

static void
test_too_few (void)
{
  double values[] = { 1, 1, 1, 1, 1, 1, 1000 };
  PalSpread spread = { .n = 99 };

  g_assert_false (pal_spread_init (&spread, values, G_N_ELEMENTS (values)));
  g_assert_cmpuint (spread.n, ==, 0);
  g_assert_false (pal_spread_init (&spread, NULL, 0));
}

/* To the last bit. */
static void
test_any_order (void)
{
  g_autofree double *values = g_memdup2 (rosner, sizeof rosner);
  PalSpread first, other;

  init (&first, rosner, G_N_ELEMENTS (rosner));
  for (guint i = G_N_ELEMENTS (rosner) - 1; i > 0; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (int) i + 1);
      double swap = values[i];

      values[i] = values[j];
      values[j] = swap;
    }
  g_assert_true (pal_spread_init (&other, values, G_N_ELEMENTS (rosner)));
  g_assert_true (first.mean == other.mean && first.sd == other.sd && first.median == other.median &&
                 first.mad == other.mad && first.mean_ad == other.mean_ad);
}

/* Changes 0, 1, 1, 2, 2, 3, 3, 4: median 2, distances 2, 1, 1, 0, 0, 1, 1, 2, so MAD 1 and the limit is
 * 3 * 1.4826 = 4.4478 from the median: 6.44 is inside, 6.45 is outside. */
static void
test_changes (void)
{
  const double changes[] = { 0, 1, 1, 2, 2, 3, 3, 4 };
  PalSpread spread;

  init (&spread, changes, G_N_ELEMENTS (changes));
  g_assert_false (pal_spread_is_odd_change (&spread, 6.44));
  g_assert_true (pal_spread_is_odd_change (&spread, 6.45));
  g_assert_false (pal_spread_is_odd_change (&spread, -2.44));
  g_assert_true (pal_spread_is_odd_change (&spread, -2.45));
}

static void
test_jumps (void)
{
  static const struct
  {
    double before, now;
    gboolean is_jump;
  } cases[] = {
    { 10, 20, FALSE }, { 10, 21, TRUE }, { 20, 10, FALSE }, { 20, 9, TRUE },
    { 1, 3, FALSE },   { 1, 6, TRUE },   { 0, 4, FALSE },   { 0, 5, TRUE },
    { 5, 0, TRUE },    { 4, 0, FALSE },  { 0, 0, FALSE },   { 43, 430, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pal_outlier_is_jump (cases[i].before, cases[i].now), ==, cases[i].is_jump);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/outlier/z", test_z);
  g_test_add_func ("/survey/outlier/modified-z", test_modified_z);
  g_test_add_func ("/survey/outlier/no-mad", test_no_mad);
  g_test_add_func ("/survey/outlier/too-few", test_too_few);
  g_test_add_func ("/survey/outlier/any-order", test_any_order);
  g_test_add_func ("/survey/outlier/changes", test_changes);
  g_test_add_func ("/survey/outlier/jumps", test_jumps);
  return g_test_run ();
}
