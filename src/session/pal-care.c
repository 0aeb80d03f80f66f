/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-care.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-workspace-private.h"
#include "store/pal-upkeep.h"

/* Never on the way of the start; most times it finds that nothing is due. */
#define EVERY_SECONDS 300

static void
run_in_thread (GTask *task, gpointer source, gpointer store, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean did_run = FALSE;

  if (pal_upkeep_run (store, &did_run, &error))
    g_task_return_boolean (task, did_run);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (error == NULL)
    return;
  if (g_error_matches (error, PAL_ERROR, PAL_ERROR_DAMAGED))
    pal_workspace_tell (
        PAL_WORKSPACE (source),
        _ ("The daily check found the file of this workspace damaged. Earlier backups are kept. "
           "Choose “Restore a Backup…” in the menu of the workspace."));
  else
    g_message ("the daily check and backup: %s", error->message);
}

void
pal_care_check (PalWorkspace *workspace)
{
  PalSaveQueue *queue = pal_workspace_get_queue (workspace);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (pal_save_queue_get_worker (queue) != NULL);

  /* The store outlives the worker, and the worker this task. */
  task = g_task_new (workspace, NULL, done_cb, NULL);
  g_task_set_source_tag (task, pal_care_check);
  g_task_set_task_data (task, pal_save_queue_get_store (queue), NULL);
  pal_worker_queue (pal_save_queue_get_worker (queue), G_PRIORITY_LOW, task, run_in_thread);
}

static gboolean
due_cb (gpointer data)
{
  PalWorkspace *workspace = data;

  if (pal_save_queue_get_store (pal_workspace_get_queue (workspace)) == NULL)
    return G_SOURCE_REMOVE; /* closed */
  pal_care_check (workspace);
  return G_SOURCE_CONTINUE;
}

static void
remove_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

void
pal_care_begin (PalWorkspace *workspace)
{
  GSource *source;

  g_return_if_fail (PAL_IS_WORKSPACE (workspace));

  if (pal_workspace_is_read_only (workspace) ||
      pal_save_queue_get_worker (pal_workspace_get_queue (workspace)) == NULL)
    return;
  source = g_timeout_source_new_seconds (EVERY_SECONDS);
  g_source_set_callback (source, due_cb, workspace, NULL);
  g_source_attach (source, NULL);
  g_object_set_data_full (G_OBJECT (workspace), "pal-care", source, remove_source);
}
