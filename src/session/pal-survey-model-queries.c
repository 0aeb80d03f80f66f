/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-survey-model-queries.h"

#include "session/pal-commands-query.h"
#include "session/pal-survey-model-private.h"
#include "session/pal-workspace-private.h"

static PalQueryBook *
get_book (PalSurveyModel *self)
{
  return pal_workspace_get_query_book (self->workspace);
}

GPtrArray *
pal_survey_model_dup_queries (PalSurveyModel *self)
{
  g_autofree char *answer = pal_survey_model_dup_answer_id (self);

  return pal_query_book_list_of (get_book (self), answer);
}

GPtrArray *
pal_survey_model_dup_comments (PalSurveyModel *self)
{
  g_autofree char *answer = pal_survey_model_dup_answer_id (self);

  return pal_comment_book_list_of (pal_query_book_get_comments (get_book (self)), answer);
}

guint
pal_survey_model_count_country_queries (PalSurveyModel *self)
{
  const char *wave = pal_selection_get_wave (self->selection);

  return self->country != NULL && wave != NULL
             ? pal_query_book_count_country (get_book (self), self->country, wave)
             : 0;
}

guint
pal_survey_model_count_part_queries (PalSurveyModel *self)
{
  const char *wave = pal_selection_get_wave (self->selection);

  return self->country != NULL && wave != NULL
             ? pal_query_book_count_part (get_book (self), self->country, self->institution, wave)
             : 0;
}

guint
pal_survey_model_count_queries_of (PalSurveyModel *self, const char *question)
{
  /* Queries are about agreed answers, and may tell what these are. */
  g_autofree char *answer =
      self->slot != NULL ? NULL
                         : pal_answer_id_make (self->country, self->institution,
                                               pal_selection_get_wave (self->selection), question, NULL);

  return answer != NULL ? pal_query_book_count_answer (get_book (self), answer) : 0;
}

gboolean
pal_survey_model_open_query (PalSurveyModel *self, const char *text, const char *to, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && self->focused != NULL && self->country != NULL, FALSE);

  id = pal_commands_open_query (self->workspace, self->country, self->institution,
                                pal_selection_get_wave (self->selection),
                                pal_question_item_get_question (self->focused)->id, text, to, error);
  return id != NULL;
}

gboolean
pal_survey_model_add_comment (PalSurveyModel *self, const char *text, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && self->focused != NULL && self->country != NULL, FALSE);

  id = pal_commands_add_comment (self->workspace, self->country, self->institution,
                                 pal_selection_get_wave (self->selection),
                                 pal_question_item_get_question (self->focused)->id, text, error);
  return id != NULL;
}
