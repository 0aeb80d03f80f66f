/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-test-desk.h"
#include "session/pal-commands.h"
#include "session/pal-survey-model.h"
#include "session/pal-workspace-private.h"
#include "store/pal-journal.h"

/* What a role is besides who may do what (test-role-commands.c). */

typedef struct
{
  PalTestDesk desk;
  char *own, *other; /* institutions of Norway */
} Fixture;

#define WS (f->desk.workspace)

static void
set_up (Fixture *f, gconstpointer data)
{
  pal_test_desk_set_up (&f->desk);
  f->own = pal_commands_add_institution (WS, "NO", "Test hospital A", NULL, NULL, FALSE, 0, 0);
  f->other = pal_commands_add_institution (WS, "NO", "Test hospital B", NULL, NULL, FALSE, 0, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_test_desk_tear_down (&f->desk);
  g_free (f->own);
  g_free (f->other);
}

static void
act_as_respondent (Fixture *f, const char *institution)
{
  pal_test_desk_act_as (&f->desk, PAL_ROLE_RESPONDENT, "NO", institution);
}

static void
answer (Fixture *f, double number)
{
  pal_test_desk_set_number (&f->desk, "NO", f->own, "T1I01", number);
}

static void
answer_country (Fixture *f, double number)
{
  pal_test_desk_set_number (&f->desk, "NO", NULL, "T1C11", number);
}

/* Words for people name who does it. */
static void
test_words (Fixture *f, gconstpointer data)
{
  pal_test_desk_act_as (&f->desk, PAL_ROLE_COORDINATOR, "SE", NULL);
  answer_country (f, 7);
  g_assert_nonnull (strstr (f->desk.refusal, "not of your country"));
  g_assert_nonnull (strstr (f->desk.refusal, "Coordinator of Sweden"));
  g_assert_cmpint (pal_test_desk_get (&f->desk, "NO", NULL, "T1C11")->kind, ==, PAL_VALUE_NONE);
  pal_commands_add_wave (WS, "2031");
  g_assert_nonnull (strstr (f->desk.refusal, "The secretariat does this"));
  act_as_respondent (f, f->own);
  answer_country (f, 7);
  g_assert_nonnull (strstr (f->desk.refusal, "not of your institution"));
  g_assert_nonnull (strstr (f->desk.refusal, "Respondent of Test hospital A"));
  pal_commands_delete_institution (WS, f->own);
  g_assert_nonnull (strstr (f->desk.refusal, "The coordinator or the secretariat"));
  pal_test_desk_act_as (&f->desk, PAL_ROLE_READER, NULL, NULL);
  answer (f, 6);
  g_assert_nonnull (strstr (f->desk.refusal, "You act as reader"));
}

/* What one did in a role one takes back in the same, also after a restart; nothing else. */
static void
test_own_undo (Fixture *f, gconstpointer data)
{
  answer_country (f, 7); /* in no role */
  act_as_respondent (f, f->own);
  g_assert_null (pal_workspace_get_undo_label (WS));
  answer (f, 6);
  g_assert_nonnull (pal_workspace_get_undo_label (WS));
  pal_test_desk_close (&f->desk);
  pal_test_desk_open (&f->desk);
  act_as_respondent (f, f->other);
  g_assert_null (pal_workspace_get_undo_label (WS));
  pal_commands_undo (WS);
  g_assert_cmpfloat (pal_test_desk_get (&f->desk, "NO", f->own, "T1I01")->number, ==, 6);
  act_as_respondent (f, f->own);
  pal_commands_undo (WS);
  g_assert_cmpint (pal_test_desk_get (&f->desk, "NO", f->own, "T1I01")->kind, ==, PAL_VALUE_NONE);
  g_assert_null (pal_workspace_get_undo_label (WS)); /* next comes what was done in no role */
  pal_commands_undo (WS);
  g_assert_cmpfloat (pal_test_desk_get (&f->desk, "NO", NULL, "T1C11")->number, ==, 7);
  g_assert_nonnull (pal_workspace_get_redo_label (WS));
  pal_test_desk_act_as (&f->desk, PAL_ROLE_READER, NULL, NULL);
  g_assert_null (pal_workspace_get_redo_label (WS));
  act_as_respondent (f, f->own);
  pal_commands_redo (WS);
  g_assert_cmpfloat (pal_test_desk_get (&f->desk, "NO", f->own, "T1I01")->number, ==, 6);
}

/* The journal names the role; who chose none leaves the author row as it always was. */
static void
test_journal (Fixture *f, gconstpointer data)
{
  PalStore *store;
  g_autoptr (GPtrArray) log = NULL;
  g_autofree char *text = NULL;
  const PalHistoryItem *item;

  answer_country (f, 7);
  pal_test_desk_act_as (&f->desk, PAL_ROLE_COORDINATOR, "NO", NULL);
  pal_test_desk_set_number (&f->desk, "NO", NULL, "T1C12", 3);
  act_as_respondent (f, f->own);
  answer (f, 5);
  pal_commands_undo (WS);
  store = pal_save_queue_get_store (pal_workspace_get_queue (WS));
  log = pal_journal_log (store, 4, NULL);
  g_assert_cmpuint (log->len, ==, 4);
  text = g_strdup_printf ("respondent/NO/%s", f->own);
  item = g_ptr_array_index (log, 0);
  g_assert_cmpstr (item->kind, ==, "undo");
  g_assert_cmpstr (item->role, ==, text);
  item = g_ptr_array_index (log, 1);
  g_assert_cmpstr (item->role, ==, text);
  item = g_ptr_array_index (log, 2);
  g_assert_cmpstr (item->role, ==, "coordinator/NO");
  g_assert_cmpstr (pal_acting_get_text_label (item->role), ==, "Coordinator");
  item = g_ptr_array_index (log, 3);
  g_assert_null (item->role);
}

/* What is being typed when the role changes was typed in the old one. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_test_desk_act_as (&f->desk, PAL_ROLE_COORDINATOR, "NO", NULL);
  pal_value_init_number (&value, 12);
  pal_commands_type_answer (WS, "NO", NULL, "2026", "T1C11", &value);
  pal_test_desk_act_as (&f->desk, PAL_ROLE_READER, NULL, NULL);
  g_assert_cmpint (pal_workspace_get_save_state (WS), ==, PAL_SAVE_SAVED);
  g_assert_cmpfloat (pal_test_desk_get (&f->desk, "NO", NULL, "T1C11")->number, ==, 12);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(PalWorkspace **) data = pal_workspace_open_finish (result, NULL);
}

static PalWorkspace *
open_in_window (const char *path)
{
  PalWorkspace *workspace = NULL;

  pal_workspace_open_async (path, FALSE, NULL, opened_cb, &workspace);
  while (workspace == NULL)
    g_main_context_iteration (NULL, TRUE);
  return workspace;
}

/* A window takes the role up again; a script acts in none; the file itself carries nothing. */
static void
test_remembered (Fixture *f, gconstpointer data)
{
  PalWorkspace *workspace;
  g_autofree char *copy = g_strconcat (f->desk.path, "-copy.palliscope", NULL);
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "palliscope", "roles.ini", NULL);
  g_autoptr (GFile) from = NULL, to = NULL;

  act_as_respondent (f, f->own);
  pal_test_desk_close (&f->desk);
  workspace = open_in_window (f->desk.path);
  g_assert_cmpint (pal_workspace_get_acting (workspace)->role, ==, PAL_ROLE_RESPONDENT);
  g_assert_cmpstr (pal_workspace_get_acting (workspace)->country, ==, "NO");
  g_assert_cmpstr (pal_workspace_get_acting (workspace)->institutions[0], ==, f->own);
  g_assert_true (pal_workspace_close (workspace, NULL));
  g_assert_finalize_object (workspace);

  from = g_file_new_for_path (f->desk.path);
  to = g_file_new_for_path (copy);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  workspace = open_in_window (copy);
  g_assert_cmpint (pal_workspace_get_acting (workspace)->role, ==, PAL_ROLE_NONE);
  g_assert_true (pal_workspace_close (workspace, NULL));
  g_assert_finalize_object (workspace);

  pal_test_desk_open (&f->desk);
  g_assert_cmpint (pal_workspace_get_acting (WS)->role, ==, PAL_ROLE_NONE);

  /* A role of a newer program, and a file that is none. */
  pal_test_desk_close (&f->desk);
  {
    g_autofree char *text = NULL, *other = NULL;
    g_auto (GStrv) parts = NULL;
    g_autoptr (PalActing) acting = NULL;

    g_assert_true (g_file_get_contents (state, &text, NULL, NULL));
    parts = g_strsplit (text, "role=respondent", -1);
    g_assert_cmpuint (g_strv_length (parts), >=, 2);
    other = g_strjoinv ("role=archivist", parts);
    g_assert_true (g_file_set_contents (state, other, -1, NULL));
    acting = pal_acting_load (f->desk.path);
    g_assert_cmpint (acting->role, ==, PAL_ROLE_READER);
    pal_acting_free (g_steal_pointer (&acting));
    g_assert_true (g_file_set_contents (state, "\x01 no settings", -1, NULL));
    acting = pal_acting_load (f->desk.path);
    g_assert_cmpint (acting->role, ==, PAL_ROLE_NONE);
  }
  pal_test_desk_open (&f->desk);
}

