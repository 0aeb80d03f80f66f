/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "ui/survey/pal-board-pane.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-outline-pane.h"
#include "ui/survey/pal-problems-dialog.h"
#include "ui/survey/pal-survey-view.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-table-dialog.h"

typedef struct
{
  PalWindow *window;
  PalView *view;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalBoardPane *pane;
  PalSceneView *board;
  GtkWidget *form;
} Fixture;

/* Drawn for the size that it has. */
static gboolean
has_scene (gpointer board)
{
  PalScene *scene = pal_scene_view_get_scene (board);

  return scene != NULL && gtk_widget_get_width (board) > 0 &&
         ABS (pal_scene_get_width (scene) - gtk_widget_get_width (board)) < 1;
}

/* Form and board with their tools on a telephone. */
static void
assert_fits (Fixture *f)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (f->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

static void
show_mode (Fixture *f, const char *title)
{
  GtkWidget *button =
      pal_ui_test_find_text (pal_ui_test_find (GTK_WIDGET (f->view), GTK_TYPE_STACK_SWITCHER), title);

  g_assert_nonnull (button);
  if (!GTK_IS_TOGGLE_BUTTON (button))
    button = gtk_widget_get_ancestor (button, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  pal_ui_test_iterate ();
}

static void
open_with (Fixture *f, int width)
{
  f->window = pal_ui_test_open_window ("demo", width, 800);
  f->view = pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_window_get_selection (f->window);
  f->pane = pal_survey_view_get_board (PAL_SURVEY_VIEW (f->view));
  f->form = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_FORM_PANE);
  g_assert_nonnull (f->pane);
  g_assert_nonnull (f->form);
  f->board = PAL_SCENE_VIEW (pal_board_pane_get_board (f->pane));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  open_with (f, 1280);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
  show_mode (f, "Board");
  pal_ui_test_wait (has_scene, f->board);
}

static void
set_up_narrow (Fixture *f, gconstpointer data)
{
  open_with (f, 360);
  assert_fits (f);
  /* Below 720 px the switcher shows icons with the words as their names. */
  gtk_stack_set_visible_child_name (
      GTK_STACK (gtk_widget_get_ancestor (GTK_WIDGET (f->pane), GTK_TYPE_STACK)), "board");
  pal_ui_test_iterate ();
  pal_ui_test_wait (has_scene, f->board);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_close_window (f->window);
}

static int
find_item (Fixture *f, const char *id)
{
  PalScene *scene = pal_scene_view_get_scene (f->board);

  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    if (g_strcmp0 (pal_scene_get_item_id (scene, i), id) == 0)
      return (int) i;
  return -1;
}

static const char *
get_title (Fixture *f, const char *id)
{
  int item = find_item (f, id);

  g_assert_cmpint (item, >=, 0);
  return pal_scene_get_item_title (pal_scene_view_get_scene (f->board), (guint) item);
}

/* As the keyboard does it. */
static void
press (Fixture *f, guint key)
{
  GListModel *controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->board));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_object_unref (controllers);
  pal_ui_test_iterate ();
}

/* The toggle: the form and its panes go, the board comes, and back. */
static void
test_toggle (Fixture *f, gconstpointer data)
{
  GtkWidget *outline = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_OUTLINE_PANE);

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->board)));
  g_assert_false (gtk_widget_get_mapped (f->form));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Completeness, 2026 wave"));
  g_assert_cmpint (find_item (f, "NO/M3"), >=, 0);
  show_mode (f, "Form");
  g_assert_true (gtk_widget_get_mapped (f->form));
  g_assert_true (gtk_widget_get_mapped (outline));
}

/* Arrows keep row and column, Enter opens the form at what is open there, Back returns to the board. */
static void
test_keyboard (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  /* One open question in Norway's part on pathways. */
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C02", &value);
  pal_value_init_missing (&value, PAL_MISSING_DK);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C01", &value);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C03", &value);
  pal_ui_test_iterate ();

  pal_scene_view_set_current_id (f->board, "NO/M2");
  press (f, GDK_KEY_Down);
  g_assert_true (g_str_has_suffix (pal_scene_view_get_current_id (f->board), "/M2"));
  g_assert_cmpstr (pal_scene_view_get_current_id (f->board), !=, "NO/M2");
  press (f, GDK_KEY_Up);
  press (f, GDK_KEY_Right);
  g_assert_cmpstr (pal_scene_view_get_current_id (f->board), ==, "NO/M3");
  pal_selection_set_country (f->selection, "SE");
  pal_ui_test_iterate ();
  press (f, GDK_KEY_Return);
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "NO");
  g_assert_null (pal_selection_get_institution (f->selection));
  g_assert_cmpstr (pal_selection_get_question (f->selection), ==, "T2C02");
  g_assert_true (gtk_widget_get_mapped (f->form));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), f->form));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->board)));
  g_assert_cmpstr (pal_scene_view_get_current_id (f->board), ==, "NO/M3");
}

