/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ASEM index of COINr 1.1.14, step by step and with other methods, against what the package computes.
 *
 * Of expected/ elsewhere: corr_*, cronbach_*, remove_*, stats_* in test-analysis.c; pca_Conn_raw.txt in
 * test-weights.c; strengths_*, weaknesses_*, unit_summary_*, panel_aggregated.csv in test-profile.c;
 * uncertainty_* in test-draws.c, as statistics, because R's random numbers are not ours.
 *
 * Not compared: Inf of the fraction of the maximum where lower is better and the least value is 0 (here it is
 * missing, with a finding); outrank_matrix: it is no result of ours, the Copeland scores made of it are
 * compared; N_zero and Non_Zero of the tables of availability, which nothing here depends on. */
#include <math.h>
#include <string.h>

#include "index/pal-index-run.h"
#include "pal-test-index.h"

static void
assert_close (double found, double expected, const char *what)
{
  if (isnan (expected) || isinf (expected))
    {
      if (!isnan (found))
        g_error ("%s: %.17g, expected nothing", what, found);
    }
  else if (!(fabs (found - expected) <= 1e-9 * MAX (fabs (expected), 1e-12)))
    g_error ("%s: %.17g, expected %.17g", what, found, expected);
}

/* Each column of the table that @values has.  Returns how many numbers were compared. */
static guint
compare (const PalIndexRun *run, const PalMatrix *values, const char *folder, const char *name)
{
  g_autoptr (PalTestTable) table = pal_test_table_load (folder, name);
  guint n = 0;

  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      int unit = pal_index_data_find_unit (run->data, cells[0]);

      g_assert_cmpint (unit, >=, 0);
      for (guint i = 1; i < table->header->len; i++)
        {
          int column = pal_matrix_find (values, g_ptr_array_index (table->header, i));
          g_autofree char *what =
              g_strdup_printf ("%s %s %s", name, cells[0], (char *) g_ptr_array_index (table->header, i));

          if (column < 0)
            continue;
          assert_close (pal_matrix_get (values, (guint) unit, (guint) column), pal_test_parse (cells[i]),
                        what);
          n++;
        }
    }
  return n;
}

static void
test_steps (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  static const struct
  {
    PalIndexStep step;
    const char *name;
  } cases[] = { { PAL_INDEX_DENOMINATE, "Denominated.csv" }, { PAL_INDEX_IMPUTE, "Imputed.csv" },
                { PAL_INDEX_SCREEN, "Screened.csv" },        { PAL_INDEX_TREAT, "Treated.csv" },
                { PAL_INDEX_NORMALISE, "Normalised.csv" },   { PAL_INDEX_AGGREGATE, "Aggregated.csv" } };

  g_assert_cmpuint (compare (run, file->data->indicators, "expected", "Raw.csv"), ==, 51 * 49);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (compare (run, run->after[cases[i].step], "expected", cases[i].name), ==, 51 * 49);
  g_assert_cmpuint (compare (run, run->scores, "expected", "Aggregated.csv"), ==, 51 * 11);
}

static void
test_ranks (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "index_rank_full_precision.csv");
  guint top = file->tree->n_aggregates - 1;

  g_assert_cmpuint (table->rows->len, ==, 51);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      guint unit = (guint) pal_index_data_find_unit (run->data, cells[0]);

      assert_close (pal_matrix_get (run->scores, unit, top), pal_test_parse (cells[1]), cells[0]);
      g_assert_cmpuint (run->ranks[top * run->data->n_units + unit], ==,
                        (guint) g_ascii_strtoull (cells[2], NULL, 10));
    }
}