/* The form is locked where the role may not enter answers, and a correction needs its own right. */
static void
test_model (Fixture *f, gconstpointer data)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  g_autoptr (PalSurveyModel) model = NULL;
  g_autofree char *denial = NULL;

  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (WS, selection);
  g_assert_false (pal_survey_model_is_locked (model));
  act_as_respondent (f, f->own);
  g_assert_true (pal_survey_model_is_locked (model));
  denial = pal_survey_model_dup_denial (model, PAL_RIGHT_ANSWER);
  g_assert_nonnull (denial);
  pal_selection_set_institution (selection, f->own);
  g_assert_false (pal_survey_model_is_locked (model));
  g_assert_true (pal_survey_model_may (model, PAL_RIGHT_SUBMIT));
  g_assert_false (pal_survey_model_may (model, PAL_RIGHT_ACCEPT));
  pal_selection_set_institution (selection, f->other);
  g_assert_true (pal_survey_model_is_locked (model));
}

int
main (int argc, char **argv)
{
  g_autofree char *state = NULL;

  g_test_init (&argc, &argv, NULL);
  state = g_dir_make_tmp ("pal-roles-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("PAL_ACTOR", "Kari", TRUE);
#define ADD(name, func) g_test_add ("/session/roles/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("words", test_words);
  ADD ("own-undo", test_own_undo);
  ADD ("journal", test_journal);
  ADD ("typing", test_typing);
  ADD ("remembered", test_remembered);
  ADD ("model", test_model);
  return g_test_run ();
}
