/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-explain-answer.h"

#include <glib/gi18n.h>

#include "session/pal-explain-words.h"
#include "session/pal-source-kind.h"
#include "session/pal-value-text.h"
#include "store/pal-batch.h"
#include "survey/pal-routing.h"

void
pal_explain_answer_free (PalExplainAnswer *self)
{
  g_free (self->id);
  g_free (self->question);
  g_free (self->text);
  g_free (self->name);
  g_free (self->institution);
  g_free (self->value);
  g_free (self->source);
  g_free (self->confidence);
  g_free (self->note);
  g_free (self->comment);
  g_free (self->actor);
  g_free (self);
}

/* The text of a note beside an answer, or NULL. */
static char *
dup_note (PalDataset *dataset, const char *id, const char *field)
{
  const char *json = pal_dataset_get_cell (dataset, "answer", id, field);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING ||
      *value.string == '\0')
    return NULL;
  return g_strdup (value.string);
}

/* "Report 2025, p. 3 · doi:10.1000/182 · n = 120 · counted twice", or NULL. */
static char *
dup_evidence (PalDataset *dataset, const char *id)
{
  g_autofree char *document = dup_note (dataset, id, "source_document");
  g_autofree char *link = dup_note (dataset, id, "source_link");
  g_autofree char *n = dup_note (dataset, id, "source_n");
  /* Translators: how many were counted, the usual sign of a sample size. */
  g_autofree char *count = n != NULL ? g_strdup_printf (_ ("n = %s"), n) : NULL;
  g_autofree char *note = dup_note (dataset, id, "source_note");
  const char *const texts[] = { document, link, count, note };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_ptr_array_add (parts, (gpointer) texts[i]);
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
fill_notes (PalExplainAnswer *self, PalDataset *dataset)
{
  g_autofree char *source = dup_note (dataset, self->id, "source_kind");
  g_autofree char *confidence = dup_note (dataset, self->id, "confidence");

  self->source = g_strdup (pal_source_kind_get_label (source));
  self->is_estimate = g_strcmp0 (source, PAL_SOURCE_KIND_ESTIMATE) == 0;
  self->confidence = g_strdup (pal_confidence_get_label (confidence));
  self->note = dup_evidence (dataset, self->id);
  self->comment = dup_note (dataset, self->id, "comment");
}

/* A question that is not asked has no answer, even where an earlier one is kept. */
static void
fill_value (PalExplainAnswer *self, const PalAnswers *answers, const PalQuestion *question)
{
  const PalValue *value = pal_answers_get (answers, question->index);
  PalMissing missing = PAL_MISSING_NONE;

  switch (pal_routing_get (answers, question->index))
    {
    case PAL_ROUTE_SKIPPED:
      missing = PAL_MISSING_SK;
      break;
    case PAL_ROUTE_NOT_APPLICABLE:
      missing = PAL_MISSING_NA;
      break;
    case PAL_ROUTE_UNDECIDED:
      missing = PAL_MISSING_NR;
      break;
    case PAL_ROUTE_SHOWN:
    default:
      break;
    }
  if (missing != PAL_MISSING_NONE)
    {
      self->value = g_strdup (pal_missing_get_label (missing));
      return;
    }
  self->value = pal_value_text_new (question, value);
  self->has_value = value->kind != PAL_VALUE_NONE && value->kind != PAL_VALUE_MISSING;
}

static gboolean
is_listed (GPtrArray *list, const char *question)
{
  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((PalExplainAnswer *) g_ptr_array_index (list, i))->question, question) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
pal_explain_answer_list (PalDataset *dataset,
                         const char *wave,
                         const char *country,
                         const char *institution,
                         const PalIndicator *indicator)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_explain_answer_free);
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  const PalAnswers *answers;
  PalFormula *formula;

  if (data == NULL)
    return list;
  answers = pal_wave_data_get_answers (data, country, institution);
  formula = pal_scorer_get_formula (pal_wave_data_get_scorer (data), indicator->index);
  for (guint i = 0; i < pal_formula_get_n_refs (formula); i++)
    {
      const char *id = pal_formula_get_ref (formula, i)->question;
      const PalQuestion *question = pal_instrument_find_question (pal_wave_data_get_instrument (data), id);
      PalExplainAnswer *answer;

      if (question == NULL || is_listed (list, id))
        continue;
      answer = g_new0 (PalExplainAnswer, 1);
      answer->id = pal_answer_id_make (country, institution, wave, id, NULL);
      answer->question = g_strdup (id);
      answer->text = g_strdup (question->text);
      answer->name = pal_explain_words_title (question);
      answer->institution = g_strdup (institution);
      fill_value (answer, answers, question);
      fill_notes (answer, dataset);
      g_ptr_array_add (list, answer);
    }
  return list;
}