static void
test_treatment (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "treatment_details.csv");

  g_assert_cmpuint (table->rows->len, ==, 49);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      int column = pal_matrix_find (file->data->indicators, cells[0]);
      const PalTreatment *treatment = &run->treatments[column];

      g_assert_cmpint (treatment->passed_before, ==, strcmp (cells[1], "TRUE") == 0);
      assert_close (treatment->skew_before, pal_test_parse (cells[2]), cells[0]);
      assert_close (treatment->kurtosis_before, pal_test_parse (cells[3]), cells[0]);
      if (treatment->passed_before)
        continue;
      g_assert_cmpuint (treatment->n_points, ==, (guint) g_ascii_strtoull (cells[4], NULL, 10));
      g_assert_true (treatment->passed_after);
      assert_close (treatment->skew_after, pal_test_parse (cells[6]), cells[0]);
      assert_close (treatment->kurtosis_after, pal_test_parse (cells[7]), cells[0]);
    }
}

static void
test_normalisations (void)
{
  static const char *const cases[][2] = {
    { "borda", "{\"method\":\"borda\"}" },
    { "dist2max", "{\"method\":\"dist_max\"}" },
    { "dist2ref_DEU", "{\"method\":\"dist_ref\",\"ref\":\"DEU\"}" },
    { "fracmax", "{\"method\":\"frac_max\"}" },
    { "minmax01", "{\"method\":\"minmax\",\"lower\":0,\"upper\":1}" },
    { "minmax1_100", "{\"method\":\"minmax\",\"lower\":1,\"upper\":100}" },
    { "prank", "{\"method\":\"percentile_rank\"}" },
    { "rank", "{\"method\":\"rank\"}" },
    { "zscore", "{\"method\":\"zscore\"}" },
    { "zscore10_2", "{\"method\":\"zscore\",\"mean\":10,\"sd\":2}" },
  };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *more = g_strdup_printf (", \"normalise\": {\"*\": %s}", cases[i][1]);
      g_autofree char *name = g_strdup_printf ("normalised_%s.csv", cases[i][0]);
      g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (more);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);

      g_assert_cmpuint (compare (run, run->after[PAL_INDEX_NORMALISE], "expected_variants", name), ==,
                        51 * 49);
    }
}

static void
test_means (void)
{
  static const char *const cases[][2] = { { "amean", "\"arithmetic\"" },
                                          { "gmean", "\"geometric\"" },
                                          { "hmean", "\"harmonic\"" },
                                          { "genmean_p0.5", "{\"method\":\"power\",\"p\":0.5}" } };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *more = g_strdup_printf (
          ", \"normalise\": {\"*\": {\"lower\":1,\"upper\":100}}, \"aggregate\": [%s]", cases[i][1]);
      g_autofree char *name = g_strdup_printf ("aggregated_from_minmax1_100_a_%s.csv", cases[i][0]);
      g_autoptr (PalIndexMethod) method = pal_test_index_asem_method (more);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);

      g_assert_cmpuint (compare (run, run->scores, "expected_variants", name), >=, 51 * 3);
    }
}

static void
test_thresholds (void)
{
  static const char *const shares[] = { "0", "0.5", "0.9" };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{\"steps\": [\"denominate\",\"normalise\",\"aggregate\"], \"denominate\": true, "
                           "\"data_threshold\": %s}",
                           shares[i]);
      g_autofree char *name = g_strdup_printf ("aggregated_with_missing_dat_thresh_%s.csv", shares[i]);
      g_autoptr (PalIndexMethod) method = pal_test_index_method (json);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);

      g_assert_cmpuint (compare (run, run->scores, "expected_variants", name), ==, 51 * 11);
    }
}

static void
test_screens (void)
{
  static const char *const shares[] = { "0.5", "0.8", "0.9" };
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"steps\": [\"screen\",\"normalise\",\"aggregate\"], \"screen\": {\"unit_min\": %s}}", shares[i]);
      g_autofree char *name = g_strdup_printf ("screen_byNA_%s.csv", shares[i]);
      g_autoptr (PalIndexMethod) method = pal_test_index_method (json);
      g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
      g_autoptr (PalTestTable) table = pal_test_table_load ("expected_variants", name);

      for (guint row = 0; row < table->rows->len; row++)
        {
          char **cells = g_ptr_array_index (table->rows, row);
          guint unit = (guint) pal_index_data_find_unit (file->data, cells[0]);

          assert_close (run->availability[unit], pal_test_parse (cells[4]), cells[0]);
          g_assert_cmpint (run->included[unit], ==, strcmp (cells[9], "TRUE") == 0);
        }
    }
}

