/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-answer-inspector.h"
#include "ui/survey/pal-choice-editor.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-institution-dialog.h"
#include "ui/survey/pal-outline-pane.h"
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
  return g_test_run ();
}
