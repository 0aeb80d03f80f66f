/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "session/pal-care.h"
#include "session/pal-commands.h"
#include "session/pal-seed.h"
#include "session/pal-survey-model.h"
#include "session/pal-workspace-private.h"
#include "store/pal-backup.h"
#include "store/pal-journal.h"
#include "store/pal-store-private.h"
#include "store/pal-verify.h"

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

typedef struct
{
  char *folder;
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
  PalStore *store;

  f->folder = g_dir_make_tmp ("pal-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("PAL_ACTOR", "Test", TRUE);
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
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalVerifyReport) report = NULL;
  guint64 n_rows = 0, n_differs = 0;

  if (f->workspace != NULL)
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
  g_free (f->folder);
}

static const PalValue *
get (Fixture *f, const char *question)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");

  return pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", NULL), question);
}

static void
set_number (Fixture *f, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", question, &value);
}

static double
get_score (Fixture *f, const char *code)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");
  PalScores *scores = pal_wave_data_get_scores (data);
  const PalScore *score = pal_scores_get (scores, (guint) pal_scores_find_country (scores, "NO"),
                                          (guint) pal_scores_find_column (scores, code));

  return score->missing == PAL_MISSING_NONE ? score->value : -1;
}

static void
test_answer_and_undo (Fixture *f, gconstpointer data)
{
  set_number (f, "B0C01", 5000000);
  set_number (f, "T1C11", 20);
  set_number (f, "T1C12", 15);
  set_number (f, "T1C13", 10);
  set_number (f, "T1C14", 5);
  g_assert_cmpfloat_with_epsilon (get_score (f, "SRV1"), 1.0, 1e-12);
  g_assert_cmpint (pal_workspace_get_save_state (f->workspace), ==, PAL_SAVE_SAVED);
  g_assert_nonnull (strstr (pal_workspace_get_undo_label (f->workspace), "T1C14"));

  pal_commands_undo (f->workspace);
  g_assert_cmpint (get (f, "T1C14")->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpfloat (get_score (f, "SRV1"), ==, -1);
  g_assert_nonnull (strstr (pal_workspace_get_redo_label (f->workspace), "T1C14"));

  /* Undo goes on over a restart. */
  close_now (f);
  open_again (f);
  pal_commands_undo (f->workspace);
  g_assert_cmpint (get (f, "T1C13")->kind, ==, PAL_VALUE_NONE);
  pal_commands_redo (f->workspace);
  pal_commands_redo (f->workspace);
  g_assert_cmpfloat (get (f, "T1C14")->number, ==, 5);
  g_assert_cmpfloat_with_epsilon (get_score (f, "SRV1"), 1.0, 1e-12);
  g_assert_null (pal_workspace_get_redo_label (f->workspace));
}

/* What is being typed is shown at once, survives the end of the program and is said when it was recovered. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 43);
  pal_commands_type_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  g_assert_cmpfloat (get (f, "T1C11")->number, ==, 43);
  g_assert_cmpint (pal_workspace_get_save_state (f->workspace), ==, PAL_SAVE_TYPING);

  /* Without a flush, as when the process is killed. */
  g_clear_object (&f->workspace);
  open_again (f);
  g_assert_cmpfloat (get (f, "T1C11")->number, ==, 43);
  g_assert_nonnull (pal_workspace_get_notice (f->workspace));
  close_now (f);
  open_again (f);
  g_assert_null (pal_workspace_get_notice (f->workspace));

  pal_value_init_number (&value, 44);
  pal_commands_type_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  pal_commands_flush (f->workspace);
  g_assert_cmpint (pal_workspace_get_save_state (f->workspace), ==, PAL_SAVE_SAVED);
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get (f, "T1C11")->number, ==, 43);
}

static void
test_institutions (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  guint n = pal_dataset_get_institutions (dataset)->len;
  double lat = 0, lon = 0;
  g_autofree char *id = pal_commands_add_institution (f->workspace, "NO", "Haukeland", "University hospital",
                                                      "Bergen", TRUE, 60.37, 5.36);

  g_assert_cmpuint (n, ==, 42);
  g_assert_cmpuint (pal_dataset_get_institutions (dataset)->len, ==, 43);
  g_assert_true (pal_institution_get_position (pal_dataset_find_institution (dataset, id), &lat, &lon));
  g_assert_cmpfloat_with_epsilon (lat, 60.37, 1e-12);

  pal_commands_edit_institution (f->workspace, id, "Haukeland University Hospital", "University hospital",
                                 "Bergen", TRUE, 60.37, 5.36);
  g_assert_cmpstr (pal_institution_get_name (pal_dataset_find_institution (dataset, id)), ==,
                   "Haukeland University Hospital");
  close_now (f);
  open_again (f);
  dataset = pal_workspace_get_dataset (f->workspace);
  g_assert_true (pal_institution_get_position (pal_dataset_find_institution (dataset, id), &lat, &lon));
  g_assert_cmpfloat_with_epsilon (lat, 60.37, 1e-12);
  g_assert_cmpfloat_with_epsilon (lon, 5.36, 1e-12);
  g_assert_cmpstr (pal_institution_get_name (pal_dataset_find_institution (dataset, id)), ==,
                   "Haukeland University Hospital");
  g_assert_true (pal_institution_get_position (pal_dataset_find_institution (dataset, id), &lat, &lon));
  g_assert_cmpfloat_with_epsilon (lon, 5.36, 1e-12);

  pal_commands_delete_institution (f->workspace, id);
  g_assert_cmpuint (pal_dataset_get_institutions (dataset)->len, ==, 42);
  pal_commands_undo (f->workspace);
  g_assert_cmpuint (pal_dataset_get_institutions (dataset)->len, ==, 43);
  pal_commands_undo (f->workspace);
  pal_commands_undo (f->workspace);
  g_assert_cmpuint (pal_dataset_get_institutions (dataset)->len, ==, 42);
}

