/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-board-scene.h"
#include "session/pal-commands-reason.h"
#include "session/pal-commands.h"
#include "session/pal-problems.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"

/* Modules of the questionnaire, by their place. */
enum
{
  BACKGROUND, /* M0 */
  POLICY,     /* M1 */
  SERVICES,
  PATHWAYS,
  EDUCATION,
  MONITORING,
  CROSS_CUTTING,
  N_MODULES,
};

typedef struct
{
  PalWorkspace *workspace;
  PalSelection *selection;
  PalBoardModel *model;
  char *institution; /* the only one of Norway */
} Fixture;

/* @kind: "demo", or NULL: the questionnaire and one Norwegian institution, no answers. */
static void
set_up (Fixture *f, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-board-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.palliscope", NULL);
  PalStore *store;

  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Test", TRUE);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (kind != NULL ? pal_seed_demo (store, &error) : pal_seed_empty (store, "2026", &error));
  g_assert_no_error (error);
  pal_store_close (store);
  f->workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  f->selection = pal_selection_new ();
  pal_selection_set_wave (f->selection, "2026");
  f->model = pal_board_model_new (f->workspace, f->selection);
  if (kind == NULL)
    f->institution = pal_commands_add_institution (f->workspace, "NO", "Haukeland", "University hospital",
                                                   "Bergen", FALSE, 0, 0);
}

static void
tear_down (Fixture *f, gconstpointer kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (f->model);
  g_object_unref (f->selection);
  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_object_unref (f->workspace);
  g_free (f->institution);
}

static void
answer (Fixture *f, const char *institution, const char *question, const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalMissing missing;
  double number;

  if (text == NULL)
    ;
  else if (pal_missing_from_code (text, &missing))
    pal_value_init_missing (&value, missing);
  else if (g_ascii_isdigit (*text) && (number = g_ascii_strtod (text, NULL)) >= 0)
    pal_value_init_number (&value, number);
  else
    pal_value_init_string (&value, text);
  pal_commands_set_answer (f->workspace, "NO", institution, pal_selection_get_wave (f->selection), question,
                           &value);
}

static const PalBoardRow *
get_row (Fixture *f, guint index)
{
  GPtrArray *rows = pal_board_model_get_rows (f->model);

  g_assert_cmpuint (index, <, rows->len);
  return g_ptr_array_index (rows, index);
}

static const PalBoardRow *
find_row (Fixture *f, const char *iso2)
{
  GPtrArray *rows = pal_board_model_get_rows (f->model);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (get_row (f, i)->country, iso2) == 0)
      return get_row (f, i);
  g_error ("the board has no row %s", iso2);
}

static void
assert_cell (const PalBoardRow *row, guint module, guint answered, guint asked)
{
  g_assert_cmpuint (row->n_cells, ==, N_MODULES);
  g_assert_cmpuint (row->cells[module].done.answered, ==, answered);
  g_assert_cmpuint (row->cells[module].done.asked, ==, asked);
}

