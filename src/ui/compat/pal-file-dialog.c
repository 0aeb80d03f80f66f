/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compat/pal-file-dialog.h"

#include <glib/gi18n.h>

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no file was chosen");
  g_object_unref (dialog);
}

static void
show (GtkFileChooserNative *dialog,
      GtkWindow *parent,
      const PalFileKind *kinds,
      guint n_kinds,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, show);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, kinds[i].name);
      if (kinds[i].suffix != NULL)
        gtk_file_filter_add_suffix (filter, kinds[i].suffix);
      else
        gtk_file_filter_add_pattern (filter, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  /* The dialog lives until it is answered: response_cb () drops it. */
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
pal_file_dialog_open_async (GtkWindow *parent,
                            const char *title,
                            const PalFileKind *kinds,
                            guint n_kinds,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  show (dialog, parent, kinds, n_kinds, callback, user_data);
}

void
pal_file_dialog_save_async (GtkWindow *parent,
                            const char *title,
                            const char *suggested_name,
                            const PalFileKind *kinds,
                            guint n_kinds,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  show (dialog, parent, kinds, n_kinds, callback, user_data);
}

GFile *
pal_file_dialog_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
