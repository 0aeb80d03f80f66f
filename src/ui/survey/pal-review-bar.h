/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The bar above the form: where the part stands, who took it there and when, what changed since, and the
 * steps that it can take from here.  Signal "picked" (const char *institution, const char *question): go
 * there. */
#define PAL_TYPE_REVIEW_BAR (pal_review_bar_get_type ())
G_DECLARE_FINAL_TYPE (PalReviewBar, pal_review_bar, PAL, REVIEW_BAR, AdwBin)

GtkWidget *pal_review_bar_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
