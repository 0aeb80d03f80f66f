/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-problems.h"

#include <string.h>

#include "session/pal-commands-reason.h"
#include "session/pal-commands.h"
#include "session/pal-problem-list.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"
#include "store/pal-verify.h"

typedef struct
{
  char *path;
  PalWorkspace *workspace;
} Fixture;

static void
open_again (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->workspace = pal_workspace_open_sync (f->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
close_now (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&f->workspace));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-problems-XXXXXX", &error);
  PalStore *store;

  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  f->path = g_build_filename (folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  open_again (f);
}

/* Reasons are in the journal like everything else: the chain is whole and a replay gives the same state. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalVerifyReport) report = NULL;
  guint64 n_rows = 0, n_differs = 0;

  close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  report = pal_verify_run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_true (pal_verify_rebuild (store, &n_rows, &n_differs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_differs, ==, 0);
  g_free (f->path);
}

static void
set_number (Fixture *f, const char *country, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, country, NULL, "2026", question, &value);
}

/* The problem of a rule at a question, or NULL. */
static PalProblem *
find (GPtrArray *problems, const char *country, const char *question, const char *rule)
{
  for (guint i = 0; i < problems->len; i++)
    {
      PalProblem *problem = g_ptr_array_index (problems, i);
      const PalFinding *finding = pal_problem_get_finding (problem);

      if (g_str_equal (finding->country, country) && g_str_equal (finding->question, question) &&
          g_str_equal (finding->rule, rule))
        return g_object_ref (problem);
    }
  return NULL;
}

static PalProblem *
find_now (Fixture *f, const char *question, const char *rule)
{
  g_autoptr (GPtrArray) problems = pal_problems_find (pal_workspace_get_dataset (f->workspace), "2026", "NO");

  return find (problems, "NO", question, rule);
}

static void
assert_state (Fixture *f, gboolean is_kept, gboolean is_lapsed, const char *reason)
{
  g_autoptr (PalProblem) problem = find_now (f, "B0C02", "check");

  g_assert_nonnull (problem);
  g_assert_cmpint (pal_problem_is_kept (problem), ==, is_kept);
  g_assert_cmpint (pal_problem_is_lapsed (problem), ==, is_lapsed);
  g_assert_cmpstr (pal_problem_get_reason (problem), ==, reason);
}

static void
make_warning (Fixture *f)
{
  set_number (f, "NO", "B0C01", 5000000);
  set_number (f, "NO", "B0C02", 60000); /* above 1 % of the population: a warning of the instrument */
}

static void
test_keep_and_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (PalProblem) problem = NULL, kept = NULL;
  g_autoptr (GPtrArray) all = NULL;
  guint n_errors = 0;
  g_autofree char *text = NULL;

  make_warning (f);
  assert_state (f, FALSE, FALSE, NULL);
  problem = find_now (f, "B0C02", "check");
  g_assert_cmpstr (pal_problem_get_key (problem), ==, "NO//2026/B0C02/agreed/check-1");

  /* No reason, no keeping. */
  g_assert_false (pal_commands_keep_problem (f->workspace, problem, " \n "));
  g_assert_false (pal_commands_keep_problem (f->workspace, problem, NULL));
  assert_state (f, FALSE, FALSE, NULL);

  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "  Figure of the \"register\" "));
  assert_state (f, TRUE, FALSE, "Figure of the \"register\"");
  kept = find_now (f, "B0C02", "check");
  g_assert_cmpstr (pal_problem_get_reason_by (kept), ==, "Kari");
  g_assert_cmpint (pal_problem_get_reason_ms (kept), >, 1700000000000);
  text = pal_problem_dup_reason_text (kept);
  g_assert_nonnull (strstr (text, "Kari"));
  g_assert_nonnull (strstr (text, "register"));

  close_now (f);
  open_again (f);
  assert_state (f, TRUE, FALSE, "Figure of the \"register\"");
  g_assert_nonnull (strstr (pal_workspace_get_undo_label (f->workspace), "B0C02"));
  pal_commands_undo (f->workspace);
  assert_state (f, FALSE, FALSE, NULL);
  pal_commands_redo (f->workspace);
  assert_state (f, TRUE, FALSE, "Figure of the \"register\"");

  pal_commands_reopen_problem (f->workspace, kept);
  assert_state (f, FALSE, FALSE, NULL);
  pal_commands_undo (f->workspace);
  assert_state (f, TRUE, FALSE, "Figure of the \"register\"");

  /* An error is put right, not explained. */
  set_number (f, "NO", "T1C11", -1);
  all = pal_problems_find (pal_workspace_get_dataset (f->workspace), "2026", "NO");
  for (guint i = 0; i < all->len; i++)
    if (pal_problem_get_finding (g_ptr_array_index (all, i))->severity == PAL_SEVERITY_ERROR)
      {
        n_errors++;
        g_assert_false (pal_problem_can_be_kept (g_ptr_array_index (all, i)));
        g_assert_false (pal_commands_keep_problem (f->workspace, g_ptr_array_index (all, i), "Because"));
      }
  g_assert_cmpuint (n_errors, ==, 1);
}

