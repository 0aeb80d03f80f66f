/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands-wave.h"
#include "session/pal-commands.h"
#include "ui/start/pal-wave-dialog.h"

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PAL_IS_WAVE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
can_start (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (
      gtk_widget_get_ancestor (pal_ui_test_find_text (dialog, "_Start Wave"), GTK_TYPE_BUTTON));
}

/* A code that is taken or none cannot be started; a good one is, is shown, and undo takes it away again. */
static void
test_start (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalSelection *selection = pal_window_get_selection (window);
  PalDataset *dataset = pal_workspace_get_dataset (pal_window_get_workspace (window));
  GtkWidget *dialog, *entry;

  pal_window_show_view (window, "survey");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-wave", NULL));
  pal_ui_test_iterate ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  entry = pal_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026");
  g_assert_nonnull (pal_ui_test_find_text (dialog, "This wave is already there."));
  g_assert_false (can_start (dialog));
  gtk_editable_set_text (GTK_EDITABLE (entry), "next");
  g_assert_null (pal_ui_test_find_text (dialog, "This wave is already there."));
  g_assert_false (can_start (dialog));
  g_assert_nonnull (pal_ui_test_find_text (dialog, "92 comparable"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "2033");
  g_assert_true (gtk_widget_activate_action (dialog, "wave.start", NULL));
  pal_ui_test_iterate ();
  g_assert_null (find_dialog ());
  g_assert_cmpstr (pal_selection_get_wave (selection), ==, "2033");
  g_assert_cmpstr (pal_dataset_get_previous_wave (dataset, "2033"), ==, "2026");

  /* What is chosen cannot be a wave that is gone. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  for (guint i = 0; i < 1000 && pal_dataset_get_wave (dataset, "2033") != NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (pal_dataset_get_wave (dataset, "2033"));
  g_assert_cmpstr (pal_selection_get_wave (selection), ==, "2026");
  pal_ui_test_close_window (window);
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* Where there is little room the choice is cut short, and the word before it stays whole. */
static void
test_narrow (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 360, 700);
  GtkWidget *dialog, *title;

  pal_window_show_view (window, "survey");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.new-wave", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  pal_ui_test_wait (has_width, dialog);
  title = pal_ui_test_find_text (dialog, "Questionnaire");
  g_assert_nonnull (title);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (title))), ==, 1);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_close_window (window);
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/wave-dialog/start", test_start);
  g_test_add_func ("/ui/wave-dialog/narrow", test_narrow);
  return g_test_run ();
}
