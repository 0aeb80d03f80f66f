/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weights and method beside the ranking. */
#include "pal-ui-test.h"
#include "session/pal-commands-method.h"
#include "session/pal-commands.h"
#include "session/pal-compare-scene.h"
#include "ui/compare/pal-compare-view.h"
#include "ui/compare/pal-explain-pane.h"
#include "ui/compare/pal-method-choices.h"
#include "ui/compare/pal-method-pane.h"
#include "ui/compare/pal-method-weights.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-table-dialog.h"

typedef struct
{
  PalWindow *window;
  PalView *view;
  PalWorkspace *workspace;
  PalSelection *selection;
  PalSceneView *chart;
  PalMethodPane *pane;
  PalMethodWeights *weights;
} Fixture;

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
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_window_get_selection (f->window);
  pal_selection_set_country (f->selection, "NO");
  pal_ui_test_iterate ();
  f->chart = find_chart (GTK_WIDGET (f->view));
  f->pane = PAL_METHOD_PANE (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_METHOD_PANE));
  f->weights = PAL_METHOD_WEIGHTS (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_METHOD_WEIGHTS));
  g_assert_nonnull (f->chart);
  g_assert_nonnull (f->pane);
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
is_settled (gpointer view)
{
  return pal_view_is_settled (view);
}

static void
toggle (Fixture *f)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "compare.method", NULL));
  pal_ui_test_iterate ();
}

static const char *
get_title (Fixture *f, const char *iso2)
{
  PalScene *scene = pal_scene_view_get_scene (f->chart);

  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    if (g_strcmp0 (pal_scene_get_item_id (scene, i), iso2) == 0)
      return pal_scene_get_item_title (scene, i);
  return NULL;
}

static PalMethodWeight *
get_row (Fixture *f, const char *code)
{
  PalMethodWeight *row = pal_method_weights_find (f->weights, code);

  g_assert_nonnull (row);
  return row;
}

static void
type (Fixture *f, const char *code, const char *text)
{
  pal_method_weight_type (get_row (f, code), text);
  pal_ui_test_iterate ();
}

/* Only the domain in which Norway is weakest counts, then all again: rank, range and words follow. */
static void
test_weight_moves_the_ranking (Fixture *f, gconstpointer data)
{
  static const char *const others[] = { "POL", "SRV", "INT", "MED", "EDU", "PRO", "RES" };
  g_autofree char *released = NULL;

  pal_selection_set_subject (f->selection, "INDEX");
  pal_ui_test_iterate ();
  released = g_strdup (get_title (f, "NO"));
  toggle (f);
  pal_ui_test_wait (is_settled, f->view);
  /* The same place, and a range around it. */
  g_assert_true (g_str_has_prefix (get_title (f, "NO"), released));
  g_assert_nonnull (strstr (get_title (f, "NO"), "90 % range"));
  g_assert_null (strstr (get_title (f, "NO"), "was"));

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    type (f, others[i], "0");
  g_assert_false (g_str_has_prefix (get_title (f, "NO"), released));
  /* By comma as well as by point. */
  type (f, "EMP", "2,5");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (get_row (f, "EMP")), "100.0 %"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (get_row (f, "POL")), "0.0 %"));
  pal_ui_test_wait (is_settled, f->view);
  g_assert_nonnull (strstr (get_title (f, "NO"), "90 % range"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Tried, not saved"));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->pane), "method.reset", NULL));
  pal_ui_test_iterate ();
  g_assert_true (g_str_has_prefix (get_title (f, "NO"), released));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Method of the framework"));
}

static gboolean
starts_with (GtkWidget *root, const char *start)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) &&
      g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), start))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (starts_with (child, start))
      return TRUE;
  return FALSE;
}

static gboolean
tells_data (gpointer pane)
{
  return starts_with (pane, "By the answers, with the framework's method: Rank ");
}

/* Beside the range of the method stands that of the data, which a weight does not move. */
static void
test_data (Fixture *f, gconstpointer data)
{
  toggle (f);
  pal_selection_set_country (f->selection, "LT");
  pal_ui_test_wait (tells_data, f->pane);
  type (f, "EMP", "2");
  g_assert_true (tells_data (f->pane));
  pal_selection_set_country (f->selection, NULL);
  pal_ui_test_iterate ();
  g_assert_false (tells_data (f->pane));
}

