/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "pal-test-index.h"

static void
test_contract (void)
{
  g_autoptr (PalIndexMethod) method = pal_test_index_method (
      "{ \"steps\": [\"denominate\", \"impute\", \"screen\", \"treat\", \"normalise\", \"aggregate\"],"
      "  \"denominate\": false, \"impute\": { \"method\": \"none\" }, \"screen\": { \"unit_min\": 0.0 },"
      "  \"treat\": { \"method\": \"none\", \"max_points\": 5, \"skew\": 2, \"kurtosis\": 3.5 },"
      "  \"normalise\": { \"*\": { \"method\": \"minmax\", \"lower\": 0, \"upper\": 100 },"
      "    \"GNI\": { \"method\": \"goalposts\", \"lower\": 100, \"upper\": 75000, \"transform\": \"log\", "
      "\"cap\": true, \"scale\": 1 } },"
      "  \"weights\": { \"method\": \"given\", \"values\": { \"GNI\": 2.0 } },"
      "  \"aggregate\": [ \"arithmetic\", \"geometric\" ], \"data_threshold\": 0.0, \"draws\": 1000, "
      "\"seed\": 1,"
      "  \"vary\": { \"weights\": 0.25, \"normalise\": [], \"aggregate\": [], \"impute\": [] } }");
  const PalNormaliseRule *rule = pal_index_method_get_normalise (method, "GNI");

  g_assert_cmpint (rule->method, ==, PAL_NORMALISE_GOALPOSTS);
  g_assert_true (rule->log);
  g_assert_true (rule->cap);
  g_assert_cmpfloat (rule->scale, ==, 1);
  g_assert_cmpint (pal_index_method_get_normalise (method, "other")->method, ==, PAL_NORMALISE_MINMAX);
  g_assert_cmpint (pal_index_method_get_mean (method, 2)->method, ==, PAL_MEAN_ARITHMETIC);
  g_assert_cmpint (pal_index_method_get_mean (method, 3)->method, ==, PAL_MEAN_GEOMETRIC);
  g_assert_cmpint (pal_index_method_get_mean (method, 9)->method, ==, PAL_MEAN_GEOMETRIC);
  g_assert_cmpfloat (*(const double *) g_hash_table_lookup (method->weight_of, "GNI"), ==, 2);
}

/* All may be left out, and is then what the contract shows. */
static void
test_empty (void)
{
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{}");

  g_assert_cmpuint (method->n_steps, ==, PAL_INDEX_N_STEPS);
  g_assert_false (method->denominate);
  g_assert_cmpuint (method->draws, ==, 1000);
  g_assert_cmpfloat (method->normalise.upper, ==, 100);
  g_assert_cmpint (method->weights, ==, PAL_WEIGHTS_GIVEN);
}

/* One number for all levels, or a list from the bottom up whose last one goes on. */
static void
test_thresholds (void)
{
  g_autoptr (PalIndexMethod) one = pal_test_index_method ("{\"data_threshold\": 0.5}");
  g_autoptr (PalIndexMethod) many = pal_test_index_method ("{\"data_threshold\": [0.5, 0.75]}");

  g_assert_cmpfloat (pal_index_method_get_threshold (one, 2), ==, 0.5);
  g_assert_cmpfloat (pal_index_method_get_threshold (one, 7), ==, 0.5);
  g_assert_cmpfloat (pal_index_method_get_threshold (many, 2), ==, 0.5);
  g_assert_cmpfloat (pal_index_method_get_threshold (many, 3), ==, 0.75);
  g_assert_cmpfloat (pal_index_method_get_threshold (many, 4), ==, 0.75);
}

