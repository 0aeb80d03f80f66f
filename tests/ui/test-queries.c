/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-ui-test.h"
#include "session/pal-commands-query.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-answer-inspector.h"
#include "ui/survey/pal-evidence-box.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-history-box.h"
#include "ui/survey/pal-outline-pane.h"
#include "ui/survey/pal-queries-dialog.h"
#include "ui/survey/pal-query-box.h"
#include "ui/survey/pal-review-bar.h"
#include "ui/survey/pal-review-sheet-dialog.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalSelection *selection;
  GtkWidget *view;
  GtkWidget *box;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = pal_ui_test_open_window ("reference", 1280, 800);
  pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->view = GTK_WIDGET (pal_window_get_view (f->window));
  f->selection = pal_view_get_selection (pal_window_get_view (f->window));
  f->box = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_QUERY_BOX);
  g_assert_nonnull (f->box);
  pal_selection_set_country (f->selection, "NO");
  pal_selection_set_question (f->selection, "T1C11");
  pal_ui_test_iterate ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_close_window (f->window);
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

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *text = pal_ui_test_find_text (root, label);

  if (text == NULL)
    g_error ("there is no “%s”", label);
  if (!GTK_IS_BUTTON (text))
    text = gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (text, "clicked");
  pal_ui_test_iterate ();
}

/* Fills in the dialog that is open and answers it; what is needed keeps the button asleep. */
static void
answer_dialog (const char *text, const char *to, gboolean text_is_needed)
{
  GtkWidget *dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry, *second;

  g_assert_nonnull (dialog);
  g_assert_cmpint (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "write"), ==,
                   !text_is_needed);
  entry = pal_ui_test_find (dialog, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_assert_cmpint (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "write"), ==,
                   !text_is_needed);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  second = gtk_widget_get_next_sibling (entry);
  if (to != NULL)
    gtk_editable_set_text (GTK_EDITABLE (second), to);
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "write"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "write");
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static gboolean
has_no_query (gpointer box)
{
  return pal_ui_test_find_text (box, "None for this question") != NULL;
}

/* From F7 to a query, its answer, its end and back by undo; the form, the bar and the outline follow. */
static void
test_query (Fixture *f, gconstpointer data)
{
  GtkWidget *form = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_FORM_PANE);
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);

  g_assert_true (has_no_query (f->box));
  g_assert_null (pal_ui_test_find_text (form, "1 query"));
  g_assert_true (gtk_widget_activate_action (f->view, "survey.show-query", NULL));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), f->box));

  press (f->box, "Open _Query…");
  answer_dialog ("Does this count the day teams?", "Ola", TRUE);
  g_assert_nonnull (pal_ui_test_find_text (f->box, "Does this count the day teams?"));
  g_assert_nonnull (pal_ui_test_find_text (f->box, "for Ola"));
  g_assert_nonnull (pal_ui_test_find_text (form, "1 query"));
  g_assert_nonnull (pal_ui_test_find_text (bar, "1 open query"));

  press (f->box, "Answer…");
  answer_dialog ("No", NULL, TRUE);
  g_assert_nonnull (pal_ui_test_find_text (f->box, "Answered"));
  press (f->box, "Close…");
  answer_dialog ("Thank you", NULL, FALSE);
  g_assert_nonnull (pal_ui_test_find_text (f->box, "Closed"));
  g_assert_null (pal_ui_test_find_text (f->box, "Answer…"));
  g_assert_null (pal_ui_test_find_text (form, "1 query"));
  g_assert_null (pal_ui_test_find_text (bar, "1 open query"));

  press (f->box, "Co_mment…");
  answer_dialog ("From the register", NULL, TRUE);
  g_assert_nonnull (pal_ui_test_find_text (f->box, "From the register"));

  /* Another question has its own. */
  pal_selection_set_question (f->selection, "T1C12");
  pal_ui_test_iterate ();
  g_assert_true (has_no_query (f->box));
  pal_selection_set_question (f->selection, "T1C11");
  pal_ui_test_iterate ();
  for (guint i = 0; i < 4; i++)
    {
      pal_ui_test_wait (is_saved, f->workspace);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
    }
  pal_ui_test_wait (has_no_query, f->box);
  pal_ui_test_wait (is_saved, f->workspace);
}