/* The package's own matrix of who is ahead of whom in which share of the weight.  Its Copeland scores take a
 * sum of 1 / 49 that comes to 0.49999999999999994 for a defeat; here half is a tie, and with that all agree.
 */
static double
count_wins (char **cells, guint own)
{
  double score = 0;

  for (guint i = 1; cells[i] != NULL; i++)
    {
      double share = pal_test_parse (cells[i]);

      if (i != own + 1)
        score += (share > 0.5 + 1e-12) - (share < 0.5 - 1e-12);
    }
  return score;
}

static void
test_copeland (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) pairs =
      pal_test_table_load ("expected_variants", "outrank_matrix_normalised_equal_weights.csv");
  g_autoptr (PalTestTable) table =
      pal_test_table_load ("expected_variants", "copeland_normalised_equal_weights.csv");
  const PalMatrix *parts = pal_index_run_get_parts (run);
  g_autofree const double **columns = g_new (const double *, parts->n_columns);
  g_autofree double *weights = g_new (double, parts->n_columns), *scores = g_new (double, parts->n_units);
  const PalMeanRule rule = { PAL_MEAN_COPELAND, 1 };
  guint n_other = 0;

  for (guint i = 0; i < parts->n_columns; i++)
    {
      columns[i] = pal_matrix_column (parts, i);
      weights[i] = 1;
    }
  pal_index_mean (&rule, columns, weights, parts->n_columns, parts->n_units, 0, scores, NULL);
  g_assert_cmpuint (pairs->rows->len, ==, 51);
  for (guint row = 0; row < pairs->rows->len; row++)
    {
      char **cells = g_ptr_array_index (pairs->rows, row), **theirs = g_ptr_array_index (table->rows, row);
      double score = scores[pal_index_data_find_unit (run->data, cells[0])];

      g_assert_cmpstr (cells[0], ==, theirs[0]);
      g_assert_cmpfloat (score, ==, count_wins (cells, row));
      g_assert_cmpfloat (fabs (score - pal_test_parse (theirs[1])), <=, 3);
      n_other += score != pal_test_parse (theirs[1]) ? 1 : 0;
    }
  g_assert_cmpuint (n_other, <, 26);
}

static void
test_effective_weights (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) table = pal_test_table_load ("expected", "effective_weights.csv");
  g_autofree double *effective = g_new (double, file->tree->n_nodes);

  pal_index_effective_weights (file->tree, run->weights, effective);
  g_assert_cmpuint (table->rows->len, ==, 60);
  for (guint row = 0; row < table->rows->len; row++)
    {
      char **cells = g_ptr_array_index (table->rows, row);
      int node = pal_index_tree_find (file->tree, cells[0]);

      g_assert_cmpuint (file->tree->nodes[node].level, ==, (guint) g_ascii_strtoull (cells[1], NULL, 10));
      assert_close (effective[node], pal_test_parse (cells[3]), cells[0]);
    }
}

/* Scores to the two decimals that the package prints, ranks of all 60 columns.  One differs: Greece has the
 * tolerance of two others but for the last bit, which the package takes for less and we for a tie. */
