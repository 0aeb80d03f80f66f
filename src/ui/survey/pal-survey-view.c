/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-survey-view.h"

#include <glib/gi18n.h>

#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-own-country.h"
#include "session/pal-survey-model.h"
#include "ui/compat/pal-ask.h"
#include "ui/survey/pal-answer-inspector.h"
#include "ui/survey/pal-findings-dialog.h"
#include "ui/survey/pal-form-export.h"
#include "ui/survey/pal-form-pane.h"
#include "ui/survey/pal-form-print.h"
#include "ui/survey/pal-institution-dialog.h"
#include "ui/survey/pal-outline-pane.h"
#include "ui/survey/pal-review-bar.h"
#include "ui/survey/pal-slot-bar.h"
#include "ui/survey/pal-survey-flap.h"
#include "ui/survey/pal-survey-problems.h"
#include "ui/survey/pal-survey-queries.h"
#include "ui/survey/pal-survey-tour.h"
#include "ui/widget/pal-lazy-bin.h"
#include "ui/widget/pal-view-toolbar.h"
#include "ui/widget/pal-wave-choice.h"

struct _PalSurveyView
{
  PalView parent_instance;

  PalSurveyModel *model;       /* owned */
  PalSurveyProblems *problems; /* owned */
  PalSurveyQueries *queries;   /* owned */
  GtkWidget *inspector;
  GtkWidget *toolbar;
  GtkWidget *print_button;
  GtkWidget *wave_choice;
  GtkToggleButton *outline_button;
  AdwFlap *outline_flap;
  AdwFlap *inspector_flap;
  GtkWidget *form;
  GtkStack *modes;  /* "form", "board", "grid" */
  GtkWidget *board; /* PalLazyBin of a PalBoardPane */
  GtkWidget *grid;  /* PalLazyBin of a PalGridPane */
  GtkStackSwitcher *switcher;
  const char *came_from; /* the mode from which the form was opened, and to which Back leads; NULL: none */
};

G_DEFINE_FINAL_TYPE (PalSurveyView, pal_survey_view, PAL_TYPE_VIEW)

static gboolean
is_mode (PalSurveyView *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->modes), name) == 0;
}

static void
picked_cb (PalSurveyView *self, const char *institution, const char *question)
{
  pal_survey_model_set_asleep (self->model, FALSE);
  if (question == NULL || pal_survey_model_go_to (self->model, institution, question) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->modes, "form");
  if (adw_flap_get_folded (self->outline_flap))
    adw_flap_set_reveal_flap (self->outline_flap, FALSE);
  pal_form_pane_show_question (PAL_FORM_PANE (self->form), question);
}

static void
present_findings (PalSurveyView *self, const char *title, GPtrArray *findings)
{
  GtkWidget *dialog = pal_findings_dialog_new (pal_view_get_window (GTK_WIDGET (self)),
                                               pal_view_get_dataset (PAL_VIEW (self)), title, findings);

  g_signal_connect_object (dialog, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
go_to (PalView *view, const char *institution, const char *question)
{
  picked_cb (PAL_SURVEY_VIEW (view), institution, question);
}

/* Problems of the agreed answers tell what they are, so an entry has a list of its own. */
static gboolean
present_own_problems (PalSurveyView *self)
{
  g_autoptr (GPtrArray) findings = NULL;

  if (pal_survey_model_get_slot (self->model) == NULL)
    return FALSE;
  findings = pal_survey_model_dup_problems (self->model);
  present_findings (self, _ ("Problems"), findings);
  return TRUE;
}

static void
problems_cb (PalSurveyView *self)
{
  if (!present_own_problems (self))
    pal_survey_problems_present (self->problems);
}

static void
step_problem (PalView *view, int step)
{
  if (!present_own_problems (PAL_SURVEY_VIEW (view)))
    pal_survey_problems_step (PAL_SURVEY_VIEW (view)->problems, step);
}

static void
not_answered_cb (PalSurveyView *self)
{
  g_autoptr (GPtrArray) findings = pal_survey_model_dup_not_answered (self->model);

  present_findings (self, _ ("Not Answered"), findings);
}

static void
present_institution (PalSurveyView *self, const char *institution)
{
  const char *country = pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self)));

  if (country != NULL)
    gtk_window_present (GTK_WINDOW (pal_institution_dialog_new (pal_view_get_window (GTK_WIDGET (self)),
                                                                pal_view_get_workspace (PAL_VIEW (self)),
                                                                country, institution)));
}