static GListModel *
get_rows (GtkWidget *dialog)
{
  GtkWidget *stack = gtk_widget_get_last_child (adw_window_get_content (ADW_WINDOW (dialog)));

  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (pal_ui_test_find (stack, GTK_TYPE_LIST_VIEW))));
}

static void
open_query (Fixture *f, const char *country, const char *question, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id =
      pal_commands_open_query (f->workspace, country, NULL, "2026", question, "Why?", to, &error);

  g_assert_no_error (error);
  g_assert_nonnull (id);
}

/* The list over all data: begins with the country, filters, walks over countries, closes a query. */
static void
test_list (Fixture *f, gconstpointer data)
{
  GtkWidget *outline = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_OUTLINE_PANE);
  GtkWidget *dialog, *choice, *check;

  open_query (f, "NO", "T1C12", "Kari");
  open_query (f, "NO", "T1C13", NULL);
  open_query (f, "SE", "T1C11", NULL);
  press (outline, "Queries");
  dialog = find_dialog (PAL_TYPE_QUERIES_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (dialog)), ==, 2);
  choice = pal_ui_test_find (dialog, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (dialog)), ==, 3);

  g_assert_true (gtk_widget_activate_action (dialog, "queries.previous", NULL));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "SE");
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "T1C11");
  g_assert_true (gtk_widget_activate_action (dialog, "queries.next", NULL));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "NO");
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "T1C12");
  pal_ui_test_iterate ();

  g_assert_true (gtk_widget_activate_action (dialog, "queries.close", NULL));
  pal_ui_test_iterate ();
  answer_dialog ("Seen", NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (dialog)), ==, 2);

  g_setenv ("PAL_ACTOR", "kari", TRUE);
  choice = gtk_widget_get_next_sibling (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 4);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (dialog)), ==, 3);
  check = gtk_widget_get_next_sibling (choice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (dialog)), ==, 1);
  g_unsetenv ("PAL_ACTOR");

  pal_ui_test_wait (is_saved, f->workspace);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_null (dialog);
}

static void
set_number (Fixture *f, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C11", &value);
  pal_ui_test_wait (is_saved, f->workspace);
}

static double
get_number (Fixture *f)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");

  return pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", NULL), "T1C11")->number;
}

static gboolean
can_restore (gpointer history)
{
  return pal_ui_test_find_tip (history, "Restore This Value") != NULL;
}

static void
take (Fixture *f, PalReviewStepKind kind)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pal_commands_set_state (f->workspace, "NO", NULL, "2026", kind, NULL, &error));
  g_assert_no_error (error);
}

