/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-survey-queries.h"

#include "ui/survey/pal-queries-dialog.h"

struct _PalSurveyQueries
{
  PalView *view; /* it owns us */
  PalSurveyGoTo go_to;
  PalQueryList *list; /* owned, or NULL */
  GtkWidget *dialog;  /* while it is open, or NULL */
};

/* The question that was asked about, in the form of its country. */
static void
picked_cb (PalSurveyQueries *self, PalQueryThread *thread)
{
  pal_selection_set_country (pal_view_get_selection (self->view), pal_query_thread_get_country (thread));
  self->go_to (self->view, pal_query_thread_get_institution (thread), pal_query_thread_get_question (thread));
  gtk_window_present (pal_view_get_window (GTK_WIDGET (self->view)));
}

static void
closed_cb (PalSurveyQueries *self)
{
  self->dialog = NULL;
}

PalSurveyQueries *
pal_survey_queries_new (PalView *view, PalSurveyGoTo go_to)
{
  PalSurveyQueries *self = g_new0 (PalSurveyQueries, 1);

  self->view = view;
  self->go_to = go_to;
  return self;
}

void
pal_survey_queries_free (PalSurveyQueries *self)
{
  pal_survey_queries_close (self);
  g_clear_object (&self->list);
  g_free (self);
}

void
pal_survey_queries_present (PalSurveyQueries *self)
{
  if (self->list == NULL)
    self->list =
        pal_query_list_new (pal_view_get_workspace (self->view), pal_view_get_selection (self->view));
  if (self->dialog == NULL)
    {
      self->dialog = pal_queries_dialog_new (pal_view_get_window (GTK_WIDGET (self->view)), self->list,
                                             pal_selection_get_country (pal_view_get_selection (self->view)));
      g_signal_connect_swapped (self->dialog, "picked", G_CALLBACK (picked_cb), self);
      g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (closed_cb), self);
    }
  gtk_window_present (GTK_WINDOW (self->dialog));
}

void
pal_survey_queries_close (PalSurveyQueries *self)
{
  if (self->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
}
