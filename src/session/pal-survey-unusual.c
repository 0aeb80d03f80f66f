/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-problems.h"
#include "session/pal-survey-model-private.h"

/* Comparing with all other countries is no part of a key: it waits for a rest, as the list of problems does.
 */
#define REST_MS 400

static void
look (PalSurveyModel *self)
{
  PalWaveData *data = pal_survey_model_get_data (self);
  g_autoptr (GPtrArray) problems = NULL;
  const PalSection *section;

  g_clear_pointer (&self->unusual, g_ptr_array_unref);
  /* It is known of agreed answers, and would tell a second person what these are. */
  if (data == NULL || self->country == NULL || self->slot != NULL)
    return;
  section = pal_instrument_get_section (pal_wave_data_get_instrument (data), self->section);
  problems = pal_problems_find_unusual (pal_workspace_get_dataset (self->workspace),
                                        pal_selection_get_wave (self->selection), self->country,
                                        self->institution, section->first_question, section->n_questions);
  self->unusual = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (self->unusual,
                     pal_finding_copy (pal_problem_get_finding (g_ptr_array_index (problems, i))));
}

static gboolean
rest_cb (gpointer data)
{
  PalSurveyModel *self = PAL_SURVEY_MODEL (data);

  self->unusual_source = 0;
  look (self);
  pal_survey_model_update_shown (self);
  return G_SOURCE_REMOVE;
}

void
pal_survey_model_expect_unusual (PalSurveyModel *self)
{
  g_clear_handle_id (&self->unusual_source, g_source_remove);
  self->unusual_source = g_timeout_add (REST_MS, rest_cb, self);
}

void
pal_survey_model_forget_unusual (PalSurveyModel *self, const char *question)
{
  if (question == NULL)
    g_clear_pointer (&self->unusual, g_ptr_array_unref);
  for (guint i = self->unusual != NULL ? self->unusual->len : 0; i > 0; i--)
    if (g_strcmp0 (((const PalFinding *) g_ptr_array_index (self->unusual, i - 1))->question, question) == 0)
      g_ptr_array_remove_index (self->unusual, i - 1);
}
