/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two marks on a question say what is to be done: its route, or its counts and findings.  Conditions look
 * only at earlier questions, so one walk in the order of the instrument settles all routes; what a route or
 * a value changes in checks is settled by a second one. */
#include "survey/pal-form-state.h"

#include "survey/pal-answer-lookup-private.h"
#include "survey/pal-checks-private.h"

enum
{
  MARK_ROUTE = 1,
  MARK_COUNT = 2,
};

struct _PalFormState
{
  PalFormPlan *plan; /* owned */
  PalUnitLevel level;
  guint n_questions;
  PalAnswers *answers;      /* owned: a copy */
  PalRouting *routings;     /* by question */
  GPtrArray **findings;     /* by question, PalFinding*; NULL: none */
  PalCompleteness *counted; /* by question: what it adds to its section */
  PalCompleteness *sections;
  PalCompleteness total;
  guint8 *marks;
  guint first, end; /* all marks lie within */
  PalAnswerLookup *lookup;
};

static void
mark (PalFormState *self, guint question, guint8 what)
{
  self->marks[question] |= what;
  self->first = MIN (self->first, question);
  self->end = MAX (self->end, question + 1);
}

static void
mark_all (PalFormState *self, const GArray *questions, guint8 what)
{
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    mark (self, g_array_index (questions, guint, i), what);
}

/* Its value or its route is another one. */
static void
mark_followers (PalFormState *self, guint question)
{
  mark (self, question, MARK_COUNT);
  mark_all (self, pal_form_plan_get_routed (self->plan, question), MARK_ROUTE);
  mark_all (self, pal_form_plan_get_checked (self->plan, question), MARK_COUNT);
}

static void
move (PalCompleteness *sum, const PalCompleteness *old, const PalCompleteness *now)
{
  sum->asked += now->asked - old->asked;
  sum->answered += now->answered - old->answered;
  sum->missing += now->missing - old->missing;
  sum->hidden += now->hidden - old->hidden;
}

static void
count (PalFormState *self, guint question)
{
  guint section = pal_form_plan_get_section (self->plan, question);
  PalCompleteness now = { 0 };
  const PalQuestion *asked;

  asked = pal_instrument_get_question (pal_form_plan_get_instrument (self->plan), question);
  if (asked->level != self->level)
    return;
  pal_completeness_of_question (self->answers, asked, self->routings[question].route, FALSE, &now);
  move (&self->sections[section], &self->counted[question], &now);
  move (&self->total, &self->counted[question], &now);
  self->counted[question] = now;

  g_clear_pointer (&self->findings[question], g_ptr_array_unref);
  if (self->routings[question].route != PAL_ROUTE_SHOWN)
    return;
  self->findings[question] = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  pal_checks_plan_run_one (pal_form_plan_get_checks (self->plan), self->answers, question, self->lookup,
                           self->findings[question]);
  if (self->findings[question]->len == 0)
    g_clear_pointer (&self->findings[question], g_ptr_array_unref);
}

static gboolean
is_same_routing (const PalRouting *a, const PalRouting *b)
{
  return a->route == b->route && a->cause == b->cause && a->missing == b->missing;
}

static void
settle (PalFormState *self)
{
  for (guint i = self->first; i < self->end; i++)
    if ((self->marks[i] & MARK_ROUTE) != 0)
      {
        PalRouting routing = pal_routing_resolve_one (self->answers, i, self->routings);

        if (is_same_routing (&routing, &self->routings[i]))
          continue;
        self->routings[i] = routing;
        mark_followers (self, i);
      }
  for (guint i = self->first; i < self->end; i++)
    {
      if ((self->marks[i] & MARK_COUNT) != 0)
        count (self, i);
      self->marks[i] = 0;
    }
  self->first = self->n_questions;
  self->end = 0;
}

