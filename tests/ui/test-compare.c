/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "session/pal-compare-scene.h"
#include "ui/compare/pal-compare-countries.h"
#include "ui/compare/pal-compare-view.h"
#include "ui/compare/pal-explain-pane.h"
#include "ui/compat/pal-side-pane.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-subject-button.h"
#include "ui/widget/pal-table-dialog.h"

typedef struct
{
  PalWindow *window;
  PalView *view;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalSceneView *chart;
  GtkWidget *countries;
} Fixture;

/* The ranking has an item for each country; the bars of the inspector have domains. */
static PalSceneView *
find_chart (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PalSceneView *found = PAL_IS_EXPLAIN_PANE (child) ? NULL
                            : PAL_IS_SCENE_VIEW (child) ? PAL_SCENE_VIEW (child)
                                                        : find_chart (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
open_with (Fixture *f, const char *kind, int width)
{
  f->window = pal_ui_test_open_window (kind, width, 800);
  f->view = pal_window_show_view (f->window, "compare");
  g_assert_true (PAL_IS_COMPARE_VIEW (f->view));
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_window_get_selection (f->window);
  pal_ui_test_iterate ();
  f->chart = find_chart (GTK_WIDGET (f->view));
  f->countries = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_COMPARE_COUNTRIES);
  g_assert_nonnull (f->chart);
  g_assert_nonnull (f->countries);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  open_with (f, "demo", 1280);
}

static void
set_up_narrow (Fixture *f, gconstpointer data)
{
  open_with (f, "demo", 360);
}

static void
set_up_reference (Fixture *f, gconstpointer data)
{
  open_with (f, "reference", 1280);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pal_ui_test_close_window (f->window);
}

static gboolean
has_scene (gpointer chart)
{
  return pal_scene_view_get_scene (chart) != NULL;
}

static int
find_item (Fixture *f, const char *id)
{
  PalScene *scene;

  pal_ui_test_wait (has_scene, f->chart);
  scene = pal_scene_view_get_scene (f->chart);
  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    if (g_strcmp0 (pal_scene_get_item_id (scene, i), id) == 0)
      return (int) i;
  return -1;
}

static const char *
get_item_title (Fixture *f, const char *id)
{
  int item = find_item (f, id);

  g_assert_cmpint (item, >=, 0);
  return pal_scene_get_item_title (pal_scene_view_get_scene (f->chart), (guint) item);
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

/* A click in the chart, a row of the list and the selection of another view are one thing. */
static void
test_selection (Fixture *f, gconstpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (pal_ui_test_find (f->countries, GTK_TYPE_LIST_BOX));

  pal_selection_set_subject (f->selection, "INDEX");
  pal_ui_test_iterate ();
  g_signal_emit_by_name (f->chart, "picked", "SE");
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "SE");
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (f->countries, "Sweden"));
  g_assert_nonnull (gtk_list_box_get_selected_row (list));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "AT");
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_scene_view_get_current_id (f->chart), ==, "AT");
  g_assert_nonnull (
      pal_ui_test_find_text (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_EXPLAIN_PANE), "Austria"));

  /* the keyboard in the chart */
  g_signal_emit_by_name (f->chart, "moved", "NO");
  g_assert_cmpstr (pal_selection_get_country (f->selection), ==, "NO");
}

/* One answer, and bar, rank and table are new. */
static void
test_answer_moves_the_ranking (Fixture *f, gconstpointer data)
{
  static const char *const questions[] = { "T1C12", "T1C13", "T1C14" };
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *before = NULL;

  pal_selection_set_subject (f->selection, "SRV1");
  pal_selection_set_country (f->selection, "BE");
  pal_ui_test_iterate ();
  before = g_strdup (get_item_title (f, "BE"));
  pal_value_init_number (&value, 4000);
  pal_commands_set_answer (f->workspace, "BE", NULL, "2026", "T1C11", &value);
  pal_value_clear (&value);
  pal_value_init_number (&value, 10);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    pal_commands_set_answer (f->workspace, "BE", NULL, "2026", questions[i], &value);
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_item_title (f, "BE"), !=, before);
  g_assert_true (g_str_has_suffix (get_item_title (f, "BE"), "Advanced, rank 1"));
  g_assert_cmpint (find_item (f, "BE"), ==, 0);
  pal_ui_test_wait (is_saved, f->workspace);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
      pal_ui_test_wait (is_saved, f->workspace);
    }
  pal_ui_test_iterate ();
  g_assert_cmpstr (get_item_title (f, "BE"), ==, before);
}

