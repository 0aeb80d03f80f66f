/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-hash.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-importer.h"
#include "session/pal-review.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"
#include "store/pal-journal.h"
#include "store/pal-verify.h"

typedef struct
{
  char *folder;
  char *path;
  PalWorkspace *workspace;
  guint n_refused;
} Fixture;

static void
refused_cb (Fixture *f, const char *message)
{
  g_assert_nonnull (message);
  f->n_refused++;
}

static void
open_again (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->workspace = pal_workspace_open_sync (f->path, FALSE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (f->workspace, "refused", G_CALLBACK (refused_cb), f);
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
  PalStore *store;

  f->folder = g_dir_make_tmp ("pal-review-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
  f->path = g_build_filename (f->folder, "test.palliscope", NULL);
  store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  open_again (f);
}

/* Whatever was written: the chain is whole and a replay gives the same state. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalStore *store;
  PalVerifyReport *report;
  guint64 n_rows = 0, n_differs = 0;

  if (f->workspace != NULL)
    close_now (f);
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  report = pal_verify_run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  pal_verify_report_free (report);
  g_assert_true (pal_verify_rebuild (store, &n_rows, &n_differs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_differs, ==, 0);
  pal_store_close (store);
  g_free (f->path);
  g_free (f->folder);
}

static void
set_number (Fixture *f, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", question, &value);
}

static const PalValue *
get_answer (Fixture *f, const char *question)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");

  return pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", NULL), question);
}

static void
take (Fixture *f, PalReviewStepKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_commands_set_state (f->workspace, "NO", NULL, "2026", kind, "because", &error));
  g_assert_no_error (error);
}

static void
refuse (Fixture *f, PalReviewStepKind kind, const char *note, int code)
{
  g_autoptr (GError) error = NULL;
  PalReviewState before = pal_review_get_state (f->workspace, "NO", NULL, "2026");

  g_assert_false (pal_commands_set_state (f->workspace, "NO", NULL, "2026", kind, note, &error));
  g_assert_error (error, PAL_ERROR, code);
  g_assert_cmpint (pal_review_get_state (f->workspace, "NO", NULL, "2026"), ==, before);
}

static PalReview *
get (Fixture *f)
{
  return pal_review_get (f->workspace, "NO", NULL, "2026");
}

static char *
get_hash (Fixture *f)
{
  return pal_review_compute_hash (f->workspace, "NO", NULL, "2026", NULL);
}

/* Every step from every state: what the table allows is done, all else is refused. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  static const struct
  {
    PalReviewStepKind way[4]; /* from the draft to the state */
    guint n;
    PalReviewState state;
    const char *allowed; /* names, with a bar between them */
  } cases[] = {
    { { 0 }, 0, PAL_REVIEW_DRAFT, "submit" },
    { { PAL_REVIEW_SUBMIT }, 1, PAL_REVIEW_SUBMITTED, "start-review|withdraw" },
    { { PAL_REVIEW_SUBMIT, PAL_REVIEW_START }, 2, PAL_REVIEW_IN_REVIEW, "accept|stop-review|return" },
    { { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT }, 3, PAL_REVIEW_ACCEPTED, "sign-off|reopen" },
    { { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT, PAL_REVIEW_SIGN },
      4,
      PAL_REVIEW_SIGNED_OFF,
      "revoke-sign-off" },
  };
  static const char *const institutions[] = { "a", "b", "c", "d", "e", "f", "g", "h", "i" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) allowed = g_strsplit (cases[i].allowed, "|", -1);

      for (guint k = 0; k < PAL_REVIEW_N_STEPS; k++)
        {
          const PalReviewRule *rule = pal_review_rule_get ((PalReviewStepKind) k);
          gboolean expected = g_strv_contains ((const char *const *) allowed, rule->name);
          g_autofree char *unit = g_strdup_printf ("%s%u", institutions[k], i);
          g_autoptr (GError) error = NULL;

          for (guint s = 0; s < cases[i].n; s++)
            g_assert_true (
                pal_commands_set_state (f->workspace, "NO", unit, "2026", cases[i].way[s], NULL, NULL));
          g_assert_cmpint (pal_review_get_state (f->workspace, "NO", unit, "2026"), ==, cases[i].state);
          g_test_message ("%s from %s", rule->name, pal_review_state_get_name (cases[i].state));
          g_assert_cmpint (
              pal_commands_set_state (f->workspace, "NO", unit, "2026", rule->kind, "because", &error), ==,
              expected);
          g_assert_cmpint (pal_review_get_state (f->workspace, "NO", unit, "2026"), ==,
                           expected ? rule->to : cases[i].state);
          if (!expected)
            g_assert_error (error, PAL_ERROR, PAL_ERROR_DENIED);
        }
    }
}

