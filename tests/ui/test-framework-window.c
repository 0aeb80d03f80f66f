/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-ui-test.h"
#include "session/pal-commands-framework.h"
#include "session/pal-commands.h"
#include "ui/framework/pal-framework-dialog.h"
#include "ui/framework/pal-framework-node.h"
#include "ui/framework/pal-framework-review.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalFrameworkDialog *dialog;
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
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.framework", NULL));
  pal_ui_test_iterate ();
  f->dialog = PAL_FRAMEWORK_DIALOG (find_window (PAL_TYPE_FRAMEWORK_DIALOG));
  g_assert_nonnull (f->dialog);
  pal_framework_dialog_select (f->dialog, "POL1");
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
  g_assert_null (find_window (PAL_TYPE_FRAMEWORK_DIALOG));
  pal_commands_framework_discard (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_close_window (f->window);
}

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
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

static GtkWidget *
write_in (Fixture *f, const char *title, const char *text)
{
  GtkWidget *row = find_row (pal_ui_test_find (GTK_WIDGET (f->dialog), PAL_TYPE_FRAMEWORK_NODE), title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "entry-activated"); /* as Enter does */
  pal_ui_test_iterate ();
  return row;
}

static double
get_number (Fixture *f, const char *code, const char *path)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);

  return pal_framework_draft_get_number (draft, code, path);
}

static char *
dup_parent (Fixture *f, const char *code)
{
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (f->workspace);

  return g_strdup (pal_framework_draft_get_parent (draft, code));
}

static gboolean
has_no_draft (gpointer workspace)
{
  return !pal_framework_draft_exists (workspace);
}

/* A field that is left is in the workspace, one step of undo; a text that is no number stays, marked. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  GtkWidget *row = write_in (f, "Weight among Its Neighbours", "three");

  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (has_no_draft (f->workspace));
  write_in (f, "Weight among Its Neighbours", "3");
  g_assert_cmpfloat (get_number (f, "POL1", "weight"), ==, 3);
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->dialog), "Draft of version 0.1.1, saved"));
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.undo", NULL);
  pal_ui_test_wait (has_no_draft, f->workspace);
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->dialog), "Nothing changed yet"));
}

/* What cannot be read is said while it is typed. */
static void
test_formula (Fixture *f, gconstpointer data)
{
  GtkWidget *row = find_row (pal_ui_test_find (GTK_WIDGET (f->dialog), PAL_TYPE_FRAMEWORK_NODE), "Formula");

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "level(T9C99)");
  g_assert_nonnull (pal_ui_test_find_text (GTK_WIDGET (f->dialog), "there is no question T9C99"));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "level(T1C02)");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

/* By the keys of the window: into another domain, out again; a domain into a domain. */
static void
test_tree (Fixture *f, gconstpointer data)
{
  g_autofree char *inside = NULL, *outside = NULL;

  pal_framework_dialog_select (f->dialog, "SRV");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.in", NULL);
  inside = dup_parent (f, "SRV");
  g_assert_cmpstr (inside, ==, "POL");
  g_assert_cmpstr (pal_framework_dialog_get_selected (f->dialog), ==, "SRV");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.out", NULL);
  outside = dup_parent (f, "SRV");
  g_assert_cmpstr (outside, ==, NULL);
  pal_framework_dialog_select (f->dialog, "POL1");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.add-indicator", NULL);
  g_assert_cmpstr (pal_framework_dialog_get_selected (f->dialog), ==, "POL6");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.remove", NULL);
  g_assert_null (pal_framework_dialog_get_selected (f->dialog));
}

/* On a telephone the review keeps within the window that it belongs to. */
static void
test_narrow (void)
{
  PalWindow *window = pal_ui_test_open_window ("reference", 360, 700);
  PalWorkspace *workspace = pal_window_get_workspace (window);
  const char *wave = pal_dataset_get_latest_wave (pal_workspace_get_dataset (workspace));
  PalFrameworkReview *review = pal_framework_review_present (GTK_WINDOW (window), workspace, wave);
  int width, height, least;

  gtk_window_get_default_size (GTK_WINDOW (review), &width, &height);
  gtk_widget_measure (GTK_WIDGET (review), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, gtk_widget_get_width (GTK_WIDGET (window)));
  g_assert_cmpint (least, <=, 360);
  gtk_window_destroy (GTK_WINDOW (review));
  pal_ui_test_close_window (window);
}

/* From the field to the scores: the review says what is different, publishing makes it count, undo takes it
 * back. */
static void
test_publish (Fixture *f, gconstpointer data)
{
  PalDataset *dataset = pal_workspace_get_dataset (f->workspace);
  PalFramework *before = pal_dataset_get_framework (dataset);
  GtkWidget *review;

  write_in (f, "Weight among Its Neighbours", "3");
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.review", NULL);
  pal_ui_test_iterate ();
  review = find_window (PAL_TYPE_FRAMEWORK_REVIEW);
  g_assert_nonnull (review);
  g_assert_nonnull (find_row (review, "POL1, weight: 1 → 3"));
  gtk_widget_activate_action (review, "framework.publish", NULL);
  pal_ui_test_iterate ();
  g_assert_null (find_window (PAL_TYPE_FRAMEWORK_REVIEW));
  g_assert_cmpfloat (pal_framework_find_indicator (pal_dataset_get_framework (dataset), "POL1")->weight, ==,
                     3);
  gtk_widget_activate_action (GTK_WIDGET (f->dialog), "framework.undo", NULL);
  pal_ui_test_wait (is_saved, f->workspace);
  pal_ui_test_iterate ();
  g_assert_true (pal_dataset_get_framework (dataset) == before);
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
#define ADD(path, function) g_test_add ("/ui/framework/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("edit", test_edit);
  ADD ("formula", test_formula);
  ADD ("tree", test_tree);
  ADD ("publish", test_publish);
  g_test_add_func ("/ui/framework/narrow", test_narrow);
#undef ADD
  return g_test_run ();
}
