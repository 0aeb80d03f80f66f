/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-backup-dialog.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "session/pal-library.h"
#include "ui/compat/pal-ask.h"
#include "ui/pal-date.h"

#define ITEM_KEY "pal-backup"

struct _PalBackupDialog
{
  AdwWindow parent_instance;

  char *workspace_path;
  GPtrArray *items; /* PalLibraryBackup*, owned */
  GtkWidget *list;  /* owned by the tree; NULL: there is none */
};

enum
{
  SIGNAL_RESTORED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalBackupDialog, pal_backup_dialog, ADW_TYPE_WINDOW)

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *const *paths = data;
  GError *error = NULL;
  char *path = pal_library_restore (paths[0], paths[1], &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PalBackupDialog *self = PAL_BACKUP_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path == NULL)
    {
      gtk_widget_set_sensitive (self->list, TRUE);
      pal_ask_tell (GTK_WINDOW (self), _ ("The Backup Could Not Be Restored"), error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_RESTORED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (PalBackupDialog *self, AdwActionRow *row)
{
  const PalLibraryBackup *item = g_object_get_data (G_OBJECT (row), ITEM_KEY);
  const char *const paths[] = { item->path, self->workspace_path, NULL };
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);

  /* One at a time. */
  gtk_widget_set_sensitive (self->list, FALSE);
  g_task_set_source_tag (task, activated_cb);
  g_task_set_task_data (task, g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, restore_thread);
}

static void
pal_backup_dialog_finalize (GObject *object)
{
  PalBackupDialog *self = PAL_BACKUP_DIALOG (object);

  g_free (self->workspace_path);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (pal_backup_dialog_parent_class)->finalize (object);
}

static void
pal_backup_dialog_class_init (PalBackupDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pal_backup_dialog_finalize;

  signals[SIGNAL_RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_backup_dialog_init (PalBackupDialog *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 420, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Restore a Backup"));
}

static GtkWidget *
make_row (PalBackupDialog *self, PalLibraryBackup *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = pal_date_format_relative (item->wall_ms, pal_clock_now_ms ());
  g_autofree char *size = g_format_size ((guint64) item->bytes);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), ITEM_KEY, item);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_list (PalBackupDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  self->list = group;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Backups"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group), _ ("One is made at the end of each day with changes. The one that you "
                                        "choose opens as a workspace of its own; the present one stays as it "
                                        "is."));
  for (guint i = 0; i < self->items->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (self, g_ptr_array_index (self->items, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

static GtkWidget *
make_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Backup Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("The first one is made when a workspace with changes is closed."));
  return page;
}

GtkWidget *
pal_backup_dialog_new (GtkWindow *parent, const char *workspace_path)
{
  PalBackupDialog *self = g_object_new (PAL_TYPE_BACKUP_DIALOG, "transient-for", parent, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page;

  self->workspace_path = g_strdup (workspace_path);
  self->items = pal_library_list_backups (workspace_path);
  page = self->items->len > 0 ? make_list (self) : make_empty_page ();
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  return GTK_WIDGET (self);
}
