/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

#define PAL_TYPE_SURVEY_VIEW (pal_survey_view_get_type ())
G_DECLARE_FINAL_TYPE (PalSurveyView, pal_survey_view, PAL, SURVEY_VIEW, PalView)

G_END_DECLS
