/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "session/pal-commands.h"
#include "session/pal-problems.h"
#include "session/pal-survey-model-private.h"
#include "session/pal-value-text.h"
#include "survey/pal-entry-checks.h"
#include "survey/pal-evidence.h"
#include "survey/pal-routing.h"

void
pal_survey_effect_free (PalSurveyEffect *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->before_text);
  g_free (self->after_text);
  g_free (self);
}

void
pal_survey_model_focus (PalSurveyModel *self, PalQuestionItem *item)
{
  PalWaveData *data = pal_survey_model_get_data (self);

  g_return_if_fail (PAL_IS_SURVEY_MODEL (self));

  if (self->focused == item)
    return;
  g_set_object (&self->focused, item);
  g_clear_pointer (&self->before, pal_scores_unref);
  if (item != NULL && data != NULL && self->slot == NULL)
    self->before = pal_scores_ref (pal_wave_data_get_scores (data));
  if (item != NULL)
    pal_selection_set_question (self->selection, pal_question_item_get_id (item));
  g_signal_emit_by_name (self, "focused");
}

PalQuestionItem *
pal_survey_model_get_focused (PalSurveyModel *self)
{
  return self->focused;
}

static const PalScore *
find_score (PalScores *scores, const char *country, guint indicator)
{
  int row = scores != NULL ? pal_scores_find_country (scores, country) : -1;

  return row >= 0 ? pal_scores_get (scores, (guint) row, indicator) : NULL;
}

static char *
format_score (const PalScore *score, int decimals)
{
  if (score == NULL)
    return g_strdup (pal_missing_get_label (PAL_MISSING_NR));
  if (score->missing != PAL_MISSING_NONE)
    return g_strdup (pal_missing_get_label (score->missing));
  return pal_number_format (score->value, decimals);
}

static PalSurveyEffect *
make_effect (PalSurveyModel *self, PalScores *now, const PalIndicator *indicator)
{
  const PalScore *before = find_score (self->before, self->country, indicator->index);
  const PalScore *after = find_score (now, self->country, indicator->index);
  PalSurveyEffect *effect = g_new0 (PalSurveyEffect, 1);

  effect->code = g_strdup (indicator->id);
  effect->title = g_strdup (indicator->title);
  effect->unit = g_strdup (indicator->unit);
  effect->before_text = format_score (before, indicator->decimals);
  effect->after_text = format_score (after, indicator->decimals);
  effect->before_level = before != NULL && before->missing == PAL_MISSING_NONE ? before->level : 0;
  effect->after_level = after != NULL && after->missing == PAL_MISSING_NONE ? after->level : 0;
  effect->differs = g_strcmp0 (effect->before_text, effect->after_text) != 0;
  return effect;
}

GPtrArray *
pal_survey_model_dup_effects (PalSurveyModel *self)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_survey_effect_free);
  PalWaveData *data = pal_survey_model_get_data (self);
  const PalQuestion *question;
  const GArray *dependents;
  PalScores *now;

  /* Only agreed answers move anything, and what is agreed moves is not for the eyes of an entry. */
  if (data == NULL || self->focused == NULL || self->slot != NULL)
    return out;
  now = pal_wave_data_get_scores (data);
  question = pal_question_item_get_question (self->focused);
  dependents = pal_scorer_get_dependents (pal_wave_data_get_scorer (data),
                                          question->group != NULL ? question->group : question->id);
  for (guint i = 0; dependents != NULL && i < dependents->len; i++)
    g_ptr_array_add (out, make_effect (self, now,
                                       pal_framework_get_indicator (
                                           pal_scorer_get_framework (pal_wave_data_get_scorer (data)),
                                           g_array_index (dependents, guint, i))));
  return out;
}

char *
pal_survey_model_dup_answer_id (PalSurveyModel *self)
{
  if (self->focused == NULL || self->country == NULL)
    return NULL;
  return pal_answer_id_make (self->country, self->institution, pal_selection_get_wave (self->selection),
                             pal_question_item_get_id (self->focused), self->slot);
}

