/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Methods on the scores of the demonstration workspace. */
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-index-csv-writer.h"
#include "exchange/pal-index-csv.h"
#include "pal-test-workspace.h"
#include "session/pal-commands-framework.h"
#include "session/pal-commands-method.h"
#include "session/pal-commands.h"
#include "session/pal-method-model.h"
#include "session/pal-method-tables.h"
#include "session/pal-seed.h"

#define WAVE "2026"

typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection;
  PalMethodModel *model;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->workspace = pal_test_workspace_open (pal_seed_demo, &f->selection);
  pal_selection_set_wave (f->selection, WAVE);
  f->model = pal_method_model_new (f->workspace, f->selection);
  pal_method_model_set_active (f->model, TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_method_model_set_active (f->model, FALSE);
  pal_test_workspace_drop (f->model);
  pal_test_workspace_close (f->workspace, f->selection);
}

static PalScores *
get_scores (Fixture *f)
{
  return pal_wave_data_get_scores (pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), WAVE));
}

static guint
find_node (Fixture *f, const char *code)
{
  int node = pal_index_tree_find (pal_method_model_get_released (f->model)->index->tree, code);

  g_assert_cmpint (node, >=, 0);
  return (guint) node;
}

static int
find_unit (const PalMethodRun *run, const char *iso2)
{
  int unit = pal_index_data_find_unit (run->run->data, iso2);

  g_assert_cmpint (unit, >=, 0);
  return unit;
}

/* Two evaluators that share no line of code must say the same, missing included. */
static void
assert_is_scorer (const PalMethodRun *run, PalScores *scores)
{
  const PalIndexTree *tree = run->index->tree;
  guint n_scored = 0;

  g_assert_cmpuint (run->run->data->n_units, ==, pal_scores_get_n_countries (scores));
  for (guint k = 0; k < tree->n_aggregates; k++)
    for (guint unit = 0; unit < run->run->data->n_units; unit++)
      {
        const char *code = tree->nodes[tree->aggregates[k]].code;
        const PalScore *expected =
            pal_scores_get (scores, unit, (guint) pal_scores_find_column (scores, code));
        PalMethodCell cell;

        pal_method_run_get (run, k, unit, &cell);
        g_test_message ("%s of %s", code, pal_scores_get_country (scores, unit));
        g_assert_cmpint (cell.missing, ==, expected->missing);
        g_assert_cmpuint (cell.rank, ==, (guint) expected->rank);
        if (cell.missing == PAL_MISSING_NONE)
          g_assert_cmpfloat (fabs (cell.score - expected->score), <, 1e-9);
        n_scored += cell.missing == PAL_MISSING_NONE;
      }
  g_assert_cmpuint (n_scored, >, 100);
}

static void
test_released (Fixture *f, gconstpointer data)
{
  assert_is_scorer (pal_method_model_get_run (f->model), get_scores (f));
  g_assert_false (pal_method_model_differs (f->model));
  g_assert_true (pal_method_model_is_saved (f->model));
}

/* A domain in a domain: no other index by the same name is offered, and undo brings the panel back. */
static void
test_beyond (Fixture *f, gconstpointer data)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);
  PalFramework *base = pal_framework_draft_get_base (f->workspace);
  g_autoptr (PalFrameworkPlan) plan = NULL;
  g_autofree char *json = NULL;

  g_assert_true (pal_framework_draft_move (draft, "EMP", "POL", 0, NULL));
  pal_commands_framework_save (f->workspace, draft, "Move EMP");
  json = pal_framework_draft_to_json (draft);
  plan = pal_framework_plan_new (pal_workspace_get_dataset (f->workspace), base, json, NULL);
  g_assert_true (pal_commands_framework_publish (f->workspace, plan));
  g_assert_true (pal_method_model_is_beyond (f->model));
  g_assert_null (pal_method_model_get_run (f->model));
  pal_commands_undo (f->workspace);
  assert_is_scorer (pal_method_model_get_run (f->model), get_scores (f));
}

