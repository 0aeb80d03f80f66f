/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-grid-layout.h"
#include "ui/survey/pal-grid-pane.h"
#include "ui/survey/pal-grid-peer.h"
#include "ui/survey/pal-grid-preview.h"
#include "ui/survey/pal-survey-view.h"
#include "ui/widget/pal-table-dialog.h"

typedef struct
{
  PalWindow *window;
  PalView *view;
  PalWorkspace *workspace;
  PalGridPane *pane;
  PalGridSheet *sheet;
  PalGridModel *model;
} Fixture;

static gboolean
has_peers (gpointer sheet)
{
  GtkWidget *row = pal_ui_test_find (sheet, PAL_TYPE_GRID_PEER);

  return row != NULL && gtk_widget_get_next_sibling (row) != NULL;
}

static void
open_with (Fixture *f, int width)
{
  f->window = pal_ui_test_open_window ("demo", width, 800);
  f->view = pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->pane = pal_survey_view_get_grid (PAL_SURVEY_VIEW (f->view));
  g_assert_nonnull (f->pane);
  f->sheet = pal_grid_pane_get_sheet (f->pane);
  f->model = pal_grid_sheet_get_model (f->sheet);
  pal_selection_set_country (pal_window_get_selection (f->window), "LT");
  pal_survey_view_show_mode (PAL_SURVEY_VIEW (f->view), "grid");
  pal_ui_test_iterate ();
  pal_ui_test_wait (has_peers, f->sheet);
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

/* As the keyboard does it. */
static void
press_on (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  pal_ui_test_iterate ();
}

static void
press (Fixture *f, guint key, GdkModifierType state)
{
  press_on (GTK_WIDGET (f->sheet), key, state);
}

static guint
find_column (Fixture *f, const char *question)
{
  for (guint i = 0; i < pal_grid_model_get_n_columns (f->model); i++)
    if (g_str_equal (pal_grid_model_get_question (f->model, i)->id, question))
      return i;
  g_error ("the grid has no column %s", question);
}

static void
go_to (Fixture *f, guint row, const char *question)
{
  PalGridCursor cursor = { 0 };

  pal_grid_cursor_set (&cursor, row, find_column (f, question), FALSE);
  pal_grid_sheet_select (f->sheet, &cursor);
}

static void
assert_text (Fixture *f, guint row, const char *question, const char *expected)
{
  PalGridRange range = { row, find_column (f, question), 1, 1 };
  g_autofree char *text = g_strchomp (pal_grid_model_copy (f->model, &range));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_cursor (Fixture *f, guint row, guint column, guint n_rows, guint n_columns)
{
  PalGridRange range = pal_grid_sheet_get_range (f->sheet);

  g_assert_cmpuint (pal_grid_sheet_get_cursor (f->sheet)->row, ==, row);
  g_assert_cmpuint (pal_grid_sheet_get_cursor (f->sheet)->column, ==, column);
  g_assert_cmpuint (range.n_rows, ==, n_rows);
  g_assert_cmpuint (range.n_columns, ==, n_columns);
}

static void
test_keyboard (Fixture *f, gconstpointer data)
{
  guint n_rows = pal_grid_model_get_n_rows (f->model), n_columns = pal_grid_model_get_n_columns (f->model);

  g_assert_cmpuint (n_rows, >=, 3);
  assert_cursor (f, 0, 0, 1, 1);
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Down, 0);
  assert_cursor (f, 1, 1, 1, 1);
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  assert_cursor (f, 2, 2, 2, 2);
  press (f, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (f, n_rows - 1, n_columns - 1, 1, 1);
  press (f, GDK_KEY_Home, 0);
  assert_cursor (f, n_rows - 1, 0, 1, 1);
  press (f, GDK_KEY_Home, GDK_CONTROL_MASK);
  press (f, GDK_KEY_Tab, 0);
  assert_cursor (f, 0, 1, 1, 1);
  press (f, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK);
  assert_cursor (f, 0, 0, 1, 1);
  press (f, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (pal_grid_sheet_get_cursor (f->sheet)->row, >, 0);
  press (f, GDK_KEY_a, GDK_CONTROL_MASK);
  assert_cursor (f, 0, 0, n_rows, n_columns);
  g_assert_nonnull (strstr (pal_grid_pane_get_status (f->pane), "cells are selected"));
}

static gboolean
is_inactive (gpointer window)
{
  return !gtk_window_is_active (window);
}

/* Half a figure stays when another window is looked at, and is there for who comes back. */
static void
test_other_window (Fixture *f, gconstpointer data)
{
  GtkWidget *editor = pal_grid_sheet_get_editor (f->sheet);
  GtkWidget *other;

  pal_ui_test_activate (f->window);
  go_to (f, 0, "B0I04");
  press (f, GDK_KEY_7, 0);
  gtk_editable_set_text (GTK_EDITABLE (editor), "7x");
  other = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (other));
  pal_ui_test_wait (is_inactive, f->window);
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_visible (editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "7x");
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Right means back where one reads from the right. */
static void
test_rtl (Fixture *f, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (f->sheet), GTK_TEXT_DIR_RTL);
  press (f, GDK_KEY_Left, 0);
  assert_cursor (f, 0, 1, 1, 1);
  gtk_widget_set_direction (GTK_WIDGET (f->sheet), GTK_TEXT_DIR_LTR);
}

static void
test_edit (Fixture *f, gconstpointer data)
{
  GtkWidget *editor = pal_grid_sheet_get_editor (f->sheet);

  go_to (f, 0, "B0I04");
  press (f, GDK_KEY_7, 0);
  g_assert_true (gtk_widget_get_visible (editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "7");
  gtk_editable_set_text (GTK_EDITABLE (editor), "many");
  press_on (editor, GDK_KEY_Return, 0);
  /* What is wrong stays, with the reason. */
  g_assert_true (gtk_widget_get_visible (editor));
  g_assert_nonnull (strstr (pal_grid_pane_get_status (f->pane), "many"));
  gtk_editable_set_text (GTK_EDITABLE (editor), "77");
  press_on (editor, GDK_KEY_Return, 0);
  g_assert_false (gtk_widget_get_visible (editor));
  assert_text (f, 0, "B0I04", "77");
  assert_cursor (f, 1, find_column (f, "B0I04"), 1, 1);

  go_to (f, 0, "B0I04");
  press (f, GDK_KEY_F2, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "77");
  gtk_editable_set_text (GTK_EDITABLE (editor), "78");
  press_on (editor, GDK_KEY_Escape, 0);
  assert_text (f, 0, "B0I04", "77");
  press (f, GDK_KEY_Delete, 0);
  assert_text (f, 0, "B0I04", "");
}

static GtkWidget *
find_choice (Fixture *f)
{
  return pal_ui_test_find (GTK_WIDGET (f->sheet), GTK_TYPE_LIST_BOX);
}

static void
test_choice (Fixture *f, gconstpointer data)
{
  GtkWidget *list;

  go_to (f, 0, "B0I02");
  press (f, GDK_KEY_Return, 0);
  list = find_choice (f);
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  pal_ui_test_iterate ();
  assert_text (f, 0, "B0I02", "partial");
  g_assert_false (pal_grid_sheet_is_editing (f->sheet));
  assert_cursor (f, 1, find_column (f, "B0I02"), 1, 1);
  g_assert_null (find_choice (f));

  /* An option that excludes the others takes them away. */
  go_to (f, 0, "T1I02");
  pal_grid_model_enter (f->model, 0, find_column (f, "T1I02"), "consult;pcu", NULL);
  press (f, GDK_KEY_n, 0);
  list = find_choice (f);
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  press_on (gtk_widget_get_ancestor (list, GTK_TYPE_POPOVER), GDK_KEY_Return, 0);
  pal_ui_test_iterate ();
  assert_text (f, 0, "T1I02", "none");
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_preview (gpointer data)
{
  return find_window (PAL_TYPE_GRID_PREVIEW) != NULL;
}

static gboolean
has_no_preview (gpointer data)
{
  return find_window (PAL_TYPE_GRID_PREVIEW) == NULL;
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED &&
         pal_workspace_get_undo_label (workspace) != NULL;
}

static gboolean
is_redoable (gpointer workspace)
{
  return pal_workspace_get_redo_label (workspace) != NULL;
}

static void
apply (void)
{
  GtkWindow *preview;

  pal_ui_test_wait (has_preview, NULL);
  preview = find_window (PAL_TYPE_GRID_PREVIEW);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.apply", NULL));
  pal_ui_test_wait (has_no_preview, NULL);
}

/* From the clipboard through the preview into the journal, and back by undo. */
static void
test_paste (Fixture *f, gconstpointer data)
{
  PalGridPlan *plan;

  go_to (f, 0, "B0I02");
  pal_grid_model_enter (f->model, 0, find_column (f, "B0I04"), "33", NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (f->sheet)),
                          "no\t1234\tmany\npartial\t4321\t21\n");
  press (f, GDK_KEY_v, GDK_CONTROL_MASK);
  pal_ui_test_wait (has_preview, NULL);
  plan = pal_grid_preview_get_plan (PAL_GRID_PREVIEW (find_window (PAL_TYPE_GRID_PREVIEW)));
  g_assert_cmpuint (plan->n_refused, ==, 1);
  assert_text (f, 0, "B0I04", "33"); /* nothing is written yet */
  apply ();
  assert_text (f, 0, "B0I03", "1234");
  assert_text (f, 0, "B0I04", "33");
  assert_text (f, 1, "B0I04", "21");
  pal_ui_test_wait (is_saved, f->workspace);
  gtk_widget_activate_action (GTK_WIDGET (f->sheet), "win.undo", NULL);
  pal_ui_test_wait (is_redoable, f->workspace);
  assert_text (f, 0, "B0I04", "33");
  g_assert_cmpfloat (pal_answers_get_by_id (pal_grid_model_get_answers (f->model, 0), "B0I03")->number, !=,
                     1234);
}

/* Nothing is written when somebody thinks better of it. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  PalGridRange range;

  press (f, GDK_KEY_a, GDK_CONTROL_MASK);
  range = pal_grid_sheet_get_range (f->sheet);
  before = pal_grid_model_copy (f->model, &range);
  gtk_widget_activate_action (GTK_WIDGET (f->sheet), "grid.set", NULL);
  pal_ui_test_wait (has_preview, NULL);
  gtk_editable_set_text (
      GTK_EDITABLE (pal_ui_test_find (GTK_WIDGET (find_window (PAL_TYPE_GRID_PREVIEW)), ADW_TYPE_ENTRY_ROW)),
      "DK");
  pal_ui_test_iterate ();
  g_assert_cmpuint (
      pal_grid_preview_get_plan (PAL_GRID_PREVIEW (find_window (PAL_TYPE_GRID_PREVIEW)))->n_writes, >, 40);
  gtk_window_close (find_window (PAL_TYPE_GRID_PREVIEW));
  pal_ui_test_wait (has_no_preview, NULL);
  after = pal_grid_model_copy (f->model, &range);
  g_assert_cmpstr (before, ==, after);
}

static void
test_fill (Fixture *f, gconstpointer data)
{
  pal_grid_model_enter (f->model, 0, find_column (f, "B0I04"), "12", NULL);
  pal_grid_model_enter (f->model, 1, find_column (f, "B0I04"), "", NULL);
  pal_grid_model_enter (f->model, 2, find_column (f, "B0I04"), "14", NULL);
  go_to (f, 0, "B0I04");
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (f, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_text (f, 1, "B0I04", "12"); /* nothing is lost by it: at once */
  press (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (f, GDK_KEY_d, GDK_CONTROL_MASK);
  assert_text (f, 2, "B0I04", "14");
  apply ();
  assert_text (f, 2, "B0I04", "12");
}

static void
test_frozen (Fixture *f, gconstpointer data)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  const char *id = pal_institution_get_id (pal_grid_model_get_institution (f->model, 2));

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    if (!pal_commands_set_state (f->workspace, "LT", id,
                                 pal_selection_get_wave (pal_window_get_selection (f->window)), way[i], NULL,
                                 NULL))
      {
        g_test_skip ("the demonstration data of this institution have errors");
        return;
      }
  go_to (f, 2, "B0I04");
  press (f, GDK_KEY_7, 0);
  g_assert_false (pal_grid_sheet_is_editing (f->sheet));
  g_assert_nonnull (strstr (pal_grid_pane_get_status (f->pane), "Accepted"));
}

/* The rows that show, each with its name and cells. */
static void
test_accessible (Fixture *f, gconstpointer data)
{
  g_autofree char *name = pal_grid_model_dup_row_name (f->model, 0);
  g_autofree char *title = pal_grid_model_dup_title_of (f->model, 0, 0);
  GtkWidget *head = pal_ui_test_find (GTK_WIDGET (f->sheet), PAL_TYPE_GRID_PEER);
  GtkWidget *row = gtk_widget_get_next_sibling (head);
  GtkWidget *cell = gtk_widget_get_first_child (row);

  gtk_test_accessible_assert_role (f->sheet, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (head, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (head), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  cell = gtk_widget_get_next_sibling (cell);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
  /* The keyboard says where it is. */
  gtk_test_accessible_assert_property (f->sheet, GTK_ACCESSIBLE_PROPERTY_LABEL, title);
}

static void
test_open (Fixture *f, gconstpointer data)
{
  GtkWidget *form = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_FORM_PANE);
  g_autofree char *institution =
      g_strdup (pal_institution_get_id (pal_grid_model_get_institution (f->model, 1)));

  go_to (f, 1, "B0I02");
  press (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_true (gtk_widget_get_mapped (form));
  g_assert_cmpstr (pal_selection_get_institution (pal_window_get_selection (f->window)), ==, institution);
  g_assert_cmpstr (pal_selection_get_question (pal_window_get_selection (f->window)), ==, "B0I02");
  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.back", NULL);
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
}

static void
test_table (Fixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.show-table", NULL);
  pal_ui_test_iterate ();
  g_assert_nonnull (find_window (PAL_TYPE_TABLE_DIALOG));
  gtk_window_destroy (find_window (PAL_TYPE_TABLE_DIALOG));
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (f->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  press (f, GDK_KEY_End, GDK_CONTROL_MASK);
  pal_ui_test_wait (has_peers, f->sheet);
}

/* Each cell is found again where it is drawn, also mirrored. */
static void
test_layout (Fixture *f, gconstpointer data)
{
  PalGridLayout *layout = pal_grid_layout_new ();
  PalGridRange visible;

  pal_grid_layout_fill (layout, f->model, 8, 18);
  for (int is_rtl = 0; is_rtl < 2; is_rtl++)
    {
      pal_grid_layout_set_window (layout, 900, 400);
      layout->is_rtl = is_rtl;
      layout->scroll_x = 333;
      layout->scroll_y = 17;
      g_assert_true (pal_grid_layout_get_visible (layout, &visible));
      for (guint i = 1; i < visible.n_rows; i++)
        for (guint j = 1; j + 1 < visible.n_columns; j++)
          {
            GdkRectangle box = pal_grid_layout_get_cell (layout, visible.row + i, visible.column + j);
            guint row = G_MAXUINT, column = G_MAXUINT;

            g_assert_cmpint (
                pal_grid_layout_pick (layout, box.x + box.width / 2, box.y + box.height / 2, &row, &column),
                ==, PAL_GRID_SPOT_CELL);
            g_assert_cmpuint (row, ==, visible.row + i);
            g_assert_cmpuint (column, ==, visible.column + j);
          }
    }
  pal_grid_layout_free (layout);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/ui/grid/keyboard", test_keyboard },
    { "/ui/grid/rtl", test_rtl },
    { "/ui/grid/edit", test_edit },
    { "/ui/grid/choice", test_choice },
    { "/ui/grid/other-window", test_other_window },
    { "/ui/grid/paste", test_paste },
    { "/ui/grid/cancel", test_cancel },
    { "/ui/grid/fill", test_fill },
    { "/ui/grid/accessible", test_accessible },
    { "/ui/grid/open", test_open },
    { "/ui/grid/table", test_table },
    { "/ui/grid/layout", test_layout },
    { "/ui/grid/frozen", test_frozen },
  };

  pal_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  g_test_add ("/ui/grid/narrow", Fixture, NULL, set_up_narrow, test_narrow, tear_down);
  return g_test_run ();
}
