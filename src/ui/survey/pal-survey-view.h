/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-survey-model.h"
#include "ui/pal-view.h"
#include "ui/survey/pal-board-pane.h"
#include "ui/survey/pal-grid-pane.h"

G_BEGIN_DECLS

#define PAL_TYPE_SURVEY_VIEW (pal_survey_view_get_type ())
G_DECLARE_FINAL_TYPE (PalSurveyView, pal_survey_view, PAL, SURVEY_VIEW, PalView)

PalSurveyModel *pal_survey_view_get_model (PalSurveyView *self);
PalBoardPane *pal_survey_view_get_board (PalSurveyView *self);
PalGridPane *pal_survey_view_get_grid (PalSurveyView *self);

/* "form", "board" or "grid" */
void pal_survey_view_show_mode (PalSurveyView *self, const char *name);

/* Opens the form at a question of an institution, or of the country part (NULL). */
void pal_survey_view_go_to (PalSurveyView *self, const char *institution, const char *question);

/* The window with all problems of the wave. */
void pal_survey_view_show_problems (PalSurveyView *self);
void pal_survey_view_close_problems (PalSurveyView *self);

void pal_survey_view_show_queries (PalSurveyView *self);
void pal_survey_view_close_queries (PalSurveyView *self);

G_END_DECLS