/* Whoever takes something back says why; a step without words is refused. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  g_autoptr (PalReview) review = NULL;

  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  refuse (f, PAL_REVIEW_RETURN, NULL, PAL_ERROR_INVALID);
  refuse (f, PAL_REVIEW_RETURN, "  ", PAL_ERROR_INVALID);
  take (f, PAL_REVIEW_ACCEPT);
  refuse (f, PAL_REVIEW_REOPEN, "", PAL_ERROR_INVALID);
  take (f, PAL_REVIEW_REOPEN);
  review = get (f);
  g_assert_cmpstr (review->note, ==, "because");
  g_assert_cmpstr (review->actor, ==, "Kari");
}

/* The hash is over answers and nothing else. */
static void
test_hash (Fixture *f, gconstpointer data)
{
  g_autofree char *empty = get_hash (f);
  g_autofree char *one = NULL, *two = NULL, *noted = NULL, *back = NULL, *expected = NULL;
  const char *canonical = "[[\"NO//2026/T1C11/agreed\",43],[\"NO//2026/T1C12/agreed\",{\"missing\":\"DK\"}]]";
  g_auto (PalValue) missing = PAL_VALUE_INIT;
  PalHash hash;

  g_assert_cmpstr (empty, ==, "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"); /* "[]" */
  set_number (f, "T1C11", 43);
  one = get_hash (f);
  g_assert_cmpstr (one, !=, empty);
  pal_value_init_missing (&missing, PAL_MISSING_DK);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C12", &missing);
  two = get_hash (f);
  pal_hash_compute (&hash, canonical, strlen (canonical));
  expected = pal_hash_to_hex (&hash);
  g_assert_cmpstr (two, ==, expected);

  pal_commands_set_answer_note (f->workspace, "NO", NULL, "2026", "T1C11", "comment", "From the register");
  g_free (pal_commands_add_institution (f->workspace, "NO", "Haukeland", NULL, NULL, FALSE, 0, 0));
  noted = get_hash (f);
  g_assert_cmpstr (noted, ==, two);

  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C12", &(PalValue) PAL_VALUE_INIT);
  back = get_hash (f);
  g_assert_cmpstr (back, ==, one);
}

/* Changed, new and gone answers count; what was changed back does not. */
static void
test_changes (Fixture *f, gconstpointer data)
{
  set_number (f, "T1C11", 43);
  set_number (f, "T1C12", 10);
  take (f, PAL_REVIEW_SUBMIT);
  for (guint restart = 0; restart < 2; restart++)
    {
      g_autoptr (PalReview) review = get (f);

      g_assert_cmpint (review->state, ==, PAL_REVIEW_SUBMITTED);
      g_assert_cmpuint (review->n_covered, ==, 2);
      g_assert_cmpuint (review->changed->len, ==, 0);
      g_assert_false (review->was_approved);
      g_assert_cmpint (ABS (g_get_real_time () / 1000 - review->wall_ms), <, 60000);
      close_now (f);
      open_again (f);
    }
  set_number (f, "T1C11", 44);
  set_number (f, "T1C13", 5);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C12", &(PalValue) PAL_VALUE_INIT);
  pal_commands_set_answer_note (f->workspace, "NO", NULL, "2026", "T1C14", "comment", "No answer");
  {
    g_autoptr (PalReview) review = get (f);

    g_assert_cmpuint (review->changed->len, ==, 3);
    g_assert_cmpstr (g_ptr_array_index (review->changed, 0), ==, "T1C11");
    g_assert_cmpstr (g_ptr_array_index (review->changed, 1), ==, "T1C13");
    g_assert_cmpstr (g_ptr_array_index (review->changed, 2), ==, "T1C12");
  }
  set_number (f, "T1C11", 43);
  set_number (f, "T1C12", 10);
  {
    g_autoptr (PalReview) review = get (f);

    g_assert_cmpuint (review->changed->len, ==, 1);
  }
}

