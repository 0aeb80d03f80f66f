/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-wave-data.h"
#include "survey/pal-form-state.h"

G_BEGIN_DECLS

/* Routes, findings and counts of the parts of one country in one wave, each worked out when it is first asked
 * for and then kept up to date. */
typedef struct _PalSurveyParts PalSurveyParts;

PalSurveyParts *pal_survey_parts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_survey_parts_free (PalSurveyParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalSurveyParts, pal_survey_parts_free)

/* Answers changed: those of @question, or NULL: any. */
void pal_survey_parts_touch (PalSurveyParts *self, const char *question);

/* @answers: of the part, agreed or of another slot; after a change of slot, touch all.  Borrowed until the
 * next call of any of these; another wave or country forgets the last one.  @institution NULL: the country
 * part. */
const PalFormState *pal_survey_parts_get (PalSurveyParts *self,
                                          PalWaveData *data,
                                          const PalAnswers *answers,
                                          const char *country,
                                          const char *institution);

G_END_DECLS
