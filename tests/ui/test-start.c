/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-clock.h"
#include "pal-ui-test.h"
#include "session/pal-library.h"
#include "ui/start/pal-recent-row.h"
#include "ui/start/pal-start-page.h"
#include "ui/start/pal-survey-dialog.h"

static void
test_recents (void)
{
  GtkWidget *page = g_object_ref_sink (pal_start_page_new ());
  g_autoptr (GPtrArray) recents = g_ptr_array_new (), none = g_ptr_array_new ();
  PalRecent norway = { .path = (char *) "/nowhere/norway.palliscope",
                       .title = (char *) "Norway 2026",
                       .details = (char *) "34 answers",
                       .draft = TRUE,
                       .opened_ms = pal_clock_now_ms () };
  PalRecent demo = { .path = (char *) "/nowhere/demo.palliscope",
                     .title = (char *) "Demonstration",
                     .demo = TRUE };

  g_ptr_array_add (recents, &norway);
  g_ptr_array_add (recents, &demo);
  pal_start_page_set_recents (PAL_START_PAGE (page), recents);
  g_assert_cmpuint (pal_start_page_get_n_recents (PAL_START_PAGE (page)), ==, 2);
  g_assert_nonnull (pal_ui_test_find_text (page, "Norway 2026"));
  g_assert_nonnull (pal_ui_test_find_text (page, "Draft"));
  g_assert_nonnull (pal_ui_test_find_text (page, "Demonstration data"));

  pal_start_page_set_recents (PAL_START_PAGE (page), none);
  g_assert_cmpuint (pal_start_page_get_n_recents (PAL_START_PAGE (page)), ==, 0);
  g_assert_null (pal_ui_test_find_text (page, "Recent"));
  g_assert_finalize_object (page);
}

static void
test_doors (void)
{
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  const char *const labels[] = { "Open Reference Workspace", "Start Survey…", "Open File…" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GtkWidget *button = pal_ui_test_find_text (GTK_WIDGET (window), labels[i]);

      g_assert_nonnull (button);
      button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
      g_assert_true (gtk_widget_is_sensitive (button));
    }
  g_assert_null (pal_window_get_view_name (window));
  pal_ui_test_close_window (window);
}

static void
save_path (PalSurveyDialog *dialog, const char *path, char **out)
{
  *out = g_strdup (path);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_new_survey (void)
{
  GtkWidget *dialog = pal_survey_dialog_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *wave_row =
      GTK_WIDGET (gtk_widget_get_template_child (dialog, PAL_TYPE_SURVEY_DIALOG, "wave_row"));
  GtkWidget *name_row =
      GTK_WIDGET (gtk_widget_get_template_child (dialog, PAL_TYPE_SURVEY_DIALOG, "name_row"));

  gtk_window_present (GTK_WINDOW (dialog));
  g_signal_connect (dialog, "created", G_CALLBACK (save_path), &path);
  pal_survey_dialog_set_country (PAL_SURVEY_DIALOG (dialog), "NO");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name_row)), ==, "Norway");

  /* Nothing is made while something is wrong, and what is wrong is said. */
  gtk_editable_set_text (GTK_EDITABLE (wave_row), "26");
  gtk_widget_activate_action (dialog, "survey.create", NULL);
  g_assert_nonnull (
      pal_ui_test_find_text (dialog, "Write the wave as a year, such as 2026, or 2026-2 for a second one."));
  g_assert_true (gtk_widget_is_sensitive (dialog));

  gtk_editable_set_text (GTK_EDITABLE (wave_row), "2026");
  g_assert_true (gtk_widget_activate_action (dialog, "survey.create", NULL));
  pal_ui_test_wait (is_set, &path);
  g_assert_true (pal_library_contains (path));

  workspace = pal_workspace_open_sync (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_dataset_get_name (pal_workspace_get_dataset (workspace)), ==, "Norway");
  g_assert_cmpstr (pal_dataset_get_latest_wave (pal_workspace_get_dataset (workspace)), ==, "2026");
  g_assert_cmpstr (pal_dataset_get_stage (pal_workspace_get_dataset (workspace)), ==, "draft");
  g_assert_false (pal_workspace_is_demo (workspace));
  g_assert_true (pal_workspace_close (workspace, &error));
}

/* A name that a person chose stays when the country changes. */
static void
test_name_follows_country (void)
{
  GtkWidget *dialog = pal_survey_dialog_new (NULL);
  GtkEditable *name =
      GTK_EDITABLE (gtk_widget_get_template_child (dialog, PAL_TYPE_SURVEY_DIALOG, "name_row"));

  pal_survey_dialog_set_country (PAL_SURVEY_DIALOG (dialog), "PT");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Portugal");
  gtk_editable_set_text (name, "Pilot");
  pal_survey_dialog_set_country (PAL_SURVEY_DIALOG (dialog), "SE");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "Pilot");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char *argv[])
{
  pal_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/start/recents", test_recents);
  g_test_add_func ("/ui/start/doors", test_doors);
  g_test_add_func ("/ui/start/new-survey", test_new_survey);
  g_test_add_func ("/ui/start/name-follows-country", test_name_follows_country);
  return g_test_run ();
}