/* A command did nothing, and says why. */
static void
refused_cb (PalSurveyView *self, const char *message)
{
  pal_ask_tell (pal_view_get_window (GTK_WIDGET (self)), _ ("Not Changed"), message);
}

static void
add_institution_cb (PalSurveyView *self)
{
  present_institution (self, NULL);
}

static void
edit_institution_cb (PalSurveyView *self, const char *institution)
{
  present_institution (self, institution);
}

/* A selection from elsewhere (find, map) opens the question; from the form itself nothing has to move. */
static void
question_selected_cb (PalSurveyView *self)
{
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  const char *question = pal_selection_get_question (selection);
  PalQuestionItem *focused = pal_survey_model_get_focused (self->model);

  if (question == NULL)
    return;
  if (focused != NULL && g_strcmp0 (pal_question_item_get_id (focused), question) == 0 &&
      pal_form_pane_has_focus (PAL_FORM_PANE (self->form)))
    return;
  picked_cb (self, pal_selection_get_institution (selection), question);
}

static gboolean
open_selected_cb (gpointer data)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (data);

  if (self->model != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && is_mode (self, "form"))
    question_selected_cb (self);
  return G_SOURCE_REMOVE;
}

/* The question may have been selected while another view was on top, or before this one was made.  A row can
 * take the focus and be scrolled to only after it has been laid out. */
static void
mapped_cb (PalSurveyView *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_selected_cb, g_object_ref (self), g_object_unref);
}

/* A place on the board or in the grid: the form opens there, and takes the focus when it has been laid out.
 */
static void
place_open_cb (PalSurveyView *self, const char *institution, const char *question, GtkWidget *pane)
{
  picked_cb (self, institution, question);
  if (!is_mode (self, "form"))
    return;
  self->came_from = PAL_IS_GRID_PANE (pane) ? "grid" : "board";
  mapped_cb (self);
}

/* A telephone has room for neither its button nor for columns; who is in the grid stays there. */
static void
offer_grid (PalSurveyView *self)
{
  gtk_stack_page_set_visible (gtk_stack_get_page (self->modes, self->grid),
                              is_mode (self, "grid") || !pal_view_is_narrow (PAL_VIEW (self)));
}

/* The outline and the side pane belong to the form. */
static void
mode_cb (PalSurveyView *self)
{
  self->came_from = NULL;
  pal_survey_model_set_asleep (self->model, !is_mode (self, "form"));
  offer_grid (self);
  gtk_widget_set_visible (GTK_WIDGET (self->outline_button), is_mode (self, "form"));
  pal_view_toolbar_set_has_inspector (PAL_VIEW_TOOLBAR (self->toolbar), is_mode (self, "form"));
}

/* Somebody jumped to an institution: its form.  A question opens the form by itself. */
static void
reveal_selection (PalView *view)
{
  if (pal_selection_get_institution (pal_view_get_selection (view)) != NULL)
    gtk_stack_set_visible_child_name (PAL_SURVEY_VIEW (view)->modes, "form");
}

static gboolean
go_back (PalView *view)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (view);

  if (is_mode (self, "board"))
    return pal_board_pane_go_back (pal_survey_view_get_board (self));
  if (self->came_from == NULL)
    return FALSE;
  gtk_stack_set_visible_child_name (self->modes, self->came_from);
  return TRUE;
}

/* A switcher shows an icon instead of the words where there is one. */
static void
show_mode (PalSurveyView *self, const char *name, const char *icon_name)
{
  gtk_stack_page_set_icon_name (
      gtk_stack_get_page (self->modes, gtk_stack_get_child_by_name (self->modes, name)), icon_name);
}

