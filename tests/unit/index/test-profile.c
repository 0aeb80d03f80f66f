/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit among the others, and two indices side by side, against COINr 1.1.14 where it prints figures. */
#include <math.h>
#include <string.h>

#include "exchange/pal-csv-encoding.h"
#include "index/pal-index-comparison.h"
#include "index/pal-index-similar.h"
#include "index/pal-index-standings.h"
#include "pal-test-index.h"

/* Each row of the table is one of those found: code, rank, and the value to three digits. */
static void
assert_standings (const PalIndexFile *file, const PalIndexStanding *found, guint n, const char *name)
{
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", name);

  g_assert_cmpuint (n, ==, table->rows->len);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      /* From the end, since names have commas. */
      char **last = cells + g_strv_length (cells) - 3;
      const PalIndexStanding *standing = NULL;

      for (guint i = 0; i < n; i++)
        if (strcmp (file->data->indicators->columns[found[i].indicator], cells[0]) == 0)
          standing = &found[i];
      if (standing == NULL)
        g_error ("%s: %s was not found", name, cells[0]);
      g_assert_cmpfloat (standing->rank, ==, pal_test_parse (last[0]));
      g_assert_cmpfloat (fabs (standing->value - pal_test_parse (last[1])), <=,
                         0.0051 * fabs (pal_test_parse (last[1])));
      /* The worst rank of a list is the last of it. */
      g_assert_true (standing == found || standing[-1].rank <= standing->rank);
    }
}

static void
test_strengths (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexStandings) standings =
      pal_index_standings_new (file->tree, file->data, file->data->indicators);
  guint unit = (guint) pal_index_data_find_unit (file->data, "PRT");
  PalIndexStanding found[5];

  assert_standings (file, found, pal_index_standings_get_strengths (standings, unit, 5, found),
                    "strengths_PRT.csv");
  assert_standings (file, found, pal_index_standings_get_weaknesses (standings, unit, 5, FALSE, found),
                    "weaknesses_PRT.csv");
  /* The package leaves out that the country has the smallest share of forest of all. */
  g_assert_cmpuint (pal_index_standings_get_weaknesses (standings, unit, 5, TRUE, found), ==, 5);
  g_assert_cmpstr (file->data->indicators->columns[found[4].indicator], ==, "Forest");
  g_assert_cmpuint (found[4].rank, ==, 51);
}

/* X is last in A with the two others that have nothing of it, which is no strength; all are the same in B. */
static void
test_last_is_no_strength (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,B,C,D\nX,0,5,1,3\nY,0,5,2,2\nZ,9,5,3,1\n",
      "iCode,Direction,Weight,Parent,Type\nA,1,1,T,Indicator\nB,1,1,T,Indicator\nC,-1,1,T,Indicator\n"
      "D,1,1,T,Indicator\nT,1,1,,Aggregate\n");
  g_autoptr (PalIndexStandings) standings =
      pal_index_standings_new (file->tree, file->data, file->data->indicators);
  PalIndexStanding found[4];

  /* C, D and B are ranks 1; of four indicators two may be strengths, and B is also the last place. */
  g_assert_cmpuint (pal_index_standings_get_strengths (standings, 0, 4, found), ==, 1);
  g_assert_cmpuint (found[0].indicator, ==, 2);
  g_assert_cmpuint (found[0].n_ranked, ==, 3);
  g_assert_cmpuint (pal_index_standings_get_weaknesses (standings, 0, 4, TRUE, found), ==, 1);
  g_assert_cmpuint (found[0].indicator, ==, 0);
  g_assert_cmpuint (found[0].rank, ==, 2);
}

/* Two decimals, as the package rounds. */
static void
test_summary (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "unit_summary_PRT.csv");
  guint unit = (guint) pal_index_data_find_unit (run->data, "PRT");

  g_assert_cmpuint (table->rows->len, ==, 11);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      guint column = (guint) pal_matrix_find (run->scores, cells[0]);

      g_assert_cmpfloat (fabs (pal_matrix_get (run->scores, unit, column) - pal_test_parse (cells[2])), <=,
                         0.0050001);
      g_assert_cmpfloat (run->ranks[(gsize) column * run->data->n_units + unit], ==,
                         pal_test_parse (cells[3]));
    }
}

