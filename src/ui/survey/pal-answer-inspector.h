/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Right pane: what the focused answer feeds, where it comes from, who changed it. */
#define PAL_TYPE_ANSWER_INSPECTOR (pal_answer_inspector_get_type ())
G_DECLARE_FINAL_TYPE (PalAnswerInspector, pal_answer_inspector, PAL, ANSWER_INSPECTOR, AdwBin)

GtkWidget *pal_answer_inspector_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* Puts the keyboard on the queries of the question; FALSE: none is chosen. */
gboolean pal_answer_inspector_grab_queries (PalAnswerInspector *self);

G_END_DECLS
