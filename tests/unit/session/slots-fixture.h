/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A workspace on disk with the seeds, for the tests of entries and experts in the country part of Norway. */

#include <glib/gstdio.h>

#include "session/pal-commands.h"
#include "session/pal-seed.h"
#include "session/pal-slots-model.h"
#include "store/pal-batch.h"
#include "store/pal-verify.h"

#define E1 PAL_SLOT_ENTRY_1
#define E2 PAL_SLOT_ENTRY_2

typedef struct
{
  char *folder;
  char *path;
  PalWorkspace *workspace;
  guint n_refused;
} Fixture;

G_GNUC_UNUSED static void
refused_cb (Fixture *f, const char *message)
{
  f->n_refused++;
}

G_GNUC_UNUSED static void
open_again (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->workspace = pal_workspace_open_sync (f->path, FALSE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (f->workspace, "refused", G_CALLBACK (refused_cb), f);
}

G_GNUC_UNUSED static void
close_now (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_close (f->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&f->workspace));
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalStore *store;

  f->folder = g_dir_make_tmp ("pal-slots-XXXXXX", &error);
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
G_GNUC_UNUSED static void
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
  g_assert_cmpuint (n_rows, >, 0);
  g_assert_cmpuint (n_differs, ==, 0);
  pal_store_close (store);
  g_free (f->path);
  g_free (f->folder);
}

G_GNUC_UNUSED static PalWaveData *
get_data (Fixture *f)
{
  return pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");
}

/* @slot NULL: the agreed answer. */
G_GNUC_UNUSED static const PalValue *
get (Fixture *f, const char *slot, const char *question)
{
  if (slot == NULL)
    return pal_answers_get_by_id (pal_wave_data_get_answers (get_data (f), "NO", NULL), question);
  return pal_answers_get_by_id (
      pal_slot_book_get (pal_dataset_get_slots (pal_workspace_get_dataset (f->workspace)),
                         pal_wave_data_get_instrument (get_data (f)), "NO", NULL, "2026", slot),
      question);
}

G_GNUC_UNUSED static void
set_number (Fixture *f, const char *slot, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_slot_answer (f->workspace, "NO", NULL, "2026", question, slot, &value);
}

G_GNUC_UNUSED static void
set_code (Fixture *f, const char *slot, const char *question, const char *code)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_string (&value, code);
  pal_commands_set_slot_answer (f->workspace, "NO", NULL, "2026", question, slot, &value);
}

G_GNUC_UNUSED static void
set_missing (Fixture *f, const char *slot, const char *question, PalMissing missing)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_missing (&value, missing);
  pal_commands_set_slot_answer (f->workspace, "NO", NULL, "2026", question, slot, &value);
}

G_GNUC_UNUSED static PalSlotsModel *
compare (Fixture *f, PalSlotsFamily family)
{
  return pal_slots_model_new (f->workspace, "NO", NULL, "2026", family);
}

G_GNUC_UNUSED static char *
get_reason_cell (Fixture *f, const char *question, const char *field)
{
  g_autofree char *id = pal_answer_id_make ("NO", NULL, "2026", question, NULL);

  return g_strdup (pal_dataset_get_cell (pal_workspace_get_dataset (f->workspace), "reason", id, field));
}