PalFormState *
pal_form_state_new (PalFormPlan *plan, PalUnitLevel level)
{
  PalInstrument *instrument;
  PalFormState *self;

  g_return_val_if_fail (plan != NULL, NULL);

  instrument = pal_form_plan_get_instrument (plan);
  self = g_new0 (PalFormState, 1);
  self->plan = pal_form_plan_ref (plan);
  self->level = level;
  self->n_questions = pal_instrument_get_n_questions (instrument);
  self->answers = pal_answers_new (instrument);
  self->routings = g_new0 (PalRouting, self->n_questions + 1);
  self->findings = g_new0 (GPtrArray *, self->n_questions + 1);
  self->counted = g_new0 (PalCompleteness, self->n_questions + 1);
  self->sections = g_new0 (PalCompleteness, pal_instrument_get_n_sections (instrument) + 1);
  self->marks = g_new0 (guint8, self->n_questions + 1);
  self->lookup = pal_answer_lookup_new_with (self->answers, self->routings);
  self->first = self->n_questions;
  pal_routing_resolve (self->answers, self->n_questions, self->routings);
  for (guint i = 0; i < self->n_questions; i++)
    mark (self, i, MARK_COUNT);
  settle (self);
  return self;
}

void
pal_form_state_free (PalFormState *self)
{
  for (guint i = 0; i < self->n_questions; i++)
    g_clear_pointer (&self->findings[i], g_ptr_array_unref);
  pal_answer_lookup_free (self->lookup);
  pal_answers_free (self->answers);
  g_free (self->routings);
  g_free (self->findings);
  g_free (self->counted);
  g_free (self->sections);
  g_free (self->marks);
  pal_form_plan_unref (self->plan);
  g_free (self);
}

static void
take_over (PalFormState *self, guint question, const PalValue *value)
{
  if (pal_value_equal (pal_answers_get (self->answers, question), value))
    return;
  pal_answers_set (self->answers, question, value);
  mark_followers (self, question);
}

static void
take_over_entries (PalFormState *self, const PalAnswers *answers)
{
  PalInstrument *instrument = pal_form_plan_get_instrument (self->plan);

  if (pal_answers_get_all_entries (answers) == NULL && pal_answers_get_all_entries (self->answers) == NULL)
    return;
  for (guint i = 0; i < self->n_questions; i++)
    if (pal_instrument_get_question (instrument, i)->type == PAL_QUESTION_GROUP &&
        pal_answers_take_entries (self->answers, answers, i))
      mark_followers (self, i);
}

void
pal_form_state_sync (PalFormState *self, const PalAnswers *answers)
{
  g_return_if_fail (self != NULL && answers != NULL);
  g_return_if_fail (pal_answers_get_instrument (answers) == pal_form_plan_get_instrument (self->plan));

  for (guint i = 0; i < self->n_questions; i++)
    take_over (self, i, pal_answers_get (answers, i));
  take_over_entries (self, answers);
  settle (self);
}

void
pal_form_state_set (PalFormState *self, guint question, const PalValue *value)
{
  g_return_if_fail (self != NULL && question < self->n_questions && value != NULL);

  take_over (self, question, value);
  settle (self);
}

PalUnitLevel
pal_form_state_get_level (const PalFormState *self)
{
  return self->level;
}

PalRoute
pal_form_state_get_route (const PalFormState *self, guint question)
{
  g_return_val_if_fail (self != NULL && question < self->n_questions, PAL_ROUTE_UNDECIDED);

  return self->routings[question].route;
}

const PalQuestion *
pal_form_state_get_cause (const PalFormState *self, guint question)
{
  g_return_val_if_fail (self != NULL && question < self->n_questions, NULL);

  if (self->routings[question].route == PAL_ROUTE_SHOWN)
    return NULL;
  return pal_instrument_get_question (pal_form_plan_get_instrument (self->plan),
                                      self->routings[question].cause);
}

const GPtrArray *
pal_form_state_get_findings (const PalFormState *self, guint question)
{
  g_return_val_if_fail (self != NULL && question < self->n_questions, NULL);

  return self->findings[question];
}

const PalCompleteness *
pal_form_state_get_section (const PalFormState *self, guint section)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->sections[section];
}

const PalCompleteness *
pal_form_state_get_total (const PalFormState *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->total;
}