/* A name opens the parts of the country; a part leads into its form. */
static void
test_country (Fixture *f, gconstpointer data)
{
  GPtrArray *institutions = pal_dataset_get_institutions (pal_workspace_get_dataset (f->workspace));
  const char *own = NULL;
  g_autofree char *cell = NULL, *before = g_strdup (get_title (f, "LT/M4"));

  for (guint i = 0; i < institutions->len; i++)
    if (g_str_equal (pal_institution_get_country (g_ptr_array_index (institutions, i)), "LT"))
      own = pal_institution_get_id (g_ptr_array_index (institutions, i));
  pal_scene_view_set_current_id (f->board, "LT");
  press (f, GDK_KEY_Return);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Completeness of Lithuania, 2026 wave"));
  g_assert_cmpint (find_item (f, "NO"), ==, -1);
  g_assert_cmpint (find_item (f, own), >=, 0);
  cell = g_strconcat (own, "/M5", NULL);

  /* The total of the country is what its row said. */
  g_assert_cmpstr (get_title (f, "*/M4"), ==, before);
  g_signal_emit_by_name (f->board, "picked", cell);
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "LT");
  g_assert_cmpstr (pal_selection_get_institution (f->selection), ==, own);
  g_assert_true (g_str_has_prefix (pal_selection_get_question (f->selection), "T4I"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpint (find_item (f, own), >=, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.back", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpint (find_item (f, "NO"), >=, 0);
  g_assert_cmpstr (pal_scene_view_get_current_id (f->board), ==, "LT");
}

static GtkWindow *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window; /* GTK keeps it */
    }
  return NULL;
}

static void
test_table_and_problems (Fixture *f, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-table", NULL));
  pal_ui_test_iterate ();
  g_assert_nonnull (find_dialog (PAL_TYPE_TABLE_DIALOG));
  g_assert_nonnull (
      pal_ui_test_find_text (GTK_WIDGET (find_dialog (PAL_TYPE_TABLE_DIALOG)), "Completeness, 2026 wave"));
  gtk_window_destroy (find_dialog (PAL_TYPE_TABLE_DIALOG));
  g_signal_emit_by_name (f->board, "picked", "SE/!");
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "SE");
  g_assert_nonnull (find_dialog (PAL_TYPE_PROBLEMS_DIALOG));
  gtk_window_destroy (find_dialog (PAL_TYPE_PROBLEMS_DIALOG));
}

/* An answer that changes while the board shows changes its cell; the wave is the one of the selection. */
static void
test_update (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *before = NULL, *earlier = NULL;

  pal_value_init_missing (&value, PAL_MISSING_DK);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C03", &value);
  pal_ui_test_iterate ();
  before = g_strdup (get_title (f, "NO/M3"));
  pal_value_clear (&value);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T2C03", &value);
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_title (f, "NO/M3"), !=, before);

  earlier = g_strdup (get_title (f, "NO"));
  pal_selection_set_wave (f->selection, "2024");
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Completeness, 2024 wave"));
  g_assert_cmpstr (get_title (f, "NO"), !=, earlier);
}

/* A question that is found from anywhere shows in the form. */
static void
test_found_question (Fixture *f, gconstpointer data)
{
  pal_selection_set_country (f->selection, "NO");
  pal_selection_set_question (f->selection, NULL);
  pal_selection_set_question (f->selection, "T1C11");
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_mapped (f->form));
}

/* On a telephone: names and totals. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  assert_fits (f);
  g_assert_cmpint (find_item (f, "NO"), >=, 0);
  g_assert_cmpint (find_item (f, "NO/M3"), ==, -1);
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add ("/ui/board/toggle", Fixture, NULL, set_up, test_toggle, tear_down);
  g_test_add ("/ui/board/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/ui/board/country", Fixture, NULL, set_up, test_country, tear_down);
  g_test_add ("/ui/board/table-and-problems", Fixture, NULL, set_up, test_table_and_problems, tear_down);
  g_test_add ("/ui/board/update", Fixture, NULL, set_up, test_update, tear_down);
  g_test_add ("/ui/board/found-question", Fixture, NULL, set_up, test_found_question, tear_down);
  g_test_add ("/ui/board/narrow", Fixture, NULL, set_up_narrow, test_narrow, tear_down);
  return g_test_run ();
}
