/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-review.h"
#include "ui/survey/pal-answer-inspector.h"
#include "ui/survey/pal-choice-editor.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-institution-dialog.h"
#include "ui/survey/pal-outline-pane.h"
#include "ui/survey/pal-question-row.h"
#include "ui/survey/pal-review-bar.h"
#include "ui/survey/pal-step-dialog.h"

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

static const PalValue *
get (Fixture *f, const char *institution, const char *question)
{
  PalWaveData *data = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");

  return pal_answers_get_by_id (pal_wave_data_get_answers (data, "NO", institution), question);
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

/* Typed into the entry as a person does: shown at once, saved after a rest, undone and done again. */
static void
test_entry (Fixture *f, gconstpointer data)
{
  PalQuestionRow *row = show (f, "T1C11");
  GtkWidget *entry = pal_ui_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  int end = 2;

  gtk_editable_set_text (GTK_EDITABLE (entry), "43");
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 43);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "x", 1, &end);
  g_assert_cmpuint (pal_question_item_get_findings (pal_question_row_get_item (row))->len, ==, 1);
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 43);
  gtk_editable_set_text (GTK_EDITABLE (entry), "44");
  g_assert_cmpuint (pal_question_item_get_findings (pal_question_row_get_item (row))->len, ==, 0);
  pal_commands_flush (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_cmpint (get (f, NULL, "T1C11")->kind, ==, PAL_VALUE_NONE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

/* A missing code replaces the editor, and clearing brings it back. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  PalQuestionRow *row = show (f, "T1C12");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "question.missing", "s", "DK"));
  g_assert_cmpint (get (f, NULL, "T1C12")->missing, ==, PAL_MISSING_DK);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (row), "Not known"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "question.missing", "s", "clear"));
  g_assert_cmpint (get (f, NULL, "T1C12")->kind, ==, PAL_VALUE_NONE);
  pal_ui_test_wait (is_saved, f->workspace);
}

static GtkWidget *
find_check (GtkWidget *root, guint index)
{
  GtkWidget *editor = pal_ui_test_find (root, PAL_TYPE_CHOICE_EDITOR);
  GtkWidget *child = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (editor)));

  for (guint i = 0; i < index; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Routing follows a click: the question on targets is asked only when there is a plan. */
static void
test_choice_and_routing (Fixture *f, gconstpointer data)
{
  PalQuestionRow *plan = show (f, "T1C02");
  PalQuestionRow *targets = show (f, "T1C03");

  g_assert_true (pal_question_item_is_hidden (pal_question_row_get_item (targets)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (plan), 3)), TRUE);
  g_assert_cmpstr (get (f, NULL, "T1C02")->string, ==, "evaluated");
  g_assert_false (pal_question_item_is_hidden (pal_question_row_get_item (targets)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (GTK_WIDGET (plan), 0)), TRUE);
  g_assert_true (pal_question_item_is_hidden (pal_question_row_get_item (targets)));
  pal_ui_test_wait (is_saved, f->workspace);
}

/* Every section of both parts shows, with each type of question. */
static void
test_all_sections (Fixture *f, gconstpointer data)
{
  PalInstrument *instrument = pal_dataset_get_instrument (pal_workspace_get_dataset (f->workspace));
  GPtrArray *institutions = pal_dataset_get_institutions (pal_workspace_get_dataset (f->workspace));
  const char *own = NULL;

  for (guint i = 0; i < institutions->len; i++)
    if (g_str_equal (pal_institution_get_country (g_ptr_array_index (institutions, i)), "NO"))
      own = pal_institution_get_id (g_ptr_array_index (institutions, i));
  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      pal_selection_set_institution (f->selection, question->level == PAL_LEVEL_COUNTRY ? NULL : own);
      show (f, question->id);
    }
}

static void
test_inspector (Fixture *f, gconstpointer data)
{
  GtkWidget *inspector = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_ANSWER_INSPECTOR);

  show (f, "T1C11");
  g_assert_nonnull (inspector);
  g_assert_nonnull (pal_ui_test_find_text (inspector, "T1C11"));
  g_assert_nonnull (
      pal_ui_test_find_text (inspector, "SRV1 Specialised palliative care services per 100 000 inhabitants"));
  show (f, "B0C05");
  g_assert_nonnull (pal_ui_test_find_text (inspector, "Background: feeds no indicator"));
}

/* An institution that is added stands in the outline. */
static void
test_institution (Fixture *f, gconstpointer data)
{
  GtkWidget *outline = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_OUTLINE_PANE);
  g_autofree char *id = pal_commands_add_institution (f->workspace, "NO", "Haukeland", "University hospital",
                                                      "Bergen", FALSE, 0, 0);

  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (outline, "Haukeland"));
  pal_commands_delete_institution (f->workspace, id);
  pal_ui_test_iterate ();
  g_assert_null (pal_ui_test_find_text (outline, "Haukeland"));
  pal_ui_test_wait (is_saved, f->workspace);
}

static void
test_dialog_comes_and_goes (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog =
      g_object_ref (pal_institution_dialog_new (GTK_WINDOW (f->window), f->workspace, "NO", NULL));

  gtk_window_present (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_activate_action (dialog, "institution.save", NULL));
  g_assert_nonnull (pal_ui_test_find_text (dialog, "The institution needs a name."));
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_finalize_object (dialog);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PAL_IS_STEP_DIALOG (window) && gtk_widget_get_visible (window))
        return window; /* its list keeps it */
    }
  g_error ("no dialog of a step is shown");
}