static void
test_results (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalIndexMethod) method = pal_test_index_asem_method ("");
  g_autoptr (PalIndexRun) run = pal_test_index_run (file, method);
  g_autoptr (PalTestTable) scores = pal_test_table_load ("expected", "results_aggs.csv");
  g_autoptr (PalTestTable) ranks = pal_test_table_load ("expected", "results_ranks_full.csv");
  guint found[51];

  g_assert_cmpuint (scores->header->len, ==, 13);
  g_assert_cmpuint (ranks->header->len, ==, 61);
  for (guint i = 1; i < ranks->header->len; i++)
    {
      const char *code = g_ptr_array_index (ranks->header, i);
      const PalMatrix *matrix =
          pal_matrix_find (run->scores, code) >= 0 ? run->scores : pal_index_run_get_parts (run);
      const double *column = pal_matrix_column (matrix, (guint) pal_matrix_find (matrix, code));

      pal_index_rank (column, NULL, 51, found);
      for (guint row = 0; row < 51; row++)
        {
          char **cells = g_ptr_array_index (ranks->rows, row),
               **score = g_ptr_array_index (scores->rows, row);
          int unit = pal_index_data_find_unit (run->data, cells[0]);

          if (strcmp (code, "TolMin") != 0 || strcmp (cells[0], "GRC") != 0)
            g_assert_cmpfloat (found[unit], ==, pal_test_parse (cells[i]));
          else
            g_assert_cmpuint (found[unit], ==, 24);
          g_assert_cmpstr (score[0], ==, cells[0]);
          /* The same codes in the same order, behind the rank. */
          if (i + 1 < scores->header->len)
            g_assert_cmpfloat (fabs (column[unit] - pal_test_parse (score[i + 1])), <=, 0.005 + 1e-9);
        }
    }
}

/* What the package reads out of iMeta and iData. */
static void
test_inputs (void)
{
  g_autoptr (PalIndexFile) file = pal_test_index_load_asem ();
  g_autoptr (PalTestTable) weights = pal_test_table_load ("expected", "weights_Original.csv");
  g_autoptr (PalTestTable) lineage = pal_test_table_load ("expected", "lineage.csv");
  g_autoptr (PalTestTable) present = pal_test_table_load ("expected", "data_availability.csv");
  double available[51];

  g_assert_cmpuint (weights->rows->len, ==, 60);
  for (guint row = 0; row < 60; row++)
    {
      char **cells = g_ptr_array_index (weights->rows, row);
      const PalIndexNode *node = &file->tree->nodes[pal_index_tree_find (file->tree, cells[0])];

      g_assert_cmpfloat (node->level, ==, pal_test_parse (cells[1]));
      g_assert_cmpfloat (node->weight, ==, pal_test_parse (cells[2]));
    }
  g_assert_cmpuint (lineage->rows->len, ==, 49);
  for (guint row = 0; row < 49; row++)
    {
      char **cells = g_ptr_array_index (lineage->rows, row);

      for (guint i = 0; i < 3; i++)
        g_assert_cmpstr (file->tree->nodes[pal_index_tree_find (file->tree, cells[i])].parent_code, ==,
                         cells[i + 1]);
    }
  pal_index_availability (file->data->indicators, available);
  g_assert_cmpuint (present->rows->len, ==, 51);
  for (guint row = 0; row < 51; row++)
    {
      char **cells = g_ptr_array_index (present->rows, row);

      assert_close (available[pal_index_data_find_unit (file->data, cells[0])], pal_test_parse (cells[4]),
                    cells[0]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/asem/steps", test_steps);
  g_test_add_func ("/index/asem/ranks", test_ranks);
  g_test_add_func ("/index/asem/treatment", test_treatment);
  g_test_add_func ("/index/asem/normalisations", test_normalisations);
  g_test_add_func ("/index/asem/means", test_means);
  g_test_add_func ("/index/asem/thresholds", test_thresholds);
  g_test_add_func ("/index/asem/screens", test_screens);
  g_test_add_func ("/index/asem/copeland", test_copeland);
  g_test_add_func ("/index/asem/effective-weights", test_effective_weights);
  g_test_add_func ("/index/asem/results", test_results);
  g_test_add_func ("/index/asem/inputs", test_inputs);
  return g_test_run ();
}
