/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* An entry that finds a question of the part that is shown while one types, in the place of what it stands
 * above.  Signals: "picked" (char *institution or NULL, char *question), "left" (Escape: back to where one
 * was). */
#define PAL_TYPE_QUESTION_FINDER (pal_question_finder_get_type ())
G_DECLARE_FINAL_TYPE (PalQuestionFinder, pal_question_finder, PAL, QUESTION_FINDER, AdwBin)

/* @outline stands below the entry until something is typed; typing in it goes to the entry. */
GtkWidget *pal_question_finder_new (PalSurveyModel *model, GtkWidget *outline) G_GNUC_WARN_UNUSED_RESULT;

/* Moves the focus to the entry; @text (nullable) as if it were typed. */
void pal_question_finder_start (PalQuestionFinder *self, const char *text);

G_END_DECLS
