/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "model/pal-entry.h"
#include "session/pal-change-text.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-match-text.h"
#include "session/pal-survey-model-private.h"
#include "session/pal-value-text.h"
#include "survey/pal-checks.h"
#include "survey/pal-completeness.h"
#include "survey/pal-routing.h"

/* A correction is a decision: what is only being typed waits until it is done. */
static void
write_correction (PalSurveyModel *self, PalQuestionItem *item, const PalValue *value, gboolean is_done)
{
  g_autoptr (GError) error = NULL;

  if (is_done &&
      !pal_commands_correct_answer (self->workspace, self->country, self->institution,
                                    pal_selection_get_wave (self->selection), pal_question_item_get_id (item),
                                    value, self->correction, &error))
    pal_question_item_set_problem (item, error->message, NULL);
}

static void
write_value (PalSurveyModel *self, PalQuestionItem *item, const PalValue *value, gboolean is_done)
{
  const char *id = pal_question_item_get_id (item);
  const char *wave = pal_selection_get_wave (self->selection);
  gboolean same = pal_value_equal (value, pal_question_item_get_value (item));

  if (!same && self->correction != NULL)
    write_correction (self, item, value, is_done);
  else if (same && is_done)
    pal_commands_flush (self->workspace);
  else if (!same && is_done)
    pal_commands_set_slot_answer (self->workspace, self->country, self->institution, wave, id, self->slot,
                                  value);
  else if (!same)
    pal_commands_type_slot_answer (self->workspace, self->country, self->institution, wave, id, self->slot,
                                   value);
}

/* Shown when the text as typed is not how a machine would write the number: grouped, or with a decimal comma.
 */
static char *
make_understood (const char *text, const PalValue *value)
{
  g_autofree char *machine = NULL, *people = NULL;

  if (value->kind != PAL_VALUE_NUMBER)
    return NULL;
  machine = pal_number_to_machine (value->number);
  if (g_strcmp0 (machine, text) == 0)
    return NULL;
  people = pal_number_format (value->number, value->number != (double) (gint64) value->number ? 2 : 0);
  return g_strdup_printf (_ ("Understood as %s"), people);
}

static gboolean
enter_text (PalSurveyModel *self, PalQuestionItem *item, const char *text, gboolean is_done)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  g_autoptr (GError) error = NULL;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *understood = NULL;

  if (!pal_checks_parse (question, text, FALSE, &value, &error))
    {
      pal_question_item_set_problem (item, error->message, NULL);
      return FALSE;
    }
  understood = make_understood (text, &value);
  if (!pal_checks_value (question, &value, findings) && findings->len > 0)
    {
      pal_question_item_set_problem (item, ((const PalFinding *) g_ptr_array_index (findings, 0))->message,
                                     understood);
      return FALSE;
    }

  write_value (self, item, &value, is_done);
  if (understood != NULL && !is_done)
    pal_question_item_set_problem (item, NULL, understood);
  return TRUE;
}

gboolean
pal_survey_model_type (PalSurveyModel *self, PalQuestionItem *item, const char *text, gboolean is_done)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && PAL_IS_QUESTION_ITEM (item), FALSE);

  if (*trimmed == '\0')
    {
      const PalValue *old = pal_question_item_get_value (item);
      PalValue none = PAL_VALUE_INIT;

      /* An empty entry beside a missing code is no decision against the code. */
      if (old->kind != PAL_VALUE_MISSING)
        write_value (self, item, &none, is_done);
      return TRUE;
    }
  return enter_text (self, item, trimmed, is_done);
}

gboolean
pal_survey_model_type_ratio (PalSurveyModel *self,
                             PalQuestionItem *item,
                             const char *numerator,
                             const char *denominator,
                             gboolean is_done)
{
  g_autofree char *num = g_strstrip (g_strdup (numerator));
  g_autofree char *den = g_strstrip (g_strdup (denominator));
  g_autofree char *both = NULL;

  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && PAL_IS_QUESTION_ITEM (item), FALSE);

  if (*num == '\0' && *den == '\0')
    return pal_survey_model_type (self, item, "", is_done);
  if (*num == '\0' || *den == '\0')
    {
      /* Half a ratio is no answer yet: it stays in the entries until the other half comes. */
      if (is_done)
        pal_question_item_set_problem (item, _ ("Both parts are needed before this is saved."), NULL);
      return FALSE;
    }
  both = g_strdup_printf ("%s/%s", num, den);
  return enter_text (self, item, both, is_done);
}

void
pal_survey_model_choose (PalSurveyModel *self, PalQuestionItem *item, const char *code)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  g_return_if_fail (PAL_IS_SURVEY_MODEL (self) && PAL_IS_QUESTION_ITEM (item) && code != NULL);

  if (pal_question_item_get_question (item)->type == PAL_QUESTION_LIKERT5)
    pal_value_init_number (&value, g_ascii_strtod (code, NULL));
  else
    pal_value_init_string (&value, code);
  write_value (self, item, &value, TRUE);
}

