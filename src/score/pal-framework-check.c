/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-framework-check.h"

#include "base/pal-error.h"
#include "formula/pal-formula-check.h"

static gboolean
check_formula (const PalIndicator *indicator,
               const char *text,
               const char *what,
               PalInstrument *instrument,
               GError **error)
{
  g_autoptr (PalFormula) formula = pal_formula_parse (text, error);

  if (formula != NULL && pal_formula_check (formula, instrument, indicator->level, error))
    return TRUE;
  g_prefix_error (error, "%s: ", what);
  return FALSE;
}

static gboolean
is_number (const PalQuestion *question)
{
  return question->type == PAL_QUESTION_INTEGER || question->type == PAL_QUESTION_DECIMAL ||
         question->type == PAL_QUESTION_PERCENT;
}

static gboolean
check_weight_question (const PalIndicator *indicator, PalInstrument *instrument, GError **error)
{
  const PalQuestion *question = pal_instrument_find_question (instrument, indicator->weight_question);

  if (question == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "weighted mean: there is no question %s",
                 indicator->weight_question);
  else if (question->level != PAL_LEVEL_INSTITUTION || !is_number (question) || question->group != NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                 "weighted mean: question %s is not a number of the institution part",
                 indicator->weight_question);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_pooled_ratio (const PalIndicator *indicator, PalInstrument *instrument, GError **error)
{
  const PalQuestion *question = pal_instrument_find_question (instrument, indicator->pooled_ratio);

  if (question == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "pooled ratio: there is no question %s",
                 indicator->pooled_ratio);
  else if (question->type != PAL_QUESTION_RATIO || question->level != PAL_LEVEL_INSTITUTION)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                 "pooled ratio: question %s is not a ratio of the institution part", indicator->pooled_ratio);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_country_value (const PalIndicator *indicator, PalInstrument *instrument, GError **error)
{
  if (indicator->country_value == PAL_COUNTRY_VALUE_POOLED_RATIO)
    return check_pooled_ratio (indicator, instrument, error);
  if (indicator->country_value == PAL_COUNTRY_VALUE_WEIGHTED)
    return check_weight_question (indicator, instrument, error);
  if (indicator->country_value != PAL_COUNTRY_VALUE_POOLED_EXPR)
    return TRUE;
  return check_formula (indicator, indicator->pooled_num, "pooled numerator", instrument, error) &&
         check_formula (indicator, indicator->pooled_den, "pooled denominator", instrument, error);
}

gboolean
pal_framework_check_indicator (const PalIndicator *indicator, PalInstrument *instrument, GError **error)
{
  g_return_val_if_fail (indicator != NULL && instrument != NULL, FALSE);

  return check_formula (indicator, indicator->formula, "formula", instrument, error) &&
         check_country_value (indicator, instrument, error);
}

static gboolean
check_made_for (PalFramework *framework, PalInstrument *instrument, GError **error)
{
  const char *wanted = pal_framework_get_instrument_id (framework);
  const char *given = pal_instrument_get_id (instrument);

  if (g_strcmp0 (wanted, given) == 0)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the framework is made for the instrument %s, not for %s",
               wanted, given);
  return FALSE;
}

gboolean
pal_framework_check (PalFramework *framework, PalInstrument *instrument, GError **error)
{
  g_return_val_if_fail (framework != NULL && instrument != NULL, FALSE);

  if (!check_made_for (framework, instrument, error))
    return FALSE;
  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);

      if (!pal_framework_check_indicator (indicator, instrument, error))
        {
          g_prefix_error (error, "indicator %s: ", indicator->id);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_parses (const char *text, GError **error)
{
  g_autoptr (PalFormula) formula = text != NULL ? pal_formula_parse (text, error) : NULL;

  return text == NULL || formula != NULL;
}

gboolean
pal_framework_check_syntax (PalFramework *framework, PalInstrument *instrument, GError **error)
{
  g_return_val_if_fail (framework != NULL && instrument != NULL, FALSE);

  if (!check_made_for (framework, instrument, error))
    return FALSE;
  for (guint i = 0; i < pal_framework_get_n_indicators (framework); i++)
    {
      const PalIndicator *indicator = pal_framework_get_indicator (framework, i);

      if (!check_parses (indicator->formula, error) || !check_parses (indicator->pooled_num, error) ||
          !check_parses (indicator->pooled_den, error))
        {
          g_prefix_error (error, "indicator %s: ", indicator->id);
          return FALSE;
        }
    }
  return TRUE;
}