static void
test_waves (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);

  pal_commands_add_wave (f->workspace, "2028");
  g_assert_cmpstr (pal_dataset_get_latest_wave (dataset), ==, "2028");
  g_assert_cmpstr (pal_dataset_get_previous_wave (dataset, "2028"), ==, "2026");
  close_now (f);
  open_again (f);
  g_assert_cmpstr (pal_dataset_get_latest_wave (pal_workspace_get_dataset (f->workspace)), ==, "2028");
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_now (f);
  f->workspace = pal_workspace_open_sync (f->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (pal_workspace_is_read_only (f->workspace));
  set_number (f, "T1C11", 7);
  g_assert_cmpint (get (f, "T1C11")->kind, ==, PAL_VALUE_NONE);
}

/* The form: what is refused is not saved, a hidden answer is kept, the effect shows before and after. */
static void
test_survey_model (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autoptr (GPtrArray) effects = NULL;
  PalQuestionItem *item;

  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  item = pal_survey_model_go_to (model, NULL, "B0C01");
  g_assert_true (pal_survey_model_type (model, item, "5 594 340", TRUE));
  g_assert_cmpfloat (get (f, "B0C01")->number, ==, 5594340);

  item = pal_survey_model_go_to (model, NULL, "T1C11");
  g_assert_false (pal_survey_model_type (model, item, "many", FALSE));
  g_assert_cmpuint (pal_question_item_get_findings (item)->len, ==, 1);
  g_assert_false (pal_survey_model_type (model, item, "99999", FALSE));
  g_assert_cmpint (get (f, "T1C11")->kind, ==, PAL_VALUE_NONE);
  g_assert_true (pal_survey_model_type (model, item, "43", TRUE));
  g_assert_cmpuint (pal_question_item_get_findings (item)->len, ==, 0);

  for (guint i = 0; i < 3; i++)
    {
      const char *others[] = { "T1C12", "T1C13", "T1C14" };

      pal_survey_model_type (model, pal_survey_model_go_to (model, NULL, others[i]), "10", TRUE);
    }
  item = pal_survey_model_go_to (model, NULL, "T1C11");
  pal_survey_model_type (model, item, "53", FALSE);
  effects = pal_survey_model_dup_effects (model);
  g_assert_cmpuint (effects->len, ==, 2);
  g_assert_cmpstr (((PalSurveyEffect *) g_ptr_array_index (effects, 0))->code, ==, "SRV1");
  g_assert_cmpstr (((PalSurveyEffect *) g_ptr_array_index (effects, 0))->before_text, ==, "1.30");
  g_assert_cmpstr (((PalSurveyEffect *) g_ptr_array_index (effects, 0))->after_text, ==, "1.48");
  g_assert_true (((PalSurveyEffect *) g_ptr_array_index (effects, 0))->differs);

  item = pal_survey_model_go_to (model, NULL, "T1C02");
  pal_survey_model_choose (model, item, "evaluated");
  item = pal_survey_model_go_to (model, NULL, "T1C03");
  pal_survey_model_choose (model, item, "yes");
  g_assert_false (pal_question_item_is_hidden (item));
  pal_survey_model_choose (model, pal_survey_model_go_to (model, NULL, "T1C02"), "none");
  item = pal_survey_model_go_to (model, NULL, "T1C03");
  g_assert_true (pal_question_item_is_hidden (item));
  g_assert_cmpstr (get (f, "T1C03")->string, ==, "yes");
}

