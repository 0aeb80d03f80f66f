/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-entry.h"
#include "pal-test-groups.h"
#include "pal-ui-test.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-form-table.h"
#include "session/pal-survey-group.h"
#include "ui/pal-picture.h"
#include "ui/survey/pal-entry-box.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-group-editor.h"
#include "ui/survey/pal-history-box.h"
#include "ui/survey/pal-question-row.h"

#define UNIT PAL_TEST_GROUPS_INSTITUTION
#define HOME "T8I10:" PAL_TEST_GROUPS_HOME

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalSelection *selection;
  GtkWidget *form;
} Fixture;

static void
show (Fixture *f, const char *question)
{
  pal_selection_set_question (f->selection, NULL);
  pal_selection_set_question (f->selection, question);
  pal_ui_test_iterate ();
}

/* Undo may have made the rows anew. */
static GtkWidget *
get_group (Fixture *f)
{
  GtkWidget *group = pal_ui_test_find (f->form, PAL_TYPE_GROUP_EDITOR);

  g_assert_nonnull (group);
  return group;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = pal_workspace_get_folder ();
  g_autofree char *path = g_build_filename (folder, "groups.palliscope", NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
      g_assert_true (pal_test_groups_create (path, &error));
      g_assert_no_error (error);
    }
  f->window = pal_ui_test_open_window ("groups", 1280, 800);
  pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_view_get_selection (pal_window_get_view (f->window));
  pal_selection_set_country (f->selection, "NO");
  pal_selection_set_institution (f->selection, UNIT);
  f->form = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_FORM_PANE);
  show (f, "T8I10");
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_close_window (f->window);
}

/* The box of an entry, by its place. */
static PalEntryBox *
box_at (Fixture *f, guint index)
{
  GtkWidget *box = pal_ui_test_find (get_group (f), PAL_TYPE_ENTRY_BOX);

  for (guint i = 0; i < index && box != NULL; i++)
    box = gtk_widget_get_next_sibling (box);
  g_assert_nonnull (box);
  return PAL_ENTRY_BOX (box);
}

static const char *
label_at (Fixture *f, guint index)
{
  return pal_entry_item_get_label (pal_entry_box_get_item (box_at (f, index)));
}

static guint
count (Fixture *f)
{
  PalQuestionItem *item = pal_editor_get_item (PAL_EDITOR (get_group (f)));

  return g_list_model_get_n_items (pal_question_item_get_entries (item));
}

/* With PAL_PICTURES=FOLDER, a picture of the window as it stands. */
static void
picture (Fixture *f, const char *name)
{
  const char *folder = g_getenv ("PAL_PICTURES");
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  for (int i = 0; i < 20; i++)
    {
      gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
      pal_ui_test_iterate ();
    }
  texture = pal_picture_new_for_window (GTK_WINDOW (f->window));
  path = g_strdup_printf ("%s/%s.png", folder, name);
  if (texture != NULL)
    gdk_texture_save_to_png (texture, path);
}

static GtkWidget *
get_focus (Fixture *f)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window));
}

/* A list is filled in by keys alone: add, type, move, remove, undo. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *row, *entry;

  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpstr (label_at (f, 0), ==, "Home team");
  g_assert_false (pal_entry_box_is_open (box_at (f, 0)));

  g_assert_true (gtk_widget_activate_action (get_group (f), "group.add", NULL));
  g_assert_cmpuint (count (f), ==, 3);
  g_assert_true (pal_entry_box_is_open (box_at (f, 2)));
  row = pal_entry_box_get_row (box_at (f, 2), 0);
  g_assert_true (gtk_widget_is_ancestor (get_focus (f), row)); /* ready to type */
  entry = pal_ui_test_find (row, GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (entry);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (entry)), "Day team", -1);
  pal_commands_flush (f->workspace);
  g_assert_cmpstr (label_at (f, 2), ==, "Day team");
  picture (f, "groups-added");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (box_at (f, 2)), "entry.up", NULL));
  g_assert_cmpstr (label_at (f, 1), ==, "Day team");
  g_assert_true (pal_entry_box_is_open (box_at (f, 1))); /* the same box, at another place */
  pal_ui_test_wait (is_saved, f->workspace);
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
      pal_ui_test_wait (is_saved, f->workspace);
    }
  g_assert_cmpuint (count (f), ==, 2);
}

