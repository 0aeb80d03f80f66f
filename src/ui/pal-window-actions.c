/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-window-actions.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-commands.h"
#include "ui/compare/pal-explain-dialog.h"
#include "ui/compat/pal-ask.h"
#include "ui/compat/pal-file-dialog.h"
#include "ui/framework/pal-framework-dialog.h"
#include "ui/instrument/pal-draft-dialog.h"
#include "ui/pal-about.h"
#include "ui/pal-acting-dialog.h"
#include "ui/pal-backup-dialog.h"
#include "ui/pal-help.h"
#include "ui/start/pal-survey-dialog.h"
#include "ui/start/pal-wave-dialog.h"
#include "ui/survey/pal-translation-window.h"

/* Outside the views (search, dialogs) Ctrl+Z belongs to the text that is being written. */
static gboolean
forward_to_text (GtkWidget *widget, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus)) ||
      gtk_widget_get_ancestor (focus, PAL_TYPE_VIEW) != NULL)
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
undo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWorkspace *workspace = pal_window_get_workspace (PAL_WINDOW (widget));
  g_autofree char *label = NULL, *text = NULL;

  if (forward_to_text (widget, "text.undo") || workspace == NULL)
    return;
  /* What is still being typed becomes the step that is taken back. */
  pal_commands_flush (workspace);
  label = g_strdup (pal_workspace_get_undo_label (workspace));
  if (label == NULL)
    return;
  pal_commands_undo (workspace);
  /* Translators: what was changed, such as the text of a question */
  text = g_strdup_printf (_ ("Undone: %s"), label);
  pal_view_toast (widget, text);
}

static void
redo_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWorkspace *workspace = pal_window_get_workspace (PAL_WINDOW (widget));
  g_autofree char *label = NULL, *text = NULL;

  if (forward_to_text (widget, "text.redo") || workspace == NULL)
    return;
  label = g_strdup (pal_workspace_get_redo_label (workspace));
  if (label == NULL)
    return;
  pal_commands_redo (workspace);
  /* Translators: what was changed, such as the text of a question */
  text = g_strdup_printf (_ ("Done again: %s"), label);
  pal_view_toast (widget, text);
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWorkspace *workspace = pal_window_get_workspace (PAL_WINDOW (widget));

  if (workspace != NULL)
    pal_commands_retry_save (workspace);
}

static void
view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalView *view = pal_window_get_view (PAL_WINDOW (widget));
  PalViewClass *klass = view != NULL ? PAL_VIEW_GET_CLASS (view) : NULL;

  if (klass == NULL)
    return;
  if (g_str_equal (action_name, "win.show-table") && klass->show_table != NULL)
    klass->show_table (view);
  else if (g_str_equal (action_name, "win.export") && klass->export_view != NULL)
    klass->export_view (view);
  else if (g_str_equal (action_name, "win.inspector") && klass->toggle_inspector != NULL)
    klass->toggle_inspector (view);
}

/* Problems are of the survey, whatever shows now. */
static void
step_problem_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalView *view = NULL;

  if (pal_window_get_workspace (PAL_WINDOW (widget)) != NULL)
    view = pal_window_show_view (PAL_WINDOW (widget), "survey");
  if (view != NULL && PAL_VIEW_GET_CLASS (view)->step_problem != NULL)
    PAL_VIEW_GET_CLASS (view)->step_problem (view, g_str_equal (action_name, "win.next-problem") ? 1 : -1);
}

static void
show_view_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_window_show_view (PAL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
help_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalView *view = pal_window_get_view (PAL_WINDOW (widget));
  const char *page = view != NULL ? PAL_VIEW_GET_CLASS (view)->help_page : "start";

  pal_help_show (widget, page != NULL ? page : "index");
}

/* GTK would read it for each new window, if it lay where GTK looks for it. */
static void
shortcuts_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/palliscope/Palliscope/ui/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_present (window);
}

static void
about_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_about_show (GTK_WINDOW (widget));
}

static void
survey_created_cb (PalSurveyDialog *dialog, const char *path, PalWindow *window)
{
  pal_window_open_path (window, path, PAL_OPEN_ASK);
}

