/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How per(value(T1C11), value(B0C01), 100000) becomes a number, or missing: the
 * parser (pal-formula-parser.c) writes postfix nodes once, the evaluator
 * (pal-formula-eval.c) walks them for each unit. */
#include "formula/pal-formula.h"

#include "base/pal-error.h"
#include "formula/pal-formula-private.h"

PalFormula *
pal_formula_parse (const char *text, GError **error)
{
  g_autoptr (PalFormula) self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the formula is not valid UTF-8");
      return NULL;
    }
  if (g_utf8_strlen (text, -1) > PAL_FORMULA_MAX_LENGTH)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the formula is longer than %d characters",
                   PAL_FORMULA_MAX_LENGTH);
      return NULL;
    }

  self = g_new0 (PalFormula, 1);
  self->ref_count = 1;
  self->text = g_strdup (text);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (PalNode));
  self->refs = g_array_new (FALSE, FALSE, sizeof (PalFormulaRef));
  self->strings = g_string_chunk_new (64);
  if (!pal_formula_parser_run (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

PalFormula *
pal_formula_ref (PalFormula *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
pal_formula_unref (PalFormula *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->text);
  g_array_unref (self->nodes);
  g_array_unref (self->refs);
  g_string_chunk_free (self->strings);
  g_free (self);
}

const char *
pal_formula_get_text (PalFormula *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

guint
pal_formula_get_n_refs (PalFormula *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->refs->len;
}

const PalFormulaRef *
pal_formula_get_ref (PalFormula *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->refs->len, NULL);
  return &g_array_index (self->refs, PalFormulaRef, index);
}

const char *
pal_formula_query_to_name (PalFormulaQuery query)
{
  static const char *const names[] = {
    [PAL_FORMULA_VALUE] = "value",     [PAL_FORMULA_SCORE] = "score",   [PAL_FORMULA_LEVEL] = "level",
    [PAL_FORMULA_NUM] = "num",         [PAL_FORMULA_DEN] = "den",       [PAL_FORMULA_PCT] = "pct",
    [PAL_FORMULA_COUNT] = "count",     [PAL_FORMULA_HAS] = "has",       [PAL_FORMULA_GROUP_SUM] = "sum",
    [PAL_FORMULA_GROUP_MEAN] = "mean", [PAL_FORMULA_GROUP_MIN] = "min", [PAL_FORMULA_GROUP_MAX] = "max",
  };

  g_return_val_if_fail (query < G_N_ELEMENTS (names), NULL);
  return names[query];
}
