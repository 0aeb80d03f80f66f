/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-table-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/pal-export.h"

struct _PalTableDialog
{
  AdwWindow parent_instance;

  PalTable *table; /* owned */

  /* Template children */
  AdwWindowTitle *window_title;
  AdwToastOverlay *toasts;
  GtkColumnView *view;
  GtkLabel *note_label;
};

/* A sorter puts cells without a number last in both directions, so it must know the direction; GTK 4.8 does
 * not tell, but shows it when it is asked to compare two probes. */
typedef struct
{
  guint column;
  gboolean is_number;
  gboolean descending;
} ColumnSort;

G_DEFINE_FINAL_TYPE (PalTableDialog, pal_table_dialog, ADW_TYPE_WINDOW)

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PalTableRow *x = PAL_TABLE_ROW ((gpointer) a), *y = PAL_TABLE_ROW ((gpointer) b);
  const ColumnSort *sort = user_data;
  double p = 0, q = 0;
  gboolean has_p, has_q;

  if (!sort->is_number)
    return g_utf8_collate (pal_table_row_get_text (x, sort->column),
                           pal_table_row_get_text (y, sort->column));

  has_p = pal_table_row_get_number (x, sort->column, &p);
  has_q = pal_table_row_get_number (y, sort->column, &q);
  if (has_p && has_q)
    return (p > q) - (p < q);
  if (has_p == has_q)
    return g_utf8_collate (pal_table_row_get_text (x, sort->column),
                           pal_table_row_get_text (y, sort->column));
  return (has_p ? -1 : 1) * (sort->descending ? -1 : 1);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, PalTableDialog *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = pal_table_get_n_columns (self->table);

  for (guint c = 0; c < n; c++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, c);
      g_autoptr (PalTableRow) low = pal_table_row_new (NULL, n), high = pal_table_row_new (NULL, n);
      ColumnSort *sort = g_object_get_data (G_OBJECT (column), "pal-sort");

      pal_table_row_set_number (low, c, 0, 0);
      pal_table_row_set_number (high, c, 1, 0);
      sort->descending = gtk_sorter_compare (sorter, low, high) == GTK_ORDERING_LARGER;
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const ColumnSort *sort = data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), sort->is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (sort->is_number)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const ColumnSort *sort = data;
  GtkWidget *label = gtk_list_item_get_child (item);
  PalTableRow *row = gtk_list_item_get_item (item);
  double number;

  gtk_label_set_label (GTK_LABEL (label), pal_table_row_get_text (row, sort->column));
  /* A reason such as "Not known" stands where a number would, and looks different. */
  if (sort->is_number && !pal_table_row_get_number (row, sort->column, &number))
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
add_columns (PalTableDialog *self)
{
  for (guint c = 0; c < pal_table_get_n_columns (self->table); c++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new (pal_table_get_column_title (self->table, c), factory);
      ColumnSort *sort = g_new0 (ColumnSort, 1);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, sort, NULL));

      sort->column = c;
      sort->is_number = pal_table_is_number (self->table, c);
      g_object_set_data_full (G_OBJECT (column), "pal-sort", sort, g_free);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), sort);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), sort);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, !sort->is_number);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
set_table (PalTableDialog *self, PalTable *table)
{
  GtkSortListModel *sorted;
  GtkSelectionModel *selection;

  self->table = g_object_ref (table);
  adw_window_title_set_title (self->window_title, pal_table_get_title (table));
  gtk_window_set_title (GTK_WINDOW (self), pal_table_get_title (table));
  gtk_label_set_label (self->note_label,
                       pal_table_get_note (table) != NULL ? pal_table_get_note (table) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), pal_table_get_note (table) != NULL);

  add_columns (self);
  /* Before the model listens, so that the directions are known when it sorts. */
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb),
                           self, 0);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (table)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalTableDialog *self = PAL_TABLE_DIALOG (widget);
  g_autofree char *text = pal_table_to_tsv (self->table);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The table is on the clipboard.")));
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalTableDialog *self = PAL_TABLE_DIALOG (widget);
  g_autofree char *text = pal_table_to_csv (self->table);
  g_autofree char *name = pal_export_make_name (pal_table_get_title (self->table));

  pal_export_csv (widget, name, text);
}

static void
toast_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalTableDialog *self = PAL_TABLE_DIALOG (widget);
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_title (toast, g_variant_get_string (parameter, NULL));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
pal_table_dialog_finalize (GObject *object)
{
  g_clear_object (&PAL_TABLE_DIALOG (object)->table);
  G_OBJECT_CLASS (pal_table_dialog_parent_class)->finalize (object);
}

static void
pal_table_dialog_class_init (PalTableDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pal_table_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/palliscope/Palliscope/ui/pal-table-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PalTableDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PalTableDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PalTableDialog, view);
  gtk_widget_class_bind_template_child (widget_class, PalTableDialog, note_label);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pal_table_dialog_init (PalTableDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
pal_table_dialog_present (GtkWidget *widget, PalTable *table)
{
  PalTableDialog *self = g_object_new (PAL_TYPE_TABLE_DIALOG, NULL);
  GtkRoot *root = gtk_widget_get_root (widget);

  set_table (self, table);
  if (GTK_IS_WINDOW (root))
    {
      int width = gtk_widget_get_width (GTK_WIDGET (root)),
          height = gtk_widget_get_height (GTK_WIDGET (root));

      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width - 80, 320, 900),
                                   CLAMP (height - 80, 280, 720));
    }
  gtk_window_present (GTK_WINDOW (self));
}