/* Answers taken away until domains and indices fall below their thresholds. */
static void
test_thresholds (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  PalWaveData *wave = pal_dataset_get_wave (dataset, WAVE);
  PalInstrument *instrument = pal_wave_data_get_instrument (wave);
  GPtrArray *countries = pal_wave_data_get_countries (wave);
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_missing (&value, PAL_MISSING_DK);
  for (guint i = 0; i < countries->len; i++)
    for (guint k = 0; k < pal_instrument_get_n_questions (instrument); k++)
      {
        const PalQuestion *question = pal_instrument_get_question (instrument, k);

        /* More and more of them, so that some countries stand on each side of the thresholds. */
        if (question->level == PAL_LEVEL_COUNTRY && g_rand_double (rand) < (double) i / countries->len)
          pal_wave_data_set (wave, g_ptr_array_index (countries, i), NULL, question->id, &value);
      }
  {
    PalScores *scores = get_scores (f);
    g_autoptr (GError) error = NULL;
    g_autoptr (PalScoreIndex) index =
        pal_score_index_new (scores, pal_dataset_get_framework (dataset), &error);
    g_autoptr (PalMethodSettings) settings = pal_method_settings_new (index);
    g_autoptr (PalMethodRun) run = pal_method_run_new (index, settings, &error);
    guint column = (guint) pal_scores_find_column (scores, "INDEX");

    g_assert_no_error (error);
    g_assert_cmpuint (pal_scores_get_n_ranked (scores, column), >, 2);
    g_assert_cmpuint (pal_scores_get_n_ranked (scores, column), <, pal_scores_get_n_countries (scores) - 2);
    assert_is_scorer (run, scores);
  }
}

static PalMethodCell
get_cell (const PalMethodRun *run, const char *aggregate, const char *iso2)
{
  PalMethodCell cell;

  pal_method_run_get (run, (guint) pal_score_index_find_aggregate (run->index, aggregate),
                      (guint) find_unit (run, iso2), &cell);
  return cell;
}

/* A weight moves the index to the mean of the domains with that weight, by hand. */
static void
test_weight (Fixture *f, gconstpointer data)
{
  PalMethodRun *run;
  const PalIndexTree *tree;
  double sum = 0, all = 0;
  PalMethodCell cell;

  pal_method_model_set_weight (f->model, find_node (f, "SRV"), 3);
  run = pal_method_model_get_run (f->model);
  tree = run->index->tree;
  g_assert_true (pal_method_model_differs (f->model));
  for (guint k = 0; k + 1 < tree->n_aggregates; k++)
    {
      double weight = g_str_equal (tree->nodes[tree->aggregates[k]].code, "SRV") ? 3 : 1;

      cell = get_cell (run, tree->nodes[tree->aggregates[k]].code, "NO");
      if (cell.missing != PAL_MISSING_NONE)
        continue;
      sum += weight * cell.score;
      all += weight;
    }
  cell = get_cell (run, "INDEX", "NO");
  g_assert_cmpfloat (fabs (cell.score - sum / all), <, 1e-9);
  {
    g_autofree double *shares = g_new (double, tree->n_nodes);

    pal_method_run_get_shares (run, shares);
    g_assert_cmpfloat (fabs (shares[find_node (f, "SRV")] - 3.0 / 10), <, 1e-12);
    g_assert_cmpfloat (fabs (shares[find_node (f, "POL")] - 1.0 / 10), <, 1e-12);
  }
}

/* One drag is one change; undo leads back step by step, reset to the framework. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  guint srv = find_node (f, "SRV"), pol = find_node (f, "POL");
  g_autoptr (PalMethodSettings) settings = NULL;

  for (guint i = 0; i < 10; i++)
    pal_method_model_set_weight (f->model, srv, 1 + 0.1 * i);
  pal_method_model_set_weight (f->model, pol, 0.5);
  settings = pal_method_settings_copy (pal_method_model_get_settings (f->model));
  settings->across = PAL_MEAN_GEOMETRIC;
  pal_method_model_set_settings (f->model, settings);
  pal_method_model_undo (f->model);
  g_assert_cmpint (pal_method_model_get_settings (f->model)->across, ==, PAL_MEAN_ARITHMETIC);
  pal_method_model_undo (f->model);
  g_assert_cmpfloat (pal_method_model_get_settings (f->model)->weights[pol], ==, 1);
  pal_method_model_undo (f->model);
  g_assert_cmpfloat (pal_method_model_get_settings (f->model)->weights[srv], ==, 1);
  g_assert_false (pal_method_model_can_undo (f->model));
  g_assert_false (pal_method_model_differs (f->model));

  /* Two drags of the same weight with a rest between them are two changes. */
  pal_method_model_set_weight (f->model, srv, 2);
  pal_method_model_end_change (f->model);
  pal_method_model_set_weight (f->model, srv, 3);
  pal_method_model_undo (f->model);
  g_assert_cmpfloat (pal_method_model_get_settings (f->model)->weights[srv], ==, 2);
  pal_method_model_reset (f->model);
  g_assert_false (pal_method_model_differs (f->model));
  pal_method_model_undo (f->model);
  g_assert_true (pal_method_model_differs (f->model));
}

