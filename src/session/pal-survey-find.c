/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-survey-model-private.h"
#include "survey/pal-question-find.h"

GPtrArray *
pal_survey_model_find_questions (PalSurveyModel *self, const char *text, guint limit)
{
  PalWaveData *data = pal_survey_model_get_data (self);

  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && text != NULL, NULL);

  if (data == NULL)
    return g_ptr_array_new ();
  return pal_question_find (pal_survey_model_get_texts (self), pal_wave_data_get_instrument (data),
                            self->institution != NULL ? PAL_LEVEL_INSTITUTION : PAL_LEVEL_COUNTRY, text,
                            limit);
}
