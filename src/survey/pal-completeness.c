/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-completeness.h"

#include <string.h>

gboolean
pal_completeness_is_answered (const PalValue *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  /* NR, SK and SU are not what a person decided. */
  if (value->kind == PAL_VALUE_MISSING)
    return value->missing == PAL_MISSING_DK || value->missing == PAL_MISSING_NA;
  return value->kind != PAL_VALUE_NONE;
}

void
pal_completeness_of_question (const PalValue *value, PalRoute route, PalCompleteness *out)
{
  g_return_if_fail (value != NULL && out != NULL);

  if (route != PAL_ROUTE_SHOWN)
    {
      out->hidden++;
      return;
    }
  out->asked++;
  if (!pal_completeness_is_answered (value))
    return;
  out->missing += value->kind == PAL_VALUE_MISSING;
  out->answered++;
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

      if (question->level == level && (question->core || !core_only))
        pal_completeness_of_question (pal_answers_get (answers, i), routes[i], out);
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
