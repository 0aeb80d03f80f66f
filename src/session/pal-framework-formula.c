/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-framework-formula.h"

#include <glib/gi18n.h>

#include "base/pal-number.h"
#include "formula/pal-formula-check.h"
#include "model/pal-country.h"
#include "model/pal-question-reader.h"

static PalResult
evaluate (PalFormula *formula, const PalScoreSource *source)
{
  return pal_formula_eval (formula, 0, source->lookup, source->lookup_data);
}

static PalResult
evaluate_unit (PalFormula *formula, const PalScoreUnit *unit, PalUnitLevel level)
{
  PalResult result = { .missing = PAL_MISSING_NR };

  if (level == PAL_LEVEL_COUNTRY)
    return evaluate (formula, &unit->national);
  for (guint i = 0; i < unit->n_institutions && result.missing != PAL_MISSING_NONE; i++)
    result = evaluate (formula, &unit->institutions[i]);
  return result;
}

char *
pal_framework_formula_try (PalDataset *dataset,
                           const char *wave,
                           const char *country,
                           const char *level,
                           const char *formula,
                           GError **error)
{
  PalWaveData *data = pal_dataset_get_wave (dataset, wave);
  g_autoptr (PalFormula) parsed = pal_formula_parse (formula, error);
  PalUnitLevel unit_level = PAL_LEVEL_COUNTRY;
  const PalScoreUnit *unit = NULL;
  const PalCountry *known;
  g_autofree char *number = NULL;
  PalResult result;

  if (parsed == NULL)
    return NULL;
  (void) pal_unit_level_from_name (level, &unit_level);
  if (!pal_formula_check (parsed, pal_dataset_get_instrument (dataset), unit_level, error))
    return NULL;
  if (data != NULL && country != NULL && pal_wave_data_has_country (data, country))
    unit = pal_wave_data_get_unit (data, country);
  else if (data != NULL && pal_wave_data_get_countries (data)->len > 0)
    unit = pal_wave_data_get_unit (data, g_ptr_array_index (pal_wave_data_get_countries (data), 0));
  if (unit == NULL)
    return g_strdup (_ ("The formula can be read."));
  result = evaluate_unit (parsed, unit, unit_level);
  known = pal_country_find (unit->country);
  number = result.missing == PAL_MISSING_NONE ? pal_number_format (result.number, 2)
                                              : g_strdup (pal_missing_get_label (result.missing));
  /* Translators: a country, and what a formula makes of its answers. */
  return g_strdup_printf (_ ("%s: %s"), known != NULL ? pal_country_get_display_name (known) : unit->country,
                          number);
}

char *
pal_framework_formula_propose (PalDataset *dataset)
{
  PalInstrument *instrument = pal_dataset_get_instrument (dataset);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (question->level == PAL_LEVEL_COUNTRY && question->group == NULL &&
          question->type == PAL_QUESTION_INTEGER)
        return g_strdup_printf ("value(%s)", question->id);
    }
  return g_strdup ("0");
}