/* Frozen: refused with words; with a reason written, kept beside the answer, and counted. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  set_number (f, "T1C11", 43);
  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  set_number (f, "T1C11", 44); /* a submission does not freeze */
  take (f, PAL_REVIEW_ACCEPT);
  g_assert_cmpuint (f->n_refused, ==, 0);

  set_number (f, "T1C11", 45);
  pal_value_init_number (&value, 46);
  pal_commands_type_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  pal_commands_flush (f->workspace);
  g_assert_cmpuint (f->n_refused, ==, 2);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 44);

  g_assert_false (
      pal_commands_correct_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value, " ", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 44);
  g_assert_true (pal_commands_correct_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value,
                                              "Register was revised", &error));
  g_assert_no_error (error);
  /* Another part of the same country is free. */
  pal_commands_set_answer (f->workspace, "SE", NULL, "2026", "T1C11", &value);
  g_assert_cmpuint (f->n_refused, ==, 2);

  close_now (f);
  open_again (f);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 46);
  {
    g_autoptr (PalReview) review = get (f);
    g_autoptr (GPtrArray) items = NULL;
    g_autoptr (PalStore) store = NULL;

    g_assert_true (review->was_approved);
    g_assert_cmpuint (review->n_changed_since_approval, ==, 1);
    close_now (f);
    store = pal_store_open (f->path, PAL_STORE_READ_ONLY, &error);
    g_assert_no_error (error);
    items = pal_journal_cell_history (store, "answer", "NO//2026/T1C11/agreed", "value", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (((PalHistoryItem *) g_ptr_array_index (items, 0))->reason, ==, "Register was revised");
    g_clear_pointer (&items, g_ptr_array_unref);
    items = pal_journal_cell_history (store, "reason", "NO//2026/T1C11/agreed", "correction", &error);
    g_assert_no_error (error);
    g_assert_cmpstr (((PalHistoryItem *) g_ptr_array_index (items, 0))->value, ==,
                     "\"Register was revised\"");
  }
}

/* The count goes on from the last approval, also after it was taken back; a new approval begins anew. */
static void
test_since_approval (Fixture *f, gconstpointer data)
{
  set_number (f, "T1C11", 43);
  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  take (f, PAL_REVIEW_ACCEPT);
  take (f, PAL_REVIEW_SIGN);
  take (f, PAL_REVIEW_REVOKE);
  take (f, PAL_REVIEW_REOPEN);
  set_number (f, "T1C11", 44);
  set_number (f, "T1C12", 1);
  {
    g_autoptr (PalReview) review = get (f);

    g_assert_true (review->was_approved);
    g_assert_cmpuint (review->n_changed_since_approval, ==, 2);
  }
  take (f, PAL_REVIEW_ACCEPT);
  {
    g_autoptr (PalReview) review = get (f);

    g_assert_cmpuint (review->n_changed_since_approval, ==, 0);
  }
}

/* Undo stops at a step; what came after it can be undone. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  set_number (f, "T1C11", 43);
  take (f, PAL_REVIEW_SUBMIT);
  g_assert_null (pal_workspace_get_undo_label (f->workspace));
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);
  g_assert_cmpint (pal_review_get_state (f->workspace, "NO", NULL, "2026"), ==, PAL_REVIEW_SUBMITTED);

  set_number (f, "T1C11", 44);
  g_assert_nonnull (pal_workspace_get_undo_label (f->workspace));
  close_now (f);
  open_again (f);
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);

  /* The step has an undo of its own: a step back. */
  take (f, PAL_REVIEW_WITHDRAW);
  g_assert_cmpint (pal_review_get_state (f->workspace, "NO", NULL, "2026"), ==, PAL_REVIEW_DRAFT);
}

