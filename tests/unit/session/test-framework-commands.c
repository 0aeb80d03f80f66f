/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-framework.h"

#include "session/pal-commands.h"
#include "session/pal-explain-step.h"
#include "session/pal-seed.h"
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
  g_autofree char *folder = g_dir_make_tmp ("pal-framework-XXXXXX", &error);
  PalStore *store;

  f->path = g_build_filename (folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  pal_store_close (store);
  open_again (f);
}

/* Drafts are in the journal like everything else. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalVerifyReport) report = NULL;

  close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  report = pal_verify_run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_free (f->path);
}

static PalDataset *
get_dataset (Fixture *f)
{
  return pal_workspace_get_dataset (f->workspace);
}

static void
set_choice (Fixture *f, const char *country, const char *question, const char *code)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_string (&value, code);
  pal_commands_set_answer (f->workspace, country, NULL, "2026", question, &value);
}

static void
set_weight (Fixture *f, const char *code, double weight)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);

  g_assert_true (pal_framework_draft_set_number (draft, code, "weight", &weight, NULL));
  pal_commands_framework_save (f->workspace, draft, code);
}

static double
get_weight (Fixture *f, const char *code)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);

  return pal_framework_draft_get_number (draft, code, "weight");
}

static PalFrameworkPlan *
make_plan (Fixture *f)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);
  g_autofree char *json = pal_framework_draft_to_json (draft);

  return pal_framework_plan_new (get_dataset (f), pal_framework_draft_get_base (f->workspace), json, NULL);
}

static const PalScore *
get_cell (Fixture *f, const char *country, const char *code)
{
  PalScores *scores = pal_wave_data_get_scores (pal_dataset_get_wave (get_dataset (f), "2026"));
  int row = pal_scores_find_country (scores, country), column = pal_scores_find_column (scores, code);

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (column, >=, 0);
  return pal_scores_get (scores, (guint) row, (guint) column);
}

/* An edit is a step of undo, survives closing, and no score sees it. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  g_assert_false (pal_framework_draft_exists (f->workspace));
  set_weight (f, "POL1", 2);
  set_weight (f, "POL1", 3);
  g_assert_true (pal_framework_draft_exists (f->workspace));
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get_weight (f, "POL1"), ==, 2);
  pal_commands_redo (f->workspace);
  close_now (f);
  open_again (f);
  g_assert_cmpfloat (get_weight (f, "POL1"), ==, 3);
  g_assert_cmpfloat (
      pal_framework_find_indicator (pal_dataset_get_framework (get_dataset (f)), "POL1")->weight, ==, 1);

  pal_commands_framework_discard (f->workspace);
  g_assert_false (pal_framework_draft_exists (f->workspace));
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get_weight (f, "POL1"), ==, 3);
  pal_commands_undo (f->workspace);
  pal_commands_undo (f->workspace);
  g_assert_false (pal_framework_draft_exists (f->workspace));
}

/* POL of Norway is the mean of 4 of 4 and 1 of 4: 50, and with a weight of 3 on the better one 75. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  const PalQuestion *plan_question, *list_question;
  g_autoptr (PalFrameworkPlan) plan = NULL;
  g_autofree char *before = NULL, *after = NULL, *summary = NULL, *line = NULL;
  PalInstrument *instrument = pal_dataset_get_instrument (get_dataset (f));
  const PalFrameworkMove *move = NULL;
  PalFramework *old = pal_dataset_get_framework (get_dataset (f));

  plan_question = pal_instrument_find_question (instrument, "T1C02");
  list_question = pal_instrument_find_question (instrument, "T1C04");
  for (guint i = 0; i < plan_question->n_options; i++)
    if (plan_question->options[i].level == 4)
      set_choice (f, "NO", "T1C02", plan_question->options[i].code);
  for (guint i = 0; i < list_question->n_options; i++)
    if (list_question->options[i].level == 1)
      set_choice (f, "NO", "T1C04", list_question->options[i].code);
  g_assert_cmpfloat_with_epsilon (get_cell (f, "NO", "POL")->value, 50, 1e-9);

  set_weight (f, "POL1", 3);
  plan = make_plan (f);
  g_assert_false (plan->is_blocked);
  g_assert_cmpuint (plan->changes->len, ==, 2); /* version and weight */
  g_assert_cmpstr (g_ptr_array_index (plan->changes, 1), ==, "POL1, weight: 1 → 3");
  for (guint i = 0; i < plan->moves->len; i++)
    if (g_str_equal (((PalFrameworkMove *) g_ptr_array_index (plan->moves, i))->code, "POL"))
      move = g_ptr_array_index (plan->moves, i);
  g_assert_nonnull (move);
  line = pal_framework_plan_describe_move (move);
  g_assert_cmpstr (line, ==, "Norway, POL: 50.0 → 75.0, level 3 → 4, rank 1 → 1");
  summary = pal_framework_plan_summarise (plan);
  g_assert_cmpstr (summary, ==,
                   "Wave 2026. Values and scores that move: 1. Levels that change: 1. Countries with another "
                   "rank in the index: 0.");
  before = pal_hash_to_hex (pal_framework_get_hash (old));

  g_assert_true (pal_commands_framework_publish (f->workspace, plan));
  g_assert_false (pal_framework_draft_exists (f->workspace));
  after = pal_hash_to_hex (pal_framework_get_hash (pal_dataset_get_framework (get_dataset (f))));
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpfloat_with_epsilon (get_cell (f, "NO", "POL")->value, move->after, 1e-9);
  g_assert_true (pal_dataset_find_framework (get_dataset (f), before) == old); /* what was released by it */

  pal_commands_undo (f->workspace);
  g_assert_true (pal_framework_draft_exists (f->workspace));
  g_assert_true (pal_dataset_get_framework (get_dataset (f)) == old);
  g_assert_cmpfloat_with_epsilon (get_cell (f, "NO", "POL")->value, 50, 1e-9);
  pal_commands_redo (f->workspace);
  close_now (f);
  open_again (f);
  g_assert_cmpstr (pal_framework_get_version (pal_dataset_get_framework (get_dataset (f))), ==, "0.1.1");
  g_assert_cmpfloat_with_epsilon (get_cell (f, "NO", "POL")->value, 75, 1e-9);
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat_with_epsilon (get_cell (f, "NO", "POL")->value, 50, 1e-9);
}