/* What is no weight is refused and marked; the number comes back. */
static void
test_entry (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  toggle (f);
  entry = pal_ui_test_find (GTK_WIDGET (get_row (f, "SRV")), GTK_TYPE_ENTRY);
  type (f, "SRV", "-1");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  type (f, "SRV", "much");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (get_row (f, "SRV")), "12.5 %"));
  type (f, "SRV", "3");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3.00");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (get_row (f, "SRV")), "30.0 %"));
}

/* The slider by keyboard, its value for a screen reader, undo of the whole move. */
static void
test_slider (Fixture *f, gconstpointer data)
{
  const char *before = "1.00, 12.5 % of the index", *after = "1.25, 15.2 % of the index";
  GtkWidget *scale;

  toggle (f);
  scale = pal_ui_test_find (GTK_WIDGET (get_row (f, "POL")), GTK_TYPE_SCALE);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, before);
  for (guint i = 0; i < 5; i++)
    g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_RIGHT);
  pal_ui_test_iterate ();
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 1.25, 1e-9);
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, after);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->pane), "method.undo", NULL));
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 1, 1e-9);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Method of the framework"));
}

/* Indicators unfold below their domain and move their share of it. */
static void
test_indicators (Fixture *f, gconstpointer data)
{
  toggle (f);
  g_assert_null (pal_method_weights_find (f->weights, "POL1"));
  pal_method_weights_unfold (f->weights, "POL");
  g_assert_nonnull (pal_method_weights_find (f->weights, "POL1"));
  type (f, "POL1", "0");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (get_row (f, "POL1")), "0.0 %"));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (get_row (f, "POL")), "12.5 %"));
}

/* Another mean: what has no result is missing with its reason, and nothing claims a level that has none. */
static void
test_choices (Fixture *f, gconstpointer data)
{
  GtkWidget *choices = pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_METHOD_CHOICES);
  GtkWidget *scale = pal_ui_test_find (choices, GTK_TYPE_DROP_DOWN);

  toggle (f);
  g_assert_nonnull (strstr (get_title (f, "GB"), "Advanced"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (scale), 2);
  pal_ui_test_iterate ();
  g_assert_null (strstr (get_title (f, "GB"), "Advanced"));
  g_assert_nonnull (strstr (get_title (f, "GB"), "rank"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->pane), "method.undo", NULL));
  pal_ui_test_iterate ();
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (scale)), ==, 0);
  g_assert_nonnull (strstr (get_title (f, "GB"), "Advanced"));
}

/* Away from the pane the ranking is that of the framework again; an indicator gives way to the index. */
static void
test_close (Fixture *f, gconstpointer data)
{
  g_autofree char *released = NULL;

  pal_selection_set_subject (f->selection, "INDEX");
  pal_ui_test_iterate ();
  released = g_strdup (get_title (f, "NO"));
  pal_selection_set_subject (f->selection, "SRV1");
  toggle (f);
  g_assert_cmpstr (pal_selection_get_subject (f->selection), ==, "INDEX");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
  type (f, "EMP", "0");
  type (f, "POL", "3");
  g_assert_cmpstr (get_title (f, "NO"), !=, released);
  g_signal_emit_by_name (f->pane, "closed");
  pal_ui_test_iterate ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
  g_assert_true (gtk_widget_get_mapped (pal_ui_test_find (GTK_WIDGET (f->view), PAL_TYPE_EXPLAIN_PANE)));
  g_assert_cmpstr (get_title (f, "NO"), ==, released);
  /* What was tried is still there when the pane opens again. */
  toggle (f);
  g_assert_cmpstr (get_title (f, "NO"), !=, released);
}

static gboolean
is_saved (gpointer workspace)
{
  return pal_workspace_get_save_state (workspace) == PAL_SAVE_SAVED;
}

