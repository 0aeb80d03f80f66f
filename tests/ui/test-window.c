/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "session/pal-library.h"
#include "ui/pal-backup-dialog.h"
#include "ui/pal-header.h"
#include "ui/pal-views.h"
#include "ui/pal-window-actions.h"
#include "ui/widget/pal-find-popover.h"
#include "ui/widget/pal-notice-bar.h"

static void
test_start_page (void)
{
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);

  g_assert_null (pal_window_get_workspace (window));
  g_assert_null (pal_window_get_view (window));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (window), "Welcome to Palliscope"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Palliscope");
  pal_ui_test_close_window (window);
}

static void
test_views (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);

  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      const PalViewKind *kind = pal_views_get (i);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", kind->name));
      g_assert_cmpstr (pal_window_get_view_name (window), ==, kind->name);
      g_assert_true (g_type_is_a (G_OBJECT_TYPE (pal_window_get_view (window)), kind->get_type ()));
      g_assert_true (pal_view_get_workspace (pal_window_get_view (window)) ==
                     pal_window_get_workspace (window));
      pal_ui_test_iterate ();
    }
  g_assert_null (pal_window_show_view (window, "nonsense"));
  pal_ui_test_close_window (window);
}

static GtkWindow *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

/* It is read when it is asked for, and goes away when it is closed. */
static void
test_shortcuts (void)
{
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  /* GTK 4.8 warns of the width of a label in its own window of shortcuts. */
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  GtkWindow *shortcuts;

  g_assert_null (find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL));
  pal_ui_test_iterate ();
  shortcuts = find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW);
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_window_get_transient_for (shortcuts) == GTK_WINDOW (window));
  gtk_window_close (shortcuts);
  pal_ui_test_iterate ();
  g_assert_null (find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW));
  g_log_set_always_fatal (fatal);
  pal_ui_test_close_window (window);
}

/* A view that outlives its workspace would show, and write, what is closed. */
static void
test_views_are_let_go (void)
{
  PalWindow *window = pal_ui_test_open_window ("demo", 1280, 800);
  PalWorkspace *workspace = pal_window_get_workspace (window);
  PalView *views[PAL_N_VIEWS];

  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      views[i] = pal_window_show_view (window, pal_views_get (i)->name);
      g_object_add_weak_pointer (G_OBJECT (views[i]), (gpointer *) &views[i]);
      pal_ui_test_iterate ();
    }
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_assert_true (pal_window_close_workspace (window));
  pal_ui_test_iterate ();
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      if (views[i] != NULL)
        g_error ("the view %s is kept by %u references", pal_views_get (i)->name,
                 G_OBJECT (views[i])->ref_count);
    }
  g_assert_null (workspace);
  pal_ui_test_close_window (window);
}

static void
test_demo_says_so (void)
{
  PalWindow *window = pal_ui_test_open_window ("demo", 1280, 800);

  g_assert_true (pal_workspace_is_demo (pal_window_get_workspace (window)));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (window), "Demonstration data"));
  pal_ui_test_close_window (window);

  window = pal_ui_test_open_window ("reference", 1280, 800);
  g_assert_null (pal_ui_test_find_text (GTK_WIDGET (window), "Demonstration data"));
  pal_ui_test_close_window (window);
}

static gboolean
is_narrow (gpointer window)
{
  return pal_window_is_narrow (window);
}

static void
test_narrow (void)
{
  PalWindow *window = pal_ui_test_open_window ("demo", 1280, 800);
  PalView *view = pal_window_get_view (window);

  g_assert_false (pal_window_is_narrow (window));
  g_assert_false (pal_view_is_narrow (view));
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 700);
  pal_ui_test_wait (is_narrow, window);
  g_assert_true (pal_view_is_narrow (view));
  /* A view that is made later knows it too. */
  g_assert_true (pal_view_is_narrow (pal_window_show_view (window, "present")));
  /* The badge went from the header bar below it, but did not go. */
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (window), "Demonstration data"));
  pal_ui_test_close_window (window);
}

