/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Free text. */
#define PAL_TYPE_TEXT_EDITOR (pal_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (PalTextEditor, pal_text_editor, PAL, TEXT_EDITOR, AdwBin)

GtkWidget *pal_text_editor_new (PalSurveyModel *model, PalQuestionItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
