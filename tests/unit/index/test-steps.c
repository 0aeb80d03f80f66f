/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps must hold for every index, and for awkward ones. */
#include <math.h>
#include <string.h>

#include "index/pal-index-run.h"
#include "index/pal-moments.h"
#include "model/pal-finding.h"
#include "pal-test-index.h"

#define META                                                                                                 \
  "iCode,Direction,Weight,Parent,Type\nA,1,1,TOP,Indicator\nB,-1,3,TOP,Indicator\nTOP,1,1,,Aggregate\n"

static PalIndexRun *
run (const PalIndexFile *file, const PalIndexMethod *method)
{
  g_autoptr (GError) error = NULL;
  PalIndexRun *result = pal_index_run_new (file->tree, file->data, method, &error);

  g_assert_no_error (error);
  return result;
}

static gboolean
has_finding (const PalIndexRun *result, const char *text)
{
  for (guint i = 0; i < result->findings->len; i++)
    if (strstr (((PalFinding *) g_ptr_array_index (result->findings, i))->message, text) != NULL)
      return TRUE;
  return FALSE;
}

/* One value, no spread, nothing, infinite ranges: no score, and why. */
static void
test_degenerate (void)
{
  static const struct
  {
    const char *data, *expected;
  } cases[] = {
    { "uCode,A,B\nX,1,1\nY,1,2\n", "A: all values are the same" },
    { "uCode,A,B\nX,NA,1\nY,NA,2\n", "A: all values are missing" },
    { "uCode,A,B\nX,5,1\nY,NA,2\n", "A: only one value is there" },
    { "uCode,A,B\nX,1e308,1\nY,-1e308,2\n", "A: the range is too large" },
  };
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{}");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalIndexFile) file = pal_test_index_read (cases[i].data, META);
      g_autoptr (PalIndexRun) result = run (file, method);

      g_assert_true (has_finding (result, cases[i].expected));
      g_assert_true (isnan (pal_matrix_get (pal_index_run_get_parts (result), 0, 0)));
      /* The other indicator still gives a score. */
      g_assert_cmpfloat (pal_matrix_get (result->scores, 0, 0), ==, 100);
      g_assert_cmpfloat (pal_matrix_get (result->scores, 1, 0), ==, 0);
    }
}

static void
test_one_unit (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read ("uCode,A,B\nX,1,1\n", META);
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"treat\": {\"method\": \"auto\"}}");
  g_autoptr (PalIndexRun) result = run (file, method);

  g_assert_true (isnan (pal_matrix_get (result->scores, 0, 0)));
  g_assert_cmpuint (result->ranks[0], ==, 0);
}

static void
test_geometric_of_zero (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read ("uCode,A,B\nX,0,1\nY,1,2\nZ,2,3\n", META);
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"aggregate\": [\"geometric\"]}");
  g_autoptr (PalIndexRun) result = run (file, method);

  g_assert_true (has_finding (result, "TOP of X: A is not above 0, so a geometric mean has no result"));
  g_assert_true (isnan (pal_matrix_get (result->scores, 0, 0)));
  g_assert_cmpfloat_with_epsilon (pal_matrix_get (result->scores, 1, 0), 50, 1e-12);
}

static void
test_denominator_of_zero (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,Pop\nX,4,0\nY,4,2\nZ,9,3\n",
      "iCode,Direction,Weight,Parent,Type,Denominator\nA,1,1,TOP,Indicator,Pop\nTOP,1,1,,Aggregate,\n"
      "Pop,,,,Denominator,\n");
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"denominate\": true}");
  g_autoptr (PalIndexRun) result = run (file, method);

  g_assert_true (has_finding (result, "A: the denominator Pop of X is 0"));
  g_assert_true (isnan (pal_matrix_get (result->after[PAL_INDEX_DENOMINATE], 0, 0)));
  g_assert_cmpfloat (pal_matrix_get (result->after[PAL_INDEX_DENOMINATE], 2, 0), ==, 3);
}

/* Nobody left, and names that are not there. */
static void
test_nobody (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read ("uCode,A,B\nX,NA,NA\nY,1,NA\n", META);
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"screen\": {\"unit_min\": 1}}");
  g_autoptr (GError) error = NULL;

  g_assert_null (pal_index_run_new (file->tree, file->data, method, &error));
  g_assert_cmpstr (error->message, ==, "no unit has enough of the indicators");
}

