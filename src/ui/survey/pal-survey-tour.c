/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-survey-tour.h"

#include <glib/gi18n.h>

#include "session/pal-commands-query.h"
#include "session/pal-commands-review.h"
#include "ui/framework/pal-framework-tour.h"
#include "ui/instrument/pal-draft-tour.h"
#include "ui/survey/pal-slots-tour.h"
#include "ui/survey/pal-translation-tour.h"

static void
prepare_services (gpointer user_data)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (user_data);

  pal_survey_view_go_to (self, NULL, "T1C11");
}

static void
prepare_institution (gpointer user_data)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (user_data);
  GPtrArray *all = pal_dataset_get_institutions (pal_view_get_dataset (PAL_VIEW (self)));
  const char *country = pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self)));

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (pal_institution_get_country (g_ptr_array_index (all, i)), country) == 0)
      {
        pal_survey_view_go_to (self, pal_institution_get_id (g_ptr_array_index (all, i)), "T2I05");
        return;
      }
}

/* An accepted part with one correction, where there are answers to accept.  The three looks share the state:
 * the steps are taken once. */
static void
prepare_review (gpointer user_data)
{
  static const PalReviewStepKind way[] = { PAL_REVIEW_SUBMIT, PAL_REVIEW_START, PAL_REVIEW_ACCEPT };
  PalSurveyView *self = PAL_SURVEY_VIEW (user_data);
  const PalValue *old;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  PalQuestionItem *item;

  pal_survey_view_go_to (self, NULL, "T1C11");
  if (!pal_workspace_is_demo (pal_view_get_workspace (PAL_VIEW (self))) ||
      pal_survey_model_is_locked (pal_survey_view_get_model (self)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    if (!pal_survey_model_take_step (pal_survey_view_get_model (self), way[i], NULL, NULL))
      return;
  item = pal_survey_model_get_focused (pal_survey_view_get_model (self));
  old = item != NULL ? pal_question_item_get_value (item) : NULL;
  if (old == NULL || old->kind != PAL_VALUE_NUMBER)
    return;
  pal_value_init_number (&value, old->number + 1);
  pal_commands_correct_answer (pal_view_get_workspace (PAL_VIEW (self)),
                               pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self))), NULL,
                               pal_selection_get_wave (pal_view_get_selection (PAL_VIEW (self))), "T1C11",
                               &value, _ ("The register was revised"), NULL);
}

static void
prepare_board (gpointer user_data)
{
  pal_survey_view_show_mode (user_data, "board");
}

/* The country with the most institutions among those that the mock-ups show. */
static void
prepare_board_country (gpointer user_data)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (user_data);

  prepare_board (user_data);
  g_signal_emit_by_name (pal_board_pane_get_board (pal_survey_view_get_board (self)), "picked", "LT");
}

static void
leave_board (gpointer user_data)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (user_data);

  pal_board_pane_go_back (pal_survey_view_get_board (self));
  pal_survey_view_show_mode (self, "form");
}

/* The institutions of all countries, with a block selected. */
static void
prepare_grid (gpointer user_data)
{
  PalGridSheet *sheet = pal_grid_pane_get_sheet (pal_survey_view_get_grid (user_data));
  const PalGridCursor cursor = { .row = 6, .column = 3, .anchor_row = 3, .anchor_column = 1 };

  pal_survey_view_show_mode (user_data, "grid");
  pal_grid_model_set_all_countries (pal_grid_sheet_get_model (sheet), TRUE);
  pal_grid_sheet_select (sheet, &cursor);
}

static void
leave_grid (gpointer user_data)
{
  PalGridSheet *sheet = pal_grid_pane_get_sheet (pal_survey_view_get_grid (user_data));

  pal_grid_model_set_all_countries (pal_grid_sheet_get_model (sheet), FALSE);
  pal_survey_view_show_mode (user_data, "form");
}

static void
prepare_problems (gpointer user_data)
{
  pal_survey_view_show_problems (user_data);
}

static void
leave_problems (gpointer user_data)
{
  pal_survey_view_close_problems (user_data);
}

