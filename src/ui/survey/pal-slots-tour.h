/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-survey-model.h"
#include "ui/pal-view.h"

G_BEGIN_DECLS

/* Pictures of an entry and of the comparisons. */
void pal_slots_tour_add_stops (PalView *view, PalSurveyModel *model, PalTour *tour);

G_END_DECLS