/* All choices give an order or say why not, and the document gives the same index when it is read again. */
static void
test_choices (Fixture *f, gconstpointer data)
{
  static const PalNormaliseMethod scales[] = {
    PAL_NORMALISE_MINMAX, PAL_NORMALISE_ZSCORE,          PAL_NORMALISE_RANK,
    PAL_NORMALISE_BORDA,  PAL_NORMALISE_PERCENTILE_RANK, PAL_NORMALISE_DIST_MAX
  };
  const PalScoreIndex *index = pal_method_model_get_released (f->model)->index;

  for (guint i = 0; i < 7 * 4 * 3; i++)
    {
      g_autoptr (PalMethodSettings) settings = pal_method_settings_new (index), again = NULL;
      g_autofree char *json = NULL, *twice = NULL;
      g_autoptr (GError) error = NULL;

      settings->scale = i % 7 == 0 ? PAL_METHOD_SCALE_FRAMEWORK : (int) scales[i % 7 - 1];
      settings->impute = (PalImputeMethod) (i / 7 % 4);
      settings->treat = i / 28 == 1 ? PAL_TREAT_AUTO : PAL_TREAT_NONE;
      settings->across = i / 28 == 2 ? PAL_MEAN_MEDIAN : PAL_MEAN_ARITHMETIC;
      settings->weights[1] = 0.25;
      pal_method_model_set_settings (f->model, settings);
      g_assert_nonnull (pal_method_model_get_run (f->model));
      g_assert_cmpuint (get_cell (pal_method_model_get_run (f->model), "INDEX", "NO").rank, >, 0);
      json = pal_method_settings_to_json (settings, index);
      g_assert_nonnull (json);
      again = pal_method_settings_from_json (json, index, &error);
      g_assert_no_error (error);
      g_assert_true (pal_method_settings_equal (settings, again));
      twice = pal_method_settings_to_json (again, index);
      g_assert_cmpstr (json, ==, twice);
    }
}

static void
count_cb (gpointer data)
{
  ++*(guint *) data;
}

/* The ranges come in portions and do not depend on when they were drawn; the next change throws them away. */
static void
test_draws (Fixture *f, gconstpointer data)
{
  guint n_portions = 0, unit;
  g_autofree double *first = NULL;
  const PalIndexDraws *draws;

  g_signal_connect_swapped (f->model, "draws", G_CALLBACK (count_cb), &n_portions);
  g_assert_nonnull (pal_method_model_get_run (f->model));
  g_assert_null (pal_method_model_get_draws (f->model));
  g_assert_true (pal_method_model_is_drawing (f->model));
  while (pal_method_model_is_drawing (f->model))
    g_main_context_iteration (NULL, TRUE);
  draws = pal_method_model_get_draws (f->model);
  g_assert_cmpuint (n_portions, ==, 3);
  g_assert_cmpuint (draws->n_draws, ==, PAL_METHOD_DRAWS);
  unit = (guint) find_unit (pal_method_model_get_run (f->model), "NO");
  g_assert_cmpfloat (draws->rank_p5[unit], <=, draws->rank[unit]);
  g_assert_cmpfloat (draws->rank_p95[unit], >=, draws->rank[unit]);
  first = g_memdup2 (draws->rank_p5, draws->n_units * sizeof (double));

  pal_method_model_set_weight (f->model, find_node (f, "SRV"), 2);
  g_assert_null (pal_method_model_get_draws (f->model));
  pal_method_model_undo (f->model);
  while (pal_method_model_is_drawing (f->model))
    g_main_context_iteration (NULL, TRUE);
  draws = pal_method_model_get_draws (f->model);
  g_assert_cmpmem (first, draws->n_units * sizeof (double), draws->rank_p5, draws->n_units * sizeof (double));
}

