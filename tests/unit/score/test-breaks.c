/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-breaks.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"

/* The columns of a reference CSV without quotes; frees with g_ptr_array_unref (). */
static GPtrArray *
load_rows (const char *file)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PAL_TEST_DATA"), "third-party", "class-breaks-reference", file, NULL);
  g_autofree char *data = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (g_strchomp (data), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (g_strchomp (lines[i]), ",", -1));
  return rows;
}

/* The values of one set; NA becomes NaN. */
static GArray *
select_values (GPtrArray *rows, const char *set)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      double value = strcmp (row[2], "NA") == 0 ? NAN : g_ascii_strtod (row[2], NULL);

      if (strcmp (row[0], set) == 0)
        g_array_append_val (values, value);
    }
  g_assert_cmpuint (values->len, >, 0);
  return values;
}

static const double *
numbers_of (const GArray *values)
{
  return (const double *) (gpointer) values->data;
}

/* classInt's name of a method that we have. */
static gboolean
method_of (const char *style, PalBreaksMethod *out)
{
  return pal_breaks_method_from_name (g_str_equal (style, "headtails") ? "headtail" : style, out);
}

static guint
count_all (const PalBreaks *breaks)
{
  guint n = 0;

  for (guint i = 0; i < breaks->n_classes; i++)
    n += breaks->classes[i].count;
  return n;
}

/* Where the reference itself falls back to one class per value (jenks only), ours do
 * so with a note and are not compared. */
static void
assert_reference (const PalBreaks *breaks, const char *expected, guint *n_compared)
{
  g_auto (GStrv) bounds = g_strsplit (expected, " ", -1);

  g_assert_nonnull (breaks);
  g_assert_cmpuint (count_all (breaks), ==, breaks->n_values);
  if (breaks->note == PAL_BREAKS_NOTE_FEW_VALUES)
    return;
  g_assert_cmpuint (breaks->n_classes + 1, ==, g_strv_length (bounds));
  for (guint j = 0; bounds[j] != NULL; j++)
    {
      double bound = g_ascii_strtod (bounds[j], NULL);
      double got = j == 0 ? breaks->classes[0].lower : breaks->classes[j - 1].upper;

      g_assert_cmpfloat_with_epsilon (got, bound, 1e-9 * MAX (1, fabs (bound)));
    }
  (*n_compared)++;
}

