/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The part that is shown, question by question: this wave, the last one, the difference and the queries.
 * Signal "picked" (const char *institution or NULL, const char *question): it is to be shown in the form. */
#define PAL_TYPE_REVIEW_SHEET_DIALOG (pal_review_sheet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalReviewSheetDialog, pal_review_sheet_dialog, PAL, REVIEW_SHEET_DIALOG, AdwWindow)

GtkWidget *pal_review_sheet_dialog_new (GtkWindow *parent, PalSurveyModel *model);

G_END_DECLS