/* The rows of the table are the items of the chart, in its order, and each cell says what the item says. */
static void
assert_table_is_chart (Fixture *f, PalCompareModel *model)
{
  PalCompareSceneOptions options = { pal_theme_get (PAL_THEME_LIGHT), 800, FALSE, FALSE };
  g_autoptr (PalTable) table = pal_compare_scene_to_table (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalScene) scene = pal_compare_scene_new (model, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pal_table_get_n_rows (table), ==, pal_scene_get_n_items (scene));
  for (guint i = 0; i < pal_table_get_n_rows (table); i++)
    {
      PalTableRow *row = pal_table_get_row (table, i);
      g_autofree char *start =
          g_strdup_printf ("%s: %s", pal_table_row_get_text (row, 1), pal_table_row_get_text (row, 2));

      g_assert_cmpstr (pal_table_row_get_id (row), ==, pal_scene_get_item_id (scene, i));
      g_assert_true (g_str_has_prefix (pal_scene_get_item_title (scene, i), start));
    }
}

static void
test_table (Fixture *f, gconstpointer data)
{
  static const char *const subjects[] = { "INDEX", "SRV", "SRV1", "INT4", "INT7", "SRV4" };
  g_autoptr (PalCompareModel) model = pal_compare_model_new (f->workspace, f->selection);

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      pal_selection_set_subject (f->selection, subjects[i]);
      assert_table_is_chart (f, model);
      pal_compare_model_set_sort (model, PAL_SORT_NAME);
      pal_compare_model_set_shown (model, "SE", FALSE);
      g_assert_cmpuint (pal_compare_model_get_rows (model)->len, ==, 26);
      pal_compare_model_set_shown (model, "SE", TRUE);
      pal_compare_model_set_sort (model, PAL_SORT_SCORE);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-table", NULL));
  pal_ui_test_iterate ();
  {
    g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
    gboolean found = FALSE;

    for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
      {
        g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

        if (!PAL_IS_TABLE_DIALOG (window))
          continue;
        found = TRUE;
        gtk_window_destroy (window);
        break;
      }
    g_assert_true (found);
  }
}

/* Ticks, groups and the search of the list. */
static void
test_list (Fixture *f, gconstpointer data)
{
  PalCompareCountries *countries = PAL_COMPARE_COUNTRIES (f->countries);
  GtkWidget *check;

  pal_selection_set_subject (f->selection, "INDEX");
  pal_selection_set_country (f->selection, "NO");
  pal_ui_test_iterate ();
  g_assert_cmpuint (pal_compare_countries_get_n_listed (countries), ==, 26);
  pal_compare_countries_set_text (countries, "  LIT");
  g_assert_cmpuint (pal_compare_countries_get_n_listed (countries), ==, 1);
  pal_compare_countries_set_text (countries, "");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pal_ui_test_find_text (f->countries, "EU")), TRUE);
  pal_ui_test_iterate ();
  g_assert_cmpuint (pal_compare_countries_get_n_listed (countries), ==, 22);
  g_assert_cmpint (find_item (f, "GB"), ==, -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pal_ui_test_find_text (f->countries, "All 26")), TRUE);
  pal_ui_test_iterate ();
  g_assert_cmpint (find_item (f, "GB"), >=, 0);

  check = pal_ui_test_find (f->countries, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  pal_ui_test_iterate ();
  g_assert_cmpint (find_item (f, "AT"), ==, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  pal_ui_test_iterate ();
  g_assert_cmpint (find_item (f, "AT"), >=, 0);
}

/* Everything that can be chosen can be drawn, and no published series claims a level. */
static void
test_all_subjects (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) list = pal_subject_list (pal_workspace_get_dataset (f->workspace));
  g_autoptr (PalCompareModel) model = pal_compare_model_new (f->workspace, f->selection);

  g_assert_cmpuint (list->len, >, 50);
  for (guint i = 0; i < list->len; i++)
    {
      const PalSubjectChoice *choice = g_ptr_array_index (list, i);
      GPtrArray *rows;

      pal_selection_set_subject (f->selection, choice->key);
      pal_ui_test_iterate ();
      g_assert_cmpint (pal_scene_get_n_items (pal_scene_view_get_scene (f->chart)), >, 0);
      rows = pal_compare_model_get_rows (model);
      for (guint r = 0; r < rows->len && g_str_has_prefix (choice->key, "series:"); r++)
        {
          const PalCompareRow *row = g_ptr_array_index (rows, r);

          g_assert_cmpint (row->value.level, ==, 0);
          g_assert_false (row->value.has_score);
        }
    }
}

