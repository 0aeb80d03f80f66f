/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-tour.h"
#include "ui/survey/pal-survey-view.h"

G_BEGIN_DECLS

/* What the pictures of the survey show. */
void pal_survey_tour_add_stops (PalSurveyView *view, PalTour *tour);

G_END_DECLS
