/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-workspace.h"

PalWorkspace *
pal_test_workspace_open (PalTestSeed seed, PalSelection **selection)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-session-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.palliscope", NULL);
  PalWorkspace *workspace;
  PalStore *store;

  g_assert_no_error (error);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (seed (store, &error));
  g_assert_no_error (error);
  pal_store_close (store);
  workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  *selection = pal_selection_new ();
  pal_selection_set_wave (*selection, pal_dataset_get_latest_wave (pal_workspace_get_dataset (workspace)));
  return workspace;
}

void
pal_test_workspace_close (PalWorkspace *workspace, PalSelection *selection)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (selection);
  g_assert_true (pal_workspace_close (workspace, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (workspace);
}

void
pal_test_workspace_drop (gpointer object)
{
  while (g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (object);
}
