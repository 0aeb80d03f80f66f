/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-desk.h"

#include "session/pal-commands.h"
#include "session/pal-seed.h"
#include "session/pal-workspace-private.h"
#include "store/pal-query.h"
#include "store/pal-verify.h"

static void
refused_cb (PalTestDesk *self, const char *message)
{
  g_assert_nonnull (message);
  self->n_refused++;
  g_free (self->refusal);
  self->refusal = g_strdup (message);
}

void
pal_test_desk_open (PalTestDesk *self)
{
  g_autoptr (GError) error = NULL;

  self->workspace = pal_workspace_open_sync (self->path, FALSE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->workspace, "refused", G_CALLBACK (refused_cb), self);
}

void
pal_test_desk_close (PalTestDesk *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_close (self->workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->workspace));
}

static char *
make_seed (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-seed-XXXXXX", &error);
  char *path = g_build_filename (folder, "seed.palliscope", NULL);
  PalStore *store;

  g_assert_no_error (error);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (pal_seed_reference (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  return path;
}

void
pal_test_desk_set_up (PalTestDesk *self)
{
  g_autoptr (GError) error = NULL;
  static char *seed; /* made once: to copy it is quicker */
  g_autoptr (GFile) from = NULL, to = NULL;

  if (seed == NULL)
    seed = make_seed ();
  self->folder = g_dir_make_tmp ("pal-desk-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.palliscope", NULL);
  from = g_file_new_for_path (seed);
  to = g_file_new_for_path (self->path);
  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  pal_test_desk_open (self);
}

void
pal_test_desk_tear_down (PalTestDesk *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) store = NULL;
  g_autoptr (PalVerifyReport) report = NULL;
  guint64 n_rows = 0, n_differs = 0;

  if (self->workspace != NULL)
    pal_test_desk_close (self);
  store = pal_store_open (self->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  report = pal_verify_run (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_true (pal_verify_rebuild (store, &n_rows, &n_differs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_differs, ==, 0);
  pal_test_desk_clear (self);
}

void
pal_test_desk_clear (PalTestDesk *self)
{
  g_free (self->path);
  g_free (self->folder);
  g_free (self->refusal);
}

gint64
pal_test_desk_count_batches (PalTestDesk *self)
{
  g_autoptr (GError) error = NULL;
  PalStoreInfo info = { 0 };
  gint64 n;

  g_assert_true (
      pal_query_info (pal_save_queue_get_store (pal_workspace_get_queue (self->workspace)), &info, &error));
  g_assert_no_error (error);
  n = info.n_batches;
  pal_store_info_clear (&info);
  return n;
}

void
pal_test_desk_set_number (PalTestDesk *self,
                          const char *country,
                          const char *institution,
                          const char *question,
                          double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (self->workspace, country, institution, "2026", question, &value);
}

const PalValue *
pal_test_desk_get (PalTestDesk *self, const char *country, const char *institution, const char *question)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (self->workspace), "2026");

  return pal_answers_get_by_id (pal_wave_data_get_answers (data, country, institution), question);
}

void
pal_test_desk_act_as (PalTestDesk *self, PalRole role, const char *country, const char *institution)
{
  const char *institutions[] = { institution, NULL };
  g_autoptr (PalActing) acting = pal_acting_new (role, country, institutions);
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_workspace_set_acting (self->workspace, acting, &error));
  g_assert_no_error (error);
}
