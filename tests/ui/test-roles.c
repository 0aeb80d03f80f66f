/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "session/pal-workspace.h"
#include "ui/pal-acting-dialog.h"
#include "ui/pal-header.h"
#include "ui/pal-workspace-menu.h"
#include "ui/survey/pal-answer-inspector.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-outline-pane.h"
#include "ui/survey/pal-question-row.h"
#include "ui/survey/pal-review-bar.h"

typedef struct
{
  PalWindow *window;
  PalWorkspace *workspace;
  PalSelection *selection;
} Fixture;

static void
act_as (Fixture *f, PalRole role, const char *country, const char *institution)
{
  const char *institutions[] = { institution, NULL };
  g_autoptr (PalActing) acting = pal_acting_new (role, country, institutions);

  g_assert_true (pal_workspace_set_acting (f->workspace, acting, NULL));
  pal_ui_test_iterate ();
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->window = pal_ui_test_open_window ("reference", 1280, 800);
  pal_window_show_view (f->window, "survey");
  pal_ui_test_iterate ();
  f->workspace = pal_window_get_workspace (f->window);
  f->selection = pal_view_get_selection (pal_window_get_view (f->window));
  pal_selection_set_country (f->selection, "NO");
  pal_ui_test_iterate ();
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
  act_as (f, PAL_ROLE_NONE, NULL, NULL);
  pal_ui_test_close_window (f->window);
}

static gboolean
can_type (Fixture *f)
{
  GtkWidget *form = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_FORM_PANE);

  return gtk_widget_is_sensitive (pal_ui_test_find (form, GTK_TYPE_ENTRY));
}

static GtkWidget *
find_in (Fixture *f, GType type, const char *text)
{
  return pal_ui_test_find_text (pal_ui_test_find (GTK_WIDGET (f->window), type), text);
}

