/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a question is hidden (domain.md 5.2).  Conditions look only at earlier
 * questions of the same level, so one pass in the order of the instrument settles
 * all of them: when a question is reached, the routes it needs are known. */
#include "survey/pal-routing.h"

#include <string.h>

#include "survey/pal-routing-private.h"

/* Conditions stand on questions with options only; the reader sees to that. */
static gboolean
value_is (const PalValue *value, const char *code)
{
  return value->kind == PAL_VALUE_STRING && strcmp (value->string, code) == 0;
}

static gboolean
condition_holds (const PalCondition *condition, const PalValue *value)
{
  switch (condition->op)
    {
    case PAL_CONDITION_EQ:
      return value_is (value, condition->values[0]);
    case PAL_CONDITION_NE:
      return !value_is (value, condition->values[0]);
    case PAL_CONDITION_IN:
      for (guint i = 0; condition->values[i] != NULL; i++)
        if (value_is (value, condition->values[i]))
          return TRUE;
      return FALSE;
    case PAL_CONDITION_HAS:
      return pal_value_has (value, condition->values[0]);
    case PAL_CONDITION_NOT_HAS:
      return !pal_value_has (value, condition->values[0]);
    default:
      return FALSE;
    }
}

/* The routing of a question whose first failing condition rests on @question. */
static PalRouting
hide (PalRoute route, guint question, PalMissing missing)
{
  return (PalRouting){ .route = route, .cause = question, .missing = missing };
}

/* @done: routings of the questions before @self. */
static PalRouting
resolve_question (const PalAnswers *answers, const PalQuestion *self, const PalRouting *done)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);

  for (guint i = 0; i < self->n_show_if; i++)
    {
      const PalCondition *condition = &self->show_if[i];
      const PalQuestion *other = pal_instrument_find_question (instrument, condition->question);
      const PalValue *value;

      /* The reader of the document refuses this; a loop must not come of it here. */
      if (other == NULL || other->index >= self->index)
        return hide (PAL_ROUTE_UNDECIDED, self->index, PAL_MISSING_NR);

      /* Behind a hidden question the reason stays the same, but a score for having
       * skipped is given only once, where the answer itself decided. */
      if (done[other->index].route == PAL_ROUTE_UNDECIDED)
        return hide (PAL_ROUTE_UNDECIDED, done[other->index].cause, done[other->index].missing);
      if (done[other->index].route != PAL_ROUTE_SHOWN)
        return hide (PAL_ROUTE_NOT_APPLICABLE, done[other->index].cause, PAL_MISSING_NA);

      value = pal_answers_get (answers, other->index);
      if (value->kind == PAL_VALUE_NONE)
        return hide (PAL_ROUTE_UNDECIDED, other->index, PAL_MISSING_NR);
      if (value->kind == PAL_VALUE_MISSING)
        return hide (PAL_ROUTE_UNDECIDED, other->index, value->missing);
      if (!condition_holds (condition, value))
        return condition->gate ? hide (PAL_ROUTE_NOT_APPLICABLE, other->index, PAL_MISSING_NA)
                               : hide (PAL_ROUTE_SKIPPED, other->index, PAL_MISSING_SK);
    }
  return (PalRouting){ .route = PAL_ROUTE_SHOWN, .missing = PAL_MISSING_NONE };
}

PalRouting
pal_routing_resolve_one (const PalAnswers *answers, guint question, const PalRouting *done)
{
  return resolve_question (
      answers, pal_instrument_get_question (pal_answers_get_instrument (answers), question), done);
}

void
pal_routing_resolve (const PalAnswers *answers, guint n_questions, PalRouting *out)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);

  for (guint i = 0; i < n_questions; i++)
    out[i] = resolve_question (answers, pal_instrument_get_question (instrument, i), out);
}

static PalRouting *
resolve_up_to (const PalAnswers *answers, guint n_questions)
{
  PalRouting *routings = g_new0 (PalRouting, MAX (n_questions, 1));

  pal_routing_resolve (answers, n_questions, routings);
  return routings;
}

/**
 * pal_routing_get:
 *
 * Costs a pass over the questions before @question; for several questions use
 * pal_routing_get_all ().
 */
PalRoute
pal_routing_get (const PalAnswers *answers, guint question)
{
  g_autofree PalRouting *routings = NULL;

  g_return_val_if_fail (answers != NULL, PAL_ROUTE_UNDECIDED);
  g_return_val_if_fail (question < pal_instrument_get_n_questions (pal_answers_get_instrument (answers)),
                        PAL_ROUTE_UNDECIDED);

  routings = resolve_up_to (answers, question + 1);
  return routings[question].route;
}

void
pal_routing_get_all (const PalAnswers *answers, PalRoute *out)
{
  g_autofree PalRouting *routings = NULL;
  guint n_questions;

  g_return_if_fail (answers != NULL && out != NULL);

  n_questions = pal_instrument_get_n_questions (pal_answers_get_instrument (answers));
  routings = resolve_up_to (answers, n_questions);
  for (guint i = 0; i < n_questions; i++)
    out[i] = routings[i].route;
}

/**
 * pal_routing_get_cause:
 *
 * Behind a chain of hidden questions this is the one that is shown and whose
 * answer, or lack of one, hides the rest.
 */
const PalQuestion *
pal_routing_get_cause (const PalAnswers *answers, guint question)
{
  g_autofree PalRouting *routings = NULL;
  PalInstrument *instrument;

  g_return_val_if_fail (answers != NULL, NULL);

  instrument = pal_answers_get_instrument (answers);
  g_return_val_if_fail (question < pal_instrument_get_n_questions (instrument), NULL);

  routings = resolve_up_to (answers, question + 1);
  if (routings[question].route == PAL_ROUTE_SHOWN)
    return NULL;
  return pal_instrument_get_question (instrument, routings[question].cause);
}

GArray *
pal_routing_preview (const PalAnswers *answers, guint question, const PalValue *value)
{
  g_autoptr (PalAnswers) changed = NULL;
  g_autofree PalRouting *before = NULL;
  g_autofree PalRouting *after = NULL;
  GArray *indices;
  guint n_questions;

  g_return_val_if_fail (answers != NULL && value != NULL, NULL);

  n_questions = pal_instrument_get_n_questions (pal_answers_get_instrument (answers));
  g_return_val_if_fail (question < n_questions, NULL);

  changed = pal_answers_copy (answers);
  pal_answers_set (changed, question, value);
  before = resolve_up_to (answers, n_questions);
  after = resolve_up_to (changed, n_questions);
  indices = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_questions; i++)
    if (before[i].route != after[i].route)
      g_array_append_val (indices, i);
  return indices;
}