char *
pal_survey_model_dup_note (PalSurveyModel *self, const char *field)
{
  g_autofree char *id = pal_survey_model_dup_answer_id (self);
  g_auto (PalValue) value = PAL_VALUE_INIT;
  const char *json =
      id != NULL ? pal_dataset_get_cell (pal_workspace_get_dataset (self->workspace), "answer", id, field)
                 : NULL;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return NULL;
  return g_strdup (value.string);
}

void
pal_survey_model_set_note (PalSurveyModel *self, const char *field, const char *text)
{
  g_autofree char *old = pal_survey_model_dup_note (self, field);

  if (self->focused == NULL || g_strcmp0 (old != NULL ? old : "", text != NULL ? text : "") == 0)
    return;
  pal_commands_set_slot_note (self->workspace, self->country, self->institution,
                              pal_selection_get_wave (self->selection),
                              pal_question_item_get_id (self->focused), self->slot, field, text);
}

gboolean
pal_survey_model_set_evidence (PalSurveyModel *self, const char *field, const char *text, GError **error)
{
  g_autofree char *clean = pal_evidence_clean (field, text, error);

  if (clean == NULL)
    return FALSE;
  pal_survey_model_set_note (self, field, clean);
  return TRUE;
}

char *
pal_survey_model_dup_link_uri (PalSurveyModel *self)
{
  g_autofree char *link = pal_survey_model_dup_note (self, "source_link");

  return pal_evidence_link_to_uri (link);
}

char *
pal_survey_model_format_json (PalSurveyModel *self, PalQuestionItem *item, const char *json)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL)
    return g_strdup (_ ("erased"));
  if (!pal_value_from_json (&value, json, NULL))
    return g_strdup (json);
  return pal_value_text_new (pal_question_item_get_question (item), &value);
}

static void
add_place (PalSurveyModel *self, GPtrArray *findings, guint from, const char *institution)
{
  for (guint i = from; i < findings->len; i++)
    {
      PalFinding *finding = g_ptr_array_index (findings, i);

      g_free (finding->country);
      finding->country = g_strdup (self->country);
      g_free (finding->institution);
      finding->institution = g_strdup (institution);
      g_free (finding->wave);
      finding->wave = g_strdup (pal_selection_get_wave (self->selection));
    }
}

typedef void (*UnitFunc) (PalSurveyModel *self,
                          const PalAnswers *answers,
                          const PalFormState *part,
                          GPtrArray *findings);

/* The country part, then each institution of the country. */
static GPtrArray *
walk_units (PalSurveyModel *self, UnitFunc func)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  GPtrArray *institutions = pal_dataset_get_institutions (pal_workspace_get_dataset (self->workspace));
  const PalAnswers *answers = pal_survey_model_get_answers (self, NULL);

  if (answers == NULL || self->country == NULL)
    return findings;
  func (self, answers, pal_survey_model_get_part (self, NULL), findings);
  add_place (self, findings, 0, NULL);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      const char *id = pal_institution_get_id (institution);
      guint from = findings->len;

      if (g_strcmp0 (pal_institution_get_country (institution), self->country) != 0)
        continue;
      func (self, pal_survey_model_get_answers (self, id), pal_survey_model_get_part (self, id), findings);
      add_place (self, findings, from, id);
    }
  return findings;
}

/* What is only not answered yet has a list of its own. */
static void
find_problems (PalSurveyModel *self, const PalAnswers *answers, const PalFormState *part, GPtrArray *findings)
{
  guint n = pal_instrument_get_n_questions (pal_answers_get_instrument (answers));

  for (guint i = 0; i < n; i++)
    {
      const GPtrArray *found = pal_form_state_get_findings (part, i);

      for (guint j = 0; found != NULL && j < found->len; j++)
        if (!g_str_equal (((const PalFinding *) g_ptr_array_index (found, j))->rule, "required"))
          g_ptr_array_add (findings, pal_finding_copy (g_ptr_array_index (found, j)));
    }
}

/* What somebody keeps with a reason is done with. */
static gboolean
is_open_problem (PalSurveyModel *self, PalFinding *finding)
{
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);

  if (self->slot != NULL)
    return TRUE;
  pal_problems_read_reason (dataset, pal_survey_model_get_answers (self, finding->institution), finding);
  return finding->kept == NULL;
}