static void
narrow_cb (PalSurveyView *self)
{
  gboolean is_narrow = pal_view_is_narrow (PAL_VIEW (self));

  /* It is in the menu of the window too. */
  gtk_widget_set_visible (self->wave_choice, !is_narrow);
  adw_flap_set_fold_policy (self->outline_flap,
                            is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_fold_policy (self->inspector_flap,
                            is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_AUTO);
  adw_flap_set_reveal_flap (self->outline_flap, !is_narrow);
  adw_flap_set_reveal_flap (self->inspector_flap, !is_narrow);
  if (adw_bin_get_child (ADW_BIN (self->board)) != NULL)
    pal_board_pane_set_narrow (pal_survey_view_get_board (self), is_narrow);
  /* There is no room for it on a telephone, and no printer. */
  gtk_widget_set_visible (self->print_button, !is_narrow);
  show_mode (self, "form", is_narrow ? "pal-survey-symbolic" : NULL);
  show_mode (self, "board", is_narrow ? "pal-board-symbolic" : NULL);
  show_mode (self, "grid", is_narrow ? "pal-grid-symbolic" : NULL);
  offer_grid (self);
}

static void
show_table (PalView *view)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (view);

  if (is_mode (self, "board"))
    pal_board_pane_show_table (pal_survey_view_get_board (self));
  else if (is_mode (self, "grid"))
    pal_grid_pane_show_table (pal_survey_view_get_grid (self));
  else
    pal_form_export_show_table (GTK_WIDGET (view), self->model);
}

static void
export_view (PalView *view)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (view);

  if (is_mode (self, "board"))
    pal_board_pane_export (pal_survey_view_get_board (self));
  else if (is_mode (self, "grid"))
    pal_grid_pane_export (pal_survey_view_get_grid (self));
  else
    pal_form_export_save (GTK_WIDGET (view), self->model);
}

static void
find_question (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (widget);

  gtk_stack_set_visible_child_name (self->modes, "form");
  adw_flap_set_reveal_flap (self->outline_flap, TRUE);
  pal_outline_pane_find (adw_flap_get_flap (self->outline_flap), g_variant_get_string (parameter, NULL));
}

static void
print_form (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pal_form_print_run (widget, PAL_SURVEY_VIEW (widget)->model,
                      g_str_equal (g_variant_get_string (parameter, NULL), "blank"));
}

static void
queries_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (widget);

  if (pal_survey_model_get_slot (self->model) != NULL)
    pal_view_toast (widget, _ ("Queries are about agreed answers: go back to these first."));
  else
    pal_survey_queries_present (self->queries);
}

/* The keyboard goes to what is asked about the question, which may be in a folded pane. */
static void
show_query_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (widget);

  if (!is_mode (self, "form"))
    return;
  adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
  pal_answer_inspector_grab_queries (PAL_ANSWER_INSPECTOR (self->inspector));
}

static void
toggle_inspector (PalView *view)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (view);

  if (is_mode (self, "form"))
    adw_flap_set_reveal_flap (self->inspector_flap, !adw_flap_get_reveal_flap (self->inspector_flap));
}

/* Where the window is too small for three panes, the form comes first. */
static void
inspector_folded_cb (PalSurveyView *self)
{
  if (adw_flap_get_folded (self->inspector_flap))
    adw_flap_set_reveal_flap (self->inspector_flap, FALSE);
}

static void
inspector_revealed_cb (PalSurveyView *self)
{
  pal_view_toolbar_set_inspector_shown (PAL_VIEW_TOOLBAR (self->toolbar),
                                        adw_flap_get_reveal_flap (self->inspector_flap));
}

static void
add_tour_stops (PalView *view, PalTour *tour)
{
  pal_survey_tour_add_stops (PAL_SURVEY_VIEW (view), tour);
}

static void
pal_survey_view_dispose (GObject *object)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (object);

  g_clear_pointer (&self->problems, pal_survey_problems_free);
  g_clear_pointer (&self->queries, pal_survey_queries_free);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (pal_survey_view_parent_class)->dispose (object);
}

