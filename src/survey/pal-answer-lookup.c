/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-answer-lookup.h"

#include <math.h>
#include <string.h>

#include "model/pal-entry.h"
#include "survey/pal-answer-lookup-private.h"

struct _PalAnswerLookup
{
  const PalAnswers *answers;  /* unowned */
  PalInstrument *instrument;  /* unowned: of the answers */
  const PalRouting *routings; /* one for each question: these, or those of somebody who keeps them */
  PalRouting own[];
};

static PalResult
missing (PalMissing code)
{
  return (PalResult){ .missing = code };
}

static PalResult
number (double value)
{
  if (!isfinite (value))
    return missing (PAL_MISSING_NR);
  return (PalResult){ .number = value, .missing = PAL_MISSING_NONE };
}

PalAnswerLookup *
pal_answer_lookup_new (const PalAnswers *answers)
{
  PalAnswerLookup *self;
  PalInstrument *instrument;
  guint n_questions;

  g_return_val_if_fail (answers != NULL, NULL);

  instrument = pal_answers_get_instrument (answers);
  n_questions = pal_instrument_get_n_questions (instrument);
  self = g_malloc (sizeof (PalAnswerLookup) + n_questions * sizeof (PalRouting));
  self->answers = answers;
  self->instrument = instrument;
  pal_routing_resolve (answers, n_questions, self->own);
  self->routings = self->own;
  return self;
}

PalAnswerLookup *
pal_answer_lookup_new_with (const PalAnswers *answers, const PalRouting *routings)
{
  PalAnswerLookup *self;

  g_return_val_if_fail (answers != NULL && routings != NULL, NULL);

  self = g_malloc (sizeof (PalAnswerLookup));
  self->answers = answers;
  self->instrument = pal_answers_get_instrument (answers);
  self->routings = routings;
  return self;
}

void
pal_answer_lookup_free (PalAnswerLookup *self)
{
  g_free (self);
}

/* Options that count: all but exclusive ones such as "none of these". */
static void
count_options (const PalQuestion *question, const PalValue *value, guint *selected, guint *all)
{
  *selected = 0;
  *all = 0;
  for (guint i = 0; i < question->n_options; i++)
    if (!question->options[i].exclusive)
      {
        (*all)++;
        *selected += pal_value_has (value, question->options[i].code) ? 1 : 0;
      }
}

static PalResult
query_set (PalFormulaQuery query, const PalQuestion *question, const char *code, const PalValue *value)
{
  guint selected, all;

  if (query == PAL_FORMULA_HAS)
    return number (pal_value_has (value, code) ? 1 : 0);
  count_options (question, value, &selected, &all);
  if (query == PAL_FORMULA_COUNT)
    return number (selected);
  if (query == PAL_FORMULA_SCORE)
    return all == 0 ? missing (PAL_MISSING_NA) : number ((double) selected / all);
  return missing (PAL_MISSING_NR);
}

static PalResult
query_ratio (PalFormulaQuery query, const PalValue *value)
{
  if (query == PAL_FORMULA_NUM)
    return number (value->number);
  if (query == PAL_FORMULA_DEN)
    return number (value->denominator);
  if (query != PAL_FORMULA_PCT)
    return missing (PAL_MISSING_NR);
  if (value->denominator == 0)
    return missing (PAL_MISSING_NA);
  return number (100.0 * value->number / value->denominator);
}

static PalResult
query_choice (PalFormulaQuery query, const PalQuestion *question, const PalValue *value)
{
  const PalOption *option = pal_question_find_option (question, value->string);

  if (option == NULL)
    return missing (PAL_MISSING_NR);
  if (query == PAL_FORMULA_LEVEL)
    return option->level == 0 ? missing (PAL_MISSING_NA) : number (option->level);
  if (query == PAL_FORMULA_SCORE)
    return option->has_score ? number (option->score) : missing (PAL_MISSING_NA);
  return missing (PAL_MISSING_NR);
}

/* The answer to a shown question.  A kind of value that the function cannot read
 * is no answer: frameworks are checked, but answers may come from other versions
 * of the instrument. */