static gboolean
is_not_answered (const PalAnswers *answers, const PalQuestion *question)
{
  return pal_answers_get (answers, question->index)->kind == PAL_VALUE_NONE &&
         (question->type != PAL_QUESTION_GROUP || pal_answers_count_entries (answers, question->index) == 0);
}

static void
add_not_answered (GPtrArray *findings, const char *id, char *text)
{
  PalFinding *finding = pal_finding_new (PAL_SEVERITY_NOTE, "not-answered", "%s", text);

  finding->question = g_strdup (id);
  g_ptr_array_add (findings, finding);
  g_free (text);
}

static void
find_not_answered_in_group (const PalAnswers *answers, const PalQuestion *group, GPtrArray *findings)
{
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group->index);

  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *label = pal_entry_label_new (entry, i + 1);

      for (guint k = 0; k < group->n_children; k++)
        {
          const PalQuestion *child = &group->children[k];
          g_autofree char *id = pal_entry_id_make (group->id, entry->id, child->id);

          if (pal_answers_get (entry->answers, child->index)->kind == PAL_VALUE_NONE &&
              pal_routing_get (entry->answers, child->index) == PAL_ROUTE_SHOWN)
            /* Translators: the name of an entry, such as a team, then the text of a question. */
            add_not_answered (findings, id, g_strdup_printf (_ ("%s: %s"), label, child->text));
        }
    }
}

static void
find_not_answered (PalSurveyModel *self,
                   const PalAnswers *answers,
                   const PalFormState *part,
                   GPtrArray *findings)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->level != pal_form_state_get_level (part) ||
          pal_form_state_get_route (part, i) != PAL_ROUTE_SHOWN)
        continue;
      if (question->type == PAL_QUESTION_GROUP)
        find_not_answered_in_group (answers, question, findings);
      if (is_not_answered (answers, question))
        add_not_answered (findings, question->id, g_strdup (question->text));
    }
}

GPtrArray *
pal_survey_model_dup_problems (PalSurveyModel *self)
{
  GPtrArray *findings = walk_units (self, find_problems);

  for (guint i = findings->len; i > 0; i--)
    if (!is_open_problem (self, g_ptr_array_index (findings, i - 1)))
      g_ptr_array_remove_index (findings, i - 1);
  return findings;
}

PalProblem *
pal_survey_model_dup_problem (PalSurveyModel *self, const PalFinding *finding)
{
  const PalAnswers *answers = pal_survey_model_get_answers (self, finding->institution);

  g_return_val_if_fail (answers != NULL, NULL);

  return pal_problems_describe (pal_workspace_get_dataset (self->workspace), answers, finding);
}

GPtrArray *
pal_survey_model_dup_not_answered (PalSurveyModel *self)
{
  return walk_units (self, find_not_answered);
}

static guint
count_not_answered (PalSurveyModel *self, const char *institution)
{
  const PalFormState *part = pal_survey_model_get_part (self, institution);
  const PalAnswers *answers = pal_survey_model_get_answers (self, institution);
  PalInstrument *instrument = pal_answers_get_instrument (answers);
  guint n = 0;

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->level != pal_form_state_get_level (part) ||
          pal_form_state_get_route (part, i) != PAL_ROUTE_SHOWN)
        continue;
      n += is_not_answered (answers, question);
      if (question->type == PAL_QUESTION_GROUP)
        {
          g_autoptr (GPtrArray) inside = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

          find_not_answered_in_group (answers, question, inside);
          n += inside->len;
        }
    }
  return n;
}

guint
pal_survey_model_count_not_answered (PalSurveyModel *self)
{
  GPtrArray *institutions = pal_dataset_get_institutions (pal_workspace_get_dataset (self->workspace));
  guint n;

  if (pal_survey_model_get_part (self, NULL) == NULL)
    return 0;
  n = count_not_answered (self, NULL);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);

      if (g_strcmp0 (pal_institution_get_country (institution), self->country) == 0)
        n += count_not_answered (self, pal_institution_get_id (institution));
    }
  return n;
}
