/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-completeness.h"

#include <string.h>

#include "model/pal-entry.h"

gboolean
pal_completeness_is_answered (const PalValue *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  /* NR, SK and SU are not what a person decided. */
  if (value->kind == PAL_VALUE_MISSING)
    return value->missing == PAL_MISSING_DK || value->missing == PAL_MISSING_NA;
  return value->kind != PAL_VALUE_NONE;
}

/* A group is answered by its entries, or by what it says instead of them. */
gboolean
pal_completeness_has_answer (const PalAnswers *answers, const PalQuestion *question)
{
  return pal_completeness_is_answered (pal_answers_get (answers, question->index)) ||
         (question->type == PAL_QUESTION_GROUP && pal_answers_count_entries (answers, question->index) > 0);
}

static void
count_question (const PalAnswers *answers, const PalQuestion *question, PalRoute route, PalCompleteness *out)
{
  if (route != PAL_ROUTE_SHOWN)
    {
      out->hidden++;
      return;
    }
  out->asked++;
  if (!pal_completeness_has_answer (answers, question))
    return;
  out->missing +=
      pal_answers_get (answers, question->index)->kind == PAL_VALUE_MISSING &&
      (question->type != PAL_QUESTION_GROUP || pal_answers_count_entries (answers, question->index) == 0);
  out->answered++;
}

void
pal_completeness_of_entry (const PalAnswers *entry, gboolean core_only, PalCompleteness *out)
{
  PalInstrument *instrument;
  g_autofree PalRoute *routes = NULL;

  g_return_if_fail (entry != NULL && out != NULL);

  instrument = pal_answers_get_instrument (entry);
  routes = g_new (PalRoute, pal_instrument_get_n_questions (instrument) + 1);
  *out = (PalCompleteness){ 0 };
  pal_routing_get_all (entry, routes);
  for (guint i = pal_instrument_get_first_child (instrument); i < pal_instrument_get_n_questions (instrument);
       i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->core || !core_only)
        count_question (entry, question, routes[i], out);
    }
}

static void
count_entries (const PalAnswers *answers, guint group, gboolean core_only, PalCompleteness *out)
{
  g_autoptr (GPtrArray) entries = pal_answers_list_entries (answers, group);

  for (guint i = 0; i < entries->len; i++)
    {
      PalCompleteness done;

      pal_completeness_of_entry (((const PalEntry *) g_ptr_array_index (entries, i))->answers, core_only,
                                 &done);
      out->asked += done.asked;
      out->answered += done.answered;
      out->missing += done.missing;
      out->hidden += done.hidden;
    }
}

void
pal_completeness_of_question (const PalAnswers *answers,
                              const PalQuestion *question,
                              PalRoute route,
                              gboolean core_only,
                              PalCompleteness *out)
{
  g_return_if_fail (answers != NULL && question != NULL && out != NULL);

  if (question->core || !core_only)
    count_question (answers, question, route, out);
  if (question->type == PAL_QUESTION_GROUP && route == PAL_ROUTE_SHOWN)
    count_entries (answers, question->index, core_only, out);
}

/* Adds to @out. */
static void
count_range (const PalAnswers *answers,
             const PalRoute *routes,
             guint first,
             guint n_questions,
             PalUnitLevel level,
             gboolean core_only,
             PalCompleteness *out)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);

  for (guint i = first; i < first + n_questions; i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->level != level)
        continue;
      pal_completeness_of_question (answers, question, routes[i], core_only, out);
    }
}

static void
count_questions (const PalAnswers *answers,
                 guint first,
                 guint n_questions,
                 PalUnitLevel level,
                 gboolean core_only,
                 PalCompleteness *out)
{
  PalInstrument *instrument = pal_answers_get_instrument (answers);
  g_autofree PalRoute *routes = g_new (PalRoute, pal_instrument_get_n_questions (instrument) + 1);

  *out = (PalCompleteness){ 0 };
  pal_routing_get_all (answers, routes);
  count_range (answers, routes, first, n_questions, level, core_only, out);
}

void
pal_completeness_of_section (const PalAnswers *answers,
                             guint section,
                             gboolean core_only,
                             PalCompleteness *out)
{
  const PalSection *found;

  g_return_if_fail (answers != NULL && out != NULL);
  g_return_if_fail (section < pal_instrument_get_n_sections (pal_answers_get_instrument (answers)));

  found = pal_instrument_get_section (pal_answers_get_instrument (answers), section);
  count_questions (answers, found->first_question, found->n_questions, found->level, core_only, out);
}

void
pal_completeness_of_level (const PalAnswers *answers,
                           PalUnitLevel level,
                           gboolean core_only,
                           PalCompleteness *out)
{
  g_return_if_fail (answers != NULL && out != NULL);

  count_questions (answers, 0, pal_instrument_get_n_questions (pal_answers_get_instrument (answers)), level,
                   core_only, out);
}

void
pal_completeness_of_modules (const PalAnswers *answers,
                             PalUnitLevel level,
                             gboolean core_only,
                             PalCompleteness *out)
{
  PalInstrument *instrument;
  g_autofree PalRoute *routes = NULL;

  g_return_if_fail (answers != NULL && out != NULL);

  instrument = pal_answers_get_instrument (answers);
  routes = g_new (PalRoute, pal_instrument_get_n_questions (instrument) + 1);
  pal_routing_get_all (answers, routes);
  memset (out, 0, pal_instrument_get_n_modules (instrument) * sizeof *out);
  for (guint i = 0; i < pal_instrument_get_n_sections (instrument); i++)
    {
      const PalSection *section = pal_instrument_get_section (instrument, i);

      count_range (answers, routes, section->first_question, section->n_questions, level, core_only,
                   &out[section->module]);
    }
}