/* Five years, outliers of each year by itself, one scale for all of them: COINr's purse. */
static void
test_panel (void)
{
  g_autofree char *data_path = pal_test_index_asem_path ("input", "ASEM_iData_panel.csv");
  g_autofree char *meta_path = pal_test_index_asem_path ("input", "ASEM_iMeta.csv");
  g_autoptr (GBytes) rows = pal_csv_encoding_read_file (data_path, NULL);
  g_autoptr (GBytes) meta = pal_csv_encoding_read_file (meta_path, NULL);
  g_autoptr (PalIndexFile) file = pal_index_csv_read (rows, "iData.csv", meta, "iMeta.csv", NULL);
  g_autoptr (PalIndexMethod) method = pal_test_index_method (
      "{\"screen\":{\"unit_min\":0.9},\"treat\":{\"method\":\"auto\",\"by_time\":true}}");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "panel_aggregated.csv");

  g_assert_cmpuint (table->rows->len, ==, 230);
  g_assert_cmpuint (run->data->n_units, ==, 230);
  g_assert_cmpuint (run->n_treatment_times, ==, 5);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      int unit = pal_index_data_find_at (run->data, cells[0], pal_test_parse (cells[1]));

      g_assert_cmpint (unit, >=, 0);
      for (guint i = 2; i < 5; i++)
        {
          guint column = (guint) pal_matrix_find (run->scores, g_ptr_array_index (table->header, i));
          double expected = pal_test_parse (cells[i]);

          g_assert_cmpfloat (fabs (pal_matrix_get (run->scores, (guint) unit, column) - expected), <=,
                             1e-9 * expected);
        }
    }
}

static void
test_similar (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,B\nX,0,0\nY,3,4\nZ,6,8\nW,3,NA\nV,NA,NA\nU,0,1\n",
      "iCode,Direction,Weight,Parent,Type\nA,1,5,T,Indicator\nB,1,1,T,Indicator\nT,1,1,,Aggregate\n");
  g_autoptr (PalIndexMethod) method = pal_test_index_method ("{\"normalise\":{\"*\":{\"method\":\"none\"}}}");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  PalIndexNeighbour found[6];
  static const guint expected[] = { 5, 3, 1, 2 };
  static const double distances[] = { 0.7071067811865476, 3, 3.5355339059327378, 7.0710678118654755 };

  g_assert_cmpuint (pal_index_find_similar (run, 0, 6, found), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (found[i].unit, ==, expected[i]);
      g_assert_cmpfloat_with_epsilon (found[i].distance, distances[i], 1e-12);
      g_assert_cmpuint (found[i].n_common, ==, i == 1 ? 1 : 2);
    }
  g_assert_cmpuint (pal_index_find_similar (run, 0, 2, found), ==, 2);
  g_assert_cmpuint (pal_index_find_similar (run, 4, 6, found), ==, 0);
}