/* Enter goes through the questions of an entry, to the next entry, and after the last one out of the list. */
static void
test_enter (Fixture *f, gconstpointer data)
{
  GtkWidget *row;
  guint n_asked = 0;

  for (guint i = 0; i < 2; i++)
    pal_entry_box_set_open (box_at (f, i), TRUE);
  pal_ui_test_iterate ();
  pal_question_row_grab_editor (PAL_QUESTION_ROW (pal_entry_box_get_row (box_at (f, 0), 0)));
  for (guint i = 0; (row = pal_entry_box_get_row (box_at (f, 0), i)) != NULL; i++)
    {
      if (pal_question_item_is_hidden (pal_question_row_get_item (PAL_QUESTION_ROW (row))))
        continue;
      n_asked++;
      g_assert_true (gtk_widget_is_ancestor (get_focus (f), row));
      g_assert_true (gtk_widget_activate_action (get_focus (f), "form.next-question", NULL));
    }
  g_assert_cmpuint (n_asked, >, 1);
  g_assert_true (gtk_widget_is_ancestor (get_focus (f), GTK_WIDGET (box_at (f, 1))));
  row = pal_entry_box_get_row (box_at (f, 1), 0);
  pal_question_row_grab_editor (PAL_QUESTION_ROW (row));
  for (guint i = 0; i < 20 && gtk_widget_is_ancestor (get_focus (f), get_group (f)); i++)
    g_assert_true (gtk_widget_activate_action (get_focus (f), "form.next-question", NULL));
  g_assert_false (gtk_widget_is_ancestor (get_focus (f), get_group (f)));
}

static GtkWidget *
find_question (Fixture *f)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* What holds answers is removed after a question, comes back from the list of removed entries, and by undo.
 */
static void
test_remove (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;
  PalQuestionItem *item = pal_editor_get_item (PAL_EDITOR (get_group (f)));
  PalEntryItem *removed;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (box_at (f, 1)), "entry.remove", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpuint (count (f), ==, 2);
  dialog = find_question (f);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "remove");
  pal_ui_test_iterate ();
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_removed (item)), ==, 1);
  g_assert_nonnull (pal_ui_test_find_text (get_group (f), "Removed Entries (1)"));

  removed = g_list_model_get_item (pal_question_item_get_removed (item), 0);
  pal_survey_model_restore_entry (pal_editor_get_model (PAL_EDITOR (get_group (f))), item, removed);
  g_object_unref (removed);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (pal_question_item_get_removed (item)), ==, 0);
}

/* From elsewhere to a question in an entry: it opens, with the focus there. */
static void
test_go_to (Fixture *f, gconstpointer data)
{
  g_autoptr (PalTable) table = NULL;
  GtkWidget *row;

  show (f, HOME ":T8I14");
  g_assert_true (pal_entry_box_is_open (box_at (f, 0)));
  row = pal_entry_box_get_row (box_at (f, 0), 3);
  g_assert_true (gtk_widget_is_ancestor (get_focus (f), row));
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, HOME ":T8I14");
  picture (f, "groups-open");
  table = pal_form_table_new (pal_editor_get_model (PAL_EDITOR (get_group (f))));
  g_assert_cmpuint (pal_table_get_n_rows (table), ==, 4 + 2 * 6);
}

static gboolean
can_restore (gpointer history)
{
  return pal_ui_test_find_tip (history, "Restore This Value") != NULL;
}

/* An answer in an entry has a history of its own: an earlier one comes back into the same entry. */
static void
test_restore (Fixture *f, gconstpointer data)
{
  GtkWidget *history = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_HISTORY_BOX);
  g_auto (PalValue) name = PAL_VALUE_INIT;

  show (f, HOME ":T8I11");
  pal_value_init_string (&name, "Night team");
  pal_commands_set_answer (f->workspace, "NO", UNIT, "2026", HOME ":T8I11", &name);
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_cmpstr (label_at (f, 0), ==, "Night team");
  pal_ui_test_wait (can_restore, history);
  g_signal_emit_by_name (pal_ui_test_find_tip (history, "Restore This Value"), "clicked");
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_cmpstr (label_at (f, 0), ==, "Home team");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_cmpstr (label_at (f, 0), ==, "Night team");
}

/* A frozen part is read, not changed. */
static void
test_locked (Fixture *f, gconstpointer data)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    g_assert_true (pal_commands_set_state (f->workspace, "NO", UNIT, "2026", way[i], "because", NULL));
  pal_ui_test_iterate ();
  gtk_widget_activate_action (get_group (f), "group.add", NULL);
  gtk_widget_activate_action (GTK_WIDGET (box_at (f, 0)), "entry.remove", NULL);
  pal_ui_test_iterate ();
  g_assert_null (find_question (f));
  g_assert_cmpuint (count (f), ==, 2);
  pal_entry_box_set_open (box_at (f, 0), TRUE);
  g_assert_true (gtk_widget_get_focusable (pal_entry_box_get_row (box_at (f, 0), 0)));
  picture (f, "groups-frozen");
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/groups/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keys", test_keys);
  ADD ("enter", test_enter);
  ADD ("remove", test_remove);
  ADD ("go-to", test_go_to);
  ADD ("restore", test_restore);
  ADD ("locked", test_locked);
  return g_test_run ();
}