/* An error blocks, and says where; a question without an answer does not. */
static void
test_blocking (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL, found = NULL;
  g_autoptr (GError) error = NULL;

  none = pal_review_dup_blocking (f->workspace, "NO", NULL, "2026");
  g_assert_cmpuint (none->len, ==, 0);
  set_number (f, "T1C11", -1);
  found = pal_review_dup_blocking (f->workspace, "NO", NULL, "2026");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((PalFinding *) g_ptr_array_index (found, 0))->question, ==, "T1C11");
  refuse (f, PAL_REVIEW_SUBMIT, NULL, PAL_ERROR_CONSTRAINT);
  set_number (f, "T1C11", 1);
  take (f, PAL_REVIEW_SUBMIT);
  g_assert_false (pal_commands_set_state (f->workspace, "NO", NULL, "1999", PAL_REVIEW_SUBMIT, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
}

/* An accepted institution is not removed, and a file does not overwrite what is accepted. */
static void
test_other_ways (Fixture *f, gconstpointer data)
{
  g_autofree char *id =
      pal_commands_add_institution (f->workspace, "NO", "Haukeland", NULL, "Bergen", FALSE, 0, 0);
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  g_autofree char *csv = g_build_filename (f->folder, "answers.csv", NULL);
  PalImportOptions options = { .wave = "2026" };
  g_autoptr (PalImportPlan) plan = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    g_assert_true (pal_commands_set_state (f->workspace, "NO", id, "2026", way[i], NULL, NULL));
  pal_commands_delete_institution (f->workspace, id);
  g_assert_cmpuint (f->n_refused, ==, 1);
  g_assert_nonnull (pal_dataset_find_institution (pal_workspace_get_dataset (f->workspace), "Haukeland"));

  set_number (f, "T1C11", 43);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    take (f, way[i]);
  close_now (f);
  g_assert_true (
      g_file_set_contents (csv, "country,question,value\nNO,T1C11,43\nNO,T1C12,7\nSE,T1C12,7\n", -1, NULL));
  store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  plan = pal_importer_plan (store, PAL_IMPORT_ANSWERS, csv, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->n_refused, ==, 1);
  g_assert_cmpuint (plan->n_same, ==, 1);
  g_assert_cmpuint (plan->n_new, ==, 1);
  g_assert_cmpstr (((PalFinding *) g_ptr_array_index (plan->refused, 0))->rule, ==, "frozen");
  g_assert_cmpuint (((PalFinding *) g_ptr_array_index (plan->refused, 0))->row, ==, 3);
  g_assert_cmpuint (pal_batch_get_n (plan->batch), ==, 1);
}

/* The form is locked, and a reason opens it for corrections until another part is shown. */
static void
test_form (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  PalQuestionItem *item;

  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  set_number (f, "T1C11", 43);
  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  g_assert_false (pal_survey_model_is_locked (model));
  take (f, PAL_REVIEW_ACCEPT);
  g_assert_true (pal_survey_model_is_locked (model));
  {
    g_autoptr (PalOutlineItem) line = g_list_model_get_item (pal_survey_model_get_outline (model), 0);

    g_assert_cmpint (pal_outline_item_get_state (line), ==, PAL_REVIEW_ACCEPTED);
    g_assert_cmpuint (pal_outline_item_get_n_changed (line), ==, 0);
    pal_survey_model_set_correction (model, "Register was revised");
    g_assert_false (pal_survey_model_is_locked (model));
    item = pal_survey_model_go_to (model, NULL, "T1C11");
    g_assert_true (pal_survey_model_type (model, item, "4", FALSE));
    g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43); /* not while it is being typed */
    g_assert_true (pal_survey_model_type (model, item, "47", TRUE));
    g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 47);
    g_assert_cmpuint (pal_outline_item_get_n_changed (line), ==, 1);
  }
  pal_selection_set_country (selection, "SE");
  g_assert_null (pal_survey_model_get_correction (model));
  pal_selection_set_country (selection, "NO");
  g_assert_true (pal_survey_model_is_locked (model));
  g_assert_cmpuint (f->n_refused, ==, 0);
}

/* Who only reads sees the states and takes none. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (PalWorkspace) reader = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  take (f, PAL_REVIEW_SUBMIT);
  close_now (f);
  reader = pal_workspace_open_sync (f->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pal_review_get_state (reader, "NO", NULL, "2026"), ==, PAL_REVIEW_SUBMITTED);
  g_assert_false (pal_commands_set_state (reader, "NO", NULL, "2026", PAL_REVIEW_WITHDRAW, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_READ_ONLY);
  g_clear_error (&error);
  pal_value_init_number (&value, 1);
  g_assert_false (
      pal_commands_correct_answer (reader, "NO", NULL, "2026", "T1C11", &value, "because", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (pal_review_get_state (reader, "NO", NULL, "2026"), ==, PAL_REVIEW_SUBMITTED);
  g_assert_true (pal_workspace_close (reader, &error));
  g_assert_no_error (error);
}

/* What another program wrote into such a cell is no step, and no crash. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  static const char *const values[] = { "17", "{}", "{\"step\":\"bless\"}",
                                        "{\"digests\":7,\"step\":\"submit\"}", "[\"accept\"]" };
  static const PalReviewState states[] = { PAL_REVIEW_DRAFT, PAL_REVIEW_DRAFT, PAL_REVIEW_DRAFT,
                                           PAL_REVIEW_SUBMITTED, PAL_REVIEW_SUBMITTED };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new ("review", "Somebody", "Something");
      g_autoptr (GError) error = NULL;
      PalCommit commit = { 0 };
      PalStore *store;

      close_now (f);
      store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
      g_assert_no_error (error);
      pal_batch_add (batch, "state", "NO//2026", "step", values[i]);
      g_assert_true (pal_journal_commit (store, batch, &commit, &error));
      g_assert_no_error (error);
      pal_store_close (store);
      open_again (f);
      g_assert_cmpint (pal_review_get_state (f->workspace, "NO", NULL, "2026"), ==, states[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/session/review/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("steps", test_steps);
  ADD ("notes", test_notes);
  ADD ("hash", test_hash);
  ADD ("changes", test_changes);
  ADD ("frozen", test_frozen);
  ADD ("since-approval", test_since_approval);
  ADD ("undo", test_undo);
  ADD ("blocking", test_blocking);
  ADD ("other-ways", test_other_ways);
  ADD ("form", test_form);
  ADD ("foreign", test_foreign);
  ADD ("read-only", test_read_only);
  return g_test_run ();
}