static void
test_unknown_names (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read ("uCode,A,B\nX,1,1\nY,2,2\n", META);
  g_autoptr (PalIndexMethod) method =
      pal_test_index_method ("{\"weights\": {\"values\": {\"C\": 1}}, \"normalise\": {\"D\": {}}, "
                             "\"impute\": {\"method\": \"group_mean\", \"group\": \"G\"}}");
  g_autoptr (PalIndexRun) result = run (file, method);

  g_assert_true (has_finding (result, "names C, which is not in the data"));
  g_assert_true (has_finding (result, "names D, which is not in the data"));
  g_assert_true (has_finding (result, "there is no group column \"G\""));
}

static void
test_times (void)
{
  static const char data[] = "uCode,Time,A,B\nX,2018,1,1\nX,2019,NA,2\nX,2021,4,3\nY,2018,2,9\nY,2019,NA,8\n";
  g_autoptr (PalIndexFile) file = pal_test_index_read (data, META);
  g_autoptr (PalIndexMethod) last = pal_test_index_method ("{\"impute\": {\"method\": \"last\"}}");
  g_autoptr (PalIndexMethod) linear = pal_test_index_method ("{\"impute\": {\"method\": \"linear\"}}");
  g_autoptr (PalIndexRun) first = run (file, last), second = run (file, linear);

  g_assert_cmpfloat (pal_matrix_get (first->after[PAL_INDEX_IMPUTE], 1, 0), ==, 1);
  g_assert_cmpfloat (pal_matrix_get (first->after[PAL_INDEX_IMPUTE], 4, 0), ==, 2);
  g_assert_cmpuint (pal_matrix_marks (first->after[PAL_INDEX_IMPUTE], 0)[1], ==, PAL_MARK_IMPUTED);
  g_assert_cmpfloat (pal_matrix_get (second->after[PAL_INDEX_IMPUTE], 1, 0), ==, 2); /* a third of the way */
  g_assert_true (isnan (pal_matrix_get (second->after[PAL_INDEX_IMPUTE], 4, 0)));
  /* 2018: X has rank 1 or 2, not 1 of 5. */
  g_assert_cmpuint (first->ranks[0] + first->ranks[3], ==, 3);
  g_assert_cmpuint (first->ranks[2], ==, 1);
}

static void
test_marks (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) result = run (file, method);
  const PalMatrix *parts = pal_index_run_get_parts (result);
  guint n_missing = 0, n_imputed = 0, n_treated = 0;

  for (gsize i = 0; i < (gsize) parts->n_columns * parts->n_units; i++)
    {
      n_missing += isnan (result->after[PAL_INDEX_DENOMINATE]->values[i]) ? 1 : 0;
      n_imputed += (parts->marks[i] & PAL_MARK_IMPUTED) != 0 ? 1 : 0;
      n_treated += (parts->marks[i] & PAL_MARK_TREATED) != 0 ? 1 : 0;
    }
  g_assert_cmpuint (n_missing, >, 0);
  g_assert_cmpuint (n_imputed, ==, n_missing);
  g_assert_cmpuint (n_treated, >=, 14);
}

/* A min-max score does not depend on the unit of measurement, equal weights are the mean, and the order of
 * the rows changes nothing. */
static void
test_properties (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem (), other = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"weights\": {\"method\": \"equal\"}}");
  g_autoptr (PalIndexRun) first = NULL, second = NULL;
  guint n = file->data->n_units, top = file->tree->n_aggregates - 1;

  for (guint i = 0; i < other->data->indicators->n_columns; i++)
    {
      const double *from = pal_matrix_column (file->data->indicators, i);
      double *to = pal_matrix_column (other->data->indicators, i);

      for (guint unit = 0; unit < n; unit++)
        to[unit] = from[n - 1 - unit] * 1000 + 7;
    }
  first = run (file, method);
  second = run (other, method);
  for (guint unit = 0; unit < n; unit++)
    {
      double children =
          (pal_matrix_get (first->scores, unit, (guint) pal_matrix_find (first->scores, "Conn")) +
           pal_matrix_get (first->scores, unit, (guint) pal_matrix_find (first->scores, "Sust"))) /
          2;

      g_assert_cmpfloat_with_epsilon (pal_matrix_get (first->scores, unit, top),
                                      pal_matrix_get (second->scores, n - 1 - unit, top), 1e-9);
      g_assert_cmpuint (first->ranks[top * n + unit], ==, second->ranks[top * n + n - 1 - unit]);
      g_assert_cmpfloat_with_epsilon (pal_matrix_get (first->scores, unit, top), children, 1e-9);
    }
}

