/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-ui-test.h"
#include "session/pal-commands-reason.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-outline-pane.h"
#include "ui/survey/pal-problems-dialog.h"
#include "ui/survey/pal-question-row.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalSelection *selection;
  GtkWidget *form;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = pal_ui_test_open_window ("reference", 1280, 800);
  pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_view_get_selection (pal_window_get_view (f->window));
  f->form = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_FORM_PANE);
  g_assert_nonnull (f->form);
  pal_selection_set_country (f->selection, "NO");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_close_window (f->window);
}

static PalQuestionRow *
show (Fixture *f, const char *question)
{
  GtkWidget *list, *row;

  pal_selection_set_question (f->selection, NULL);
  pal_selection_set_question (f->selection, question);
  pal_ui_test_iterate ();
  list = pal_ui_test_find (f->form, GTK_TYPE_LIST_BOX);
  for (row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (pal_question_item_get_question (pal_question_row_get_item (PAL_QUESTION_ROW (row)))->id,
                   question) == 0)
      return PAL_QUESTION_ROW (row);
  g_error ("the form does not show %s", question);
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static void
set_number (Fixture *f, const char *country, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, country, NULL, "2026", question, &value);
}

/* More cancer deaths than 1 % of the people: a warning of the instrument, in two countries. */
static void
make_warnings (Fixture *f)
{
  set_number (f, "NO", "B0C01", 5000000);
  set_number (f, "NO", "B0C02", 60000);
  set_number (f, "SE", "B0C01", 10000000);
  set_number (f, "SE", "B0C02", 200000);
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
has_kept_row (gpointer row)
{
  return pal_ui_test_find_text (row, "Reopen") != NULL;
}

static gboolean
has_open_row (gpointer row)
{
  return pal_ui_test_find_text (row, "Keep…") != NULL;
}

/* Keeping from the form: no reason, no keeping; then the reason shows beside the field, and can be taken
 * back. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  PalQuestionRow *row;
  GtkWidget *dialog, *entry, *button;

  make_warnings (f);
  row = show (f, "B0C02");
  button = pal_ui_test_find_text (GTK_WIDGET (row), "Keep…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  pal_ui_test_iterate ();
  dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  entry = pal_ui_test_find (dialog, GTK_TYPE_ENTRY);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "keep"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "keep"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Figure of the register");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "keep"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_wait (has_kept_row, row);
  g_assert_nonnull (strstr (
      ((PalFinding *) g_ptr_array_index (pal_question_item_get_findings (pal_question_row_get_item (row)), 0))
          ->kept,
      "Figure of the register"));

  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  pal_ui_test_wait (has_open_row, row);
  pal_ui_test_wait (is_saved, f->workspace);
}

/* Below the choices, which have lists of their own. */
static GListModel *
get_rows (GtkWidget *dialog)
{
  GtkWidget *stack = gtk_widget_get_last_child (adw_window_get_content (ADW_WINDOW (dialog)));

  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (pal_ui_test_find (stack, GTK_TYPE_LIST_VIEW))));
}

static guint
count_rows (GtkWidget *dialog)
{
  return g_list_model_get_n_items (get_rows (dialog));
}

static gboolean
has_one_row (gpointer dialog)
{
  return count_rows (dialog) == 1;
}

static gboolean
has_two_rows (gpointer dialog)
{
  return count_rows (dialog) == 2;
}

/* The list over all data: filters, walks by keyboard over countries, keeps, reopens, follows what changes. */
static void
test_problems (Fixture *f, gconstpointer data)
{
  GtkWidget *outline = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_OUTLINE_PANE);
  GtkWidget *dialog, *choice;
  g_autoptr (PalProblem) problem = NULL;

  make_warnings (f);
  g_signal_emit_by_name (outline, "problems");
  pal_ui_test_iterate ();
  dialog = find_dialog (PAL_TYPE_PROBLEMS_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count_rows (dialog), ==, 2);

  /* F8 in the window and in the dialog goes the same way round. */
  pal_selection_set_country (f->selection, "DK");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.next-problem", NULL));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "NO");
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "B0C02");
  g_assert_true (gtk_widget_activate_action (dialog, "problems.next", NULL));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "SE");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.previous-problem", NULL));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "NO");
  pal_ui_test_iterate ();

  /* Kept, it leaves the open ones; the state "kept" shows it. */
  problem = g_list_model_get_item (get_rows (dialog), 0);
  g_assert_true (pal_commands_keep_problem (f->workspace, problem, "Figure of the register"));
  pal_ui_test_wait (has_one_row, dialog);
  choice = pal_ui_test_find (dialog, GTK_TYPE_DROP_DOWN);
  while (choice != NULL && gtk_widget_get_next_sibling (choice) != NULL)
    choice = gtk_widget_get_next_sibling (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  pal_ui_test_iterate ();
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Reopen"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  pal_ui_test_wait (has_two_rows, dialog);

  pal_ui_test_wait (is_saved, f->workspace);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_null (dialog);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/survey/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/ui/survey/problems", Fixture, NULL, set_up, test_problems, tear_down);
  return g_test_run ();
}