/* An exclusive option clears the others, and the reverse; a limit holds. */
static void
test_multi (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  PalQuestionItem *item;
  const char *codes[] = { "eolview", "funding", "workforce", "education", "infra", "rural" };

  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  item = pal_survey_model_go_to (model, NULL, "T1C08");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    pal_survey_model_toggle (model, item, codes[i], TRUE);
  g_assert_cmpuint (g_strv_length (get (f, "T1C08")->set), ==, 5);
  pal_survey_model_toggle (model, item, "none", TRUE);
  g_assert_cmpuint (g_strv_length (get (f, "T1C08")->set), ==, 1);
  pal_survey_model_toggle (model, item, "rural", TRUE);
  g_assert_cmpstr (get (f, "T1C08")->set[0], ==, "rural");
  pal_survey_model_toggle (model, item, "rural", FALSE);
  g_assert_cmpint (get (f, "T1C08")->kind, ==, PAL_VALUE_NONE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  PalWorkspace **workspace = data;

  *workspace = pal_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static PalWorkspace *
open_async (Fixture *f)
{
  PalWorkspace *workspace = NULL;

  pal_workspace_open_async (f->path, FALSE, NULL, opened_cb, &workspace);
  while (workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  return workspace;
}

/* Two programs on one file: the second one reads, says so, and changes nothing. */
static void
test_second_reads (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalWorkspace *second = open_async (f);

  g_assert_true (pal_workspace_is_read_only (second));
  g_assert_nonnull (strstr (pal_workspace_get_notice (second), "Another window or program"));
  g_assert_true (pal_workspace_close (second, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (second);

  /* A script gets the error. */
  g_assert_null (pal_workspace_open_sync (f->path, FALSE, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_BUSY);
}

static guint
count_backups (Fixture *f)
{
  g_autoptr (GPtrArray) items = pal_backup_list (f->path, NULL);

  return items->len;
}

static void
break_file (const char *path)
{
  GStatBuf info;
  FILE *file = fopen (path, "r+b");
  const char zeros[16384] = { 0 };

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (fseek (file, info.st_size / 8192 * 4096, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (zeros, 1, sizeof zeros, file), ==, sizeof zeros);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* What SQLite remembers of the file would hide the damage; the worker is at rest. */
static void
forget_pages (PalWorkspace *workspace)
{
  PalStore *store = pal_save_queue_get_store (pal_workspace_get_queue (workspace));

  g_assert_true (pal_database_exec (store->db, "PRAGMA shrink_memory", NULL));
  g_assert_true (pal_database_exec (store->db, "PRAGMA cache_size = 0", NULL));
}

/* A check that is going on holds the workspace. */
static void
wait_alone (PalWorkspace *workspace)
{
  while (G_OBJECT (workspace)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
}

/* A program that stays open makes the backup of the day, and tells what the check of the day finds. */
static void
test_care (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = pal_backup_get_folder (f->path),
                  *mark = g_build_filename (folder, "checked", NULL);
  PalWorkspace *workspace;

  close_now (f);
  g_assert_cmpuint (count_backups (f), ==, 1);
  pal_clock_set_fixed_ms (pal_clock_now_ms () + DAY_MS);
  workspace = open_async (f);
  f->workspace = workspace;
  g_assert_null (pal_workspace_get_notice (workspace));
  pal_commands_add_wave (workspace, "2029");
  while (pal_workspace_get_save_state (workspace) != PAL_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  pal_care_check (workspace);
  wait_alone (workspace);
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (f), ==, 2);
  g_assert_null (pal_workspace_get_notice (workspace));
  close_now (f);

  workspace = f->workspace = open_async (f);
  g_assert_no_errno (g_unlink (mark));
  break_file (f->path);
  forget_pages (workspace);
  pal_care_check (workspace);
  wait_alone (workspace);
  g_assert_nonnull (strstr (pal_workspace_get_notice (workspace), "damaged"));
  g_assert_cmpuint (count_backups (f), ==, 2);
  close_now (f);

  /* What tear_down () looks at is the backup. */
  {
    g_autoptr (GPtrArray) items = pal_backup_list (f->path, &error);
    const PalBackupItem *item = g_ptr_array_index (items, 0);

    g_assert_no_errno (g_unlink (f->path));
    g_assert_true (pal_backup_restore (item->path, f->path, &error));
    g_assert_no_error (error);
  }
  pal_clock_set_fixed_ms (0);
  open_again (f);
  g_assert_true (g_ptr_array_find_with_equal_func (
      pal_dataset_get_waves (pal_workspace_get_dataset (f->workspace)), "2029", g_str_equal, NULL));
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = NULL;

  g_test_init (&argc, &argv, NULL);
  state = g_dir_make_tmp ("pal-state-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", state, TRUE);
  g_test_add ("/session/workspace/answer-and-undo", Fixture, NULL, set_up, test_answer_and_undo, tear_down);
  g_test_add ("/session/workspace/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/session/workspace/institutions", Fixture, NULL, set_up, test_institutions, tear_down);
  g_test_add ("/session/workspace/waves", Fixture, NULL, set_up, test_waves, tear_down);
  g_test_add ("/session/workspace/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/session/workspace/second-reads", Fixture, NULL, set_up, test_second_reads, tear_down);
  g_test_add ("/session/workspace/care", Fixture, NULL, set_up, test_care, tear_down);
  g_test_add ("/session/workspace/survey-model", Fixture, NULL, set_up, test_survey_model, tear_down);
  g_test_add ("/session/workspace/multi", Fixture, NULL, set_up, test_multi, tear_down);
  return g_test_run ();
}