/* Opens the dialog of a step by its action, writes a note and takes the step. */
static void
take (Fixture *f, const char *step, const char *note)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (bar, "review.step", "s", step));
  pal_ui_test_iterate ();
  dialog = find_dialog ();
  gtk_editable_set_text (GTK_EDITABLE (pal_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW)), note);
  g_assert_true (gtk_widget_activate_action (dialog, "step.apply", NULL));
  pal_ui_test_iterate ();
}

static PalReviewState
get_state (Fixture *f)
{
  return pal_review_get_state (f->workspace, "NO", NULL, "2026");
}

static void
set_number (Fixture *f, const char *question, double number)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, number);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", question, &value);
  pal_ui_test_iterate ();
}

/* An error blocks the submission, its row leads to the question, and mending it lets the part go. */
static void
test_submit (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  GtkWidget *dialog, *list;
  GtkListBoxRow *row;

  g_assert_nonnull (pal_ui_test_find_text (bar, "Draft"));
  set_number (f, "T1C11", -1);
  g_assert_true (gtk_widget_activate_action (bar, "review.step", "s", "submit"));
  pal_ui_test_iterate ();
  dialog = find_dialog ();
  g_assert_nonnull (
      pal_ui_test_find_text (dialog, "1 error must be put right first. Choose it to go there."));
  gtk_widget_activate_action (dialog, "step.apply", NULL);
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_DRAFT);
  list = pal_ui_test_find (dialog, GTK_TYPE_LIST_BOX);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_signal_emit_by_name (list, "row-activated", row);
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "T1C11");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_DRAFT);

  set_number (f, "T1C11", 43);
  take (f, "submit", "Ready");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_SUBMITTED);
  g_assert_nonnull (pal_ui_test_find_text (bar, "“Ready”"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->window), "Submitted"));
  set_number (f, "T1C12", 1);
  g_assert_nonnull (pal_ui_test_find_text (bar, "Changed since submission (1)"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->window), "Submitted, 1 changed since"));
  take (f, "withdraw", "");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_DRAFT);
  set_number (f, "T1C11", 42);
  pal_ui_test_wait (is_saved, f->workspace);
}

/* Accepted: the form is locked, a reason opens it for one part, a step back needs words. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  PalQuestionRow *row;
  GtkWidget *entry, *dialog;
  int width;

  pal_commands_add_wave (f->workspace, "2025"); /* to stand side by side with */
  set_number (f, "T1C11", 43);
  take (f, "submit", "");
  take (f, "start-review", "");
  take (f, "accept", "");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_ACCEPTED);
  row = show (f, "T1C11");
  entry = pal_ui_test_find (GTK_WIDGET (row), GTK_TYPE_ENTRY);
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (row)));

  g_assert_true (gtk_widget_activate_action (bar, "review.correct", NULL));
  pal_ui_test_iterate ();
  dialog = find_dialog ();
  g_assert_true (gtk_widget_activate_action (dialog, "step.apply", NULL));
  g_assert_nonnull (pal_ui_test_find_text (dialog, "A correction needs a reason."));
  gtk_editable_set_text (GTK_EDITABLE (pal_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW)), "Register revised");
  g_assert_true (gtk_widget_activate_action (dialog, "step.apply", NULL));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_is_sensitive (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "47");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpfloat (get (f, NULL, "T1C11")->number, ==, 47);
  g_assert_nonnull (pal_ui_test_find_text (bar, "Changed since acceptance (1)"));
  g_assert_true (gtk_widget_activate_action (bar, "review.done", NULL));
  g_assert_false (gtk_widget_is_sensitive (entry));
  /* With all that it offers it still fits the smallest telephone. */
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 340);

  take (f, "reopen", "");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_ACCEPTED);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  take (f, "reopen", "Another look");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_IN_REVIEW);
  g_assert_true (gtk_widget_is_sensitive (entry));
  take (f, "return", "Please mend");
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_DRAFT);
  pal_ui_test_wait (is_saved, f->workspace);
}

static void
test_step_dialog_comes_and_goes (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (bar, "review.step", "s", "submit"));
  pal_ui_test_iterate ();
  dialog = g_object_ref (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_finalize_object (dialog);
  g_assert_cmpint (get_state (f), ==, PAL_REVIEW_DRAFT);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/survey/entry", Fixture, NULL, set_up, test_entry, tear_down);
  g_test_add ("/ui/survey/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/ui/survey/choice-and-routing", Fixture, NULL, set_up, test_choice_and_routing, tear_down);
  g_test_add ("/ui/survey/all-sections", Fixture, NULL, set_up, test_all_sections, tear_down);
  g_test_add ("/ui/survey/inspector", Fixture, NULL, set_up, test_inspector, tear_down);
  g_test_add ("/ui/survey/institution", Fixture, NULL, set_up, test_institution, tear_down);
  g_test_add ("/ui/survey/dialog", Fixture, NULL, set_up, test_dialog_comes_and_goes, tear_down);
  g_test_add ("/ui/survey/submit", Fixture, NULL, set_up, test_submit, tear_down);
  g_test_add ("/ui/survey/step-dialog", Fixture, NULL, set_up, test_step_dialog_comes_and_goes, tear_down);
  g_test_add ("/ui/survey/frozen", Fixture, NULL, set_up, test_frozen, tear_down);
  return g_test_run ();
}