/* Two queries, one of them answered, where there are demonstration answers.  The looks share them. */
static void
prepare_query (gpointer user_data)
{
  PalSurveyView *self = PAL_SURVEY_VIEW (user_data);
  PalWorkspace *workspace = pal_view_get_workspace (PAL_VIEW (self));
  const char *country = pal_selection_get_country (pal_view_get_selection (PAL_VIEW (self)));
  const char *wave = pal_selection_get_wave (pal_view_get_selection (PAL_VIEW (self)));
  PalQuestionItem *item;
  g_autofree char *first = NULL, *second = NULL;

  pal_survey_view_go_to (self, NULL, "T1C12");
  item = pal_survey_model_get_focused (pal_survey_view_get_model (self));
  if (item != NULL && pal_question_item_get_n_queries (item) == 0 && pal_workspace_is_demo (workspace))
    {
      first = pal_commands_open_query (workspace, country, NULL, wave, "T1C12",
                                       _ ("Does this count teams that visit only on weekdays?"),
                                       _ ("National coordinator"), NULL);
      second = pal_commands_open_query (workspace, country, NULL, wave, "T1C13",
                                        _ ("Which register is this from?"), NULL, NULL);
      if (first != NULL)
        pal_commands_step_query (workspace, first, PAL_QUERY_ANSWER, _ ("Yes, all teams of the register."),
                                 NULL, NULL);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "survey.show-query", NULL);
}

static void
prepare_queries (gpointer user_data)
{
  prepare_query (user_data);
  pal_survey_view_show_queries (user_data);
}

static void
leave_queries (gpointer user_data)
{
  pal_survey_view_close_queries (user_data);
}

/* What a coordinator of another country sees here. */
static void
prepare_role (gpointer user_data)
{
  PalWorkspace *workspace = pal_view_get_workspace (PAL_VIEW (user_data));
  g_autoptr (PalActing) acting = pal_acting_new (PAL_ROLE_COORDINATOR, "SE", NULL);

  pal_survey_view_go_to (PAL_SURVEY_VIEW (user_data), NULL, "T1C11");
  pal_workspace_set_acting (workspace, acting, NULL);
}

static void
leave_role (gpointer user_data)
{
  g_autoptr (PalActing) acting = pal_acting_new (PAL_ROLE_NONE, NULL, NULL);

  pal_workspace_set_acting (pal_view_get_workspace (PAL_VIEW (user_data)), acting, NULL);
}

static void
prepare_find (gpointer user_data)
{
  gtk_widget_activate_action (user_data, "survey.find-question", "s", _ ("teams"));
}

static void
leave_find (gpointer user_data)
{
  gtk_widget_activate_action (user_data, "survey.find-question", "s", "");
}

void
pal_survey_tour_add_stops (PalSurveyView *view, PalTour *tour)
{
  pal_tour_add_stop (tour, "services", prepare_services, NULL, view);
  pal_tour_add_stop (tour, "find", prepare_find, leave_find, view);
  pal_tour_add_stop (tour, "institution", prepare_institution, NULL, view);
  pal_tour_add_stop (tour, "query", prepare_query, NULL, view);
  pal_tour_add_stop (tour, "queries", prepare_queries, leave_queries, view);
  pal_tour_add_stop (tour, "review", prepare_review, NULL, view);
  pal_tour_add_stop (tour, "board", prepare_board, leave_board, view);
  pal_tour_add_stop (tour, "board-country", prepare_board_country, leave_board, view);
  pal_tour_add_stop (tour, "role", prepare_role, leave_role, view);
  pal_tour_add_stop (tour, "grid", prepare_grid, leave_grid, view);
  pal_tour_add_stop (tour, "problems", prepare_problems, leave_problems, view);
  pal_slots_tour_add_stops (PAL_VIEW (view), pal_survey_view_get_model (view), tour);
  pal_translation_tour_add_stops (PAL_VIEW (view), pal_survey_view_get_model (view), tour);
  pal_draft_tour_add_stops (GTK_WIDGET (view), tour);
  pal_framework_tour_add_stops (GTK_WIDGET (view), tour);
}
