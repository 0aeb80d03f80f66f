/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "session/pal-survey-model-private.h"

static PalInstrument *
get_original (PalSurveyModel *self)
{
  PalWaveData *data = pal_survey_model_get_data (self);

  return data != NULL ? pal_wave_data_get_instrument (data) : NULL;
}

PalInstrument *
pal_survey_model_get_texts (PalSurveyModel *self)
{
  return self->shown != NULL ? self->shown : get_original (self);
}

void
pal_survey_model_read_language (PalSurveyModel *self)
{
  PalInstrument *original = get_original (self);

  g_clear_pointer (&self->translated, pal_translated_unref);
  g_clear_pointer (&self->shown, pal_instrument_unref);
  g_clear_pointer (&self->original, pal_instrument_unref);
  self->original = original != NULL ? pal_instrument_ref (original) : NULL;
  if (original == NULL || self->language == NULL ||
      g_strcmp0 (self->language, pal_instrument_get_language (original)) == 0)
    return;
  self->translated =
      pal_translated_new (pal_workspace_get_dataset (self->workspace), original, self->language);
  if (pal_translated_count_texts (self->translated) == 0)
    g_clear_pointer (&self->translated, pal_translated_unref);
  else
    self->shown = pal_translated_dup_instrument (self->translated);
}

/* NULL: the question is wholly in the chosen language, accepted or not; the head of the form says which. */
const char *
pal_survey_model_get_language_note (PalSurveyModel *self, const char *owner)
{
  const PalTranslatedPart *part =
      self->translated != NULL ? pal_translated_find_part (self->translated, owner) : NULL;

  if (part == NULL)
    return NULL;
  if (part->n_translated == 0)
    return _ ("Not translated yet");
  if (part->n_translated < part->n)
    return _ ("Translated in part");
  return part->is_stale ? _ ("The original changed since this was translated") : NULL;
}

PalQuestionItem *
pal_survey_model_new_item (PalSurveyModel *self, guint question)
{
  PalInstrument *texts = pal_survey_model_get_texts (self);
  const PalQuestion *found = pal_instrument_get_question (texts, question);
  PalQuestionItem *item = pal_question_item_new (texts, found);

  pal_question_item_set_country (item, self->country);
  if (self->translated != NULL)
    pal_question_item_set_texts (item, texts, found, pal_survey_model_get_language_note (self, found->id));
  return item;
}

/* What is being typed, or was refused and still stands there, must not be replaced. */
static gboolean
is_being_typed (PalSurveyModel *self, PalQuestionItem *item)
{
  GPtrArray *findings = pal_question_item_get_findings (item);

  return item == self->focused || pal_question_item_get_understood (item) != NULL ||
         (findings->len > 0 &&
          g_str_equal (((const PalFinding *) g_ptr_array_index (findings, 0))->rule, "typing"));
}

static void
show_language (PalSurveyModel *self)
{
  PalInstrument *instrument = pal_survey_model_get_texts (self);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outline));

  for (guint i = 0; i < n && instrument != NULL; i++)
    {
      g_autoptr (PalOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (self->outline), i);

      if (pal_outline_item_get_kind (item) == PAL_OUTLINE_SECTION)
        pal_outline_item_set_title (
            item, pal_instrument_get_section (instrument, pal_outline_item_get_section (item))->title);
    }
  /* Reasons and findings are told in that language, too. */
  n = g_list_model_get_n_items (G_LIST_MODEL (self->questions));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      if (is_being_typed (self, item))
        {
          g_autofree char *previous = pal_survey_model_make_previous_text (
              self, pal_question_item_get_question (item), pal_question_item_get_value (item));

          pal_question_item_set_previous_text (item, previous);
        }
      else
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  pal_survey_model_update_items (self, (PalQuestionItem **) items->pdata, items->len);
  g_signal_emit_by_name (self, "language-changed");
}

void
pal_survey_model_set_language (PalSurveyModel *self, const char *language)
{
  PalInstrument *texts;
  guint n;

  g_return_if_fail (PAL_IS_SURVEY_MODEL (self));

  if (language != self->language)
    {
      g_free (self->language);
      self->language = g_strdup (language);
    }
  pal_survey_model_read_language (self);
  texts = pal_survey_model_get_texts (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->questions));
  for (guint i = 0; i < n && texts != NULL; i++)
    {
      g_autoptr (PalQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      const PalQuestion *question =
          pal_instrument_get_question (texts, pal_question_item_get_question (item)->index);

      pal_question_item_set_texts (item, texts, question,
                                   pal_survey_model_get_language_note (self, question->id));
      pal_survey_model_set_entry_texts (self, item);
    }
  show_language (self);
}

const char *
pal_survey_model_get_language (PalSurveyModel *self)
{
  g_return_val_if_fail (PAL_IS_SURVEY_MODEL (self), NULL);

  return self->shown != NULL ? self->language : NULL;
}

GPtrArray *
pal_survey_model_dup_languages (PalSurveyModel *self)
{
  PalInstrument *original = get_original (self);
  GPtrArray *list;

  if (original == NULL)
    return NULL;
  list = pal_translated_list_languages (pal_workspace_get_dataset (self->workspace), original);
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (g_ptr_array_index (list, i), pal_instrument_get_language (original)) == 0)
      g_ptr_array_remove_index (list, i--);
  g_ptr_array_insert (list, 0, g_strdup (pal_instrument_get_language (original)));
  return list;
}

static gboolean
is_open (PalSurveyModel *self, const char *owner)
{
  const PalTranslatedPart *part = pal_translated_find_part (self->translated, owner);

  return part != NULL && part->state != PAL_TRANSLATED_ACCEPTED;
}

char *
pal_survey_model_dup_language_note (PalSurveyModel *self)
{
  PalInstrument *texts = pal_survey_model_get_texts (self);
  const PalSection *section;
  guint n = 0, n_open = 0;

  if (self->translated == NULL)
    return NULL;
  section = pal_instrument_get_section (texts, self->section);
  for (guint i = 0; i < section->n_questions; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (texts, section->first_question + i);

      n += 1 + question->n_children;
      n_open += is_open (self, question->id);
      for (guint k = 0; k < question->n_children; k++)
        n_open += is_open (self, question->children[k].id);
    }
  if (n_open == 0)
    return NULL;
  /* Translators: of the translation of the questions of one section; questions that nobody has accepted, all
   * questions. */
  return g_strdup_printf (_ ("Draft, not validated: %u of %u questions"), n_open, n);
}
