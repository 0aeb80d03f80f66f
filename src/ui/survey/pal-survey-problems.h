/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

/* The problems of the wave as the survey shows them: the list in its window, and the walk from one to the
 * next.  Belongs to its view and does not outlive it. */
typedef struct _PalSurveyProblems PalSurveyProblems;

/* Shows a question of the selected country in the form. */
typedef void (*PalSurveyGoTo) (PalView *view, const char *institution, const char *question);

PalSurveyProblems *pal_survey_problems_new (PalView *view, PalSurveyGoTo go_to) G_GNUC_WARN_UNUSED_RESULT;
void pal_survey_problems_free (PalSurveyProblems *self); /* closes the window too */
void pal_survey_problems_present (PalSurveyProblems *self);
void pal_survey_problems_close (PalSurveyProblems *self);
void pal_survey_problems_step (PalSurveyProblems *self, int step); /* +1 next, -1 previous */

G_END_DECLS
