/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/survey/pal-survey-problems.h"

G_BEGIN_DECLS

/* The queries of the wave as the survey shows them: the list in its window, made when it is first asked for.
 * Belongs to its view and does not outlive it. */
typedef struct _PalSurveyQueries PalSurveyQueries;

PalSurveyQueries *pal_survey_queries_new (PalView *view, PalSurveyGoTo go_to) G_GNUC_WARN_UNUSED_RESULT;
void pal_survey_queries_free (PalSurveyQueries *self); /* closes the window too */
void pal_survey_queries_present (PalSurveyQueries *self);
void pal_survey_queries_close (PalSurveyQueries *self);

G_END_DECLS
