/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formula/pal-formula-check.h"
#include "survey/pal-checks.h"

/* @instrument: where the ids of the formulas are looked up, of the whole form or of one entry. */
static gboolean
check_question (PalInstrument *instrument, const PalQuestion *question, GError **error)
{
  for (guint j = 0; j < question->n_checks; j++)
    {
      g_autoptr (PalFormula) formula = pal_formula_parse (question->checks[j].expression, error);

      if (formula == NULL || !pal_formula_check (formula, instrument, question->level, error))
        {
          g_prefix_error (error, "question %s, check %u: ", question->id, j + 1);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
pal_instrument_check (PalInstrument *instrument, GError **error)
{
  g_return_val_if_fail (instrument != NULL, FALSE);

  for (guint i = 0; i < pal_instrument_get_n_questions (instrument); i++)
    {
      const PalQuestion *question = pal_instrument_get_question (instrument, i);

      if (!check_question (instrument, question, error))
        return FALSE;
      for (guint k = 0; k < question->n_children; k++)
        if (!check_question (pal_instrument_get_group (instrument, i), &question->children[k], error))
          return FALSE;
    }
  return TRUE;
}
