/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-ui-test.h"
#include "session/pal-commands-translation.h"
#include "session/pal-commands.h"
#include "session/pal-translation-document.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-language-bar.h"
#include "ui/survey/pal-question-row.h"
#include "ui/survey/pal-translation-field.h"
#include "ui/survey/pal-translation-files.h"
#include "ui/survey/pal-translation-pane.h"
#include "ui/survey/pal-translation-publish.h"
#include "ui/survey/pal-translation-window.h"

#define QUESTION "T1C11"

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

static PalTranslated *
get (Fixture *f, const char *language)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);

  return pal_translated_new (dataset, pal_dataset_get_instrument (dataset), language);
}

/* The texts of @owner, or all of them, in brackets. */
static void
translate (Fixture *f, const char *owner)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < pal_translated_get_n_texts (translated); i++)
    {
      const PalInstrumentText *text = pal_translated_get_text (translated, i)->text;

      if (owner == NULL || g_str_equal (text->owner, owner))
        g_hash_table_insert (targets, g_strdup (text->key), g_strdup_printf ("[%s]", text->source));
    }
  pal_commands_bring_in_translation (f->workspace, translated, targets);
}

static const char *
get_target (Fixture *f, const char *language, const char *key)
{
  g_autoptr (PalTranslated) translated = get (f, language);

  return g_intern_string (pal_translated_find_text (translated, key)->target);
}

static PalTranslatedState
get_state (Fixture *f, const char *owner)
{
  g_autoptr (PalTranslated) translated = get (f, "nb");

  return pal_translated_find_part (translated, owner)->state;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PAL_IS_TRANSLATION_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static void
close_dialog (Fixture *f, GtkWidget *dialog)
{
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_null (dialog);
  pal_ui_test_wait (is_saved, f->workspace);
}

static GtkWidget *
open_dialog (Fixture *f, const char *language)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.translations", NULL));
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  pal_translation_window_choose_language (PAL_TRANSLATION_WINDOW (dialog), language);
  pal_ui_test_iterate ();
  return dialog;
}

static PalTranslationField *
find_field (GtkWidget *dialog, const char *key)
{
  GtkWidget *first = pal_ui_test_find (dialog, PAL_TYPE_TRANSLATION_FIELD);

  for (GtkWidget *w = first; w != NULL; w = gtk_widget_get_next_sibling (w))
    if (g_str_equal (pal_translation_field_get_key (PAL_TRANSLATION_FIELD (w)), key))
      return PAL_TRANSLATION_FIELD (w);
  g_error ("no field for %s", key);
}

static void
write_field (GtkWidget *dialog, const char *key, const char *text)
{
  GtkTextView *view = pal_translation_field_get_view (find_field (dialog, key));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

/* Writing, accepting and going on by key alone; the state follows, and comes back with undo. */
static void
test_desk (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (f, "nb"), *pane = pal_ui_test_find (dialog, PAL_TYPE_TRANSLATION_PANE);

  pal_translation_window_show (PAL_TRANSLATION_WINDOW (dialog), QUESTION);
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_translation_pane_get_owner (PAL_TRANSLATION_PANE (pane)), ==, QUESTION);
  write_field (dialog, QUESTION, "Antall hjemmeteam");
  g_assert_null (get_target (f, "nb", QUESTION)); /* not before it is left, or rested */
  g_assert_true (gtk_widget_activate_action (dialog, "translations.accept", NULL));
  g_assert_cmpstr (get_target (f, "nb", QUESTION), ==, "Antall hjemmeteam");
  g_assert_cmpint (get_state (f, QUESTION), ==, PAL_TRANSLATED_MISSING); /* help and unit are left */
  g_assert_cmpstr (pal_translation_pane_get_owner (PAL_TRANSLATION_PANE (pane)), ==, QUESTION);

  write_field (dialog, QUESTION "/help", "Tell hvert team én gang.");
  gtk_widget_grab_focus (GTK_WIDGET (pal_translation_field_get_view (find_field (dialog, QUESTION "/unit"))));
  g_assert_true (gtk_widget_activate_action (dialog, "translations.copy-source", NULL));
  pal_translation_pane_flush (PAL_TRANSLATION_PANE (pane));
  g_assert_cmpstr (get_target (f, "nb", QUESTION "/unit"), ==, "teams");
  g_assert_cmpint (get_state (f, QUESTION), ==, PAL_TRANSLATED_DRAFT);
  g_assert_nonnull (pal_ui_test_find_text (pane, "Draft, not validated"));
  g_assert_true (gtk_widget_activate_action (dialog, "translations.accept", NULL));
  g_assert_cmpint (get_state (f, QUESTION), ==, PAL_TRANSLATED_ACCEPTED);
  /* The next that is open, ready to write. */
  g_assert_cmpstr (pal_translation_pane_get_owner (PAL_TRANSLATION_PANE (pane)), ==, "T1C12");
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (dialog))));
  g_assert_true (gtk_widget_activate_action (dialog, "translations.previous", NULL));
  g_assert_cmpstr (pal_translation_pane_get_owner (PAL_TRANSLATION_PANE (pane)), !=, QUESTION);

  pal_translation_window_show (PAL_TRANSLATION_WINDOW (dialog), QUESTION);
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_true (gtk_widget_activate_action (dialog, "translations.undo", NULL));
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_iterate ();
  g_assert_cmpint (get_state (f, QUESTION), ==, PAL_TRANSLATED_DRAFT);
  g_assert_nonnull (pal_ui_test_find_text (pane, "Draft, not validated"));
  close_dialog (f, dialog);
}

