/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The language in which the form asks, and whether that translation is validated.  Shows only where the
 * questionnaire has more than one language; remembers the choice for the workspace.
 *
 * Signal "chosen": a person took another language here, and would like to go on where they were. */
#define PAL_TYPE_LANGUAGE_BAR (pal_language_bar_get_type ())
G_DECLARE_FINAL_TYPE (PalLanguageBar, pal_language_bar, PAL, LANGUAGE_BAR, AdwBin)

GtkWidget *pal_language_bar_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;
void pal_language_bar_step (PalLanguageBar *self); /* to the next language, round and round */

G_END_DECLS