/* Only one indicator of one domain counts: countries go by it. */
static void
test_compare (Fixture *f, gconstpointer data)
{
  const PalIndexTree *tree = pal_method_model_get_released (f->model)->index->tree;
  g_autoptr (PalMethodSettings) settings =
      pal_method_settings_copy (pal_method_model_get_settings (f->model));
  g_auto (PalMethodShift) same = { 0 }, other = { 0 };
  guint top = tree->n_aggregates - 1;
  double sum = 0;

  pal_method_run_compare (pal_method_model_get_run (f->model), pal_method_model_get_released (f->model), top,
                          &same);
  g_assert_cmpuint (same.n_changed, ==, 0);
  g_assert_cmpfloat (same.mean_shift, ==, 0);

  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].level == 2)
      settings->weights[i] = g_str_equal (tree->nodes[i].code, "SRV") ? 1 : 0;
  pal_method_model_set_settings (f->model, settings);
  pal_method_run_compare (pal_method_model_get_run (f->model), pal_method_model_get_released (f->model), top,
                          &other);
  g_assert_cmpuint (other.n_changed, >, 5);
  for (guint i = 0; i < other.n_changed; i++)
    {
      const char *iso2 = pal_method_model_get_run (f->model)->run->data->codes[other.movers[i]];
      int now = (int) get_cell (pal_method_model_get_run (f->model), "INDEX", iso2).rank,
          then = (int) get_cell (pal_method_model_get_released (f->model), "INDEX", iso2).rank;

      g_assert_cmpint (now, ==, (int) get_cell (pal_method_model_get_run (f->model), "SRV", iso2).rank);
      sum += ABS (now - then);
    }
  g_assert_cmpfloat (fabs (other.mean_shift - sum / other.n_ranked), <, 1e-12);
}

/* A geometric mean has no answer to a score of 0: the index is missing with a reason, never 0. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMethodSettings) settings =
      pal_method_settings_copy (pal_method_model_get_settings (f->model));
  guint n_missing = 0, n_units;

  settings->scale = PAL_NORMALISE_MINMAX;
  settings->within = settings->across = PAL_MEAN_GEOMETRIC;
  pal_method_model_set_settings (f->model, settings);
  n_units = pal_method_model_get_run (f->model)->run->data->n_units;
  for (guint unit = 0; unit < n_units; unit++)
    {
      PalMethodRun *run = pal_method_model_get_run (f->model);
      PalMethodCell cell;

      pal_method_run_get (run, run->index->tree->n_aggregates - 1, unit, &cell);
      g_assert_cmpint (cell.missing == PAL_MISSING_NONE, ==, cell.rank > 0);
      if (cell.missing == PAL_MISSING_NONE)
        g_assert_cmpfloat (cell.score, >, 0);
      n_missing += cell.missing != PAL_MISSING_NONE;
    }
  /* The last country of each indicator has 0 there. */
  g_assert_cmpuint (n_missing, >, 0);
}

/* One batch, undo, redo, and another model reads it. */
static void
test_save (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMethodModel) other = NULL;
  g_autofree char *json = NULL, *kept = NULL, *none = NULL, *again = NULL, *gone = NULL;

  pal_method_model_set_weight (f->model, find_node (f, "SRV"), 2.5);
  g_assert_false (pal_method_model_is_saved (f->model));
  g_assert_true (pal_method_model_save (f->model));
  g_assert_true (pal_method_model_is_saved (f->model));
  json = pal_method_model_to_json (f->model);
  kept = pal_method_load (f->workspace);
  g_assert_cmpstr (json, ==, kept);
  g_assert_cmpstr (pal_workspace_get_undo_label (f->workspace), ==, "Save the method of the index");

  other = pal_method_model_new (f->workspace, f->selection);
  pal_method_model_set_active (other, TRUE);
  g_assert_cmpfloat (pal_method_model_get_settings (other)->weights[find_node (f, "SRV")], ==, 2.5);
  pal_method_model_set_active (other, FALSE);

  pal_commands_undo (f->workspace);
  none = pal_method_load (f->workspace);
  g_assert_null (none);
  pal_commands_redo (f->workspace);
  again = pal_method_load (f->workspace);
  g_assert_cmpstr (again, ==, json);
  pal_method_model_reset (f->model);
  g_assert_true (pal_method_model_save (f->model));
  gone = pal_method_load (f->workspace);
  g_assert_null (gone);
}