/* Each list of what varies, in the order that it is written. */
static void
test_vary (void)
{
  g_autoptr (PalIndexMethod) method =
      pal_test_index_method ("{\"vary\": {\"weights\": 0.1, \"impute\": [\"mean\", \"none\"], \"treat\": "
                             "[\"boxcox\", \"none\", \"auto\"], "
                             "\"normalise\": [\"rank\"], \"aggregate\": [\"harmonic\", \"median\"]}}");

  g_assert_cmpfloat (method->vary_weights, ==, 0.1);
  g_assert_cmpuint (method->vary_impute->len, ==, 2);
  g_assert_cmpint (g_array_index (method->vary_impute, PalImputeMethod, 0), ==, PAL_IMPUTE_MEAN);
  g_assert_cmpuint (method->vary_treat->len, ==, 3);
  g_assert_cmpint (g_array_index (method->vary_treat, PalTreatMethod, 0), ==, PAL_TREAT_BOXCOX);
  g_assert_cmpint (g_array_index (method->vary_treat, PalTreatMethod, 2), ==, PAL_TREAT_AUTO);
  g_assert_cmpuint (method->vary_normalise->len, ==, 1);
  g_assert_cmpuint (method->vary_means->len, ==, 2);
}

static void
test_bad (void)
{
  static const char *const cases[][2] = {
    { "[]", "expected an object" },
    { "{\"step\": []}", "unknown member \"step\"" },
    { "{\"steps\": [\"cook\"]}", "unknown \"cook\"" },
    { "{\"steps\": [\"treat\", \"treat\", \"aggregate\"]}", "treat stands twice" },
    { "{\"steps\": [\"aggregate\", \"treat\"]}", "the last one must be aggregate" },
    { "{\"impute\": {\"method\": \"group_mean\"}}", "needs a \"group\"" },
    { "{\"impute\": {\"method\": \"guess\"}}", "unknown \"guess\"" },
    { "{\"screen\": {\"unit_min\": 2}}", "expected a share from 0 to 1" },
    { "{\"data_threshold\": -1}", "expected a share from 0 to 1" },
    { "{\"data_threshold\": [0.5, 1.5]}", "expected a share from 0 to 1" },
    { "{\"data_threshold\": [\"half\"]}", "data_threshold" },
    { "{\"normalise\": {\"*\": {\"method\": \"dist_ref\"}}}", "dist_ref needs a \"ref\"" },
    { "{\"normalise\": {\"X\": {\"lower\": 5, \"upper\": 5}}}", "\"upper\" must be above \"lower\"" },
    { "{\"normalise\": {\"X\": {\"method\": \"goalposts\", \"transform\": \"log\"}}}",
      "needs a \"lower\" above 0" },
    { "{\"normalise\": {\"X\": {\"transform\": \"root\"}}}", "\"transform\" is log or none" },
    { "{\"normalise\": {\"X\": 3}}", "expected an object" },
    { "{\"weights\": {\"values\": {\"X\": -1}}}", "X is below 0" },
    { "{\"aggregate\": [\"mode\"]}", "unknown \"mode\"" },
    { "{\"aggregate\": [{\"method\": \"power\", \"p\": 0}]}", "\"p\" is 0" },
    { "{\"draws\": -5}", "draws" },
    { "{\"vary\": {\"normalise\": [\"best\"]}}", "unknown \"best\"" },
    { "{\"vary\": {\"impute\": [7]}}", "\"vary\": unknown \"\"" },
    { "{\"vary\": {\"treat\": [\"burn\"]}}", "unknown \"burn\"" },
    { "{\"vary\": {\"treat\": \"none\"}}", "treat" },
    { "{\"treat\": {\"max_points\": 1.5}}", "max_points" },
    { "{", "method.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (pal_index_method_parse (cases[i][0], -1, "method.json", &error));
      g_assert_nonnull (error);
      g_test_message ("%s -> %s", cases[i][0], error->message);
      g_assert_nonnull (strstr (error->message, cases[i][1]));
      g_assert_true (g_str_has_prefix (error->message, "method.json"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/method/contract", test_contract);
  g_test_add_func ("/index/method/empty", test_empty);
  g_test_add_func ("/index/method/thresholds", test_thresholds);
  g_test_add_func ("/index/method/vary", test_vary);
  g_test_add_func ("/index/method/bad", test_bad);
  return g_test_run ();
}
