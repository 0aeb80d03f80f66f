/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands-draft.h"
#include "session/pal-commands.h"
#include "ui/instrument/pal-draft-dialog.h"
#include "ui/instrument/pal-draft-question.h"
#include "ui/instrument/pal-draft-review.h"
#include "ui/instrument/pal-draft-title.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalDraftDialog *dialog;
} Fixture;

static GtkWidget *
find_window (GType type)
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
set_up (Fixture *f, gconstpointer data)
{
  f->window = pal_ui_test_open_window ("reference", 1280, 800);
  f->workspace = pal_window_get_workspace (f->window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.questionnaire", NULL));
  pal_ui_test_iterate ();
  f->dialog = PAL_DRAFT_DIALOG (find_window (PAL_TYPE_DRAFT_DIALOG));
  g_assert_nonnull (f->dialog);
  pal_draft_dialog_select (f->dialog, "T1C11");
  pal_ui_test_iterate ();
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

/* The tests share one file, so each leaves it without a draft. */
static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (f->dialog));
  pal_ui_test_iterate ();
  g_assert_null (find_window (PAL_TYPE_DRAFT_DIALOG));
  pal_commands_draft_discard (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_close_window (f->window);
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
write_in (Fixture *f, const char *title, const char *text)
{
  GtkWidget *editor = pal_ui_test_find (GTK_WIDGET (f->dialog), PAL_TYPE_DRAFT_QUESTION);
  GtkWidget *row = find_row (editor, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (editor, "edited", title); /* as when the field is left */
}

static char *
dup_text (Fixture *f, const char *question)
{
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (f->workspace);
  JsonObject *object = pal_instrument_draft_find_question (draft, question);

  return object != NULL ? g_strdup (json_object_get_string_member (object, "text")) : NULL;
}

static gboolean
has_no_draft (gpointer workspace)
{
  return !pal_draft_exists (workspace);
}

/* What is written is in the workspace when the field is left; undo shows the old text again. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  GtkWidget *editor = pal_ui_test_find (GTK_WIDGET (f->dialog), PAL_TYPE_DRAFT_QUESTION);
  g_autofree char *text = NULL;

  write_in (f, "Question", "How many home teams?");
  text = dup_text (f, "T1C11");
  g_assert_cmpstr (text, ==, "How many home teams?");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->dialog), "Draft of version 0.1.1, saved"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->dialog), "T1C11  How many home teams?"));

  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.undo", NULL);
  pal_ui_test_wait (has_no_draft, f->workspace);
  pal_ui_test_iterate ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (editor, "Question"))), ==,
                   "Number of home palliative care teams");
}

static void
set_lines (GtkWidget *root, guint *skip, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TEXT_VIEW (child))
      {
        if ((*skip)-- == 0)
          gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (child)), text, -1);
      }
    else
      set_lines (child, skip, text);
}

static const char *
find_label (PalInstrumentDraft *draft, const char *question, const char *code)
{
  JsonArray *options =
      json_object_get_array_member (pal_instrument_draft_find_question (draft, question), "options");

  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      if (g_str_equal (json_object_get_string_member (option, "code"), code))
        return json_object_get_string_member (option, "label");
    }
  g_assert_not_reached ();
}

/* A rule that cannot be read says why at once and is not taken. */
static void
test_rules (Fixture *f, gconstpointer data)
{
  GtkWidget *editor = pal_ui_test_find (GTK_WIDGET (f->dialog), PAL_TYPE_DRAFT_QUESTION);
  g_autoptr (PalInstrumentDraft) draft = NULL;
  guint routing = 0, checks = 1, again = 1, whole = 0;
  GtkWidget *fold = pal_ui_test_find (editor, GTK_TYPE_EXPANDER);

  /* In sentences, with the words of question and option; the way it is written is folded away. */
  g_assert_nonnull (pal_ui_test_find_text (editor, "Always shown."));
  g_assert_false (gtk_expander_get_expanded (GTK_EXPANDER (fold)));
  gtk_expander_set_expanded (GTK_EXPANDER (fold), TRUE);
  set_lines (editor, &whole, "T1C02 ne none");
  draft = pal_draft_load (f->workspace);
  {
    g_autofree char *sentence = g_strdup_printf (
        "Shown when “%s” is not “%s”.",
        json_object_get_string_member (pal_instrument_draft_find_question (draft, "T1C02"), "text"),
        find_label (draft, "T1C02", "none"));

    g_assert_nonnull (pal_ui_test_find_text (editor, sentence));
  }
  g_clear_pointer (&draft, pal_instrument_draft_free);
  whole = 0;
  set_lines (editor, &whole, "");
  g_assert_nonnull (pal_ui_test_find_text (editor, "Always shown."));
  set_lines (editor, &routing, "T1C02 is none");
  g_assert_nonnull (pal_ui_test_find_text (
      editor, "line 1: expected a question, one of eq, ne, in, has, not_has, and a code"));
  set_lines (editor, &checks, "warning: value(T1C11) < => Really?");
  set_lines (editor, &again, "warning: value(T1C11) < 900 => Really?");
  g_signal_emit_by_name (editor, "edited", "checks");
  draft = pal_draft_load (f->workspace);
  g_assert_false (json_object_has_member (pal_instrument_draft_find_question (draft, "T1C11"), "show_if"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        pal_instrument_draft_find_question (draft, "T1C11"), "checks")),
                    ==, 1);
}

/* Add, move, replace and retire: each is one step. */
static void
test_structure (Fixture *f, gconstpointer data)
{
  g_autoptr (PalInstrumentDraft) draft = NULL;
  guint position = 0, before = 0;

  draft = pal_draft_load (f->workspace);
  pal_instrument_draft_get_place (draft, "T1C11", &before);
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.down", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.add", "s", "text");
  g_clear_pointer (&draft, pal_instrument_draft_free);
  draft = pal_draft_load (f->workspace);
  pal_instrument_draft_get_place (draft, "T1C11", &position);
  g_assert_cmpuint (position, ==, before + 1);
  g_assert_nonnull (pal_instrument_draft_find_question (draft, "T1C20"));

  pal_draft_dialog_select (f->dialog, "T1C11");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.renew", NULL);
  pal_draft_dialog_select (f->dialog, "T1C12");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.retire", NULL);
  g_clear_pointer (&draft, pal_instrument_draft_free);
  draft = pal_draft_load (f->workspace);
  g_assert_null (pal_instrument_draft_find_question (draft, "T1C11"));
  g_assert_null (pal_instrument_draft_find_question (draft, "T1C12"));
  g_assert_cmpstr (
      json_object_get_string_member (pal_instrument_draft_find_question (draft, "T1C21"), "replaces"), ==,
      "T1C11");
}

static gboolean
is_scrolled (gpointer row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller))) > 0;
}