/* From the history back into the form; a frozen part asks for the reason first. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  GtkWidget *history = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_HISTORY_BOX);
  GtkWidget *dialog;

  set_number (f, 41);
  set_number (f, 43);
  pal_ui_test_wait (can_restore, history);
  g_signal_emit_by_name (pal_ui_test_find_tip (history, "Restore This Value"), "clicked");
  g_assert_cmpfloat (get_number (f), ==, 41);
  pal_ui_test_wait (is_saved, f->workspace);

  take (f, PAL_REVIEW_SUBMIT);
  take (f, PAL_REVIEW_START);
  take (f, PAL_REVIEW_ACCEPT);
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_iterate ();
  pal_ui_test_wait (can_restore, history);
  g_signal_emit_by_name (pal_ui_test_find_tip (history, "Restore This Value"), "clicked");
  pal_ui_test_iterate ();
  g_assert_cmpfloat (get_number (f), ==, 41);
  dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "restore"));
  gtk_editable_set_text (GTK_EDITABLE (pal_ui_test_find (dialog, GTK_TYPE_ENTRY)), "It was right");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "restore");
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_cmpfloat (get_number (f), ==, 43);
  pal_ui_test_wait (is_saved, f->workspace);
}

static char *
dup_cell (Fixture *f, const char *field)
{
  return g_strdup (pal_dataset_get_cell (pal_workspace_get_dataset (f->workspace), "answer",
                                         "NO//2026/T1C11/agreed", field));
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ENTRY_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
enter (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
  pal_ui_test_iterate ();
}

/* What a field does not take stays in it, marked, and is not written. */
static void
test_evidence (Fixture *f, gconstpointer data)
{
  GtkWidget *box = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_EVIDENCE_BOX);
  GtkWidget *link = find_row (box, "Link"), *n = find_row (box, "Sample size");
  g_autofree char *bad = NULL, *good = NULL, *count = NULL;

  enter (link, "file:///etc/passwd");
  bad = dup_cell (f, "source_link");
  g_assert_null (bad);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (link)), ==, "file:///etc/passwd");
  g_assert_true (gtk_widget_has_css_class (link, "error"));
  enter (link, " doi:10.1000/182 ");
  good = dup_cell (f, "source_link");
  g_assert_cmpstr (good, ==, "\"doi:10.1000/182\"");
  g_assert_false (gtk_widget_has_css_class (link, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (link)), ==, "doi:10.1000/182");
  enter (n, "a few");
  g_assert_true (gtk_widget_has_css_class (n, "error"));
  enter (n, "1 200");
  count = dup_cell (f, "source_n");
  g_assert_cmpstr (count, ==, "\"1200\"");
  /* Another question shows its own, and what was wrong is not carried there. */
  enter (n, "wrong");
  pal_selection_set_question (f->selection, "T1C12");
  pal_ui_test_iterate ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (n)), ==, "");
  g_assert_false (gtk_widget_has_css_class (n, "error"));
  pal_ui_test_wait (is_saved, f->workspace);
}

/* A submitted part beside the last wave: the difference, a query asked from there, and the way to the form.
 */
static void
test_side_by_side (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  GtkWidget *dialog, *view, *check;
  GtkSelectionModel *rows;

  pal_selection_set_country (f->selection, "DK");
  pal_ui_test_iterate ();
  g_assert_null (pal_ui_test_find_text (bar, "Side _by Side…"));
  pal_commands_add_wave (f->workspace, "2027");
  pal_value_init_number (&value, 40);
  pal_commands_set_answer (f->workspace, "DK", NULL, "2026", "T1C11", &value);
  value.number = 50;
  pal_commands_set_answer (f->workspace, "DK", NULL, "2027", "T1C11", &value);
  pal_commands_set_answer (f->workspace, "DK", NULL, "2026", "T1C12", &value);
  pal_selection_set_wave (f->selection, "2027");
  g_assert_true (pal_commands_set_state (f->workspace, "DK", NULL, "2027", PAL_REVIEW_SUBMIT, NULL, NULL));
  pal_ui_test_iterate ();
  press (bar, "Side _by Side…");
  dialog = find_dialog (PAL_TYPE_REVIEW_SHEET_DIALOG);
  g_assert_nonnull (dialog);
  view = pal_ui_test_find (dialog, GTK_TYPE_COLUMN_VIEW);
  rows = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), >, 20);
  check = pal_ui_test_find (dialog, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  pal_ui_test_iterate ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  g_assert_nonnull (pal_ui_test_find_text (dialog, "+10 (+25 %)"));
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Gone"));

  gtk_selection_model_select_item (rows, 1, TRUE);
  g_assert_true (gtk_widget_activate_action (dialog, "sheet.ask", NULL));
  pal_ui_test_iterate ();
  answer_dialog ("Where did they go?", NULL, TRUE);
  g_assert_nonnull (pal_ui_test_find_text (dialog, "1 query"));
  /* The form behind may have got the focus back, and with it the selected question; the sheet stays. */
  g_assert_true (gtk_selection_model_is_selected (rows, 1));

  g_signal_emit_by_name (view, "activate", 0u);
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "T1C11");
  pal_ui_test_wait (is_saved, f->workspace);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/survey/query", Fixture, NULL, set_up, test_query, tear_down);
  g_test_add ("/ui/survey/queries", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/ui/survey/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/ui/survey/evidence", Fixture, NULL, set_up, test_evidence, tear_down);
  g_test_add ("/ui/survey/side-by-side", Fixture, NULL, set_up, test_side_by_side, tear_down);
  return g_test_run ();
}
