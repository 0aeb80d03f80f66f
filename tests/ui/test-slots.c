/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands-slots.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-answer-inspector.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-question-row.h"
#include "ui/survey/pal-review-bar.h"
#include "ui/survey/pal-slot-bar.h"
#include "ui/survey/pal-slot-button.h"
#include "ui/survey/pal-slots-dialog.h"
#include "ui/survey/pal-slots-line.h"
#include "ui/survey/pal-survey-view.h"
#include "ui/survey/pal-value-dialog.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalSurveyModel *model;
  GtkWidget *form;
  GtkWidget *button;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = pal_ui_test_open_window ("reference", 1280, 800);
  pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_view_get_selection (pal_window_get_view (f->window));
  f->model = pal_survey_view_get_model (PAL_SURVEY_VIEW (pal_window_get_view (f->window)));
  f->form = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_FORM_PANE);
  f->button = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_SLOT_BUTTON);
  g_assert_nonnull (f->form);
  g_assert_nonnull (f->button);
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
set_number (Fixture *f, const char *country, const char *slot, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_slot_answer (f->workspace, country, NULL, "2026", question, slot, &value);
}

static const PalValue *
get_agreed (Fixture *f, const char *country, const char *question)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");

  return pal_answers_get_by_id (pal_wave_data_get_answers (data, country, NULL), question);
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
activate (GtkWidget *widget, const char *action, const char *target)
{
  return gtk_widget_activate_action (widget, action, target != NULL ? "s" : NULL, target);
}

/* The form of the second entry is empty where the first one and the agreed answers are not; what is typed
 * goes into the slot, and nothing beside it tells more. */
static void
test_entry (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_SLOT_BAR);
  GtkWidget *review = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  GtkWidget *inspector = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_ANSWER_INSPECTOR);
  PalQuestionRow *row;
  GtkWidget *entry;

  pal_selection_set_country (f->selection, "NO");
  set_number (f, "NO", NULL, "T1C11", 40);
  set_number (f, "NO", PAL_SLOT_ENTRY_1, "T1C11", 43);
  row = show (f, "T1C11");
  entry = pal_ui_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "40");
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_nonnull (pal_ui_test_find_text (f->button, "Answers: Agreed"));

  g_assert_true (activate (f->button, "slot.choose", PAL_SLOT_ENTRY_2));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_nonnull (pal_ui_test_find_text (bar, "Second Entry"));
  g_assert_nonnull (pal_ui_test_find_text (f->button, "Answers: Second Entry"));
  g_assert_false (gtk_widget_get_visible (review));
  row = show (f, "T1C11");
  entry = pal_ui_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (pal_ui_test_find_text (GTK_WIDGET (f->form), "40"));
  g_assert_null (pal_ui_test_find_text (GTK_WIDGET (f->form), "43"));
  g_assert_nonnull (pal_ui_test_find_text (inspector, "Not shown while one person's answers are entered"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "44");
  pal_commands_flush (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_cmpfloat (get_agreed (f, "NO", "T1C11")->number, ==, 40);
  g_assert_true (gtk_widget_activate_action (bar, "slot-bar.done", NULL));
  pal_ui_test_iterate ();
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_true (gtk_widget_get_visible (review));
  row = show (f, "T1C11");
  entry = pal_ui_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "40");
  g_assert_true (activate (f->button, "slot.choose", PAL_SLOT_ENTRY_2));
  row = show (f, "T1C11");
  entry = pal_ui_test_find (GTK_WIDGET (row), GTK_TYPE_TEXT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "44");
}

/* Below the choices, which have lists of their own. */
static GtkListView *
get_list (GtkWidget *dialog)
{
  GtkWidget *child = gtk_widget_get_first_child (adw_window_get_content (ADW_WINDOW (dialog)));

  while (child != NULL && !GTK_IS_STACK (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_LIST_VIEW (pal_ui_test_find (child, GTK_TYPE_LIST_VIEW));
}

static guint
count_rows (GtkWidget *dialog)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (get_list (dialog))));
}