/* What is being written is kept when the window closes; another language runs its own way. */
static void
test_languages (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (f, "ar");

  pal_translation_window_show (PAL_TRANSLATION_WINDOW (dialog), "T1C13");
  g_assert_cmpint (
      gtk_widget_get_direction (GTK_WIDGET (pal_translation_field_get_view (find_field (dialog, "T1C13")))),
      ==, GTK_TEXT_DIR_RTL);
  write_field (dialog, "T1C13", "عدد");
  pal_translation_window_choose_language (PAL_TRANSLATION_WINDOW (dialog), "fi");
  g_assert_cmpstr (get_target (f, "ar", "T1C13"), ==, "عدد");
  g_assert_null (get_target (f, "fi", "T1C13"));
  g_assert_cmpint (
      gtk_widget_get_direction (GTK_WIDGET (pal_translation_field_get_view (find_field (dialog, "T1C13")))),
      ==, GTK_TEXT_DIR_LTR);
  write_field (dialog, "T1C13", "Määrä");
  close_dialog (f, dialog);
  g_assert_cmpstr (get_target (f, "fi", "T1C13"), ==, "Määrä");
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

/* Another language while filling: the words change around the focus, the text and its cursor. */
static void
test_switch (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (f->form, PAL_TYPE_LANGUAGE_BAR), *choice, *focus;
  PalQuestionRow *row = show (f, QUESTION);

  translate (f, QUESTION);
  g_assert_true (gtk_widget_get_visible (bar));
  choice = pal_ui_test_find (bar, GTK_TYPE_DROP_DOWN);
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "1,5");
  gtk_editable_set_position (GTK_EDITABLE (focus), 2);

  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (choice))); i++)
    {
      GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));

      if (g_str_equal (gtk_string_list_get_string (names, i), "norsk bokmål"))
        {
          gtk_widget_grab_focus (choice);
          gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
        }
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == focus);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "1,5");
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (focus)), ==, 2);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (row), "[Number of home palliative care teams]"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (row), "[teams]"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (show (f, "T1C12")), "Not translated yet"));
  /* By key alone, round and round. */
  g_assert_true (gtk_widget_activate_action (f->form, "form.next-language", NULL));
  pal_ui_test_wait (is_saved, f->workspace);
}

/* The next window on this workspace asks in the language that was chosen, and says that it is a draft. */
static void
test_remembered (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (f->form, PAL_TYPE_LANGUAGE_BAR);

  translate (f, NULL);
  while (pal_ui_test_find_text (GTK_WIDGET (show (f, QUESTION)), "[Number of home palliative care teams]") ==
         NULL)
    pal_language_bar_step (PAL_LANGUAGE_BAR (bar));
  g_assert_nonnull (pal_ui_test_find_text (bar, "Draft, not validated: 10 of 10 questions"));
  pal_ui_test_wait (is_saved, f->workspace);
  tear_down (f, data);
  set_up (f, data);
  g_assert_nonnull (
      pal_ui_test_find_text (GTK_WIDGET (show (f, QUESTION)), "[Number of home palliative care teams]"));
}