/* classInt 0.4-9 (R) on four columns of COINr's ASEM data and small vectors. */
static void
test_reference (void)
{
  g_autoptr (GPtrArray) values = load_rows ("values.csv");
  g_autoptr (GPtrArray) expected = load_rows ("breaks.csv");
  guint n_compared = 0;

  for (guint i = 0; i < expected->len; i++)
    {
      char **row = expected->pdata[i];
      g_autoptr (GArray) set = select_values (values, row[0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalBreaks) breaks = NULL;
      PalBreaksMethod method;

      if (!method_of (row[1], &method))
        continue;
      g_test_message ("%s %s %s", row[0], row[1], row[2]);
      breaks = pal_breaks_new (method, (guint) g_ascii_strtoull (row[2], NULL, 10), FALSE, numbers_of (set),
                               set->len, &error);
      g_assert_no_error (error);
      assert_reference (breaks, row[3], &n_compared);
    }
  g_assert_cmpuint (n_compared, ==, 180);
}

static void
test_fallbacks (void)
{
  g_autoptr (GPtrArray) values = load_rows ("values.csv");
  g_autoptr (GPtrArray) expected = load_rows ("errors.csv");
  guint n_single = 0, n_few = 0;

  for (guint i = 0; i < expected->len; i++)
    {
      char **row = expected->pdata[i];
      g_autoptr (GArray) set = select_values (values, row[0]);
      g_autoptr (PalBreaks) breaks = NULL;
      PalBreaksMethod method;

      if (!method_of (row[1], &method))
        continue;
      breaks = pal_breaks_new (method, (guint) g_ascii_strtoull (row[2], NULL, 10), FALSE, numbers_of (set),
                               set->len, NULL);
      g_assert_nonnull (breaks);
      g_assert_cmpuint (count_all (breaks), ==, breaks->n_values);
      for (guint j = 0; j < breaks->n_classes; j++)
        {
          g_assert_cmpfloat (breaks->classes[j].lower, ==, breaks->classes[j].upper);
          g_assert_cmpuint (breaks->classes[j].count, >, 0);
        }
      if (strcmp (row[3], "single unique value") == 0)
        {
          g_assert_cmpint (breaks->note, ==, PAL_BREAKS_NOTE_ONE_VALUE);
          g_assert_cmpuint (breaks->n_classes, ==, 1);
          n_single++;
        }
      else
        {
          g_assert_cmpint (breaks->note, ==, PAL_BREAKS_NOTE_FEW_VALUES);
          n_few++;
        }
    }
  g_assert_cmpuint (n_single, >, 10);
  g_assert_cmpuint (n_few, >, 10);
}

static void
test_bad_input (void)
{
  static const double nothing[] = { NAN, NAN };
  static const double far[] = { -1.7e308, 1.7e308 };
  static const double some[] = { 1, NAN, 2, 3, INFINITY };
  static const double falling[] = { 2, 1 };
  static const double cut[] = { 2 };
  g_autoptr (PalBreaks) good = pal_breaks_new (PAL_BREAKS_EQUAL, 2, FALSE, some, 5, NULL);

  g_assert_cmpuint (good->n_missing, ==, 2);
  g_assert_cmpuint (good->n_values, ==, 3);
  for (PalBreaksMethod method = PAL_BREAKS_EQUAL; method < PAL_BREAKS_MANUAL; method++)
    {
      static const struct
      {
        const double *values;
        guint n, k;
      } cases[] = { { nothing, 2, 3 }, { NULL, 0, 3 }, { far, 2, 1 }, { some, 5, 0 }, { some, 5, 101 } };

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (pal_breaks_new (method, cases[i].k, FALSE, cases[i].values, cases[i].n, &error));
          g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
        }
    }
  {
    g_autoptr (GError) no_cut = NULL;
    g_autoptr (GError) bad_order = NULL;
    g_autoptr (GError) no_value = NULL;

    g_assert_null (pal_breaks_new_manual (NULL, 0, FALSE, some, 5, &no_cut));
    g_assert_error (no_cut, PAL_ERROR, PAL_ERROR_INVALID);
    g_assert_null (pal_breaks_new_manual (falling, 2, FALSE, some, 5, &bad_order));
    g_assert_error (bad_order, PAL_ERROR, PAL_ERROR_INVALID);
    g_assert_null (pal_breaks_new_manual (cut, 1, FALSE, nothing, 2, &no_value));
    g_assert_error (no_value, PAL_ERROR, PAL_ERROR_INVALID);
  }
}