/* An answer changes, and the method is tried on the new scores. */
static void
test_answer (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  double before = get_cell (pal_method_model_get_run (f->model), "SRV", "BE").score;

  pal_value_init_number (&value, 4000);
  pal_commands_set_answer (f->workspace, "BE", NULL, WAVE, "T1C11", &value);
  g_assert_cmpfloat (get_cell (pal_method_model_get_run (f->model), "SRV", "BE").score, !=, before);
  assert_is_scorer (pal_method_model_get_run (f->model), get_scores (f));
}

/* A document of another program, or of a framework with other codes. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  const PalScoreIndex *index = pal_method_model_get_released (f->model)->index;
  g_autoptr (GError) error = NULL;
  g_autoptr (PalMethodSettings) settings = pal_method_settings_from_json (
      "{\"weights\":{\"values\":{\"SRV\":2,\"GONE\":9}},\"aggregate\":[\"geometric\",\"harmonic\"],"
      "\"normalise\":{\"*\":{\"method\":\"zscore\"}},\"data_threshold\":[0.25,0.5]}",
      index, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (settings->weights[find_node (f, "SRV")], ==, 2);
  g_assert_cmpint (settings->within, ==, PAL_MEAN_GEOMETRIC);
  g_assert_cmpint (settings->across, ==, PAL_MEAN_HARMONIC);
  g_assert_cmpint (settings->scale, ==, PAL_NORMALISE_ZSCORE);
  g_assert_cmpfloat (settings->domain_share, ==, 0.25);
  g_assert_cmpuint (settings->min_domains, ==, 4);
  g_assert_null (pal_method_settings_from_json ("{\"weight\":1}", index, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

/* The three files that are taken out make the same index when they are read as `palliscope-cli index` reads
 * them: all weights of a domain are alike here, so that counting its parts is weighing them. */
static void
test_files (Fixture *f, gconstpointer data)
{
  const PalScoreIndex *index = pal_method_model_get_released (f->model)->index;
  guint top = index->tree->n_aggregates - 1;
  g_autofree char *json = NULL, *table = pal_index_csv_write_data (index->data),
                  *metadata = pal_index_csv_write_metadata (index->tree, index->data);
  g_autoptr (GBytes) table_bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr (GBytes) metadata_bytes = g_bytes_new_static (metadata, strlen (metadata));
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIndexFile) file =
      pal_index_csv_read (table_bytes, "iData.csv", metadata_bytes, "iMeta.csv", &error);
  g_autoptr (PalIndexMethod) method = NULL;
  g_autoptr (PalIndexRun) run = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (file->findings->len, ==, 0);
  g_assert_nonnull (file->tree);
  pal_method_model_set_weight (f->model, find_node (f, "EMP"), 2);
  pal_method_model_set_weight (f->model, find_node (f, "INT"), 0.5);
  json = pal_method_model_to_json (f->model);
  method = pal_index_method_parse (json, -1, "method.json", &error);
  g_assert_no_error (error);
  run = pal_index_run_new (file->tree, file->data, method, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (run->data->n_units, ==, index->data->n_units);
  for (guint unit = 0; unit < run->data->n_units; unit++)
    {
      PalMethodCell cell;

      g_assert_cmpstr (run->data->codes[unit], ==, index->data->codes[unit]);
      pal_method_run_get (pal_method_model_get_run (f->model), top, unit, &cell);
      g_assert_cmpuint (run->ranks[top * run->data->n_units + unit], ==, cell.rank);
      if (cell.rank > 0)
        g_assert_cmpfloat (fabs (pal_matrix_get (run->scores, unit, top) - cell.score), <, 1e-12);
    }
}