static void
test_moments (void)
{
  /* Of R's e1071, type 2: skewness (c (1, 2, 3, 10), type = 2) and kurtosis. */
  const double values[] = { 1, 2, NAN, 3, 10 }, equal[] = { 0.1, 0.1, 0.1, 0.1 };
  PalMoments moments;

  pal_moments_compute (values, 5, &moments);
  g_assert_cmpuint (moments.n, ==, 4);
  g_assert_cmpfloat_with_epsilon (moments.mean, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (moments.sd, 4.0824829046386304, 1e-12);
  g_assert_cmpfloat_with_epsilon (moments.skew, 1.7636326148038881, 1e-9);
  g_assert_cmpfloat_with_epsilon (moments.kurtosis, 3.2280000000000015, 1e-9);
  g_assert_cmpfloat_with_epsilon (pal_moments_quantile (values, 5, 0.25), 1.75, 1e-12);
  pal_moments_compute (equal, 4, &moments);
  g_assert_true (isnan (moments.skew));
}

static double
mean_of (PalMeanMethod method, double power, const double *values, const double *weights, guint n)
{
  const double *parts[8];
  const PalMeanRule rule = { method, power };
  double out;

  for (guint i = 0; i < n; i++)
    parts[i] = &values[i];
  pal_index_mean (&rule, parts, weights, n, 1, 0, &out, NULL);
  return out;
}

/* The vectors of the field, and figures by hand. */
static void
test_means (void)
{
  const double values[] = { 80, 20, 50 }, missing[] = { 80, NAN, 50 }, weights[] = { 1, 1, 2 };
  const double equal[] = { 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_ARITHMETIC, 1, values, weights, 3), 50, 1e-12);
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_GEOMETRIC, 1, values, weights, 3), 44.721359549995796,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_ARITHMETIC, 1, missing, weights, 3), 60, 1e-12);
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_HARMONIC, 1, values, equal, 3), 36.363636363636367, 1e-9);
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_POWER, 2, values, equal, 3), 55.677643628300217, 1e-9);
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_MEDIAN, 1, values, equal, 3), 50, 1e-12);
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_MEDIAN, 1, missing, equal, 3), 65, 1e-12);
  /* M = 50, S^2 = (900 + 900 + 0) / 3 = 600: 50 - 600 / 50. */
  g_assert_cmpfloat_with_epsilon (mean_of (PAL_MEAN_MPI, 1, values, equal, 3), 38, 1e-12);
}

static void
test_goalposts (void)
{
  const PalNormaliseRule plain = {
    .method = PAL_NORMALISE_GOALPOSTS, .lower = 4, .upper = 30, .scale = 100, .cap = TRUE
  };
  const PalNormaliseRule log_rule = {
    .method = PAL_NORMALISE_GOALPOSTS, .lower = 100, .upper = 75000, .scale = 1, .cap = TRUE, .log = TRUE
  };
  const double values[] = { 4, 2, 17, 35 }, expected[] = { 100, 100, 50, 0 },
               incomes[] = { 100, 75000, 1000 };
  double out[4];
  const char *why;

  g_assert_true (pal_index_normalise_column (values, 4, -1, &plain, NAN, NAN, out, &why));
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat_with_epsilon (out[i], expected[i], 1e-9);
  /* The income of the Human Development Index: (ln 1000 - ln 100) / (ln 75000 - ln 100). */
  g_assert_true (pal_index_normalise_column (incomes, 3, 1, &log_rule, NAN, NAN, out, &why));
  g_assert_cmpfloat_with_epsilon (out[2], log (10) / log (750), 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/steps/degenerate", test_degenerate);
  g_test_add_func ("/index/steps/one-unit", test_one_unit);
  g_test_add_func ("/index/steps/geometric-of-zero", test_geometric_of_zero);
  g_test_add_func ("/index/steps/denominator-of-zero", test_denominator_of_zero);
  g_test_add_func ("/index/steps/nobody", test_nobody);
  g_test_add_func ("/index/steps/unknown-names", test_unknown_names);
  g_test_add_func ("/index/steps/times", test_times);
  g_test_add_func ("/index/steps/marks", test_marks);
  g_test_add_func ("/index/steps/properties", test_properties);
  g_test_add_func ("/index/steps/moments", test_moments);
  g_test_add_func ("/index/steps/means", test_means);
  g_test_add_func ("/index/steps/goalposts", test_goalposts);
  return g_test_run ();
}