static void
test_back (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalSelection *selection = pal_window_get_selection (window);
  const PalFound norway = { .kind = PAL_FOUND_COUNTRY, .id = "NO" };
  const PalFound question = { .kind = PAL_FOUND_QUESTION, .id = "T1C11" };

  pal_window_show_view (window, "present");
  pal_selection_set_country (selection, "PT");
  pal_window_actions_go_to (window, &norway);
  g_assert_cmpstr (pal_window_get_view_name (window), ==, "map");
  g_assert_cmpstr (pal_selection_get_country (selection), ==, "NO");
  pal_window_actions_go_to (window, &question);
  g_assert_cmpstr (pal_window_get_view_name (window), ==, "survey");
  g_assert_cmpstr (pal_selection_get_question (selection), ==, "T1C11");

  while (g_strcmp0 (pal_window_get_view_name (window), "survey") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (pal_window_get_view_name (window), ==, "map");
  g_assert_cmpstr (pal_selection_get_country (selection), ==, "NO");
  while (g_strcmp0 (pal_window_get_view_name (window), "map") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (pal_window_get_view_name (window), ==, "present");
  g_assert_cmpstr (pal_selection_get_country (selection), ==, "PT");
  pal_ui_test_close_window (window);
}

static void
test_find (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);
  PalFindPopover *find = PAL_FIND_POPOVER (pal_ui_test_find (GTK_WIDGET (window), PAL_TYPE_FIND_POPOVER));
  GtkListBox *list;

  g_assert_nonnull (find);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find)));
  pal_find_popover_set_text (find, "xyzzy");
  g_assert_cmpuint (pal_find_popover_get_n_found (find), ==, 0);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (find), "Nothing found for “xyzzy”"));
  pal_find_popover_set_text (find, "österreich");
  g_assert_cmpuint (pal_find_popover_get_n_found (find), <=, 1);
  pal_find_popover_set_text (find, "portugal");
  g_assert_cmpuint (pal_find_popover_get_n_found (find), >=, 1);

  list = GTK_LIST_BOX (pal_ui_test_find (GTK_WIDGET (find), GTK_TYPE_LIST_BOX));
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_selection_get_country (pal_window_get_selection (window)), ==, "PT");
  g_assert_cmpstr (pal_window_get_view_name (window), ==, "map");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find)));
  pal_ui_test_close_window (window);
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED &&
         pal_workspace_get_undo_label (workspace) != NULL;
}

static gboolean
has_redo (gpointer workspace)
{
  return pal_workspace_get_redo_label (workspace) != NULL;
}

static void
test_undo (void)
{
  PalWindow *window = pal_ui_test_open_window ("demo", 1280, 800);
  PalWorkspace *workspace = pal_window_get_workspace (window);
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  PalWaveData *data = pal_dataset_get_wave (dataset, pal_dataset_get_latest_wave (dataset));
  const char *wave = pal_dataset_get_latest_wave (dataset);
  const PalValue *before = pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", NULL), "T1C11");
  g_autofree char *old = pal_value_to_json (before), *now = NULL, *again = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 4321);
  pal_commands_set_answer (workspace, "NO", NULL, wave, "T1C11", &value);
  pal_ui_test_wait (is_saved, workspace);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  pal_ui_test_wait (has_redo, workspace);
  now = pal_value_to_json (pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", NULL), "T1C11"));
  g_assert_cmpstr (now, ==, old);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  pal_ui_test_wait (is_saved, workspace);
  again = pal_value_to_json (pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", NULL), "T1C11"));
  g_assert_cmpstr (again, !=, old);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  pal_ui_test_wait (has_redo, workspace);
  pal_ui_test_close_window (window);
}

static gboolean
is_not_busy (gpointer window)
{
  return !pal_window_is_busy (window);
}

static void
close_dialogs (PalWindow *window)
{
  GList *toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
        gtk_window_close (l->data);
    }
  g_list_free (toplevels);
  pal_ui_test_iterate ();
}

/* A file of somebody else: one clear message, and the start page is still there. */
static void
test_foreign_file (void)
{
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  g_autofree char *path = pal_ui_test_path ("letter.palliscope");

  g_assert_true (g_file_set_contents (path, "Dear colleague,\n", -1, NULL));
  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  pal_ui_test_wait (is_not_busy, window);
  g_assert_null (pal_window_get_workspace (window));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (window), "Welcome to Palliscope"));
  close_dialogs (window);
  pal_ui_test_close_window (window);
}

static AdwMessageDialog *
find_question (PalWindow *window)
{
  GList *toplevels = gtk_window_list_toplevels ();
  AdwMessageDialog *found = NULL;

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
        found = l->data;
    }
  g_list_free (toplevels);
  return found;
}

static gboolean
has_workspace (gpointer window)
{
  return !pal_window_is_busy (window) && pal_window_get_workspace (window) != NULL;
}

/* A workspace that lies elsewhere is never written where it lies. */
static void
test_foreign_folder (void)
{
  const struct
  {
    const char *choice;
    gboolean opens, is_read_only, is_inside;
  } cases[] = { { "cancel", FALSE, FALSE, FALSE },
                { "read", TRUE, TRUE, FALSE },
                { "copy", TRUE, FALSE, TRUE } };
  g_autofree char *away = pal_ui_test_path ("away.palliscope");
  g_autofree char *made = pal_library_create_survey ("Away", "SE", "2026", NULL);

  g_assert_no_errno (g_rename (made, away));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);

      pal_window_open_path (window, away, PAL_OPEN_ASK);
      pal_ui_test_iterate ();
      g_assert_nonnull (find_question (window));
      adw_message_dialog_response (find_question (window), cases[i].choice);
      gtk_window_close (GTK_WINDOW (find_question (window)));
      pal_ui_test_wait (cases[i].opens ? has_workspace : is_not_busy, window);
      g_assert_cmpint (pal_window_get_workspace (window) != NULL, ==, cases[i].opens);
      if (cases[i].opens)
        {
          const char *path = pal_workspace_get_path (pal_window_get_workspace (window));

          g_assert_cmpint (pal_workspace_is_read_only (pal_window_get_workspace (window)), ==,
                           cases[i].is_read_only);
          g_assert_cmpint (pal_library_contains (path), ==, cases[i].is_inside);
        }
      pal_ui_test_close_window (window);
    }
}

