/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-draws.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pal-test-index.h"

static PalIndexRun *
run (const PalIndexFile *file, const PalIndexMethod *method)
{
  g_autoptr (GError) error = NULL;
  PalIndexRun *result = pal_index_run_new (file->tree, file->data, method, &error);

  g_assert_no_error (error);
  return result;
}

static PalIndexDraws *
draw (const PalIndexFile *file, const PalIndexRun *result, guint n, guint seed)
{
  g_autoptr (GError) error = NULL;
  PalIndexDraws *draws = pal_index_draws_new (file->tree, file->data, result, n, seed, NULL, &error);

  g_assert_no_error (error);
  return draws;
}

/* The same seed gives the same numbers, another one others. */
static void
test_seed (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) result = run (file, method);
  g_autoptr (PalIndexDraws) first = draw (file, result, 1000, 7), again = draw (file, result, 1000, 7);
  g_autoptr (PalIndexDraws) other = draw (file, result, 1000, 8);
  gsize size = first->n_units * sizeof (double);

  g_assert_cmpmem (first->score_p5, size, again->score_p5, size);
  g_assert_cmpmem (first->rank_p95, size, again->rank_p95, size);
  g_assert_cmpint (memcmp (first->score_p5, other->score_p5, size), !=, 0);
}

/* COINr's 1 000 draws: it varies the weights of pillars and sub-indices only, so that ours, which also vary
 * those of the indicators, are at least as wide, and hardly wider. */
static void
test_coinr (void)
{
  g_autofree char *path =
      pal_test_index_asem_path ("expected", "uncertainty_1000_noisy_weights_rankstats_seed1.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) result = run (file, method);
  g_autoptr (PalIndexDraws) draws = draw (file, result, 4000, 1);
  double wider = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 52);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      g_autofree char *code = g_strndup (cells[0] + 1, strlen (cells[0]) - 2);
      guint unit = (guint) pal_index_data_find_unit (result->data, code);

      g_assert_cmpuint (draws->rank[unit], ==, (guint) g_ascii_strtoull (cells[1], NULL, 10));
      g_assert_cmpfloat (fabs (draws->rank_median[unit] - g_ascii_strtod (cells[3], NULL)), <=, 1);
      g_assert_cmpfloat (fabs (draws->rank_p5[unit] - g_ascii_strtod (cells[4], NULL)), <=, 2);
      g_assert_cmpfloat (fabs (draws->rank_p95[unit] - g_ascii_strtod (cells[5], NULL)), <=, 2);
      wider += (draws->rank_p95[unit] - draws->rank_p5[unit]) -
               (g_ascii_strtod (cells[5], NULL) - g_ascii_strtod (cells[4], NULL));
    }
  g_assert_cmpfloat (wider / 51, >, 0);
  g_assert_cmpfloat (wider / 51, <, 1.5);
}

/* Weights that do not vary leave everybody where they are. */
static void
test_nothing_varies (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (", \"vary\": {\"weights\": 0}");
  g_autoptr (PalIndexRun) result = run (file, method);
  g_autoptr (PalIndexDraws) draws = draw (file, result, 300, 1);

  for (guint unit = 0; unit < draws->n_units; unit++)
    {
      g_assert_cmpfloat (draws->rank_p5[unit], ==, draws->rank[unit]);
      g_assert_cmpfloat (draws->rank_p95[unit], ==, draws->rank[unit]);
    }
}

/* Two ways of drawing together, half of the draws each: unit Z is first by one and last by the other. */
static void
test_methods_vary (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,B\nX,50,50\nY,40,40\nZ,100,1\n",
      "iCode,Direction,Weight,Parent,Type\nA,1,1,TOP,Indicator\nB,1,1,TOP,Indicator\nTOP,1,1,,Aggregate\n");
  g_autoptr (PalIndexMethod) method =
      pal_test_index_method ("{\"normalise\": {\"*\": {\"method\": \"none\"}}, "
                             "\"vary\": {\"weights\": 0, \"aggregate\": [\"arithmetic\", \"geometric\"]}}");
  g_autoptr (PalIndexRun) result = run (file, method);
  g_autoptr (PalIndexDraws) draws = draw (file, result, 4000, 3);

  g_assert_cmpuint (draws->rank[2], ==, 1);
  g_assert_cmpfloat (draws->rank_p5[2], ==, 1);
  g_assert_cmpfloat (draws->rank_p95[2], ==, 3);
  g_assert_cmpfloat (fabs (draws->ahead[2 * 3 + 0] - 0.5), <, 0.05);
  g_assert_cmpfloat (draws->ahead[0 * 3 + 1], ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) result = run (file, method);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (pal_index_draws_new (file->tree, file->data, result, 1000000, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/draws/seed", test_seed);
  g_test_add_func ("/index/draws/coinr", test_coinr);
  g_test_add_func ("/index/draws/nothing-varies", test_nothing_varies);
  g_test_add_func ("/index/draws/methods-vary", test_methods_vary);
  g_test_add_func ("/index/draws/cancel", test_cancel);
  return g_test_run ();
}
