/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "ui/compare/pal-explain-answers.h"
#include "ui/compare/pal-explain-dialog.h"
#include "ui/compare/pal-explain-list.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-table-dialog.h"

typedef struct
{
  PalWindow *window;
  PalSelection *selection;
} Fixture;

static void
open_with (Fixture *f, int width)
{
  f->window = pal_ui_test_open_window ("demo", width, 700);
  f->selection = pal_window_get_selection (f->window);
  pal_window_show_view (f->window, "compare");
  pal_selection_set_subject (f->selection, "INDEX");
  pal_selection_set_country (f->selection, "BE");
  pal_ui_test_iterate ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  open_with (f, 1280);
}

static void
set_up_narrow (Fixture *f, gconstpointer data)
{
  open_with (f, 360);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_close_window (f->window);
}

static GtkWindow *
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
is_settled (gpointer dialog)
{
  return pal_explain_dialog_is_settled (dialog);
}

static PalExplainDialog *
explain (Fixture *f, const char *code)
{
  PalExplainDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.explain", "s", code));
  dialog = PAL_EXPLAIN_DIALOG (find_window (PAL_TYPE_EXPLAIN_DIALOG));
  g_assert_nonnull (dialog);
  pal_ui_test_wait (is_settled, dialog);
  pal_ui_test_iterate ();
  return dialog;
}

/* From the index by clicks down to the answers, and back. */
static void
test_walk (Fixture *f, gconstpointer data)
{
  PalExplainDialog *dialog = explain (f, "");
  PalExplainModel *model = pal_explain_dialog_get_model (dialog);
  GtkWidget *list = pal_ui_test_find (GTK_WIDGET (dialog), PAL_TYPE_EXPLAIN_LIST);
  GtkWidget *bar = pal_ui_test_find (list, PAL_TYPE_SCENE_VIEW);

  g_assert_nonnull (pal_ui_test_find_text (list, "Composite index"));
  g_assert_null (pal_ui_test_find (list, PAL_TYPE_EXPLAIN_ANSWERS));
  g_assert_false (pal_explain_model_can_go_back (model));
  g_signal_emit_by_name (bar, "picked", "SRV");
  pal_ui_test_iterate ();
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 2);
  {
    GtkWidget *rows = pal_ui_test_find (list, GTK_TYPE_LIST_BOX);

    g_signal_emit_by_name (rows, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0));
  }
  pal_ui_test_iterate ();
  pal_ui_test_wait (is_settled, dialog);
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 4);
  g_assert_nonnull (pal_ui_test_find (list, PAL_TYPE_EXPLAIN_ANSWERS));
  g_assert_nonnull (pal_ui_test_find_text (list, "Home palliative care teams"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (dialog), "What would move this one level?"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "explain.back", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "explain.back", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpuint (pal_explain_model_get_steps (model)->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A row of the answers leads to the question in Survey, and the way back leads here. */
static void
test_open_in_survey (Fixture *f, gconstpointer data)
{
  PalExplainDialog *dialog = explain (f, "SRV1");
  GtkWidget *answers = pal_ui_test_find (GTK_WIDGET (dialog), PAL_TYPE_EXPLAIN_ANSWERS);
  GtkWidget *list = pal_ui_test_find (answers, GTK_TYPE_LIST_BOX);

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_window_get_view_name (f->window), ==, "survey");
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "T1C12");
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "BE");
  g_assert_cmpstr (pal_selection_get_institution (f->selection), ==, NULL);
  g_assert_null (find_window (PAL_TYPE_EXPLAIN_DIALOG));
}

/* A change below the dialog shows in it. */
static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static void
test_follows_changes (Fixture *f, gconstpointer data)
{
  PalWorkspace *workspace = pal_window_get_workspace (f->window);
  PalExplainDialog *dialog = explain (f, "SRV1");
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 777);
  pal_commands_set_answer (workspace, "BE", NULL, "2026", "T1C11", &value);
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (dialog), "777 teams"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (dialog), "This is the highest level already."));
  pal_ui_test_wait (is_saved, workspace);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  pal_ui_test_wait (is_saved, workspace);
  pal_ui_test_wait (is_settled, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_table (Fixture *f, gconstpointer data)
{
  PalExplainDialog *dialog = explain (f, "INT4");
  GtkWindow *table;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "explain.table", NULL));
  pal_ui_test_iterate ();
  table = find_window (PAL_TYPE_TABLE_DIALOG);
  g_assert_nonnull (table);
  gtk_window_destroy (table);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Nobody selected: a word instead of a dialog. */
static void
test_no_country (Fixture *f, gconstpointer data)
{
  pal_selection_set_country (f->selection, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.explain", "s", ""));
  g_assert_null (find_window (PAL_TYPE_EXPLAIN_DIALOG));
}

/* As wide as the window, left by its back button. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  PalExplainDialog *dialog = explain (f, "SRV1");
  int minimum;

  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "explain.back", NULL));
  pal_ui_test_iterate ();
  g_assert_null (find_window (PAL_TYPE_EXPLAIN_DIALOG));
}

static void
test_finalize (Fixture *f, gconstpointer data)
{
  PalExplainDialog *dialog = g_object_ref (explain (f, "INT4"));
  PalExplainModel *model = g_object_ref (pal_explain_dialog_get_model (dialog));

  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_finalize_object (dialog);
  g_assert_finalize_object (model);
}

#define ADD(path, set_up_func, function)                                                                     \
  g_test_add ("/ui/explain/" path, Fixture, NULL, set_up_func, function, tear_down)

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  ADD ("walk", set_up, test_walk);
  ADD ("open-in-survey", set_up, test_open_in_survey);
  ADD ("follows-changes", set_up, test_follows_changes);
  ADD ("table", set_up, test_table);
  ADD ("no-country", set_up, test_no_country);
  ADD ("narrow", set_up_narrow, test_narrow);
  ADD ("finalize", set_up, test_finalize);
  return g_test_run ();
}
