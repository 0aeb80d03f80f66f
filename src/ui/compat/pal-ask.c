/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compat/pal-ask.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (GTask) task = G_TASK (data);

  /* Closing answers once more; the first answer counts. */
  g_signal_handlers_disconnect_by_func (dialog, response_cb, data);
  g_task_return_pointer (task, g_strdup (response), g_free);
}

void
pal_ask_async (GtkWindow *parent,
               const char *heading,
               const char *body,
               GtkWidget *extra,
               const PalAskChoice *choices,
               guint n_choices,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, pal_ask_async);
  if (extra != NULL)
    adw_message_dialog_set_extra_child (dialog, extra);
  for (guint i = 0; i < n_choices; i++)
    {
      adw_message_dialog_add_response (dialog, choices[i].id, choices[i].label);
      if (choices[i].look == PAL_ASK_SUGGESTED)
        {
          adw_message_dialog_set_response_appearance (dialog, choices[i].id, ADW_RESPONSE_SUGGESTED);
          adw_message_dialog_set_default_response (dialog, choices[i].id);
        }
      else if (choices[i].look == PAL_ASK_DESTRUCTIVE)
        adw_message_dialog_set_response_appearance (dialog, choices[i].id, ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_close_response (dialog, choices[0].id);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
pal_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
pal_ask_set_enabled (GtkWidget *extra, const char *id, gboolean is_enabled)
{
  GtkRoot *dialog = gtk_widget_get_root (extra);

  if (ADW_IS_MESSAGE_DIALOG (dialog))
    adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), id, is_enabled);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_free (pal_ask_finish (result));
}

void
pal_ask_tell (GtkWindow *parent, const char *heading, const char *body)
{
  const PalAskChoice close = { "close", _ ("_Close"), PAL_ASK_PLAIN };

  pal_ask_async (parent, heading, body, NULL, &close, 1, told_cb, NULL);
}