/* By hand from the questionnaire: routing and every reason for missing. */
static void
test_counts (Fixture *f, gconstpointer data)
{
  static const guint asked[N_MODULES] = { 5, 8, 10, 3, 8, 4, 11 };
  const PalBoardRow *part, *place;
  g_autoptr (PalSurveyModel) survey = NULL;
  guint answered, total;

  pal_board_model_set_country (f->model, "NO");
  g_assert_cmpuint (pal_board_model_get_rows (f->model)->len, ==, 2);
  for (guint i = 0; i < N_MODULES; i++)
    assert_cell (get_row (f, 0), i, 0, asked[i]);
  /* An institution is asked what it is and whether it treats patients, then the rest. */
  assert_cell (get_row (f, 1), BACKGROUND, 0, 2);
  assert_cell (get_row (f, 1), PATHWAYS, 0, 0);
  assert_cell (get_row (f, 1), CROSS_CUTTING, 0, 1);

  answer (f, NULL, "B0C01", "5500000");
  answer (f, NULL, "B0C02", "DK");
  answer (f, NULL, "T1C01", "eol");
  answer (f, NULL, "T1C02", "none"); /* T1C03 is not asked: skipped */
  answer (f, NULL, "T1C04", "NA");
  answer (f, NULL, "T1C05", "NR"); /* is no answer */
  part = get_row (f, 0);
  assert_cell (part, BACKGROUND, 2, 5);
  g_assert_cmpuint (part->cells[BACKGROUND].done.missing, ==, 1);
  assert_cell (part, POLICY, 3, 8);
  g_assert_cmpuint (part->cells[POLICY].done.missing, ==, 1);
  g_assert_cmpuint (part->cells[POLICY].done.hidden, ==, 1);
  answer (f, NULL, "T1C02", "current"); /* now it is */
  assert_cell (get_row (f, 0), POLICY, 3, 9);

  answer (f, f->institution, "B0I02", "no");
  assert_cell (get_row (f, 1), BACKGROUND, 1, 2);
  assert_cell (get_row (f, 1), POLICY, 0, 0);
  answer (f, f->institution, "B0I02", "yes");
  assert_cell (get_row (f, 1), BACKGROUND, 1, 4);
  assert_cell (get_row (f, 1), POLICY, 0, 1);

  /* The form says the same of the country part. */
  pal_selection_set_country (f->selection, "NO");
  survey = pal_survey_model_new (f->workspace, f->selection);
  pal_survey_model_get_totals (survey, &answered, &total);
  g_assert_cmpuint (get_row (f, 0)->total.done.answered, ==, answered);
  g_assert_cmpuint (get_row (f, 0)->total.done.asked, ==, total);

  /* A country is the sum of its parts, the total the sum of the countries. */
  part = pal_board_model_get_total (f->model);
  assert_cell (part, BACKGROUND, 3, 9);
  assert_cell (part, POLICY, 3, 10);
  pal_board_model_set_country (f->model, NULL);
  place = get_row (f, 0);
  g_assert_cmpint (place->kind, ==, PAL_BOARD_COUNTRY);
  g_assert_cmpstr (place->country, ==, "NO");
  assert_cell (place, BACKGROUND, 3, 9);
  assert_cell (place, POLICY, 3, 10);
  assert_cell (pal_board_model_get_total (f->model), POLICY, 3, 10);
}

static void
test_core_only (Fixture *f, gconstpointer data)
{
  pal_board_model_set_country (f->model, "NO");
  answer (f, NULL, "T1C08", "NA"); /* not core */
  answer (f, NULL, "T1C07", "yes");
  assert_cell (get_row (f, 0), POLICY, 2, 8);
  pal_board_model_set_core_only (f->model, TRUE);
  assert_cell (get_row (f, 0), POLICY, 1, 6);
  pal_board_model_set_core_only (f->model, FALSE);
  assert_cell (get_row (f, 0), POLICY, 2, 8);
}

static void
keep_first (Fixture *f, const PalFinding *finding)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");
  g_autoptr (PalProblem) problem = pal_problems_describe (
      pal_workspace_get_dataset (f->workspace), pal_wave_data_get_answers (data, "NO", NULL), finding);

  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "The register says so"));
}

/* As many as the list of problems of the form has. */
static void
test_problems (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSurveyModel) survey = NULL;
  g_autoptr (GPtrArray) problems = NULL, kept = NULL;
  const PalBoardRow *row;

  g_assert_cmpuint (get_row (f, 0)->total.n_errors + get_row (f, 0)->total.n_warnings, ==, 0);
  answer (f, NULL, "B0C01", "5"); /* fewer than there can be: out of range */
  row = get_row (f, 0);
  g_assert_cmpuint (row->cells[BACKGROUND].n_errors, ==, 1);
  g_assert_cmpuint (row->total.n_errors, ==, 1);
  answer (f, NULL, "B0C01", "100000");
  answer (f, NULL, "B0C02", "90000"); /* nine of ten died within a year */
  pal_selection_set_country (f->selection, "NO");
  survey = pal_survey_model_new (f->workspace, f->selection);
  problems = pal_survey_model_dup_problems (survey);
  row = get_row (f, 0);
  g_assert_cmpuint (problems->len, >, 0);
  g_assert_cmpuint (row->total.n_errors + row->total.n_warnings, ==, problems->len);
  g_assert_cmpuint (row->cells[BACKGROUND].n_errors + row->cells[BACKGROUND].n_warnings, ==, problems->len);

  /* What is kept with a reason is counted by neither. */
  keep_first (f, g_ptr_array_index (problems, 0));
  kept = pal_survey_model_dup_problems (survey);
  g_assert_cmpuint (kept->len, ==, problems->len - 1);
  g_assert_cmpuint (get_row (f, 0)->total.n_errors + get_row (f, 0)->total.n_warnings, ==, kept->len);
}