static const char *
get_title (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id)
{
  JsonObject *object = pal_draft_structure_find (draft, kind, id);

  return object != NULL ? json_object_get_string_member (object, "title") : NULL;
}

/* Modules and sections: added, named, moved, removed again; each is one step, kept in the workspace. */
static void
test_headings (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (f->dialog), *editor, *entry;
  g_autoptr (PalInstrumentDraft) draft = NULL;
  g_autofree char *module = NULL, *section = NULL;

  pal_draft_dialog_select (f->dialog, "X5C07"); /* far down: what is chosen is shown */
  pal_ui_test_wait (is_scrolled, pal_ui_test_find_text (dialog, "Background and denominators"));
  draft = pal_draft_load (f->workspace);
  module = pal_draft_structure_propose_module (draft);
  section = g_strconcat (module, ".A", NULL);
  gtk_widget_activate_action (dialog, "draft.add-heading", "s", "module");
  editor = pal_ui_test_find (dialog, PAL_TYPE_DRAFT_TITLE);
  entry = find_row (editor, "Title");
  g_assert_true (gtk_widget_get_mapped (editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "New module");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Volunteers");
  g_signal_emit_by_name (editor, "edited", "title"); /* as when the field is left */
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Volunteers"));
  gtk_widget_activate_action (dialog, "draft.add-heading", "s", "institution");
  gtk_editable_set_text (GTK_EDITABLE (entry), ""); /* not taken */
  g_signal_emit_by_name (editor, "edited", "title");
  gtk_widget_activate_action (dialog, "draft.add", "s", "integer");

  g_clear_pointer (&draft, pal_instrument_draft_free);
  draft = pal_draft_load (f->workspace);
  g_assert_cmpstr (get_title (draft, PAL_DRAFT_MODULE, module), ==, "Volunteers");
  g_assert_cmpstr (get_title (draft, PAL_DRAFT_SECTION, section), ==, "New section");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        pal_draft_structure_find (draft, PAL_DRAFT_SECTION, section), "questions")),
                    ==, 1);

  pal_draft_dialog_select_heading (f->dialog, PAL_DRAFT_SECTION, section);
  gtk_widget_activate_action (dialog, "draft.up", NULL); /* into the module before */
  g_clear_pointer (&draft, pal_instrument_draft_free);
  draft = pal_draft_load (f->workspace);
  g_assert_cmpstr (pal_draft_structure_get_module (draft, section), !=, module);
  pal_draft_dialog_select_heading (f->dialog, PAL_DRAFT_MODULE, module);
  gtk_widget_activate_action (dialog, "draft.remove", NULL);
  g_clear_pointer (&draft, pal_instrument_draft_free);
  draft = pal_draft_load (f->workspace);
  g_assert_null (pal_draft_structure_find (draft, PAL_DRAFT_MODULE, module));
}

/* An empty question stands in the way and says so; mended, the version is published for the wave, which shows
 * it. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  PalWaveData *wave = pal_dataset_get_wave (pal_workspace_get_dataset (f->workspace), "2026");
  GtkWidget *review, *button, *choice;

  write_in (f, "Question", "");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.review", NULL);
  pal_ui_test_iterate ();
  review = find_window (PAL_TYPE_DRAFT_REVIEW);
  g_assert_nonnull (review);
  g_assert_nonnull (pal_ui_test_find_text (review, "In the Way"));
  button = gtk_widget_get_ancestor (pal_ui_test_find_text (review, "_Publish"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_window_close (GTK_WINDOW (review));
  pal_ui_test_iterate ();

  write_in (f, "Question", "How many home teams?");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "draft.review", NULL);
  pal_ui_test_iterate ();
  review = find_window (PAL_TYPE_DRAFT_REVIEW);
  g_assert_null (pal_ui_test_find_text (review, "In the Way"));
  g_assert_nonnull (pal_ui_test_find_text (review, "Changes"));
  choice = pal_ui_test_find (review, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_nonnull (pal_ui_test_find_text (review, "Every answer of the wave counts as before."));
  g_assert_true (gtk_widget_activate_action (review, "review.publish", NULL));
  pal_ui_test_iterate ();
  g_assert_null (find_window (PAL_TYPE_DRAFT_REVIEW));
  g_assert_cmpstr (pal_instrument_find_question (pal_wave_data_get_instrument (wave), "T1C11")->text, ==,
                   "How many home teams?");
  g_assert_false (pal_draft_exists (f->workspace));
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/draft/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("edit", test_edit);
  ADD ("rules", test_rules);
  ADD ("structure", test_structure);
  ADD ("headings", test_headings);
  ADD ("publish", test_publish);
  return g_test_run ();
}