static gboolean
has_item (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0 || (section != NULL && has_item (section, action)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
menu_has (Fixture *f, const char *action)
{
  g_autoptr (GMenuModel) menu = pal_workspace_menu_new (f->workspace);

  return has_item (menu, action);
}

/* What the role may not do is not there, a line says whose it is, and it all comes back with the next role.
 */
static void
test_not_offered (Fixture *f, gconstpointer data)
{
  g_assert_true (can_type (f));
  g_assert_nonnull (find_in (f, PAL_TYPE_REVIEW_BAR, "Submit…"));
  g_assert_nonnull (find_in (f, PAL_TYPE_OUTLINE_PANE, "Add Institution…"));
  g_assert_true (menu_has (f, "win.new-wave"));

  act_as (f, PAL_ROLE_COORDINATOR, "SE", NULL);
  g_assert_false (can_type (f));
  g_assert_null (find_in (f, PAL_TYPE_REVIEW_BAR, "Submit…"));
  g_assert_nonnull (
      find_in (f, PAL_TYPE_REVIEW_BAR, "This is not of your country; you act as “Coordinator of Sweden”."));
  g_assert_null (find_in (f, PAL_TYPE_OUTLINE_PANE, "Add Institution…"));
  g_assert_false (menu_has (f, "win.new-wave"));
  g_assert_true (menu_has (f, "win.restore-backup"));
  g_assert_true (menu_has (f, "win.act-as"));

  act_as (f, PAL_ROLE_COORDINATOR, "NO", NULL);
  g_assert_true (can_type (f));
  g_assert_nonnull (find_in (f, PAL_TYPE_REVIEW_BAR, "Submit…"));
  g_assert_nonnull (find_in (f, PAL_TYPE_OUTLINE_PANE, "Add Institution…"));

  act_as (f, PAL_ROLE_READER, NULL, NULL);
  g_assert_false (can_type (f));
  g_assert_false (menu_has (f, "win.restore-backup"));
}

/* Who hands in does not review: the bar offers the step back only. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  GtkWidget *bar = pal_ui_test_find (GTK_WIDGET (f->window), PAL_TYPE_REVIEW_BAR);
  PalSurveyModel *model;
  g_autoptr (PalSelection) selection = pal_selection_new ();

  pal_selection_set_wave (selection, "2026");
  pal_selection_set_country (selection, "NO");
  model = pal_survey_model_new (f->workspace, selection);
  act_as (f, PAL_ROLE_COORDINATOR, "NO", NULL);
  g_assert_true (pal_survey_model_take_step (model, PAL_REVIEW_SUBMIT, NULL, NULL));
  pal_ui_test_iterate ();
  g_assert_null (pal_ui_test_find_text (bar, "Start Review…"));
  act_as (f, PAL_ROLE_SECRETARIAT, NULL, NULL);
  g_assert_nonnull (pal_ui_test_find_text (bar, "Start Review…"));
  g_assert_true (pal_survey_model_take_step (model, PAL_REVIEW_WITHDRAW, NULL, NULL));
  g_object_unref (model);
}

static void
take_undo_back (Fixture *f)
{
  pal_ui_test_wait (is_saved, f->workspace);
  pal_commands_undo (f->workspace);
  pal_ui_test_wait (is_saved, f->workspace);
}

/* Undo is offered for what was done in the same role. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  pal_value_init_number (&value, 31);
  pal_commands_set_answer (f->workspace, "NO", NULL, "2026", "T1C13", &value);
  pal_ui_test_wait (is_saved, f->workspace);
  g_assert_nonnull (pal_workspace_get_undo_label (f->workspace));
  act_as (f, PAL_ROLE_READER, NULL, NULL);
  g_assert_null (pal_workspace_get_undo_label (f->workspace));
  act_as (f, PAL_ROLE_NONE, NULL, NULL);
  g_assert_nonnull (pal_workspace_get_undo_label (f->workspace));
  take_undo_back (f);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);

      if (PAL_IS_ACTING_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The radio button of a row of the dialog, by its title. */
static GtkCheckButton *
find_check (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = pal_ui_test_find_text (dialog, title);

  g_assert_nonnull (row);
  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);
  return GTK_CHECK_BUTTON (pal_ui_test_find (row, GTK_TYPE_CHECK_BUTTON));
}

/* Chosen in the dialog: asks for what the role needs, says what is missing, and the header shows it. */
static void
test_dialog (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;
  GPtrArray *all = pal_dataset_get_institutions (pal_workspace_get_dataset (f->workspace));
  PalInstitution *institution = NULL;

  for (guint i = 0; i < all->len && institution == NULL; i++)
    if (g_strcmp0 (pal_institution_get_country (g_ptr_array_index (all, i)), "NO") == 0)
      institution = g_ptr_array_index (all, i);
  g_assert_nonnull (institution);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.act-as", NULL));
  pal_ui_test_iterate ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (gtk_check_button_get_active (find_check (dialog, "No Particular Role")));
  g_assert_null (pal_ui_test_find_text (dialog, "Country"));
  gtk_check_button_set_active (find_check (dialog, "Institution Respondent"), TRUE);
  pal_ui_test_iterate ();
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Country"));
  g_assert_true (gtk_widget_activate_action (dialog, "acting.apply", NULL));
  g_assert_nonnull (pal_ui_test_find_text (dialog, "Choose at least one institution to answer for."));
  gtk_check_button_set_active (find_check (dialog, pal_institution_get_name (institution)), TRUE);
  g_assert_true (gtk_widget_activate_action (dialog, "acting.apply", NULL));
  pal_ui_test_iterate ();
  g_assert_null (find_dialog ());

  g_assert_cmpint (pal_workspace_get_acting (f->workspace)->role, ==, PAL_ROLE_RESPONDENT);
  g_assert_cmpstr (pal_workspace_get_acting (f->workspace)->country, ==, "NO");
  g_assert_cmpstr (pal_workspace_get_acting (f->workspace)->institutions[0], ==,
                   pal_institution_get_id (institution));
  g_assert_false (can_type (f)); /* the country part is the coordinator's */
  g_assert_nonnull (find_in (f, PAL_TYPE_HEADER, "2026 · Respondent"));
  pal_selection_set_institution (f->selection, pal_institution_get_id (institution));
  pal_ui_test_iterate ();
  g_assert_true (can_type (f));
}

static void
test_dialog_comes_and_goes (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.act-as", NULL));
  pal_ui_test_iterate ();
  dialog = g_object_ref (find_dialog ());
  gtk_window_destroy (GTK_WINDOW (dialog));
  pal_ui_test_iterate ();
  g_assert_finalize_object (dialog);
  g_assert_cmpint (pal_workspace_get_acting (f->workspace)->role, ==, PAL_ROLE_NONE);
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/roles/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("not-offered", test_not_offered);
  ADD ("steps", test_steps);
  ADD ("undo", test_undo);
  ADD ("dialog", test_dialog);
  ADD ("dialog-comes-and-goes", test_dialog_comes_and_goes);
  return g_test_run ();
}