static void
test_save (Fixture *f, gconstpointer data)
{
  g_autofree char *kept = NULL, *none = NULL;

  toggle (f);
  type (f, "EMP", "0.5");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->pane), "method.save", NULL));
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Method of the workspace, saved"));
  kept = pal_method_load (f->workspace);
  g_assert_nonnull (strstr (kept, "\"EMP\":0.5"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_iterate ();
  none = pal_method_load (f->workspace);
  g_assert_null (none);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Tried, not saved"));
}

/* Who may not keep a method may still try one. */
static void
test_role (Fixture *f, gconstpointer data)
{
  g_autoptr (PalActing) acting = pal_acting_new (PAL_ROLE_READER, NULL, NULL);

  g_assert_true (pal_workspace_set_acting (f->workspace, acting, NULL));
  toggle (f);
  type (f, "EMP", "0.5");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Tried, not saved"));
  g_assert_false (gtk_widget_get_sensitive (pal_ui_test_find_text (GTK_WIDGET (f->pane), "Save")));
  pal_acting_free (g_steal_pointer (&acting));
  acting = pal_acting_new (PAL_ROLE_NONE, NULL, NULL);
  g_assert_true (pal_workspace_set_acting (f->workspace, acting, NULL));
}

static void
test_narrow (Fixture *f, gconstpointer data)
{
  int minimum;

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
  toggle (f);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
  gtk_widget_measure (GTK_WIDGET (f->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  toggle (f);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (f->pane)));
}

/* No answers: nothing is ranked, and nothing breaks. */
static void
test_reference (Fixture *f, gconstpointer data)
{
  pal_selection_set_subject (f->selection, "INDEX");
  toggle (f);
  type (f, "EMP", "2");
  pal_ui_test_wait (is_settled, f->view);
  g_assert_cmpstr (get_title (f, "NO"), ==, "Norway: Not answered");
  g_assert_nonnull (
      pal_ui_test_find_text (GTK_WIDGET (f->pane), "Norway has no index by this method: Not answered."));
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->pane), "No two countries have an index yet."));
}

/* Chart and table say the same. */
static void
test_table (Fixture *f, gconstpointer data)
{
  g_autoptr (PalMethodModel) method = pal_method_model_new (f->workspace, f->selection);
  g_autoptr (PalCompareModel) model = pal_compare_model_new (f->workspace, f->selection);
  g_autoptr (PalTable) table = NULL;
  GPtrArray *rows;
  guint n_moved = 0;

  pal_selection_set_subject (f->selection, "INDEX");
  pal_compare_model_set_method (model, method);
  pal_method_model_set_active (method, TRUE);
  pal_method_model_set_weight (method, 1, 0);
  pal_method_model_set_weight (method, 2, 3);
  while (pal_method_model_is_drawing (method))
    pal_ui_test_iterate ();
  table = pal_compare_scene_to_table (model);
  rows = pal_compare_model_get_rows (model);
  g_assert_cmpuint (pal_table_get_n_columns (table), ==, 9);
  for (guint i = 0; i < rows->len; i++)
    {
      const PalCompareRow *row = g_ptr_array_index (rows, i);
      double number;

      if (row->value.rank == 0)
        continue;
      g_assert_true (pal_table_row_get_number (pal_table_get_row (table, i), 0, &number));
      g_assert_cmpfloat (number, ==, row->value.rank);
      g_assert_true (pal_table_row_get_number (pal_table_get_row (table, i), 6, &number));
      n_moved += (int) number != row->value.rank;
      g_assert_true (pal_table_row_get_number (pal_table_get_row (table, i), 7, &number));
      g_assert_cmpfloat (number, <=, row->rank_high);
    }
  g_assert_cmpuint (n_moved, >, 0);
  pal_method_model_set_active (method, FALSE);
}

static GtkWindow *
find_table_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (PAL_IS_TABLE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Every step and analysis opens as a table. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  toggle (f);
  for (guint kind = 0; kind < 11; kind++)
    {
      GtkWindow *dialog;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->pane), "method.table", "u", kind));
      pal_ui_test_iterate ();
      dialog = find_table_dialog ();
      g_assert_nonnull (dialog);
      g_assert_cmpstr (gtk_window_get_title (dialog), !=, "");
      gtk_window_destroy (dialog);
      pal_ui_test_iterate ();
    }
}

#define ADD(path, set_up_func, function)                                                                     \
  g_test_add ("/ui/method/" path, Fixture, NULL, set_up_func, function, tear_down)

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  ADD ("weight-moves-the-ranking", set_up, test_weight_moves_the_ranking);
  ADD ("data", set_up, test_data);
  ADD ("entry", set_up, test_entry);
  ADD ("slider", set_up, test_slider);
  ADD ("indicators", set_up, test_indicators);
  ADD ("choices", set_up, test_choices);
  ADD ("close", set_up, test_close);
  ADD ("save", set_up, test_save);
  ADD ("role", set_up, test_role);
  ADD ("narrow", set_up_narrow, test_narrow);
  ADD ("reference", set_up_reference, test_reference);
  ADD ("table", set_up, test_table);
  ADD ("steps", set_up, test_steps);
  return g_test_run ();
}