/* A reason holds for the answers that it was given for, also for the other ones that the rule reads. */
static void
test_lapse (Fixture *f, gconstpointer data)
{
  g_autoptr (PalProblem) problem = NULL;

  make_warning (f);
  problem = find_now (f, "B0C02", "check");
  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "Register"));
  set_number (f, "NO", "B0C02", 61000);
  assert_state (f, FALSE, TRUE, "Register");
  set_number (f, "NO", "B0C02", 60000);
  assert_state (f, TRUE, FALSE, "Register");
  set_number (f, "NO", "B0C01", 5000001);
  assert_state (f, FALSE, TRUE, "Register");
  set_number (f, "NO", "T1C11", 7); /* the rule does not read it */
  set_number (f, "NO", "B0C01", 5000000);
  assert_state (f, TRUE, FALSE, "Register");
}

/* The form shows the reason beside the field, and the count of open problems goes down. */
static void
test_form (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autoptr (PalProblem) problem = NULL;
  g_autoptr (GPtrArray) open = NULL, left = NULL;
  PalQuestionItem *item;
  const PalFinding *finding;

  make_warning (f);
  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  item = pal_survey_model_go_to (model, NULL, "B0C02");
  finding = g_ptr_array_index (pal_question_item_get_findings (item), 0);
  g_assert_null (finding->kept);
  open = pal_survey_model_dup_problems (model);
  g_assert_cmpuint (open->len, ==, 1);

  problem = pal_survey_model_dup_problem (model, finding);
  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "Register"));
  finding = g_ptr_array_index (pal_question_item_get_findings (item), 0);
  g_assert_nonnull (finding->kept);
  g_assert_nonnull (strstr (finding->kept, "Register"));
  left = pal_survey_model_dup_problems (model);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
count_changes_cb (GListModel *list, guint position, guint removed, guint added, guint *n)
{
  *n += removed + added;
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalProblemList) list = NULL;
  g_autoptr (PalProblem) norwegian = NULL;
  g_autoptr (PalTable) table = NULL;
  guint errors, warnings, notes, kept, n_changes = 0;

  make_warning (f);
  set_number (f, "SE", "B0C01", 10000000);
  set_number (f, "SE", "B0C02", 200000);
  set_number (f, "DK", "B0C01", 6000000);
  set_number (f, "DK", "B0C02", 100000);
  pal_selection_set_wave (selection, "2026");
  list = pal_problem_list_new (f->workspace, selection);
  pal_problem_list_refresh (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  pal_problem_list_get_totals (list, &errors, &warnings, &notes, &kept);
  g_assert_cmpuint (errors, ==, 0);
  g_assert_cmpuint (warnings, ==, 3);
  g_assert_cmpuint (kept, ==, 0);

  /* Round the ends in both directions. */
  g_assert_cmpstr (pal_problem_get_finding (pal_problem_list_step (list, 1))->country, ==, "DK");
  g_assert_cmpstr (pal_problem_get_finding (pal_problem_list_step (list, 1))->country, ==, "NO");
  g_assert_cmpstr (pal_problem_get_finding (pal_problem_list_step (list, -1))->country, ==, "DK");
  g_assert_cmpstr (pal_problem_get_finding (pal_problem_list_step (list, -1))->country, ==, "SE");
  g_assert_cmpstr (pal_problem_get_finding (pal_problem_list_step (list, 1))->country, ==, "DK");
  norwegian = g_object_ref (pal_problem_list_step (list, 1));

  /* What is kept leaves the open ones; one row is told as gone, and the walk goes on in its place. */
  g_signal_connect (list, "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  g_assert_true (pal_commands_keep_problem (f->workspace, norwegian, "Register"));
  g_assert_cmpstr (pal_problem_get_finding (pal_problem_list_step (list, 1))->country, ==, "SE");
  g_assert_cmpuint (n_changes, ==, 1);

  pal_problem_list_set_filter (list, NULL, -1, PAL_PROBLEMS_KEPT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  table = pal_problem_list_make_table (list);
  g_assert_cmpuint (pal_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, 0), 5), ==, "Register");
  pal_problem_list_set_filter (list, "SE", -1, PAL_PROBLEMS_BOTH);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  pal_problem_list_set_filter (list, NULL, PAL_SEVERITY_ERROR, PAL_PROBLEMS_BOTH);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_null (pal_problem_list_step (list, 1));
}