static GtkWidget *
make_board (gpointer user_data)
{
  PalSurveyView *self = user_data;
  PalView *view = user_data;
  g_autoptr (PalBoardModel) model =
      pal_board_model_new (pal_view_get_workspace (view), pal_view_get_selection (view));
  GtkWidget *pane = pal_board_pane_new (model);

  pal_board_pane_set_narrow (PAL_BOARD_PANE (pane), pal_view_is_narrow (view));
  g_signal_connect_object (pane, "open", G_CALLBACK (place_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "problems", G_CALLBACK (problems_cb), self, G_CONNECT_SWAPPED);
  return pane;
}

static GtkWidget *
make_grid (gpointer user_data)
{
  PalView *view = user_data;
  GtkWidget *pane = pal_grid_pane_new (pal_view_get_workspace (view), pal_view_get_selection (view));

  g_signal_connect_object (pane, "open", G_CALLBACK (place_open_cb), view, G_CONNECT_SWAPPED);
  return pane;
}

static void
build_modes (PalSurveyView *self)
{
  self->board = pal_lazy_bin_new (make_board, self);
  self->grid = pal_lazy_bin_new (make_grid, self);
  self->modes = GTK_STACK (gtk_stack_new ());
  /* A mode that nobody sees is not measured: that would draw it. */
  g_object_set (self->modes, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_titled (self->modes, GTK_WIDGET (self->outline_flap), "form", _ ("Form"));
  gtk_stack_add_titled (self->modes, self->board, "board", _ ("Board"));
  gtk_stack_add_titled (self->modes, self->grid, "grid", _ ("Grid"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->modes), TRUE);
  gtk_stack_switcher_set_stack (self->switcher, self->modes);
  g_signal_connect_object (self->modes, "notify::visible-child-name", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
build_toolbar (PalSurveyView *self)
{
  self->toolbar = pal_view_toolbar_new (PAL_VIEW (self), PAL_TOOLBAR_UNDO | PAL_TOOLBAR_SAVED |
                                                             PAL_TOOLBAR_DRAFT | PAL_TOOLBAR_TABLE |
                                                             PAL_TOOLBAR_EXPORT | PAL_TOOLBAR_INSPECTOR);
  self->outline_button = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_icon_name (GTK_BUTTON (self->outline_button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->outline_button), _ ("Outline"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->outline_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outline"), -1);
  self->wave_choice = pal_wave_choice_new (pal_view_get_workspace (PAL_VIEW (self)),
                                           pal_view_get_selection (PAL_VIEW (self)));
  self->switcher = GTK_STACK_SWITCHER (gtk_stack_switcher_new ());
  pal_view_toolbar_add_start (PAL_VIEW_TOOLBAR (self->toolbar), GTK_WIDGET (self->switcher));
  pal_view_toolbar_add_start (PAL_VIEW_TOOLBAR (self->toolbar), GTK_WIDGET (self->outline_button));
  pal_view_toolbar_add_start (PAL_VIEW_TOOLBAR (self->toolbar), self->wave_choice);
  self->print_button = pal_form_print_button_new ();
  pal_view_toolbar_add_end (PAL_VIEW_TOOLBAR (self->toolbar), self->print_button);
}

static void
pal_survey_view_constructed (GObject *object)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (object);
  PalSelection *selection = pal_view_get_selection (PAL_VIEW (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *outline, *bar, *middle;

  G_OBJECT_CLASS (pal_survey_view_parent_class)->constructed (object);
  self->model = pal_survey_model_new (pal_view_get_workspace (PAL_VIEW (self)), selection);
  self->problems = pal_survey_problems_new (PAL_VIEW (self), go_to);
  self->queries = pal_survey_queries_new (PAL_VIEW (self), go_to);
  build_toolbar (self);
  outline = pal_outline_pane_new (self->model);
  self->inspector = pal_answer_inspector_new (self->model);
  self->form = pal_form_pane_new (self->model);
  bar = pal_review_bar_new (self->model);
  middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (middle), pal_slot_bar_new (self->model));
  gtk_box_append (GTK_BOX (middle), bar);
  gtk_box_append (GTK_BOX (middle), self->form);
  self->inspector_flap = pal_survey_flap_new (GTK_PACK_END, self->inspector, middle);
  self->outline_flap = pal_survey_flap_new (GTK_PACK_START, outline, GTK_WIDGET (self->inspector_flap));
  g_object_bind_property (self->outline_flap, "reveal-flap", self->outline_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  build_modes (self);
  gtk_box_append (GTK_BOX (box), self->toolbar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->modes));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_swapped (bar, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_object (pal_view_get_workspace (PAL_VIEW (self)), "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (outline, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (outline, "problems", G_CALLBACK (problems_cb), self);
  g_signal_connect_swapped (outline, "not-answered", G_CALLBACK (not_answered_cb), self);
  g_signal_connect_swapped (outline, "add-institution", G_CALLBACK (add_institution_cb), self);
  g_signal_connect_swapped (outline, "edit-institution", G_CALLBACK (edit_institution_cb), self);
  g_signal_connect_swapped (self->inspector_flap, "notify::reveal-flap", G_CALLBACK (inspector_revealed_cb),
                            self);
  g_signal_connect_swapped (self->inspector_flap, "notify::folded", G_CALLBACK (inspector_folded_cb), self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect_object (selection, "notify::question", G_CALLBACK (question_selected_cb), self,
                           G_CONNECT_SWAPPED);
  narrow_cb (self);
  inspector_revealed_cb (self);
  pal_own_country_choose (pal_view_get_dataset (PAL_VIEW (self)), selection);
}

static void
pal_survey_view_class_init (PalSurveyViewClass *klass)
{
  PalViewClass *view_class = PAL_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pal_survey_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = pal_survey_view_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "survey.print-form", "s", print_form);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "survey.queries", NULL, queries_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "survey.show-query", NULL, show_query_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "survey.find-question", "s", find_question);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "survey.find-question", "s", "");
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F7, 0, "survey.show-query", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F7, GDK_SHIFT_MASK, "survey.queries",
                                       NULL);
  view_class->help_page = "survey";
  view_class->show_table = show_table;
  view_class->export_view = export_view;
  view_class->toggle_inspector = toggle_inspector;
  view_class->reveal_selection = reveal_selection;
  view_class->go_back = go_back;
  view_class->step_problem = step_problem;
  view_class->add_tour_stops = add_tour_stops;
}

static void
pal_survey_view_init (PalSurveyView *self)
{
}

PalSurveyModel *
pal_survey_view_get_model (PalSurveyView *self)
{
  return self->model;
}

PalBoardPane *
pal_survey_view_get_board (PalSurveyView *self)
{
  return PAL_BOARD_PANE (pal_lazy_bin_ensure (PAL_LAZY_BIN (self->board)));
}

PalGridPane *
pal_survey_view_get_grid (PalSurveyView *self)
{
  return PAL_GRID_PANE (pal_lazy_bin_ensure (PAL_LAZY_BIN (self->grid)));
}

void
pal_survey_view_show_mode (PalSurveyView *self, const char *name)
{
  gtk_widget_set_visible (gtk_stack_get_child_by_name (self->modes, name), TRUE);
  gtk_stack_set_visible_child_name (self->modes, name);
}

void
pal_survey_view_go_to (PalSurveyView *self, const char *institution, const char *question)
{
  picked_cb (self, institution, question);
}

void
pal_survey_view_show_problems (PalSurveyView *self)
{
  problems_cb (self);
}

void
pal_survey_view_close_problems (PalSurveyView *self)
{
  pal_survey_problems_close (self->problems);
}

void
pal_survey_view_show_queries (PalSurveyView *self)
{
  pal_survey_queries_present (self->queries);
}

void
pal_survey_view_close_queries (PalSurveyView *self)
{
  pal_survey_queries_close (self->queries);
}
