/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Takes one step of the review with the part that the survey shows: says what the step does, lists what
 * blocks it, and asks for a note.  Signal "picked" (const char *institution, const char *question): go to
 * what blocks. */
#define PAL_TYPE_STEP_DIALOG (pal_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalStepDialog, pal_step_dialog, PAL, STEP_DIALOG, AdwWindow)

GtkWidget *pal_step_dialog_new (GtkWindow *parent,
                                PalSurveyModel *model,
                                PalReviewStepKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for the reason with which answers of a frozen part are corrected from now on. */
GtkWidget *pal_step_dialog_new_correction (GtkWindow *parent,
                                           PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