/* Watched, the list follows by itself. */
static void
test_live (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalProblemList) list = NULL;
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  pal_selection_set_wave (selection, "2026");
  list = pal_problem_list_new (f->workspace, selection);
  pal_problem_list_set_watched (list, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  make_warning (f);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
}

/* Cells of other programs or of damaged packages are no reasons. */
static void
test_bad_cells (Fixture *f, gconstpointer data)
{
  static const char *const cells[] = {
    "true",
    "\"text\"",
    "[]",
    "{}",
    "{\"of\":\"x\",\"text\":\"\"}",
    "{\"of\":1,\"text\":\"a\"}",
    "{\"at\":1e300,\"by\":\"a\",\"of\":\"x\",\"text\":\"a\"}",
    "{\"at\":-1,\"of\":\"x\",\"text\":\"a\"}",
    "{",
  };

  make_warning (f);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      pal_dataset_apply (pal_workspace_get_dataset (f->workspace), "reason", "NO//2026/B0C02/agreed/check-1",
                         "kept", cells[i]);
      assert_state (f, FALSE, FALSE, NULL);
    }
}

/* The bundled questionnaire with a soft range, which it does not have yet. */
static PalInstrument *
load_instrument (const char *extra)
{
  g_autofree char *path = g_build_filename (g_getenv ("PAL_SOURCE_ROOT"), "data/instrument.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autofree char *with = g_strconcat ("\"id\": \"T1C11\",", extra, NULL);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;
  PalInstrument *instrument;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  parts = g_strsplit (text, "\"id\": \"T1C11\",", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  json = g_strjoinv (with, parts);
  instrument = pal_instrument_new_from_json (json, -1, "test", &error);
  g_assert_no_error (error);
  return instrument;
}

static PalWaveData *
new_wave (PalDataset *dataset, const char *wave, PalInstrument *instrument)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalScorer) scorer = pal_scorer_new (pal_dataset_get_framework (dataset), instrument, &error);

  g_assert_no_error (error);
  return pal_wave_data_new (wave, instrument, scorer, pal_dataset_get_institutions (dataset));
}

static void
put (PalWaveData *data, const char *country, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_wave_data_set (data, country, NULL, question, &value);
}

static void
assert_problem (GPtrArray *problems,
                const char *country,
                const char *question,
                const char *rule,
                PalSeverity severity,
                const char *part)
{
  g_autoptr (PalProblem) problem = find (problems, country, question, rule);

  g_test_message ("%s %s %s", country, question, rule);
  if (part == NULL)
    {
      g_assert_null (problem);
      return;
    }
  g_assert_nonnull (problem);
  g_assert_cmpint (pal_problem_get_finding (problem)->severity, ==, severity);
  g_assert_nonnull (strstr (pal_problem_get_finding (problem)->message, part));
}

