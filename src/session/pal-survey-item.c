/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the form as it stands: the value, why it is hidden, what is wrong with it. */
#include "model/pal-entry-id.h"
#include "session/pal-hidden-reason.h"
#include "session/pal-problems.h"
#include "session/pal-survey-model-private.h"

static gboolean
has_note (PalSurveyModel *self, PalQuestionItem *item)
{
  static const char *const fields[] = { "comment",         "source_kind", "source_note", "confidence",
                                        "source_document", "source_link", "source_n" };
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);
  g_autofree char *id =
      pal_answer_id_make (self->country, self->institution, pal_selection_get_wave (self->selection),
                          pal_question_item_get_id (item), self->slot);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (pal_dataset_get_cell (dataset, "answer", id, fields[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What is said at the question itself, with its place and, where somebody keeps the answer, why. */
static void
add_findings (PalSurveyModel *self, PalQuestionItem *item, const GPtrArray *found, GPtrArray *findings)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  const PalAnswers *answers = pal_survey_model_get_answers (self, self->institution);
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const PalFinding *one = g_ptr_array_index (found, i);
      PalFinding *finding;

      /* Those of a group hold those of its entries, too. */
      if (g_str_equal (one->rule, "required") || g_strcmp0 (one->question, question->id) != 0)
        continue;
      finding = pal_finding_copy (one);
      g_ptr_array_add (findings, finding);
      g_free (finding->question);
      finding->question = g_strdup (pal_question_item_get_id (item));
      /* Reasons are given for agreed answers. */
      if (self->slot != NULL)
        continue;
      g_free (finding->country);
      g_free (finding->institution);
      g_free (finding->wave);
      finding->country = g_strdup (self->country);
      finding->institution = g_strdup (self->institution);
      finding->wave = g_strdup (pal_selection_get_wave (self->selection));
      if (finding->check > 0 && finding->check <= question->n_checks && self->shown != NULL)
        {
          g_free (finding->message);
          finding->message = g_strdup (question->checks[finding->check - 1].message);
        }
      pal_problems_read_reason (dataset, answers, finding);
    }
}

void
pal_survey_model_show_item (PalSurveyModel *self,
                            PalQuestionItem *item,
                            const PalValue *value,
                            const char *hidden_reason,
                            const GPtrArray *found,
                            gboolean is_entered)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autofree char *previous =
      pal_survey_model_make_previous_text (self, pal_question_item_get_question (item), value);

  if (hidden_reason == NULL && is_entered)
    {
      add_findings (self, item, found, findings);
      add_findings (self, item, self->unusual, findings);
    }
  pal_question_item_update (item, value, hidden_reason, previous, findings, has_note (self, item));
  pal_question_item_set_n_queries (item,
                                   pal_survey_model_count_queries_of (self, pal_question_item_get_id (item)));
}

/* The same question in the words that are shown. */
static const PalQuestion *
get_in_language (PalSurveyModel *self, const PalQuestion *question)
{
  return question != NULL && self->shown != NULL ? pal_instrument_get_question (self->shown, question->index)
                                                 : question;
}

static void
update_item (PalSurveyModel *self, PalQuestionItem *item, const PalAnswers *answers, const PalFormState *part)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  const PalValue *value = pal_answers_get (answers, question->index);
  g_autofree char *reason =
      pal_hidden_reason_new_of (answers, pal_form_state_get_route (part, question->index),
                                get_in_language (self, pal_form_state_get_cause (part, question->index)));
  gboolean is_group = question->type == PAL_QUESTION_GROUP;

  if (is_group)
    pal_survey_model_update_entries (self, item, answers);
  pal_survey_model_show_item (self, item, value, reason, pal_form_state_get_findings (part, question->index),
                              value->kind != PAL_VALUE_NONE || is_group);
}

void
pal_survey_model_update_items (PalSurveyModel *self, PalQuestionItem **items, guint n)
{
  const PalAnswers *answers = pal_survey_model_get_answers (self, self->institution);
  const PalFormState *part = answers != NULL ? pal_survey_model_get_part (self, self->institution) : NULL;

  for (guint i = 0; part != NULL && i < n; i++)
    update_item (self, items[i], answers, part);
}

void
pal_survey_model_update_shown (PalSurveyModel *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->questions));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->questions), i));
  pal_survey_model_update_items (self, (PalQuestionItem **) items->pdata, items->len);
}