static PalResult
query_value (PalFormulaQuery query, const PalQuestion *question, const char *code, const PalValue *value)
{
  switch (value->kind)
    {
    case PAL_VALUE_MISSING:
      return missing (value->missing);
    case PAL_VALUE_NUMBER:
      if (query == PAL_FORMULA_VALUE)
        return number (value->number);
      if (query == PAL_FORMULA_SCORE && question->type == PAL_QUESTION_LIKERT5)
        return number ((value->number - 1) / 4);
      return missing (PAL_MISSING_NR);
    case PAL_VALUE_STRING:
      return query_choice (query, question, value);
    case PAL_VALUE_SET:
      return query_set (query, question, code, value);
    case PAL_VALUE_RATIO:
      return query_ratio (query, value);
    case PAL_VALUE_NONE:
    default:
      return missing (PAL_MISSING_NR);
    }
}

/* No entry at all: the group says itself what there is instead. */
static PalResult
query_no_entries (PalFormulaQuery query, const PalValue *value)
{
  if (value->kind == PAL_VALUE_MISSING)
    return missing (value->missing);
  if (value->kind != PAL_VALUE_STRING || strcmp (value->string, PAL_GROUP_NONE) != 0)
    return missing (PAL_MISSING_NR);
  /* Where there are none, there are none in all; but nothing has no mean, no least and no greatest. */
  return query == PAL_FORMULA_COUNT || query == PAL_FORMULA_GROUP_SUM ? number (0) : missing (PAL_MISSING_NA);
}

/* The answers of all entries, or why one of them is missing: as elsewhere, nothing stands for it. */
static PalResult
fold_entries (PalFormulaQuery query, GPtrArray *entries, const char *child)
{
  PalMissing worst = PAL_MISSING_NONE;
  double folded = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const PalEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (PalAnswerLookup) lookup = pal_answer_lookup_new (entry->answers);
      PalResult result = pal_answer_lookup_query (PAL_FORMULA_VALUE, child, NULL, lookup);

      if (result.missing != PAL_MISSING_NONE)
        worst = worst == PAL_MISSING_NONE ? result.missing : pal_missing_worse (worst, result.missing);
      else if (i == 0)
        folded = result.number;
      else if (query == PAL_FORMULA_GROUP_MIN)
        folded = MIN (folded, result.number);
      else if (query == PAL_FORMULA_GROUP_MAX)
        folded = MAX (folded, result.number);
      else
        folded += result.number;
    }
  if (worst != PAL_MISSING_NONE)
    return missing (worst);
  return number (query == PAL_FORMULA_GROUP_MEAN ? folded / entries->len : folded);
}

static PalResult
query_group (PalAnswerLookup *self, PalFormulaQuery query, const PalQuestion *question, const char *child)
{
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (self->answers, question->index);

  if (entries->len == 0)
    return query_no_entries (query, pal_answers_get (self->answers, question->index));
  if (query == PAL_FORMULA_COUNT)
    return number (entries->len);
  return query >= PAL_FORMULA_GROUP_SUM ? fold_entries (query, entries, child) : missing (PAL_MISSING_NR);
}

PalResult
pal_answer_lookup_query (PalFormulaQuery query, const char *question_id, const char *code, gpointer lookup)
{
  PalAnswerLookup *self = lookup;
  const PalQuestion *question = pal_instrument_find_question (self->instrument, question_id);
  const PalRouting *routing;

  if (question == NULL)
    return missing (PAL_MISSING_NR);
  routing = &self->routings[question->index];
  if (routing->route == PAL_ROUTE_SHOWN && question->type == PAL_QUESTION_GROUP)
    return query_group (self, query, question, code);
  if (routing->route == PAL_ROUTE_SHOWN)
    return query_value (query, question, code, pal_answers_get (self->answers, question->index));

  if (routing->route == PAL_ROUTE_SKIPPED && question->has_skipped_score)
    {
      if (query == PAL_FORMULA_SCORE)
        return number (question->skipped_score);
      if (query == PAL_FORMULA_HAS || query == PAL_FORMULA_COUNT)
        return number (0);
    }
  return missing (routing->missing);
}