static gboolean
is_exclusive (const PalQuestion *question, const char *code)
{
  const PalOption *option = pal_question_find_option (question, code);

  return option != NULL && option->exclusive;
}

void
pal_survey_model_toggle (PalSurveyModel *self, PalQuestionItem *item, const char *code, gboolean is_on)
{
  const PalQuestion *question = pal_question_item_get_question (item);
  const PalValue *old = pal_question_item_get_value (item);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_auto (PalValue) value = PAL_VALUE_INIT;

  /* An exclusive option clears the others, and any other clears it. */
  for (guint i = 0; old->kind == PAL_VALUE_SET && old->set[i] != NULL; i++)
    {
      gboolean stays = !g_str_equal (old->set[i], code);

      if (is_on && (is_exclusive (question, code) || is_exclusive (question, old->set[i])))
        stays = FALSE;
      if (stays)
        g_ptr_array_add (codes, old->set[i]);
    }
  if (is_on)
    g_ptr_array_add (codes, (gpointer) code);
  if (question->max_select > 0 && codes->len > question->max_select)
    {
      g_autofree char *message = g_strdup_printf (
          ngettext ("At most %u can be chosen.", "At most %u can be chosen.", question->max_select),
          question->max_select);

      pal_question_item_set_problem (item, message, NULL);
      return;
    }
  g_ptr_array_add (codes, NULL);
  if (codes->len > 1)
    pal_value_init_set (&value, (const char *const *) codes->pdata);
  write_value (self, item, &value, TRUE);
}

void
pal_survey_model_set_missing (PalSurveyModel *self, PalQuestionItem *item, PalMissing missing)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  /* SK and SU are set by the program alone. */
  g_return_if_fail (missing == PAL_MISSING_NONE || missing == PAL_MISSING_DK || missing == PAL_MISSING_NA ||
                    missing == PAL_MISSING_NR);

  if (missing != PAL_MISSING_NONE && pal_question_item_get_entries (item) != NULL &&
      g_list_model_get_n_items (pal_question_item_get_entries (item)) > 0)
    {
      pal_question_item_set_problem (item, _ ("There are entries: remove them first."), NULL);
      return;
    }
  if (missing != PAL_MISSING_NONE)
    pal_value_init_missing (&value, missing);
  write_value (self, item, &value, TRUE);
}

void
pal_survey_model_clear (PalSurveyModel *self, PalQuestionItem *item)
{
  PalValue none = PAL_VALUE_INIT;

  write_value (self, item, &none, TRUE);
}

GPtrArray *
pal_survey_model_dup_would_hide (PalSurveyModel *self, PalQuestionItem *item, const PalValue *value)
{
  const PalAnswers *answers = pal_survey_model_get_answers (self, self->institution);
  const PalQuestion *question = pal_question_item_get_question (item);
  const PalAnswers *where = NULL; /* of the entry, when it is asked in one */
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) changed = NULL;

  if (answers == NULL || pal_answers_locate (answers, pal_question_item_get_id (item), &where) == NULL)
    return NULL;
  answers = where;
  changed = pal_routing_preview (answers, question->index, value);
  for (guint i = 0; i < changed->len; i++)
    {
      guint index = g_array_index (changed, guint, i);
      const PalQuestion *other = pal_instrument_get_question (pal_answers_get_instrument (answers), index);

      if (pal_routing_get (answers, index) == PAL_ROUTE_SHOWN && pal_completeness_has_answer (answers, other))
        g_ptr_array_add (titles, g_strdup_printf ("%s %s", other->id, other->text));
    }
  return titles->len > 0 ? g_steal_pointer (&titles) : NULL;
}

char *
pal_survey_model_make_previous_text (PalSurveyModel *self, const PalQuestion *question, const PalValue *value)
{
  PalDataset *dataset = pal_workspace_get_dataset (self->workspace);
  const char *now = pal_selection_get_wave (self->selection);
  const char *wave = pal_dataset_get_previous_wave (dataset, now);
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  PalComparability *links = pal_dataset_get_links (dataset, now);
  const PalMatch *match;
  const PalValue *before;
  g_autofree char *text = NULL;

  /* An entry is blind: the answer of the last wave is an agreed one too.  And the entries of a group are
   * those of their wave. */
  if (data == NULL || links == NULL || question->type == PAL_QUESTION_TEXT || self->slot != NULL ||
      question->group != NULL)
    return NULL;
  match = pal_comparability_find (links, question->index);
  if (!pal_match_can_show (match))
    return NULL;
  before =
      pal_answers_get (pal_wave_data_get_answers (data, self->country, self->institution), match->old->index);
  if (before->kind == PAL_VALUE_NONE)
    return NULL;
  text = pal_change_text_new (match, before, value);
  return pal_match_text_previous (match, wave, text);
}
