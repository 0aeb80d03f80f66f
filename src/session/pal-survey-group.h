/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-entry-item.h"
#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The entries of a repeating group in the form.  @item: the group.  What is refused shows as a problem at the
 * group. */

/* Returns the new entry, which pal_question_item_get_entries () then holds; NULL when it is refused. */
PalEntryItem *pal_survey_model_add_entry (PalSurveyModel *self, PalQuestionItem *item);
void pal_survey_model_remove_entry (PalSurveyModel *self, PalQuestionItem *item, PalEntryItem *entry);
void pal_survey_model_restore_entry (PalSurveyModel *self, PalQuestionItem *item, PalEntryItem *entry);
void pal_survey_model_move_entry (PalSurveyModel *self, PalQuestionItem *item, PalEntryItem *entry, int step);
/* "There are none", a fact; FALSE takes it back. */
void pal_survey_model_set_no_entries (PalSurveyModel *self, PalQuestionItem *item, gboolean none);

G_END_DECLS
