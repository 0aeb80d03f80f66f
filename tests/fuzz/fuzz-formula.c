/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "formula/pal-formula.h"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

/* Numbers and gaps of all kinds, by the name of the question. */
static PalResult
look_up (PalFormulaQuery query, const char *question, const char *code, gpointer user_data)
{
  guint hash = g_str_hash (question) + (code != NULL ? g_str_hash (code) : 0) + (guint) query;
  PalResult result = { 0, PAL_MISSING_NONE };

  if (hash % 4 == 0)
    result.missing = (PalMissing) (1 + hash % 5);
  else
    result.number = (double) (hash % 2000) / 7 - 100;
  return result;
}

static const char *
get_name (const char *question, gpointer user_data)
{
  return question;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalFormula) formula = pal_formula_parse (text, &error);
  g_autoptr (PalFormula) again = NULL;
  g_autofree char *numbers = NULL, *words = NULL;
  PalResult first, second;

  g_assert ((formula == NULL) == (error != NULL));
  if (formula == NULL)
    return 0;
  first = pal_formula_eval (formula, 0, look_up, NULL);
  g_assert (first.missing != PAL_MISSING_NONE || isfinite (first.number));
  (void) pal_formula_eval (formula, 2, look_up, NULL);
  numbers = pal_formula_to_text (formula, look_up, NULL);
  words = pal_formula_to_words (formula, get_name, NULL);
  g_assert (g_utf8_validate (numbers, -1, NULL) || !g_utf8_validate (text, -1, NULL));
  for (guint i = 0; i < pal_formula_get_n_refs (formula); i++)
    g_assert (pal_formula_get_ref (formula, i)->question != NULL);

  again = pal_formula_parse (pal_formula_get_text (formula), &error);
  g_assert_no_error (error);
  second = pal_formula_eval (again, 0, look_up, NULL);
  g_assert (first.missing == second.missing &&
            (first.missing != PAL_MISSING_NONE || first.number == second.number));
  return 0;
}