/* A wave that is over: only who answered took part; the next one is compared with it. */
static void
test_waves (Fixture *f, gconstpointer data)
{
  double change = 0;

  answer (f, NULL, "T2C01", "local");
  pal_commands_add_wave (f->workspace, "2028");
  pal_board_model_set_country (f->model, "NO");
  g_assert_true (get_row (f, 0)->in_wave);
  g_assert_false (get_row (f, 1)->in_wave);
  g_assert_cmpuint (get_row (f, 1)->total.done.asked, ==, 0);
  g_assert_false (pal_board_cell_get_change (&get_row (f, 0)->total, &change));

  pal_selection_set_wave (f->selection, "2028");
  g_assert_true (get_row (f, 1)->in_wave);
  assert_cell (get_row (f, 0), PATHWAYS, 0, 3);
  g_assert_true (pal_board_cell_get_change (&get_row (f, 0)->cells[PATHWAYS], &change));
  g_assert_cmpfloat_with_epsilon (change, -1.0 / 3, 1e-12);
  answer (f, NULL, "T2C01", "local");
  answer (f, NULL, "T2C02", "pilot");
  g_assert_true (pal_board_cell_get_change (&get_row (f, 0)->cells[PATHWAYS], &change));
  g_assert_cmpfloat_with_epsilon (change, 1.0 / 3, 1e-12);
  /* The institution had no part in the wave before, so there is nothing to compare. */
  g_assert_false (pal_board_cell_get_change (&get_row (f, 1)->total, &change));

  /* ... and its open questions do not make the country fall behind what it was. */
  answer (f, f->institution, "B0I02", "yes");
  assert_cell (pal_board_model_get_total (f->model), PATHWAYS, 2, 3 + 10);
  g_assert_true (pal_board_cell_get_change (&pal_board_model_get_total (f->model)->cells[PATHWAYS], &change));
  g_assert_cmpfloat_with_epsilon (change, 1.0 / 3, 1e-12);
}

static void
assert_place (Fixture *f, const PalBoardRow *row, int module, const char *institution, const char *question)
{
  const char *found_institution = NULL, *found_question = NULL;

  g_assert_true (pal_board_model_find_place (f->model, row, module, &found_institution, &found_question));
  g_assert_cmpstr (found_institution, ==, institution);
  g_assert_cmpstr (found_question, ==, question);
}