/* One wave and the one before it: each kind of problem where it must be, and only there. */
static void
test_kinds (Fixture *f, gconstpointer data)
{
  static const char *const countries[] = { "NO", "SE", "DK", "FI", "DE", "FR", "IT", "ES", "PT", "AT" };
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  g_autoptr (PalInstrument) instrument = load_instrument ("\"soft_max\": 90,");
  g_autoptr (PalWaveData) now = new_wave (dataset, "2026", instrument);
  g_autoptr (PalWaveData) before = new_wave (dataset, "2024", instrument);
  g_autoptr (GPtrArray) problems = NULL, again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      put (now, countries[i], "T1C11", 40 + i);
      put (before, countries[i], "T1C11", 39 + i);
      put (now, countries[i], "T1C19", 20 + i % 3);
      put (before, countries[i], "T1C19", 19 + i % 3 + (i % 2));
    }
  put (now, "NO", "T1C11", 4000);  /* unusual, far from the others, and a jump */
  put (before, "SE", "T1C11", 90); /* less than half now */
  put (now, "DK", "T1C19", 95);
  put (now, "FI", "T1C12", -1);
  put (now, "DE", "OLD01", 3);

  problems = pal_problems_find_in (now, before, pal_dataset_get_institutions (dataset));
  assert_problem (problems, "NO", "T1C11", "soft-range", PAL_SEVERITY_WARNING, "90");
  assert_problem (problems, "NO", "T1C11", "outlier", PAL_SEVERITY_NOTE, "from the 10 answers");
  assert_problem (problems, "NO", "T1C11", "change", PAL_SEVERITY_NOTE, "more than twice");
  assert_problem (problems, "SE", "T1C11", "soft-range", 0, NULL);
  assert_problem (problems, "SE", "T1C11", "outlier", 0, NULL);
  assert_problem (problems, "SE", "T1C11", "change", PAL_SEVERITY_NOTE, "From 90 in wave 2024 to 41");
  assert_problem (problems, "AT", "T1C11", "change", 0, NULL);
  assert_problem (problems, "DK", "T1C19", "outlier", PAL_SEVERITY_NOTE, "95");
  assert_problem (problems, "DK", "T1C19", "change", PAL_SEVERITY_NOTE, "median change");
  assert_problem (problems, "NO", "T1C19", "change", 0, NULL);
  assert_problem (problems, "FI", "T1C12", "range", PAL_SEVERITY_ERROR, "between");
  assert_problem (problems, "DE", "OLD01", "unknown", PAL_SEVERITY_WARNING, "kept");
  assert_problem (problems, "NO", "B0C01", "required", PAL_SEVERITY_WARNING, "required");

  /* Without a last wave there is no change, and the same run gives the same list. */
  again = pal_problems_find_in (now, NULL, pal_dataset_get_institutions (dataset));
  assert_problem (again, "NO", "T1C11", "change", 0, NULL);
  assert_problem (again, "NO", "T1C11", "outlier", PAL_SEVERITY_NOTE, "4000");
}

/* Seven answers are too few to say what is usual. */
static void
test_too_few (Fixture *f, gconstpointer data)
{
  static const char *const countries[] = { "NO", "SE", "DK", "FI", "DE", "FR", "IT", "ES" };
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  g_autoptr (PalInstrument) instrument = load_instrument ("");
  g_autoptr (PalWaveData) now = new_wave (dataset, "2026", instrument);

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;

      put (now, countries[i], "T1C11", i == 0 ? 4000 : 40 + i);
      problems = pal_problems_find_in (now, NULL, pal_dataset_get_institutions (dataset));
      assert_problem (problems, "NO", "T1C11", "outlier", PAL_SEVERITY_NOTE, i < 7 ? NULL : "4000");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/problems/keep-and-undo", Fixture, NULL, set_up, test_keep_and_undo, tear_down);
  g_test_add ("/session/problems/lapse", Fixture, NULL, set_up, test_lapse, tear_down);
  g_test_add ("/session/problems/form", Fixture, NULL, set_up, test_form, tear_down);
  g_test_add ("/session/problems/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/session/problems/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add ("/session/problems/bad-cells", Fixture, NULL, set_up, test_bad_cells, tear_down);
  g_test_add ("/session/problems/kinds", Fixture, NULL, set_up, test_kinds, tear_down);
  g_test_add ("/session/problems/too-few", Fixture, NULL, set_up, test_too_few, tear_down);
  return g_test_run ();
}