/* Demonstration data carry their badge on the saved picture; published values do not need one. */
static void
test_badge (Fixture *f, gconstpointer data)
{
  g_autoptr (PalCompareModel) model = pal_compare_model_new (f->workspace, f->selection);
  GPtrArray *series = pal_dataset_get_series (pal_workspace_get_dataset (f->workspace));
  g_autofree char *key = g_strconcat ("series:", ((PalSeries *) series->pdata[0])->id, NULL);

  pal_selection_set_subject (f->selection, "INDEX");
  g_assert_cmpstr (pal_compare_scene_get_badge (model), ==, "Demonstration data");
  pal_selection_set_subject (f->selection, key);
  g_assert_cmpstr (pal_compare_scene_get_badge (model), ==, NULL);
}

/* A page of any shape holds the whole sheet. */
static void
test_fitted (Fixture *f, gconstpointer data)
{
  static const double sizes[][2] = { { 1000, 750 }, { 600, 1200 }, { 1600, 400 }, { 333, 333 } };
  g_autoptr (PalCompareModel) model = pal_compare_model_new (f->workspace, f->selection);

  pal_selection_set_subject (f->selection, "MED1");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalScene) scene = pal_compare_scene_new_fitted (model, pal_theme_get (PAL_THEME_PRINT),
                                                                 sizes[i][0], sizes[i][1], &error);

      g_assert_no_error (error);
      g_assert_cmpfloat (pal_scene_get_width (scene), ==, sizes[i][0]);
      g_assert_cmpfloat (pal_scene_get_height (scene), ==, sizes[i][1]);
      g_assert_cmpuint (pal_scene_get_n_items (scene), ==, 26);
    }
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *pane = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_EXPLAIN_PANE);
  int minimum;

  g_assert_true (pal_view_is_narrow (f->view));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->window)), ==, 360);
  g_assert_false (gtk_widget_get_child_visible (f->countries) && gtk_widget_get_mapped (f->countries));
  gtk_widget_measure (GTK_WIDGET (f->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  pal_selection_set_country (f->selection, "NO");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.inspector", NULL));
  pal_ui_test_iterate ();
  g_assert_true (gtk_widget_get_mapped (pane));
}

/* The reference workspace has no answers: all its countries are there, with the reason. */
static void
test_reference (Fixture *f, gconstpointer data)
{
  pal_selection_set_subject (f->selection, "INDEX");
  pal_selection_set_country (f->selection, "NO");
  pal_ui_test_iterate ();
  g_assert_cmpuint (pal_scene_get_n_items (pal_scene_view_get_scene (f->chart)), ==, 26);
  g_assert_cmpstr (get_item_title (f, "NO"), ==, "Norway: Not answered");
}

static void
test_subject_button (Fixture *f, gconstpointer data)
{
  PalSubjectButton *button =
      PAL_SUBJECT_BUTTON (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_SUBJECT_BUTTON));
  GtkWidget *entry;

  pal_subject_button_popup (button);
  pal_ui_test_iterate ();
  g_assert_cmpuint (pal_subject_button_get_n_found (button), >, 50);
  pal_subject_button_set_text (button, "xyzzy");
  g_assert_cmpuint (pal_subject_button_get_n_found (button), ==, 0);
  /* case and accents do not matter */
  pal_subject_button_set_text (button, "Référral");
  g_assert_cmpuint (pal_subject_button_get_n_found (button), ==, 1);
  pal_subject_button_set_text (button, "srv1");
  g_assert_cmpuint (pal_subject_button_get_n_found (button), ==, 1);
  entry = pal_ui_test_find (GTK_WIDGET (button), GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "activate");
  pal_ui_test_iterate ();
  g_assert_cmpstr (pal_selection_get_subject (f->selection), ==, "SRV1");
}

/* The view goes with its workspace and leaves nothing behind. */
static void
test_finalize (Fixture *f, gconstpointer data)
{
  GtkWidget *view = g_object_ref_sink (
      g_object_new (PAL_TYPE_COMPARE_VIEW, "workspace", f->workspace, "selection", f->selection, NULL));

  g_object_run_dispose (G_OBJECT (view));
  pal_selection_set_country (f->selection, "FI");
  pal_selection_set_subject (f->selection, "SRV");
  g_assert_finalize_object (view);
}

#define ADD(path, set_up_func, function)                                                                     \
  g_test_add ("/ui/compare/" path, Fixture, NULL, set_up_func, function, tear_down)

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  ADD ("selection", set_up, test_selection);
  ADD ("answer-moves-the-ranking", set_up, test_answer_moves_the_ranking);
  ADD ("table", set_up, test_table);
  ADD ("list", set_up, test_list);
  ADD ("all-subjects", set_up, test_all_subjects);
  ADD ("badge", set_up, test_badge);
  ADD ("fitted", set_up, test_fitted);
  ADD ("narrow", set_up_narrow, test_narrow);
  ADD ("reference", set_up_reference, test_reference);
  ADD ("subject-button", set_up, test_subject_button);
  ADD ("finalize", set_up, test_finalize);
  return g_test_run ();
}
