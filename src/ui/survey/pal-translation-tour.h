/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-survey-model.h"
#include "ui/pal-view.h"

G_BEGIN_DECLS

/* Pictures of the form in another language and of the translations. */
void pal_translation_tour_add_stops (PalView *view, PalSurveyModel *model, PalTour *tour);

G_END_DECLS
