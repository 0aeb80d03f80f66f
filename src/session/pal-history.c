/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-history.h"

#include "session/pal-workspace-private.h"

typedef struct
{
  PalStore *store; /* borrowed */
  char *entity, *id, *field;
} Query;

static void
query_free (gpointer data)
{
  Query *self = data;

  g_free (self->entity);
  g_free (self->id);
  g_free (self->field);
  g_free (self);
}

static void
read_history (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Query *query = task_data;
  GError *error = NULL;
  GPtrArray *items = pal_journal_cell_history (query->store, query->entity, query->id, query->field, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
pal_workspace_get_history_async (PalWorkspace *self,
                                 const char *entity,
                                 const char *id,
                                 const char *field,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  PalSaveQueue *queue = pal_workspace_get_queue (self);
  Query *query = g_new0 (Query, 1);

  query->store = pal_save_queue_get_store (queue);
  query->entity = g_strdup (entity);
  query->id = g_strdup (id);
  query->field = g_strdup (field);
  g_task_set_source_tag (task, pal_workspace_get_history_async);
  g_task_set_task_data (task, query, query_free);
  if (pal_save_queue_get_worker (queue) != NULL)
    pal_worker_queue (pal_save_queue_get_worker (queue), G_PRIORITY_LOW, task, read_history);
  else
    read_history (task, self, query, NULL);
}

GPtrArray *
pal_workspace_get_history_finish (PalWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
