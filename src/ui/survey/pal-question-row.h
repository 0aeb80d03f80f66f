/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* One question of the form: id, text, help, editor, value of the last wave, missing code, what is wrong with
 * it. */
#define PAL_TYPE_QUESTION_ROW (pal_question_row_get_type ())
G_DECLARE_FINAL_TYPE (PalQuestionRow, pal_question_row, PAL, QUESTION_ROW, GtkListBoxRow)

GtkWidget *pal_question_row_new (PalSurveyModel *model, PalQuestionItem *item) G_GNUC_WARN_UNUSED_RESULT;
PalQuestionItem *pal_question_row_get_item (PalQuestionRow *self);
/* Locked: the answer shows, the row takes the focus instead of its editor. */
void pal_question_row_set_locked (PalQuestionRow *self, gboolean is_locked);
/* The same for the question with this id, here or in an entry of this group; FALSE: it is none of them. */
gboolean pal_question_row_show (PalQuestionRow *self, const char *id);
void pal_question_row_grab_editor (PalQuestionRow *self); /* opens it and puts the focus into its editor */

G_END_DECLS