static void
test_comparison_by_hand (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_read (
      "uCode,A,B\nX,0,9\nY,4,4\nZ,8,0\nW,2,NA\n",
      "iCode,Direction,Weight,Parent,Type\nA,1,1,T,Indicator\nB,1,1,T,Indicator\nT,1,1,,Aggregate\n");
  g_autoptr (PalIndexMethod) first =
      pal_test_index_method ("{\"normalise\":{\"*\":{\"method\":\"none\"}},\"weights\":{\"method\":\"given\","
                             "\"values\":{\"A\":3}}}");
  g_autoptr (PalIndexMethod) second =
      pal_test_index_method ("{\"normalise\":{\"*\":{\"method\":\"none\"}},\"data_threshold\":1,\"weights\":{"
                             "\"values\":{\"B\":3}}}");
  g_autoptr (PalIndexRun) a = pal_test_index_run (file, first), b = pal_test_index_run (file, second);
  g_autoptr (PalIndexComparison) comparison = pal_index_comparison_new (a, NAN, b, NAN);
  double before[2], after[2];

  /* 2.25 4 6 against 6.75 4 2: turned round; W has no score by the second. */
  g_assert_cmpuint (comparison->n, ==, 3);
  g_assert_cmpuint (comparison->n_only_first, ==, 1);
  g_assert_cmpuint (comparison->n_only_second, ==, 0);
  g_assert_cmpuint (comparison->changes[0].first_rank, ==, 3);
  g_assert_cmpuint (comparison->changes[0].second_rank, ==, 1);
  g_assert_cmpfloat (comparison->changes[0].second_score, ==, 6.75);
  g_assert_cmpuint (comparison->n_moved, ==, 2);
  g_assert_cmpuint (comparison->largest_shift, ==, 2);
  g_assert_cmpfloat_with_epsilon (comparison->mean_shift, 4.0 / 3, 1e-15);
  g_assert_cmpfloat_with_epsilon (comparison->spearman, -1, 1e-15);
  g_assert_cmpfloat_with_epsilon (comparison->kendall, -1, 1e-15);
  g_assert_true (pal_index_contributions (a, 0, before) && pal_index_contributions (b, 0, after));
  g_assert_cmpfloat (before[1], ==, 2.25);
  g_assert_cmpfloat (after[1], ==, 6.75);
  /* W has A alone, which then has all of the weight. */
  g_assert_true (pal_index_contributions (a, 3, before));
  g_assert_cmpfloat (before[0], ==, 2);
  g_assert_false (pal_index_contributions (b, 3, before));
}

/* What the indicators add sums to the score, also with gaps and with weights of the units' own. */
static void
test_contributions (void)
{
  static const char *const cases[] = {
    "{\"steps\":[\"denominate\",\"normalise\",\"aggregate\"],\"denominate\":true}",
    "{\"weights\":{\"method\":\"bod\",\"levels\":[1,3]},\"impute\":{\"method\":\"mean\"}}",
  };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) geometric =
      pal_test_index_asem_method (", \"aggregate\":[\"geometric\"], \"normalise\":{\"*\":{\"lower\":1}}");
  g_autoptr (PalIndexRun) other = pal_test_index_run (file, geometric);
  double parts[49];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PalIndexMethod) method = pal_test_index_method (cases[i]);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);

      for (guint unit = 0; unit < run->data->n_units; unit++)
        {
          double sum = 0;

          g_assert_true (pal_index_contributions (run, unit, parts));
          for (guint k = 0; k < 49; k++)
            sum += parts[k];
          g_assert_cmpfloat_with_epsilon (
              sum, pal_matrix_get (run->scores, unit, file->tree->n_aggregates - 1), 1e-9);
        }
    }
  g_assert_false (pal_index_contributions (other, 0, parts));
}

/* Of any weights and any tree: the indicators share 1; with all branches of one depth so does each level. */
static void
test_effective_weights (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  const PalIndexTree *tree = file->tree;
  g_autofree double *weights = g_new (double, tree->n_nodes), *effective = g_new (double, tree->n_nodes);

  for (guint draw = 0; draw < 20; draw++)
    {
      double sums[5] = { 0 };

      for (guint i = 0; i < tree->n_nodes; i++)
        weights[i] = g_test_rand_double_range (0, 10);
      pal_index_effective_weights (tree, weights, effective);
      for (guint i = 0; i < tree->n_nodes; i++)
        sums[tree->nodes[i].level] += effective[i];
      for (guint level = 1; level <= 4; level++)
        g_assert_cmpfloat_with_epsilon (sums[level], 1, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/profile/strengths", test_strengths);
  g_test_add_func ("/index/profile/last-is-no-strength", test_last_is_no_strength);
  g_test_add_func ("/index/profile/summary", test_summary);
  g_test_add_func ("/index/profile/panel", test_panel);
  g_test_add_func ("/index/profile/similar", test_similar);
  g_test_add_func ("/index/profile/comparison-by-hand", test_comparison_by_hand);
  g_test_add_func ("/index/profile/contributions", test_contributions);
  g_test_add_func ("/index/profile/effective-weights", test_effective_weights);
  return g_test_run ();
}
