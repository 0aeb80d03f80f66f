/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the form says about saving is true, also when the file cannot be written. */
#include <sqlite3.h>

#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "session/pal-library.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-question-row.h"
#include "ui/widget/pal-notice-bar.h"
#include "ui/widget/pal-view-toolbar.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  sqlite3 *other; /* holds the file from time to time */
} Fixture;

static gboolean
has_workspace (gpointer window)
{
  return pal_window_get_workspace (window) != NULL;
}

static gboolean
has_failed (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_FAILED;
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static void
run (Fixture *f, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (f->other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static int
count_batches (Fixture *f)
{
  sqlite3_stmt *statement = NULL;
  int n;

  g_assert_cmpint (sqlite3_prepare_v2 (f->other, "SELECT count(*) FROM batch", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

static void
open_survey (Fixture *f, const char *path)
{
  f->window = pal_ui_test_open_window (NULL, 1280, 800);
  pal_window_open_path (f->window, path, PAL_OPEN_IN_PLACE);
  pal_ui_test_wait (has_workspace, f->window);
  f->workspace = pal_window_get_workspace (f->window);
  pal_window_show_view (f->window, "survey");
  pal_selection_set_country (pal_window_get_selection (f->window), "SE");
  pal_ui_test_iterate ();
}

static GtkEditable *
show_entry (Fixture *f, const char *question)
{
  PalSelection *selection = pal_window_get_selection (f->window);
  GtkWidget *form = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_FORM_PANE);
  GtkWidget *row;

  pal_selection_set_question (selection, NULL);
  pal_selection_set_question (selection, question);
  pal_ui_test_iterate ();
  row = gtk_widget_get_first_child (pal_ui_test_find (form, GTK_TYPE_LIST_BOX));
  while (row != NULL &&
         g_strcmp0 (pal_question_item_get_question (pal_question_row_get_item (PAL_QUESTION_ROW (row)))->id,
                    question) != 0)
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return GTK_EDITABLE (pal_ui_test_find (row, GTK_TYPE_ENTRY));
}

static void
type (Fixture *f, const char *question, const char *text)
{
  gtk_editable_set_text (show_entry (f, question), text);
  pal_commands_flush (f->workspace);
}

static void
assert_says (Fixture *f, const char *text, gboolean is_said)
{
  GtkWidget *toolbar = pal_ui_test_find (GTK_WIDGET (pal_window_get_view (f->window)), PAL_TYPE_VIEW_TOOLBAR);

  if ((pal_ui_test_find_text (toolbar, text) != NULL) != is_said)
    g_error ("the toolbar %s “%s”", is_said ? "does not say" : "says", text);
}

static const char *
get_message (Fixture *f)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_NOTICE_BAR);

  while (bar != NULL && !(PAL_IS_NOTICE_BAR (bar) && *pal_notice_bar_get_text (PAL_NOTICE_BAR (bar)) != '\0'))
    bar = gtk_widget_get_next_sibling (bar);
  return bar != NULL ? pal_notice_bar_get_text (PAL_NOTICE_BAR (bar)) : NULL;
}

/* Another program holds the file: what was typed stays on the screen, marked as not saved, and the journal
 * has nothing of it; what is typed meanwhile waits behind it.  The file is free again: both are written, in
 * order, and still there for the next who opens it. */
static void
test_failed (void)
{
  g_autofree char *path = pal_library_create_survey ("Held", "SE", "2026", NULL);
  Fixture f = { 0 };
  int before;

  open_survey (&f, path);
  pal_ui_test_wait (is_saved, f.workspace);
  g_assert_cmpint (sqlite3_open (path, &f.other), ==, SQLITE_OK);
  before = count_batches (&f);
  run (&f, "BEGIN EXCLUSIVE");
  type (&f, "T1C11", "43");
  pal_ui_test_wait (has_failed, f.workspace);
  assert_says (&f, "Not saved", TRUE);
  g_assert_nonnull (get_message (&f));
  type (&f, "T1C12", "17");
  g_assert_cmpstr (gtk_editable_get_text (show_entry (&f, "T1C11")), ==, "43");
  g_assert_cmpstr (gtk_editable_get_text (show_entry (&f, "T1C12")), ==, "17");
  g_assert_cmpint (count_batches (&f), ==, before);
  assert_says (&f, "Not saved", TRUE);

  run (&f, "ROLLBACK");
  pal_commands_retry_save (f.workspace);
  pal_ui_test_wait (is_saved, f.workspace);
  assert_says (&f, "Not saved", FALSE);
  g_assert_null (get_message (&f));
  g_assert_cmpint (count_batches (&f), ==, before + 2);
  sqlite3_close (f.other);
  pal_ui_test_close_window (f.window);

  open_survey (&f, path);
  g_assert_cmpstr (gtk_editable_get_text (show_entry (&f, "T1C11")), ==, "43");
  g_assert_cmpstr (gtk_editable_get_text (show_entry (&f, "T1C12")), ==, "17");
  pal_ui_test_close_window (f.window);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/save/failed", test_failed);
  return g_test_run ();
}