static GtkWidget *
open_comparison (Fixture *f, const char *kind)
{
  GtkWidget *dialog;

  g_assert_true (activate (f->button, "slot.compare", kind));
  pal_ui_test_iterate ();
  dialog = find_dialog (PAL_TYPE_SLOTS_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
close_dialog (Fixture *f, GtkWidget *dialog)
{
  pal_ui_test_wait (is_saved, f->workspace);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_wait (is_gone, &dialog);
}

static gboolean
has_three (gpointer dialog)
{
  return count_rows (dialog) == 3;
}

/* Deciding by the actions that the keys are bound to: each takes the row away, undo brings it back. */
static void
test_decide (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *value, *entry;

  pal_selection_set_country (f->selection, "SE");
  set_number (f, "SE", PAL_SLOT_ENTRY_1, "T1C11", 43);
  set_number (f, "SE", PAL_SLOT_ENTRY_2, "T1C11", 44);
  set_number (f, "SE", PAL_SLOT_ENTRY_1, "T1C12", 10);
  set_number (f, "SE", PAL_SLOT_ENTRY_2, "T1C12", 11);
  set_number (f, "SE", PAL_SLOT_ENTRY_1, "T1C13", 5);
  set_number (f, "SE", PAL_SLOT_ENTRY_1, "T1C14", 7);
  set_number (f, "SE", PAL_SLOT_ENTRY_2, "T1C14", 7);
  dialog = open_comparison (f, "entries");
  g_assert_cmpuint (count_rows (dialog), ==, 3);
  g_assert_nonnull (pal_ui_test_find_text (dialog, "44 teams"));

  g_assert_true (gtk_widget_activate_action (dialog, "slots.take-column", "u", 2u));
  g_assert_cmpfloat (get_agreed (f, "SE", "T1C11")->number, ==, 44);
  g_assert_cmpuint (count_rows (dialog), ==, 2);
  g_assert_true (activate (dialog, "slots.other", ""));
  pal_ui_test_iterate ();
  value = find_dialog (PAL_TYPE_VALUE_DIALOG);
  g_assert_nonnull (value);
  entry = pal_ui_test_find (value, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "many");
  g_assert_true (gtk_widget_activate_action (value, "value.apply", NULL));
  g_assert_cmpint (get_agreed (f, "SE", "T1C12")->kind, ==, PAL_VALUE_NONE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  g_assert_true (gtk_widget_activate_action (value, "value.apply", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpfloat (get_agreed (f, "SE", "T1C12")->number, ==, 12);
  g_assert_null (find_dialog (PAL_TYPE_VALUE_DIALOG));
  g_assert_true (activate (dialog, "slots.keep", ""));
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  g_assert_cmpint (get_agreed (f, "SE", "T1C13")->kind, ==, PAL_VALUE_NONE);
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Nothing to Decide"));

  g_assert_true (gtk_widget_activate_action (dialog, "slots.accept-equal", NULL));
  g_assert_cmpfloat (get_agreed (f, "SE", "T1C14")->number, ==, 7);
  for (guint i = 0; i < 4; i++)
    {
      pal_ui_test_wait (is_saved, f->workspace);
      g_assert_true (gtk_widget_activate_action (dialog, "slots.undo", NULL));
    }
  pal_ui_test_wait (has_three, dialog);
  g_assert_cmpint (get_agreed (f, "SE", "T1C14")->kind, ==, PAL_VALUE_NONE);
  close_dialog (f, dialog);
}

/* In an accepted part a decision without a reason is refused with words, and the reason is asked for. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  GtkWidget *dialog, *reason;

  pal_selection_set_country (f->selection, "DK");
  set_number (f, "DK", PAL_SLOT_ENTRY_1, "T1C11", 43);
  set_number (f, "DK", PAL_SLOT_ENTRY_2, "T1C11", 44);
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    g_assert_true (pal_commands_set_state (f->workspace, "DK", NULL, "2026", way[i], NULL, NULL));
  dialog = open_comparison (f, "entries");
  g_assert_true (gtk_widget_activate_action (dialog, "slots.take-column", "u", 1u));
  g_assert_cmpint (get_agreed (f, "DK", "T1C11")->kind, ==, PAL_VALUE_NONE);
  g_assert_nonnull (
      pal_ui_test_find_text (dialog, "This part is accepted: a decision that changes it needs a reason."));
  reason = pal_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (reason), "Paper was found");
  g_assert_true (gtk_widget_activate_action (dialog, "slots.take-column", "u", 1u));
  g_assert_cmpfloat (get_agreed (f, "DK", "T1C11")->number, ==, 43);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (reason)), ==, "");
  close_dialog (f, dialog);
}

/* An expert is added by name and shown by it; the median can be taken. */
static void
test_experts (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog, *entry;
  g_autofree char *first = NULL;

  pal_selection_set_country (f->selection, "FI");
  g_assert_true (activate (f->button, "slot.add-expert", NULL));
  pal_ui_test_iterate ();
  dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  entry = pal_ui_test_find (dialog, GTK_TYPE_ENTRY);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Aino Virtanen");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "add");
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  first = g_strdup (pal_survey_model_get_slot (f->model));
  g_assert_true (pal_slot_is_expert (first));
  g_assert_nonnull (pal_ui_test_find_text (f->button, "Answers: Aino Virtanen"));
  /* Another country: the expert does not go along. */
  pal_selection_set_country (f->selection, "EE");
  g_assert_null (pal_survey_model_get_slot (f->model));
  pal_selection_set_country (f->selection, "FI");

  set_number (f, "FI", first, "T1C11", 10);
  set_number (f, "FI", "expert:b", "T1C11", 12);
  set_number (f, "FI", "expert:c", "T1C11", 30);
  dialog = open_comparison (f, "experts");
  g_assert_cmpuint (count_rows (dialog), ==, 1);
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Aino Virtanen"));
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Median 12 · from 10 to 30 · numbers: 3 of 3"));
  g_assert_true (activate (dialog, "slots.suggest", ""));
  g_assert_cmpfloat (get_agreed (f, "FI", "T1C11")->number, ==, 12);
  g_assert_cmpuint (count_rows (dialog), ==, 0);
  close_dialog (f, dialog);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/slots/entry", Fixture, NULL, set_up, test_entry, tear_down);
  g_test_add ("/ui/slots/decide", Fixture, NULL, set_up, test_decide, tear_down);
  g_test_add ("/ui/slots/frozen", Fixture, NULL, set_up, test_frozen, tear_down);
  g_test_add ("/ui/slots/experts", Fixture, NULL, set_up, test_experts, tear_down);
  return g_test_run ();
}
