/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-answer-lookup.h"

#include <math.h>

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

PalResult
pal_answer_lookup_query (PalFormulaQuery query, const char *question_id, const char *code, gpointer lookup)
{
  PalAnswerLookup *self = lookup;
  const PalQuestion *question = pal_instrument_find_question (self->instrument, question_id);
  const PalRouting *routing;

  if (question == NULL)
    return missing (PAL_MISSING_NR);
  routing = &self->routings[question->index];
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