static void
assert_counts (const PalBreaks *breaks, const guint *counts, guint n)
{
  g_assert_nonnull (breaks);
  g_assert_cmpuint (breaks->n_classes, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (breaks->classes[i].count, ==, counts[i]);
}

/* The value on a bound goes below it, or above it; the outermost ends hold theirs. */
static void
test_closure (void)
{
  static const double values[] = { 0, 5, 5, 7, 10 };
  static const double groups[] = { 1, 2, 3, 10, 11, 30 };
  static const guint right[] = { 3, 2 };
  static const guint left[] = { 1, 4 };
  static const guint thirds[] = { 3, 2, 1 };
  g_autoptr (PalBreaks) closed_right = pal_breaks_new (PAL_BREAKS_EQUAL, 2, FALSE, values, 5, NULL);
  g_autoptr (PalBreaks) closed_left = pal_breaks_new (PAL_BREAKS_EQUAL, 2, TRUE, values, 5, NULL);
  g_autoptr (PalBreaks) jenks_right = pal_breaks_new (PAL_BREAKS_JENKS, 3, FALSE, groups, 6, NULL);
  g_autoptr (PalBreaks) jenks_left = pal_breaks_new (PAL_BREAKS_JENKS, 3, TRUE, groups, 6, NULL);

  assert_counts (closed_right, right, 2);
  assert_counts (closed_left, left, 2);
  /* the groups of Jenks stay the same whichever side is closed */
  assert_counts (jenks_right, thirds, 3);
  assert_counts (jenks_left, thirds, 3);

  g_assert_cmpint (pal_breaks_find (closed_right, 0), ==, 0);
  g_assert_cmpint (pal_breaks_find (closed_right, 5), ==, 0);
  g_assert_cmpint (pal_breaks_find (closed_right, 5.001), ==, 1);
  g_assert_cmpint (pal_breaks_find (closed_right, 10), ==, 1);
  g_assert_cmpint (pal_breaks_find (closed_right, 10.001), ==, -1);
  g_assert_cmpint (pal_breaks_find (closed_right, -0.001), ==, -1);
  g_assert_cmpint (pal_breaks_find (closed_right, NAN), ==, -1);
  g_assert_cmpint (pal_breaks_find (closed_left, 5), ==, 1);
  g_assert_cmpint (pal_breaks_find (closed_left, 10), ==, 1);
  g_assert_cmpint (pal_breaks_find (closed_left, 10.001), ==, -1);
}

static void
test_manual (void)
{
  static const double values[] = { 1, 2, 3, 4, 5 };
  static const double inside[] = { 2, 4 };
  static const double outside[] = { -3, 2, 9 };
  static const guint inner[] = { 2, 2, 1 };
  static const guint outer[] = { 0, 2, 3, 0 };
  g_autoptr (PalBreaks) fits = pal_breaks_new_manual (inside, 2, FALSE, values, 5, NULL);
  g_autoptr (PalBreaks) wide = pal_breaks_new_manual (outside, 3, FALSE, values, 5, NULL);
  g_autoptr (PalBreaks) flat = pal_breaks_new_manual (inside, 2, FALSE, values + 2, 1, NULL);

  assert_counts (fits, inner, 3);
  g_assert_cmpfloat (fits->classes[0].lower, ==, 1);
  g_assert_cmpfloat (fits->classes[2].upper, ==, 5);
  /* what a person set stays, so that two waves can be compared */
  assert_counts (wide, outer, 4);
  g_assert_cmpuint (flat->n_classes, ==, 3);
  g_assert_cmpuint (flat->classes[1].count, ==, 1);
}

static double
spread_within (const double *values, guint first, guint last)
{
  double mean = 0, sum = 0;

  for (guint i = first; i <= last; i++)
    mean += values[i] / (last - first + 1);
  for (guint i = first; i <= last; i++)
    sum += (values[i] - mean) * (values[i] - mean);
  return sum;
}

/* The least spread of values[first..] in @k classes, by trying all. */
static double
best_by_trying (const double *values, guint first, guint n, guint k)
{
  double best = INFINITY;

  if (k == 1)
    return spread_within (values, first, n - 1);
  for (guint end = first; end + k <= n; end++)
    best = MIN (best, spread_within (values, first, end) + best_by_trying (values, end + 1, n, k - 1));
  return best;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* Exact, also for large numbers with small spreads. */
static void
test_jenks_is_best (void)
{
  for (guint round = 0; round < 200; round++)
    {
      double values[12];
      guint k = (guint) g_test_rand_int_range (1, 6);
      double offset = round % 2 == 0 ? 0 : 1e7;
      g_autoptr (PalBreaks) breaks = NULL;
      double got = 0;
      guint first = 0;

      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        values[i] = offset + g_test_rand_int_range (0, 60) / 4.0;
      qsort (values, G_N_ELEMENTS (values), sizeof (double), compare_doubles);
      breaks = pal_breaks_new (PAL_BREAKS_JENKS, k, FALSE, values, G_N_ELEMENTS (values), NULL);
      g_assert_nonnull (breaks);
      if (breaks->note != PAL_BREAKS_NOTE_NONE)
        continue;
      for (guint i = 0; i < breaks->n_classes; i++)
        {
          g_assert_cmpuint (breaks->classes[i].count, >, 0);
          got += spread_within (values, first, first + breaks->classes[i].count - 1);
          first += breaks->classes[i].count;
        }
      g_assert_cmpuint (first, ==, G_N_ELEMENTS (values));
      g_assert_cmpfloat_with_epsilon (got, best_by_trying (values, 0, G_N_ELEMENTS (values), k), 1e-6);
    }
}

/* Every value finds a class whatever the method, size and closure. */
static void
test_covering (void)
{
  static const double scales[] = { 1e-300, 1e-9, 1, 1e6, 1e300 };

  for (guint round = 0; round < 400; round++)
    {
      double values[40];
      guint n = (guint) g_test_rand_int_range (1, 41);
      guint k = (guint) g_test_rand_int_range (1, 12);
      PalBreaksMethod method = (PalBreaksMethod) g_test_rand_int_range (0, PAL_BREAKS_MANUAL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalBreaks) breaks = NULL;

      for (guint i = 0; i < n; i++)
        values[i] = scales[round % 5] * g_test_rand_int_range (-50, 100);
      breaks = pal_breaks_new (method, k, round % 2 == 0, values, n, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_all (breaks), ==, n);
      for (guint i = 0; i < breaks->n_classes; i++)
        {
          g_assert_true (isfinite (breaks->classes[i].lower) && isfinite (breaks->classes[i].upper));
          g_assert_cmpfloat (breaks->classes[i].lower, <=, breaks->classes[i].upper);
        }
    }
}

/* Up to the largest number that there is: few classes, not one for each of its thousand million parts. */
static void
test_largest (void)
{
  static const double values[] = { -1e-9, 0, 3, 1.7976931348623157e308 };

  for (PalBreaksMethod method = PAL_BREAKS_EQUAL; method < PAL_BREAKS_MANUAL; method++)
    {
      g_autoptr (PalBreaks) breaks = pal_breaks_new (method, 3, TRUE, values, 4, NULL);

      g_assert_nonnull (breaks);
      g_assert_cmpuint (breaks->n_classes, <, 10);
      g_assert_cmpuint (count_all (breaks), ==, 4);
    }
}

/* Numbers that differ in their last digits only. */
static void
test_close (void)
{
  const double values[] = { 5, nextafter (5, 6), nextafter (nextafter (5, 6), 6) };

  for (PalBreaksMethod method = PAL_BREAKS_EQUAL; method < PAL_BREAKS_MANUAL; method++)
    for (guint k = 1; k < 3; k++)
      {
        g_autoptr (PalBreaks) breaks = pal_breaks_new (method, k, FALSE, values, 3, NULL);

        g_assert_nonnull (breaks);
        g_assert_cmpuint (breaks->n_classes, >, 0);
        g_assert_cmpuint (count_all (breaks), ==, 3);
      }
}

/* 0.3 is 0.3 as a person types it, not 3 x 0.1. */
static void
test_pretty_decimals (void)
{
  g_autoptr (PalBreaks) tenths = NULL;
  double many[11];

  for (guint i = 0; i <= 10; i++)
    many[i] = i / 10.0;
  tenths = pal_breaks_new (PAL_BREAKS_PRETTY, 10, FALSE, many, 11, NULL);
  g_assert_cmpuint (tenths->n_classes, ==, 10);
  for (guint i = 0; i < 10; i++)
    g_assert_cmpfloat (tenths->classes[i].upper, ==, (i + 1) / 10.0);
}

/* R's quantile () of one column, all nine types. */
static void
test_quantile_types (void)
{
  g_autoptr (GPtrArray) values = load_rows ("values.csv");
  g_autoptr (GPtrArray) expected = load_rows ("quantile_types_asem_LPI.csv");
  g_autoptr (GArray) set = select_values (values, "asem_LPI");

  qsort (set->data, set->len, sizeof (double), compare_doubles);
  g_assert_cmpuint (expected->len, ==, 6);
  for (guint i = 0; i < expected->len; i++)
    {
      char **row = expected->pdata[i];
      double share = g_ascii_strtod (row[0], NULL);

      for (guint type = 1; type <= PAL_BREAKS_N_QUANTILE_TYPES; type++)
        g_assert_cmpfloat_with_epsilon (pal_breaks_quantile (numbers_of (set), set->len, share, type),
                                        g_ascii_strtod (row[type], NULL), 1e-12);
    }
  for (guint type = 1; type <= PAL_BREAKS_N_QUANTILE_TYPES; type++)
    {
      const PalBreaksRule rule = { .method = PAL_BREAKS_QUANTILE, .k = 5, .quantile_type = type };
      g_autoptr (PalBreaks) breaks = pal_breaks_new_by_rule (&rule, numbers_of (set), set->len, NULL);

      for (guint i = 0; i < 5; i++)
        g_assert_cmpfloat_with_epsilon (
            breaks->classes[i].upper, g_ascii_strtod (((char **) expected->pdata[i + 1])[type], NULL), 1e-12);
    }
}

/* Worked by hand: four values with places of their own in each definition. */
static void
test_quantile_by_hand (void)
{
  static const double values[] = { 10, 20, 30, 40 };
  static const double half[] = { 20, 25, 20, 20, 25, 25, 25, 25, 25 };

  for (guint type = 1; type <= PAL_BREAKS_N_QUANTILE_TYPES; type++)
    {
      g_assert_cmpfloat_with_epsilon (pal_breaks_quantile (values, 4, 0.5, type), half[type - 1], 1e-12);
      g_assert_cmpfloat (pal_breaks_quantile (values, 4, 0, type), ==, 10);
      g_assert_cmpfloat (pal_breaks_quantile (values, 4, 1, type), ==, 40);
      g_assert_cmpfloat (pal_breaks_quantile (values, 1, 0.3, type), ==, 10);
    }
}

static void
assert_uppers (const PalBreaks *breaks, double lower, const double *uppers, guint n)
{
  g_assert_nonnull (breaks);
  g_assert_cmpuint (breaks->n_classes, ==, n);
  g_assert_cmpfloat_with_epsilon (breaks->classes[0].lower, lower, 1e-12);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (breaks->classes[i].upper, uppers[i], 1e-9);
}

/* Factors of 10; what is not above 0 has a class of its own, whichever side is closed. */
static void
test_geometric (void)
{
  static const double pure[] = { 1, 3, 7, 20, 500, 1000 };
  static const double with_zero[] = { 0, 0, 1, 5, 50, 100 };
  static const double mixed[] = { -4, 0, 2, 8, 32 };
  static const double negative[] = { -1000, -500, -20, -7, -3, -1 };
  static const double upto_zero[] = { -100, -50, -5, -1, 0, 0 };
  static const double tens[] = { 10, 100, 1000 };
  static const double above[] = { 0, 10, 100 };
  static const double of_mixed[] = { 0, 8, 32 };
  static const double downward[] = { -100, -10, -1 };
  static const double to_zero[] = { -10, -1, 0 };
  static const guint counts[] = { 2, 2, 2 };
  g_autoptr (PalBreaks) a = pal_breaks_new (PAL_BREAKS_GEOMETRIC, 3, FALSE, pure, 6, NULL);
  g_autoptr (PalBreaks) b = pal_breaks_new (PAL_BREAKS_GEOMETRIC, 3, FALSE, with_zero, 6, NULL);
  g_autoptr (PalBreaks) b_left = pal_breaks_new (PAL_BREAKS_GEOMETRIC, 3, TRUE, with_zero, 6, NULL);
  g_autoptr (PalBreaks) c = pal_breaks_new (PAL_BREAKS_GEOMETRIC, 3, FALSE, mixed, 5, NULL);
  g_autoptr (PalBreaks) d = pal_breaks_new (PAL_BREAKS_GEOMETRIC, 3, FALSE, negative, 6, NULL);
  g_autoptr (PalBreaks) e = pal_breaks_new (PAL_BREAKS_GEOMETRIC, 3, FALSE, upto_zero, 6, NULL);

  assert_uppers (a, 1, tens, 3);
  g_assert_cmpint (a->note, ==, PAL_BREAKS_NOTE_NONE);
  assert_uppers (b, 0, above, 3);
  g_assert_cmpint (b->note, ==, PAL_BREAKS_NOTE_NOT_ABOVE_0);
  assert_counts (b, counts, 3);
  g_assert_cmpfloat (b_left->classes[0].upper, ==, 1);
  g_assert_cmpuint (b_left->classes[0].count, ==, 2);
  assert_uppers (c, -4, of_mixed, 3);
  g_assert_cmpuint (c->classes[0].count, ==, 2);
  assert_uppers (d, -1000, downward, 3);
  g_assert_cmpint (d->note, ==, PAL_BREAKS_NOTE_NONE);
  assert_uppers (e, -100, to_zero, 3);
  g_assert_cmpuint (e->classes[2].count, ==, 2);
}

/* Without a wish for a number, head-tail makes as many classes as it finds; with one, it keeps to the rule of
 * all methods about few values. */
static void
test_headtail_counts_itself (void)
{
  static const double values[] = { 1, 1, 1, 1, 1, 1, 2, 2, 10, 100 };
  static const double uppers[] = { 12, 100 };
  const PalBreaksRule rule = { .method = PAL_BREAKS_HEADTAIL };
  g_autoptr (PalBreaks) free_choice = pal_breaks_new_by_rule (&rule, values, 10, NULL);
  g_autoptr (PalBreaks) three = pal_breaks_new (PAL_BREAKS_HEADTAIL, 3, FALSE, values, 10, NULL);
  g_autoptr (PalBreaks) many = pal_breaks_new (PAL_BREAKS_HEADTAIL, 9, FALSE, values, 10, NULL);

  assert_uppers (free_choice, 1, uppers, 2);
  assert_uppers (three, 1, uppers, 2);
  g_assert_cmpint (many->note, ==, PAL_BREAKS_NOTE_FEW_VALUES);
  g_assert_cmpuint (many->n_classes, ==, 4);
}

/* Bounds of a standard deviation do not depend on the scale, also at the ends of what a double holds. */
static void
test_sd_scales (void)
{
  static const double scales[] = { 1e-300, 1, 1e300 };
  static const double values[] = { 1, 2, 3, 4, 10 };
  double first[16] = { 0 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      double scaled[5];
      g_autoptr (PalBreaks) breaks = NULL;

      for (guint i = 0; i < 5; i++)
        scaled[i] = values[i] * scales[s];
      breaks = pal_breaks_new (PAL_BREAKS_SD, 3, FALSE, scaled, 5, NULL);
      g_assert_cmpuint (breaks->n_classes, <, 16);
      for (guint i = 0; i < breaks->n_classes; i++)
        {
          if (s == 0)
            first[i] = breaks->classes[i].upper / scales[s];
          g_assert_cmpfloat_with_epsilon (breaks->classes[i].upper / scales[s], first[i], 1e-9);
        }
    }
}

static void
test_names (void)
{
  g_autofree char *names = pal_breaks_method_join_names (", ");

  g_assert_cmpstr (names, ==, "equal, quantile, jenks, pretty, sd, geometric, headtail");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/breaks/reference", test_reference);
  g_test_add_func ("/score/breaks/fallbacks", test_fallbacks);
  g_test_add_func ("/score/breaks/bad-input", test_bad_input);
  g_test_add_func ("/score/breaks/closure", test_closure);
  g_test_add_func ("/score/breaks/manual", test_manual);
  g_test_add_func ("/score/breaks/jenks-is-best", test_jenks_is_best);
  g_test_add_func ("/score/breaks/covering", test_covering);
  g_test_add_func ("/score/breaks/largest", test_largest);
  g_test_add_func ("/score/breaks/close", test_close);
  g_test_add_func ("/score/breaks/pretty-decimals", test_pretty_decimals);
  g_test_add_func ("/score/breaks/quantile-types", test_quantile_types);
  g_test_add_func ("/score/breaks/quantile-by-hand", test_quantile_by_hand);
  g_test_add_func ("/score/breaks/geometric", test_geometric);
  g_test_add_func ("/score/breaks/headtail-counts-itself", test_headtail_counts_itself);
  g_test_add_func ("/score/breaks/sd-scales", test_sd_scales);
  g_test_add_func ("/score/breaks/names", test_names);
  return g_test_run ();
}
