/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "model/pal-entry-id.h"
#include "model/pal-entry.h"
#include "session/pal-commands-restore.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-survey-model-private.h"
#include "survey/pal-entry-checks.h"

PalReview *
pal_survey_model_dup_review (PalSurveyModel *self)
{
  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self), NULL);

  return pal_review_get (self->workspace, self->country, self->institution,
                         pal_selection_get_wave (self->selection));
}

char *
pal_survey_model_dup_part_name (PalSurveyModel *self)
{
  return self->country != NULL ? pal_review_dup_part_name (self->workspace, self->country, self->institution)
                               : g_strdup ("");
}

GPtrArray *
pal_survey_model_dup_blocking (PalSurveyModel *self)
{
  return pal_review_dup_blocking (self->workspace, self->country, self->institution,
                                  pal_selection_get_wave (self->selection));
}

/* The question, behind the name of the entry that it is asked in. */
static char *
make_changed_text (PalSurveyModel *self, const char *id)
{
  const PalAnswers *answers = pal_survey_model_get_answers (self, self->institution);
  const PalQuestion *question = pal_answers_locate (answers, id, NULL);
  g_autofree char *group = NULL, *entry = NULL, *child = NULL, *label = NULL;

  if (question != NULL && pal_entry_id_split (id, &group, &entry, &child))
    label = pal_entry_label_find (answers, group, entry);
  if (label != NULL)
    /* Translators: the name of an entry, such as a team, then the text of a question. */
    return g_strdup_printf (_ ("%s: %s"), label, question->text);
  return g_strdup (question != NULL ? question->text : id);
}

GPtrArray *
pal_survey_model_dup_changed (PalSurveyModel *self)
{
  g_autoptr (PalReview) review = pal_survey_model_dup_review (self);
  PalWaveData *data = pal_survey_model_get_data (self);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  for (guint i = 0; i < review->changed->len && data != NULL; i++)
    {
      const char *id = g_ptr_array_index (review->changed, i);
      g_autofree char *text = make_changed_text (self, id);
      PalFinding *finding = pal_finding_new (PAL_SEVERITY_NOTE, "changed", "%s", text);

      finding->question = g_strdup (id);
      finding->country = g_strdup (self->country);
      finding->institution = g_strdup (self->institution);
      g_ptr_array_add (findings, finding);
    }
  return findings;
}

gboolean
pal_survey_model_take_step (PalSurveyModel *self, PalReviewStepKind kind, const char *note, GError **error)
{
  if (self->country == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("Choose a country first."));
      return FALSE;
    }
  return pal_commands_set_state (self->workspace, self->country, self->institution,
                                 pal_selection_get_wave (self->selection), kind, note, error);
}

char *
pal_survey_model_dup_denial (PalSurveyModel *self, PalRight right)
{
  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self), NULL);

  return pal_workspace_dup_denial (self->workspace, right, self->country, self->institution);
}

gboolean
pal_survey_model_may (PalSurveyModel *self, PalRight right)
{
  return pal_workspace_may (self->workspace, right, self->country, self->institution);
}

gboolean
pal_survey_model_is_locked (PalSurveyModel *self)
{
  if (self->country != NULL && !pal_survey_model_may (self, PAL_RIGHT_ANSWER))
    return TRUE;
  return (self->correction == NULL || self->slot != NULL) &&
         pal_review_is_frozen (self->workspace, self->country, self->institution,
                               pal_selection_get_wave (self->selection));
}

const char *
pal_survey_model_get_correction (PalSurveyModel *self)
{
  return self->correction;
}

void
pal_survey_model_set_correction (PalSurveyModel *self, const char *reason)
{
  g_autofree char *trimmed = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;

  g_return_if_fail (PAL_IS_SURVEY_MODEL (self));

  if (trimmed != NULL && *trimmed == '\0')
    g_clear_pointer (&trimmed, g_free);
  if (g_strcmp0 (self->correction, trimmed) == 0)
    return;
  g_free (self->correction);
  self->correction = g_steal_pointer (&trimmed);
  g_signal_emit_by_name (self, "review-changed");
}

const char *
pal_survey_model_get_slot (PalSurveyModel *self)
{
  return self->slot;
}

void
pal_survey_model_set_slot (PalSurveyModel *self, const char *slot)
{
  g_return_if_fail (PAL_IS_SURVEY_MODEL (self));

  if (g_strcmp0 (slot, PAL_SLOT_AGREED) == 0)
    slot = NULL;
  if (g_strcmp0 (slot, self->slot) == 0)
    return;
  pal_commands_flush (self->workspace);
  pal_survey_model_focus (self, NULL);
  g_clear_pointer (&self->correction, g_free);
  g_free (self->slot);
  self->slot = g_strdup (slot);
  pal_survey_model_reload (self);
}

gboolean
pal_survey_model_may_restore (PalSurveyModel *self)
{
  gboolean is_frozen = pal_review_is_frozen (self->workspace, self->country, self->institution,
                                             pal_selection_get_wave (self->selection));

  if (self->focused == NULL || (is_frozen && self->slot != NULL))
    return FALSE;
  return !pal_workspace_is_read_only (self->workspace) &&
         pal_survey_model_may (self, is_frozen ? PAL_RIGHT_CORRECT : PAL_RIGHT_ANSWER);
}

gboolean
pal_survey_model_restore (PalSurveyModel *self, const char *json, const char *reason, GError **error)
{
  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self) && self->focused != NULL && self->country != NULL, FALSE);

  return pal_commands_restore_answer (self->workspace, self->country, self->institution,
                                      pal_selection_get_wave (self->selection),
                                      pal_question_item_get_id (self->focused), self->slot, json,
                                      self->correction != NULL ? self->correction : reason, error);
}

/* One line of the outline. */
void
pal_survey_model_show_state (PalSurveyModel *self, PalOutlineItem *item)
{
  const char *institution = pal_outline_item_get_institution (item);
  const char *wave = pal_selection_get_wave (self->selection);
  g_autoptr (PalReview) review = NULL;

  /* Most parts are drafts, and what changes in a draft need not be counted. */
  if (pal_review_get_state (self->workspace, self->country, institution, wave) == PAL_REVIEW_DRAFT)
    {
      pal_outline_item_set_state (item, PAL_REVIEW_DRAFT, 0);
      return;
    }
  review = pal_review_get (self->workspace, self->country, institution, wave);
  pal_outline_item_set_state (item, review->state, review->changed->len);
}