static void
test_places (Fixture *f, gconstpointer data)
{
  static const char *const questions[] = { "T2C01", "T2C02", "T2C03" };
  const char *institution, *question;

  assert_place (f, get_row (f, 0), -1, NULL, "B0C01");
  assert_place (f, get_row (f, 0), PATHWAYS, NULL, "T2C01");
  answer (f, NULL, "T2C01", "NR");
  assert_place (f, get_row (f, 0), PATHWAYS, NULL, "T2C01");
  answer (f, NULL, "T2C01", "DK");
  assert_place (f, get_row (f, 0), PATHWAYS, NULL, "T2C02");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    answer (f, NULL, questions[i], "NA");
  /* All is answered: the first one. */
  assert_place (f, get_row (f, 0), PATHWAYS, NULL, "T2C01");
  /* Now an institution has something open there. */
  answer (f, f->institution, "B0I02", "yes");
  assert_place (f, get_row (f, 0), PATHWAYS, f->institution, "T2I01");

  g_assert_false (pal_board_model_find_place (f->model, pal_board_model_get_total (f->model), 0, &institution,
                                              &question));
  pal_board_model_set_country (f->model, "NO");
  assert_place (f, get_row (f, 0), PATHWAYS, NULL, "T2C01");
  assert_place (f, get_row (f, 1), PATHWAYS, f->institution, "T2I01");
  answer (f, f->institution, "B0I02", "no");
  g_assert_false (pal_board_model_find_place (f->model, get_row (f, 1), PATHWAYS, &institution, &question));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* After a change one country is counted again, and the result is what a new board counts. */
static void
test_update (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalBoardRow *before;
  guint n_units, n_no, n_signals = 0, n_all = 26 + 42;
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (pal_board_model_get_rows (f->model)->len, ==, 26);
  g_test_message ("26 countries counted in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  n_units = pal_board_model_get_n_counted (f->model);
  g_assert_cmpuint (n_units, ==, n_all);
  pal_board_model_get_total (f->model);
  pal_board_model_set_sort (f->model, PAL_BOARD_SORT_NAME);
  g_assert_cmpstr (get_row (f, 0)->country, ==, "AT");
  pal_board_model_set_country (f->model, "NO");
  n_no = pal_board_model_get_rows (f->model)->len;
  pal_board_model_set_country (f->model, NULL);
  g_assert_cmpuint (pal_board_model_get_n_counted (f->model), ==, n_units);

  g_signal_connect_swapped (f->model, "changed", G_CALLBACK (count_cb), &n_signals);
  before = pal_board_row_new (PAL_BOARD_ALL, NULL, NULL, "copy", N_MODULES);
  pal_board_row_add (before, find_row (f, "NO"));
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C01", &value);
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpuint (find_row (f, "NO")->cells[PATHWAYS].done.asked, ==, before->cells[PATHWAYS].done.asked);
  g_assert_cmpuint (find_row (f, "NO")->cells[PATHWAYS].done.answered, <=,
                    before->cells[PATHWAYS].done.answered);
  g_assert_cmpuint (pal_board_model_get_n_counted (f->model), ==, n_units + n_no);
  pal_value_init_missing (&value, PAL_MISSING_NA);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C01", &value);
  {
    g_autoptr (PalBoardModel) fresh = pal_board_model_new (f->workspace, f->selection);
    const PalBoardRow *a = pal_board_model_get_total (fresh), *b = pal_board_model_get_total (f->model);

    for (guint i = 0; i < N_MODULES; i++)
      assert_cell (a, i, b->cells[i].done.answered, b->cells[i].done.asked);
    g_assert_cmpuint (a->total.n_warnings, ==, b->total.n_warnings);
    g_assert_cmpuint (a->total.before.answered, ==, b->total.before.answered);
  }
  pal_board_row_free (before);
}

/* Rows by share, the table says the same, and every item of the drawing leads back to its place. */
static void
test_scene (Fixture *f, gconstpointer data)
{
  PalBoardSceneOptions options = { pal_theme_get (PAL_THEME_LIGHT), 1200, FALSE, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (PalScene) scene = pal_board_scene_new (f->model, &options, &error);
  g_autoptr (PalTable) table = pal_board_scene_to_table (f->model);
  guint n_spots[4] = { 0 };
  double last = 2, share = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    {
      const PalBoardRow *row = NULL;
      guint module = 0;

      n_spots[pal_board_scene_find (f->model, pal_scene_get_item_id (scene, i), &row, &module)]++;
      if (*pal_scene_get_item_id (scene, i) != '\0')
        g_assert_nonnull (row);
    }
  g_assert_cmpuint (n_spots[PAL_BOARD_SPOT_NONE], ==, N_MODULES); /* the heads */
  g_assert_cmpuint (n_spots[PAL_BOARD_SPOT_ROW], ==, 27);
  g_assert_cmpuint (n_spots[PAL_BOARD_SPOT_PROBLEMS], ==, 27);
  g_assert_cmpuint (n_spots[PAL_BOARD_SPOT_MODULE], ==, 27 * N_MODULES);

  g_assert_cmpuint (pal_table_get_n_rows (table), ==, 27);
  for (guint i = 0; i < 26; i++)
    {
      g_autofree char *asked = g_strdup_printf ("%u", get_row (f, i)->total.done.asked);

      g_assert_true (pal_board_cell_get_share (&get_row (f, i)->total, &share));
      g_assert_cmpfloat (share, <=, last);
      last = share;
      g_assert_cmpstr (pal_table_row_get_id (pal_table_get_row (table, i)), ==, get_row (f, i)->country);
      g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, i), 3), ==, asked);
    }
  options.is_sheet = TRUE;
  g_clear_pointer (&scene, pal_scene_unref);
  scene = pal_board_scene_new (f->model, &options, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/board/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/session/board/core-only", Fixture, NULL, set_up, test_core_only, tear_down);
  g_test_add ("/session/board/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/session/board/waves", Fixture, NULL, set_up, test_waves, tear_down);
  g_test_add ("/session/board/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/session/board/update", Fixture, "demo", set_up, test_update, tear_down);
  g_test_add ("/session/board/scene", Fixture, "demo", set_up, test_scene, tear_down);
  return g_test_run ();
}
