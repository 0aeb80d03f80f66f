/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-opener.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-library.h"
#include "session/pal-seed.h"
#include "ui/compat/pal-ask.h"

typedef struct
{
  char *path; /* or the kind of a sample */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_free (self->path);
  g_free (self);
}

static GTask *
new_task (GtkWindow *parent, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  g_task_set_source_tag (task, new_task);
  g_task_set_task_data (task, opening, opening_free);
  return task;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PalWorkspace *workspace = pal_workspace_open_finish (result, &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A step that may take long on a large file, on a thread: gives the path to open. */
static void
path_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path != NULL)
    {
      pal_workspace_open_async (path, FALSE, NULL, opened_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
run_step (GTask *task, GTaskThreadFunc func)
{
  const Opening *opening = g_task_get_task_data (task);
  g_autoptr (GTask) step = g_task_new (NULL, NULL, path_ready_cb, task);

  g_task_set_source_tag (step, run_step);
  g_task_set_task_data (step, g_strdup (opening->path), g_free);
  g_task_run_in_thread (step, func);
}

static void
bring_in (GTask *step, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  char *copy = pal_library_bring_in (path, &error);

  if (copy != NULL)
    g_task_return_pointer (step, copy, g_free);
  else
    g_task_return_error (step, error);
}

static void
ensure_sample (GTask *step, gpointer source, gpointer kind, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = pal_seed_ensure_workspace (kind, &error);

  if (path != NULL)
    g_task_return_pointer (step, path, g_free);
  else
    g_task_return_error (step, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  const Opening *opening = g_task_get_task_data (task);
  g_autofree char *choice = pal_ask_finish (result);

  if (g_strcmp0 (choice, "copy") == 0)
    run_step (task, bring_in);
  else if (g_strcmp0 (choice, "read") == 0)
    pal_workspace_open_async (opening->path, TRUE, NULL, opened_cb, task);
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the file was not opened");
      g_object_unref (task);
    }
}

static void
ask (GTask *task)
{
  const Opening *opening = g_task_get_task_data (task);
  const PalAskChoice choices[] = { { "cancel", _ ("_Cancel"), PAL_ASK_PLAIN },
                                   { "read", _ ("Open _Read-Only"), PAL_ASK_PLAIN },
                                   { "copy", _ ("_Bring In a Copy"), PAL_ASK_SUGGESTED } };
  g_autofree char *name = g_path_get_basename (opening->path);
  /* Translators: name of a file */
  g_autofree char *body = g_strdup_printf (
      _ ("“%s” lies in another folder, where a synchronising program or a second computer may "
         "change it while you work. A copy is kept safe with your other workspaces; the file "
         "itself stays as it is."),
      name);

  pal_ask_async (g_task_get_source_object (task), _ ("Work on a Copy?"), body, NULL, choices,
                 G_N_ELEMENTS (choices), asked_cb, task);
}

void
pal_opener_open_async (GtkWindow *parent,
                       const char *path,
                       PalOpenFlags flags,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = new_task (parent, path, callback, user_data);

  if ((flags & PAL_OPEN_IN_PLACE) == 0 && !pal_library_contains (path) &&
      g_file_test (path, G_FILE_TEST_EXISTS))
    ask (task);
  else
    pal_workspace_open_async (path, FALSE, NULL, opened_cb, task);
}

void
pal_opener_sample_async (GtkWindow *parent,
                         const char *kind,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  run_step (new_task (parent, kind, callback, user_data), ensure_sample);
}

const char *
pal_opener_get_path (GAsyncResult *result)
{
  const Opening *opening = g_task_get_task_data (G_TASK (result));

  return g_path_is_absolute (opening->path) ? opening->path : NULL;
}

PalWorkspace *
pal_opener_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
pal_opener_describe_error (const GError *error)
{
  const char *advice = NULL;

  if (g_error_matches (error, PAL_ERROR, PAL_ERROR_FOREIGN))
    advice = _ ("This is not a workspace of Palliscope.");
  else if (g_error_matches (error, PAL_ERROR, PAL_ERROR_DAMAGED))
    advice = _ ("The workspace is damaged. Nothing in it was changed, and its backups are kept.");
  else if (g_error_matches (error, PAL_ERROR, PAL_ERROR_NEWER))
    advice = _ ("The workspace was written by a newer Palliscope.");
  else if (g_error_matches (error, PAL_ERROR, PAL_ERROR_BUSY))
    advice = _ ("Another program is using the workspace.");
  else if (g_error_matches (error, PAL_ERROR, PAL_ERROR_NOT_FOUND) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    advice = _ ("The file is not there any more.");
  else if (g_error_matches (error, PAL_ERROR, PAL_ERROR_FULL))
    advice = _ ("There is no space left on the disk.");
  else if (g_error_matches (error, PAL_ERROR, PAL_ERROR_READ_ONLY))
    advice = _ ("The file may not be written.");
  else
    advice = _ ("The file could not be opened.");
  /* Translators: a sentence, then what the system said about it */
  return g_strdup_printf (_ ("%s\n\nDetails: %s."), advice, error->message);
}