static void
test_close_workspace (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 1280, 800);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.close-workspace", NULL));
  g_assert_null (pal_window_get_workspace (window));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (window), "Welcome to Palliscope"));
  /* It is the first of the recent ones now. */
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (window), "Recent"));
  pal_ui_test_close_window (window);
}

static void
test_waves (void)
{
  PalWindow *window = pal_ui_test_open_window ("demo", 1280, 800);
  PalWorkspace *workspace = pal_window_get_workspace (window);

  pal_commands_add_wave (workspace, "2031");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.wave", "s", "2031");
  g_assert_cmpstr (pal_selection_get_wave (pal_window_get_selection (window)), ==, "2031");
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (window)), " 2031"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  pal_ui_test_close_window (window);
}

static gboolean
has_question (gpointer window)
{
  return find_question (window) != NULL;
}

static void
close_and_answer (PalWindow *window, const char *response)
{
  gtk_window_close (GTK_WINDOW (window));
  pal_ui_test_wait (has_question, window);
  adw_message_dialog_response (find_question (window), response);
  gtk_window_close (GTK_WINDOW (find_question (window)));
  pal_ui_test_iterate ();
}

/* Somebody else holds the file, so the last change cannot be written: the window asks, and nothing is given
 * up unless the person says so. */
static void
test_close_unsaved (void)
{
  g_autofree char *path = pal_library_create_survey ("Held", "SE", "2026", NULL);
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  sqlite3 *other = NULL;

  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  pal_ui_test_wait (has_workspace, window);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  pal_commands_add_wave (pal_window_get_workspace (window), "2031");

  close_and_answer (window, "stay");
  g_assert_nonnull (pal_window_get_workspace (window));
  g_assert_cmpint (pal_workspace_get_save_state (pal_window_get_workspace (window)), ==, PAL_SAVE_FAILED);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  pal_ui_test_close_window (window);

  window = pal_ui_test_open_window (NULL, 1280, 800);
  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  pal_ui_test_wait (has_workspace, window);
  g_assert_cmpstr (
      pal_dataset_get_latest_wave (pal_workspace_get_dataset (pal_window_get_workspace (window))), ==,
      "2031");
  pal_ui_test_close_window (window);
}

static gboolean
is_away (gpointer dialog)
{
  return *(GtkWindow **) dialog == NULL;
}

/* Something was answered and closed, so there is a backup; then the file breaks.  The window offers the
 * backup, and restoring it opens a workspace of its own. */
static void
test_restore (void)
{
  g_autofree char *path = pal_library_create_survey ("Broken", "SE", "2026", NULL), *bytes = NULL;
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  GtkWindow *dialog;
  GtkWidget *row;
  gsize length;

  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  pal_ui_test_wait (has_workspace, window);
  pal_commands_add_wave (pal_window_get_workspace (window), "2031");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.close-workspace", NULL));
  g_assert_null (pal_window_get_workspace (window));

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 4096, 0x5a, length - 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  pal_ui_test_wait (is_not_busy, window);
  g_assert_nonnull (find_question (window));
  adw_message_dialog_response (find_question (window), "restore");
  pal_ui_test_iterate ();
  dialog = find_toplevel (PAL_TYPE_BACKUP_DIALOG);
  g_assert_nonnull (dialog);
  row = pal_ui_test_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  pal_ui_test_wait (is_away, &dialog);
  pal_ui_test_wait (has_workspace, window);
  g_assert_nonnull (
      strstr (pal_workspace_get_path (pal_window_get_workspace (window)), "broken-2026-backup-"));
  g_assert_false (pal_workspace_is_read_only (pal_window_get_workspace (window)));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  close_dialogs (window);
  pal_ui_test_close_window (window);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/window/start-page", test_start_page);
  g_test_add_func ("/ui/window/views", test_views);
  g_test_add_func ("/ui/window/shortcuts", test_shortcuts);
  g_test_add_func ("/ui/window/views-are-let-go", test_views_are_let_go);
  g_test_add_func ("/ui/window/demo-says-so", test_demo_says_so);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/back", test_back);
  g_test_add_func ("/ui/window/find", test_find);
  g_test_add_func ("/ui/window/undo", test_undo);
  g_test_add_func ("/ui/window/foreign-file", test_foreign_file);
  g_test_add_func ("/ui/window/foreign-folder", test_foreign_folder);
  g_test_add_func ("/ui/window/close-workspace", test_close_workspace);
  g_test_add_func ("/ui/window/waves", test_waves);
  g_test_add_func ("/ui/window/restore", test_restore);
  g_test_add_func ("/ui/window/close-unsaved", test_close_unsaved);
  return g_test_run ();
}