static double
get_number (PalTable *table, guint row, guint column)
{
  double number;

  g_assert_true (pal_table_row_get_number (pal_table_get_row (table, row), column, &number));
  return number;
}

/* Each table has what it says, and what is missing in it stays missing. */
static void
test_tables (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMethodSettings) settings =
      pal_method_settings_copy (pal_method_model_get_settings (f->model));
  guint n_units, n_indicators, n_nodes, n_missing = 0;
  double share = 0;
  PalMethodRun *run;

  settings->impute = PAL_IMPUTE_MEDIAN;
  pal_method_model_set_settings (f->model, settings);
  run = pal_method_model_get_run (f->model);
  n_units = run->run->data->n_units;
  n_indicators = run->index->tree->n_indicators;
  n_nodes = run->index->tree->n_nodes;
  for (guint kind = 0; kind < PAL_METHOD_N_TABLES; kind++)
    {
      g_autoptr (PalTable) table = pal_method_table_new (run, (PalMethodTable) kind, "Note.");
      g_autofree char *csv = pal_table_to_csv (table);

      g_assert_cmpstr (pal_table_get_title (table), ==, pal_method_table_get_title ((PalMethodTable) kind));
      g_assert_nonnull (strstr (csv, "Note."));
      g_assert_cmpuint (pal_table_get_n_rows (table), >, 0);
      if (kind <= PAL_METHOD_TABLE_NORMALISED)
        {
          g_assert_cmpuint (pal_table_get_n_rows (table), ==, n_units);
          g_assert_cmpuint (pal_table_get_n_columns (table), ==, n_indicators + 1);
        }
      for (guint row = 0; kind == PAL_METHOD_TABLE_VALUES && row < n_units; row++)
        for (guint c = 0; c < n_indicators; c++)
          n_missing += isnan (pal_matrix_get (run->run->data->indicators, row, c));
      /* Each missing number was filled in, and is listed. */
      if (kind == PAL_METHOD_TABLE_CHANGES)
        g_assert_cmpuint (pal_table_get_n_rows (table), ==, n_missing);
      if (kind == PAL_METHOD_TABLE_WITHOUT || kind == PAL_METHOD_TABLE_WEIGHTS)
        g_assert_cmpuint (pal_table_get_n_rows (table), ==, n_nodes - 1);
      for (guint row = 0; kind == PAL_METHOD_TABLE_WEIGHTS && row < n_nodes - 1; row++)
        share += get_number (table, row, 4);
    }
  g_assert_cmpuint (n_missing, >, 0);
  /* The domains are all of the index, and so are their indicators. */
  g_assert_cmpfloat (fabs (share - 200), <, 1e-9);
}

/* An indicator that stands twice is nearly the same as itself: the flags tell, by COINr's limits. */
static void
test_flags (Fixture *f, gconstpointer data)
{
  PalMethodRun *run = pal_method_model_get_run (f->model);
  g_autoptr (PalTable) table = pal_method_table_new (run, PAL_METHOD_TABLE_CORRELATIONS, NULL);
  guint n_flags = 0;

  for (guint row = 0; row < pal_table_get_n_rows (table); row++)
    {
      const char *flag = pal_table_row_get_text (pal_table_get_row (table, row), 6);
      double pearson;

      if (!pal_table_row_get_number (pal_table_get_row (table, row), 3, &pearson))
        continue;
      g_assert_cmpstr (flag, ==, pearson < 0 ? "opposite" : pearson > 0.9 ? "nearly the same" : "");
      n_flags += *flag != '\0';
    }
  g_assert_cmpuint (n_flags, >, 0);
}

#define ADD(path, function) g_test_add ("/session/method/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("released", test_released);
  ADD ("beyond", test_beyond);
  ADD ("thresholds", test_thresholds);
  ADD ("weight", test_weight);
  ADD ("undo", test_undo);
  ADD ("choices", test_choices);
  ADD ("draws", test_draws);
  ADD ("compare", test_compare);
  ADD ("missing", test_missing);
  ADD ("save", test_save);
  ADD ("answer", test_answer);
  ADD ("foreign", test_foreign);
  ADD ("files", test_files);
  ADD ("tables", test_tables);
  ADD ("flags", test_flags);
  return g_test_run ();
}
