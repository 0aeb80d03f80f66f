/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "base/pal-error.h"
#include "session/pal-commands-restore.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-seed.h"
#include "store/pal-journal.h"
#include "store/pal-verify.h"

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

  f->folder = g_dir_make_tmp ("pal-restore-XXXXXX", &error);
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
restore (Fixture *f, const char *question, const char *json, const char *reason, int expected_error)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done =
      pal_commands_restore_answer (f->workspace, "NO", NULL, "2026", question, NULL, json, reason, &error);

  if (expected_error < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, PAL_ERROR, expected_error);
  g_assert_cmpint (is_done, ==, expected_error < 0);
}

/* An earlier value comes back as an answer like any other: undone by one step, in a frozen part only with a
 * reason; what was erased or does not fit any more stays where it is. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  PalStore *store;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  const PalHistoryItem *newest;

  set_number (f, "T1C11", 41);
  set_number (f, "T1C11", 43);
  restore (f, "T1C11", "41", NULL, -1);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 41);
  g_assert_true (g_str_has_prefix (pal_workspace_get_undo_label (f->workspace), "Restore an earlier answer"));
  pal_commands_undo (f->workspace);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);
  restore (f, "T1C11", "null", NULL, -1);
  g_assert_cmpint (get_answer (f, "T1C11")->kind, ==, PAL_VALUE_NONE);
  pal_commands_undo (f->workspace);

  restore (f, "T1C11", NULL, NULL, PAL_ERROR_INVALID);
  restore (f, "T1C11", "-5", NULL, PAL_ERROR_INVALID);
  restore (f, "T1C11", "{", NULL, PAL_ERROR_INVALID);
  restore (f, "NOPE", "41", NULL, PAL_ERROR_NOT_FOUND);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);

  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  take (f, PAL_REVIEW_ACCEPT);
  restore (f, "T1C11", "41", NULL, PAL_ERROR_DENIED);
  restore (f, "T1C11", "41", "  ", PAL_ERROR_DENIED);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);
  restore (f, "T1C11", "41", "The old figure was right", -1);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 41);
  close_now (f);

  store = pal_store_open (f->path, PAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  items = pal_journal_cell_history (store, "answer", "NO//2026/T1C11/agreed", "value", &error);
  g_assert_no_error (error);
  newest = g_ptr_array_index (items, 0);
  g_assert_cmpstr (newest->value, ==, "41");
  g_assert_cmpstr (newest->reason, ==, "The old figure was right");
  pal_store_close (store);
}

static const PalValue *
get_in_slot (Fixture *f, const char *question, const char *slot)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  PalInstrument *instrument = pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, "2026"));

  return pal_answers_get_by_id (
      pal_slot_book_get (pal_dataset_get_slots (dataset), instrument, "NO", NULL, "2026", slot), question);
}

/* What one of two people has entered has a history of its own, and comes back into its own slot; in an
 * accepted part it stays as it was. */
static void
test_slot (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;

  set_number (f, "T1C11", 43);
  pal_value_init_number (&value, 40);
  pal_commands_set_slot_answer (f->workspace, "NO", NULL, "2026", "T1C11", PAL_SLOT_ENTRY_1, &value);
  pal_value_init_number (&value, 39);
  pal_commands_set_slot_answer (f->workspace, "NO", NULL, "2026", "T1C11", PAL_SLOT_ENTRY_1, &value);
  g_assert_true (pal_commands_restore_answer (f->workspace, "NO", NULL, "2026", "T1C11", PAL_SLOT_ENTRY_1,
                                              "40", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (get_in_slot (f, "T1C11", PAL_SLOT_ENTRY_1)->number, ==, 40);
  g_assert_cmpfloat (get_answer (f, "T1C11")->number, ==, 43);

  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  take (f, PAL_REVIEW_ACCEPT);
  g_assert_false (pal_commands_restore_answer (f->workspace, "NO", NULL, "2026", "T1C11", PAL_SLOT_ENTRY_1,
                                               "39", "why", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_DENIED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session/review/restore-slot", Fixture, NULL, set_up, test_slot, tear_down);
  g_test_add ("/session/review/restore", Fixture, NULL, set_up, test_restore, tear_down);
  return g_test_run ();
}