static void
test_blocked (Fixture *f, gconstpointer data)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);
  g_autoptr (PalFrameworkPlan) plan = NULL;
  const PalFinding *finding;

  pal_framework_draft_set_text (draft, "POL1", "formula", "level(T9C99)", NULL);
  pal_commands_framework_save (f->workspace, draft, "POL1");
  plan = make_plan (f);
  g_assert_true (plan->is_blocked);
  g_assert_null (plan->moves);
  g_assert_cmpuint (plan->findings->len, ==, 1);
  finding = g_ptr_array_index (plan->findings, 0);
  g_assert_cmpstr (finding->message, ==, "indicator POL1: formula: there is no question T9C99");
  g_assert_false (pal_commands_framework_publish (f->workspace, plan));
  g_assert_true (pal_framework_draft_exists (f->workspace));
}

/* From the index down to the indicator, through both domains that stand in each other. */
static void
assert_way_to_plan (Fixture *f)
{
  const char *const codes[] = { "INDEX", "SYS", "POL", "POL1" };
  const PalExplainPath path = { .domain = "POL", .indicator = "POL1", .from_index = TRUE };
  g_autoptr (GPtrArray) steps = pal_explain_step_list (get_dataset (f), "2026", "NO", &path);

  g_assert_cmpuint (steps->len, >=, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpstr (((const PalExplainStep *) g_ptr_array_index (steps, i))->code, ==, codes[i]);
}

/* A domain of domains comes into all scores, and a removed one goes out of them. */
static void
test_restructure (Fixture *f, gconstpointer data)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);
  g_autoptr (PalFrameworkPlan) plan = NULL;
  PalScores *scores;

  pal_framework_draft_add_domain (draft, NULL, "SYS", "System", NULL);
  pal_framework_draft_move (draft, "POL", "SYS", 0, NULL);
  pal_framework_draft_move (draft, "SRV", "SYS", 1, NULL);
  pal_framework_draft_remove (draft, "EMP", NULL);
  pal_commands_framework_save (f->workspace, draft, "System");
  plan = make_plan (f);
  g_assert_false (plan->is_blocked);
  g_assert_true (pal_commands_framework_publish (f->workspace, plan));
  scores = pal_wave_data_get_scores (pal_dataset_get_wave (get_dataset (f), "2026"));
  g_assert_cmpint (pal_scores_find_column (scores, "SYS"), >, 0);
  g_assert_cmpint (pal_scores_find_column (scores, "EMP1"), ==, -1);
  assert_way_to_plan (f);
  pal_commands_undo (f->workspace);
  scores = pal_wave_data_get_scores (pal_dataset_get_wave (get_dataset (f), "2026"));
  g_assert_cmpint (pal_scores_find_column (scores, "SYS"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("pal-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                                  \
  g_test_add ("/session/framework/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("edit", test_edit);
  ADD ("publish", test_publish);
  ADD ("blocked", test_blocked);
  ADD ("restructure", test_restructure);
#undef ADD
  return g_test_run ();
}