static void
restored_cb (PalBackupDialog *dialog, const char *path, PalWindow *window)
{
  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
}

static void
show_backups (PalWindow *window, const char *path)
{
  GtkWidget *dialog = pal_backup_dialog_new (GTK_WINDOW (window), path);

  g_signal_connect_object (dialog, "restored", G_CALLBACK (restored_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_backup_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWorkspace *workspace = pal_window_get_workspace (PAL_WINDOW (widget));

  if (workspace != NULL)
    show_backups (PAL_WINDOW (widget), pal_workspace_get_path (workspace));
}

static void
asked_restore_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data, *choice = pal_ask_finish (result);

  if (g_strcmp0 (choice, "restore") == 0)
    show_backups (PAL_WINDOW (source), path);
}

/* A damaged file is where a backup is wanted. */
void
pal_window_actions_tell_not_opened (PalWindow *window, const char *path, const GError *error)
{
  const PalAskChoice choices[] = { { "close", _ ("_Close"), PAL_ASK_PLAIN },
                                   { "restore", _ ("_Restore a Backup…"), PAL_ASK_SUGGESTED } };
  g_autofree char *text = pal_opener_describe_error (error);

  if (path != NULL && g_error_matches (error, PAL_ERROR, PAL_ERROR_DAMAGED))
    pal_ask_async (GTK_WINDOW (window), _ ("The Workspace Could Not Be Opened"), text, NULL, choices,
                   G_N_ELEMENTS (choices), asked_restore_cb, g_strdup (path));
  else
    pal_ask_tell (GTK_WINDOW (window), _ ("The Workspace Could Not Be Opened"), text);
}

static void
new_survey_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *dialog = pal_survey_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "created", G_CALLBACK (survey_created_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = pal_file_dialog_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    pal_window_open_path (PAL_WINDOW (source), path, PAL_OPEN_ASK);
  else if (file != NULL)
    pal_view_toast (GTK_WIDGET (source), _ ("Only files on this computer can be opened."));
}

static void
open_file_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const PalFileKind kinds[] = { { _ ("Palliscope workspaces"), "palliscope" }, { _ ("All files"), NULL } };

  pal_file_dialog_open_async (GTK_WINDOW (widget), _ ("Open File"), kinds, G_N_ELEMENTS (kinds),
                              file_chosen_cb, NULL);
}

static void
open_path_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_window_open_path (PAL_WINDOW (widget), g_variant_get_string (parameter, NULL), PAL_OPEN_ASK);
}

static void
open_sample_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pal_window_open_sample (PAL_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
new_wave_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalWorkspace *workspace = pal_window_get_workspace (self);

  if (workspace != NULL)
    pal_wave_dialog_present (GTK_WINDOW (self), workspace, pal_window_get_selection (self));
}

static void
act_as_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);

  if (pal_window_get_workspace (self) != NULL)
    gtk_window_present (
        GTK_WINDOW (pal_acting_dialog_new (GTK_WINDOW (self), pal_window_get_workspace (self),
                                           pal_selection_get_country (pal_window_get_selection (self)))));
}

static void
translations_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalWorkspace *workspace = pal_window_get_workspace (self);

  if (workspace != NULL)
    pal_translation_window_present (GTK_WINDOW (self), workspace,
                                    pal_selection_get_wave (pal_window_get_selection (self)));
}

static void
questionnaire_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalWorkspace *workspace = pal_window_get_workspace (self);

  if (workspace != NULL)
    pal_draft_dialog_present (GTK_WINDOW (self), workspace, pal_window_get_selection (self));
}

static void
framework_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalWorkspace *workspace = pal_window_get_workspace (self);

  if (workspace != NULL)
    pal_framework_dialog_present (GTK_WINDOW (self), workspace, pal_window_get_selection (self));
}

/* The parameter is the code of an index, domain or indicator; "" stands for what is selected. */
static void
explain_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PalWindow *self = PAL_WINDOW (widget);
  PalWorkspace *workspace = pal_window_get_workspace (self);

  if (workspace != NULL)
    pal_explain_dialog_present (GTK_WINDOW (self), workspace, pal_window_get_selection (self),
                                g_variant_get_string (parameter, NULL));
}

