/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-survey-problems.h"

#include <glib/gi18n.h>

#include "ui/survey/pal-problems-dialog.h"

struct _PalSurveyProblems
{
  PalView *view; /* it owns us */
  PalSurveyGoTo go_to;
  PalProblemList *list; /* owned */
  GtkWidget *dialog;    /* while it is open, or NULL */
};

/* The question of a problem, in the form of its country. */
static void
show_problem (PalSurveyProblems *self, PalProblem *problem)
{
  const PalFinding *finding = pal_problem_get_finding (problem);

  pal_selection_set_country (pal_view_get_selection (self->view), finding->country);
  self->go_to (self->view, finding->institution, finding->question);
}

static void
problem_picked_cb (PalSurveyProblems *self, PalProblem *problem)
{
  show_problem (self, problem);
  gtk_window_present (pal_view_get_window (GTK_WIDGET (self->view)));
}

static void
problems_closed_cb (PalSurveyProblems *self)
{
  self->dialog = NULL;
}

PalSurveyProblems *
pal_survey_problems_new (PalView *view, PalSurveyGoTo go_to)
{
  PalSurveyProblems *self = g_new0 (PalSurveyProblems, 1);

  self->view = view;
  self->go_to = go_to;
  self->list = pal_problem_list_new (pal_view_get_workspace (view), pal_view_get_selection (view));
  return self;
}

void
pal_survey_problems_free (PalSurveyProblems *self)
{
  pal_survey_problems_close (self);
  g_object_unref (self->list);
  g_free (self);
}

void
pal_survey_problems_present (PalSurveyProblems *self)
{
  if (self->dialog == NULL)
    {
      self->dialog = pal_problems_dialog_new (pal_view_get_window (GTK_WIDGET (self->view)), self->list);
      g_signal_connect_swapped (self->dialog, "picked", G_CALLBACK (problem_picked_cb), self);
      g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (problems_closed_cb), self);
    }
  gtk_window_present (GTK_WINDOW (self->dialog));
}

void
pal_survey_problems_close (PalSurveyProblems *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
}

void
pal_survey_problems_step (PalSurveyProblems *self, int step)
{
  PalProblem *problem = pal_problem_list_step (self->list, step);
  g_autofree char *text = NULL;

  if (problem == NULL)
    {
      pal_view_toast (GTK_WIDGET (self->view), _ ("There is no open problem."));
      return;
    }
  /* Translators: which problem of how many, and what is wrong. */
  text = g_strdup_printf (_ ("Problem %u of %u: %s"), pal_problem_list_get_position (self->list) + 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                          pal_problem_get_finding (problem)->message);
  show_problem (self, problem);
  pal_view_toast (GTK_WIDGET (self->view), text);
  if (self->dialog != NULL)
    pal_problems_dialog_show_current (PAL_PROBLEMS_DIALOG (self->dialog));
}