/* Publishing from the desk: the hash is listed, the same state is not offered again, undo takes it back. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  g_autoptr (PalTranslationDesk) desk = NULL;
  g_autoptr (GPtrArray) published = NULL;
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  PalInstrument *instrument = pal_dataset_get_instrument (dataset);
  const char *hex;
  GtkWidget *dialog;

  translate (f, QUESTION);
  desk = pal_translation_desk_new (f->workspace, instrument, "nb");
  dialog = pal_translation_publish_new (GTK_WINDOW (f->window), desk);
  gtk_window_present (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Nothing has been published in this language."));
  g_assert_true (gtk_widget_activate_action (dialog, "published.publish", NULL));
  published = pal_translation_document_list (dataset, instrument, "nb");
  g_assert_cmpuint (published->len, ==, 1);
  hex = ((PalPublishedTranslation *) g_ptr_array_index (published, 0))->hex;
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (dialog, hex));
  gtk_widget_activate_action (dialog, "published.publish", NULL); /* refused: nothing changed since */
  g_ptr_array_unref (g_steal_pointer (&published));
  published = pal_translation_document_list (dataset, instrument, "nb");
  g_assert_cmpuint (published->len, ==, 1);
  pal_ui_test_wait (is_saved, f->workspace);
  pal_commands_undo (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Nothing has been published in this language."));
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_wait (is_saved, f->workspace);
}

static GtkWidget *
show_plan (Fixture *f, PalTranslationDesk *desk, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GtkWidget *preview = pal_translation_files_show_plan (GTK_WINDOW (f->window), desk, bytes, "nb.csv");

  pal_ui_test_iterate ();
  return preview;
}

/* A file is shown before it is brought in: what is new, changed and refused; then it is one step. */
static void
test_import (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  g_autoptr (PalTranslationDesk) desk =
      pal_translation_desk_new (f->workspace, pal_dataset_get_instrument (dataset), "nb");
  GtkWidget *preview;

  translate (f, "instrument");
  preview = show_plan (f, desk, "key,target\nT1C16,Antall team\ninstrument,Kartlegging\nT9C99,Ukjent\n");
  g_assert_nonnull (pal_ui_test_find_text (preview, "1 new, 1 changed, 0 the same, 0 left empty, 1 refused"));
  g_assert_nonnull (pal_ui_test_find_text (preview, "line 4, key: the questionnaire has no such text"));
  g_assert_null (get_target (f, "nb", "T1C16")); /* nothing is written yet */
  g_assert_true (gtk_widget_activate_action (preview, "import.apply", NULL));
  g_assert_cmpstr (get_target (f, "nb", "T1C16"), ==, "Antall team");
  g_assert_cmpstr (get_target (f, "nb", "instrument"), ==, "Kartlegging");
  pal_ui_test_wait (is_saved, f->workspace);
  pal_commands_undo (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_null (get_target (f, "nb", "T1C16"));
  g_assert_cmpint (*get_target (f, "nb", "instrument"), ==, '[');

  preview = show_plan (f, desk, "key,target\nT1C16,\n"); /* nothing to do: not offered */
  gtk_widget_activate_action (preview, "import.apply", NULL);
  g_assert_true (gtk_widget_get_visible (preview));
  gtk_window_destroy (GTK_WINDOW (preview));
  pal_ui_test_iterate ();
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/translations/desk", Fixture, NULL, set_up, test_desk, tear_down);
  g_test_add ("/ui/translations/languages", Fixture, NULL, set_up, test_languages, tear_down);
  g_test_add ("/ui/translations/publish", Fixture, NULL, set_up, test_publish, tear_down);
  g_test_add ("/ui/translations/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/ui/translations/switch", Fixture, NULL, set_up, test_switch, tear_down);
  g_test_add ("/ui/translations/remembered", Fixture, NULL, set_up, test_remembered, tear_down);
  return g_test_run ();
}