void
pal_window_actions_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.retry-save", NULL, retry_action },
    { "win.show-table", NULL, view_action },
    { "win.export", NULL, view_action },
    { "win.inspector", NULL, view_action },
    { "win.next-problem", NULL, step_problem_action },
    { "win.previous-problem", NULL, step_problem_action },
    { "win.show-view", "s", show_view_action },
    { "win.explain", "s", explain_action },
    { "win.help", NULL, help_action },
    { "win.show-help-overlay", NULL, shortcuts_action },
    { "win.about", NULL, about_action },
    { "win.new-survey", NULL, new_survey_action },
    { "win.open-file", NULL, open_file_action },
    { "win.open-path", "s", open_path_action },
    { "win.open-sample", "s", open_sample_action },
    { "win.restore-backup", NULL, restore_backup_action },
    { "win.new-wave", NULL, new_wave_action },
    { "win.act-as", NULL, act_as_action },
    { "win.translations", NULL, translations_action },
    { "win.questionnaire", NULL, questionnaire_action },
    { "win.framework", NULL, framework_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter, actions[i].func);
}

/* A view that was made just now has no place on the screen before the next layout. */
static gboolean
reveal_cb (gpointer data)
{
  PalView *view = PAL_VIEW (data);

  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    PAL_VIEW_GET_CLASS (view)->reveal_selection (view);
  return G_SOURCE_REMOVE;
}

void
pal_window_actions_go_to (PalWindow *window, const PalFound *found)
{
  PalSelection *selection = pal_window_get_selection (window);
  const char *view = pal_window_get_view_name (window);
  PalView *shown;

  pal_window_keep_place (window);
  switch (found->kind)
    {
    case PAL_FOUND_COUNTRY:
      pal_selection_set_country (selection, found->id);
      if (g_strcmp0 (view, "map") != 0 && g_strcmp0 (view, "compare") != 0 && g_strcmp0 (view, "survey") != 0)
        view = "map";
      break;
    case PAL_FOUND_INSTITUTION:
      pal_selection_set_country (selection, found->country);
      pal_selection_set_institution (selection, found->id);
      if (g_strcmp0 (view, "survey") != 0)
        view = "map";
      break;
    case PAL_FOUND_SUBJECT:
      pal_selection_set_subject (selection, found->id);
      if (g_strcmp0 (view, "compare") != 0)
        view = "map";
      break;
    case PAL_FOUND_QUESTION:
    default:
      /* Also the question that is selected already is to be shown again. */
      pal_selection_set_question (selection, NULL);
      pal_selection_set_question (selection, found->id);
      view = "survey";
    }
  shown = pal_window_show_view (window, view);
  if (shown != NULL && PAL_VIEW_GET_CLASS (shown)->reveal_selection != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, reveal_cb, g_object_ref (shown), g_object_unref);
}

static void
asked_close_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PalWindow *self = PAL_WINDOW (source);
  PalWorkspace *workspace = pal_window_get_workspace (self);
  g_autofree char *choice = pal_ask_finish (result);

  if (workspace == NULL)
    return;
  if (g_strcmp0 (choice, "retry") == 0)
    {
      pal_commands_retry_save (workspace);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_strcmp0 (choice, "discard") == 0)
    pal_window_close_anyway (self);
}

void
pal_window_actions_ask_unsaved (PalWindow *self, const GError *error)
{
  const PalAskChoice choices[] = { { "stay", _ ("_Stay"), PAL_ASK_PLAIN },
                                   { "discard", _ ("Close _Without Saving"), PAL_ASK_DESTRUCTIVE },
                                   { "retry", _ ("_Try Again"), PAL_ASK_SUGGESTED } };
  /* Translators: what went wrong */
  g_autofree char *body = g_strdup_printf (_ ("The last changes are not on the disk: %s."), error->message);

  pal_ask_async (GTK_WINDOW (self), _ ("Changes Could Not Be Saved"), body, NULL, choices,
                 G_N_ELEMENTS (choices), asked_close_cb, NULL);
}
