/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "ui/widget/pal-table-dialog.h"

static PalTable *
make_table (void)
{
  PalTable *table = pal_table_new ("Services", "Demonstration data");
  guint name = pal_table_add_column (table, "Country", FALSE);
  guint value = pal_table_add_column (table, "Services", TRUE), row;

  row = pal_table_add_row (table, "SE");
  pal_table_set_text (table, row, name, "Sweden");
  pal_table_set_number (table, row, value, 1.5, 1);
  row = pal_table_add_row (table, "UA");
  pal_table_set_text (table, row, name, "Ukraine");
  pal_table_set_missing (table, row, value, PAL_MISSING_DK);
  row = pal_table_add_row (table, "NO");
  pal_table_set_text (table, row, name, "Norway");
  pal_table_set_number (table, row, value, 10, 1);
  return table;
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (PAL_IS_TABLE_DIALOG (window))
        return window;
    }
  return NULL;
}

static char *
get_order (GtkColumnView *view)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (view));
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PalTableRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (order, "%s ", pal_table_row_get_id (row));
    }
  return g_string_free (order, FALSE);
}

static void
test_sorting (void)
{
  g_autoptr (PalTable) table = make_table ();
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *dialog;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) name = NULL, value = NULL;
  const struct
  {
    gboolean by_value;
    GtkSortType direction;
    const char *expected;
  } cases[] = {
    { TRUE, GTK_SORT_ASCENDING, "SE NO UA " },
    { TRUE, GTK_SORT_DESCENDING, "NO SE UA " }, /* not known is never on top */
    { FALSE, GTK_SORT_ASCENDING, "NO SE UA " },
    { FALSE, GTK_SORT_DESCENDING, "UA SE NO " },
  };

  gtk_window_present (GTK_WINDOW (parent));
  pal_table_dialog_present (parent, table);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Services");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (dialog), "Demonstration data"));
  view = GTK_COLUMN_VIEW (pal_ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW));
  name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  value = g_list_model_get_item (gtk_column_view_get_columns (view), 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *order = NULL;

      gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
      gtk_column_view_sort_by_column (view, cases[i].by_value ? value : name, cases[i].direction);
      order = get_order (view);
      g_assert_cmpstr (order, ==, cases[i].expected);
    }
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (void)
{
  g_autoptr (PalTable) table = make_table ();
  GtkWidget *parent = gtk_window_new ();
  g_autofree char *text = NULL;
  GtkWindow *dialog;

  gtk_window_present (GTK_WINDOW (parent));
  pal_table_dialog_present (parent, table);
  dialog = find_dialog ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "table.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (parent), NULL, read_cb, &text);
  pal_ui_test_wait (is_set, &text);
  g_assert_cmpstr (text, ==, "Country\tServices\nSweden\t1.5\nUkraine\tNot known\nNorway\t10.0\n");
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_does_not_leak (void)
{
  g_autoptr (PalTable) table = make_table ();
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *dialog;

  gtk_window_present (GTK_WINDOW (parent));
  pal_table_dialog_present (parent, table);
  dialog = find_dialog ();
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (dialog);
  pal_ui_test_iterate ();
  g_assert_null (dialog);
  gtk_window_destroy (GTK_WINDOW (parent));
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/table-dialog/sorting", test_sorting);
  g_test_add_func ("/ui/table-dialog/copy", test_copy);
  g_test_add_func ("/ui/table-dialog/does-not-leak", test_does_not_leak);
  return g_test_run ();
}
