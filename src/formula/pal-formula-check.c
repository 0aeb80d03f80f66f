/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formula/pal-formula-check.h"

#include "base/pal-error.h"

#define BIT(type) (1u << (type))

/* The types that a question function can read. */
static const guint readable[] = {
  [PAL_FORMULA_VALUE] = BIT (PAL_QUESTION_INTEGER) | BIT (PAL_QUESTION_DECIMAL) | BIT (PAL_QUESTION_PERCENT) |
                        BIT (PAL_QUESTION_LIKERT5),
  [PAL_FORMULA_SCORE] = BIT (PAL_QUESTION_SINGLE) | BIT (PAL_QUESTION_YNP) | BIT (PAL_QUESTION_LIKERT5) |
                        BIT (PAL_QUESTION_MULTI),
  [PAL_FORMULA_LEVEL] = BIT (PAL_QUESTION_SINGLE),
  [PAL_FORMULA_NUM] = BIT (PAL_QUESTION_RATIO),
  [PAL_FORMULA_DEN] = BIT (PAL_QUESTION_RATIO),
  [PAL_FORMULA_PCT] = BIT (PAL_QUESTION_RATIO),
  [PAL_FORMULA_COUNT] = BIT (PAL_QUESTION_MULTI) | BIT (PAL_QUESTION_GROUP),
  [PAL_FORMULA_HAS] = BIT (PAL_QUESTION_MULTI),
  [PAL_FORMULA_GROUP_SUM] = BIT (PAL_QUESTION_GROUP),
  [PAL_FORMULA_GROUP_MEAN] = BIT (PAL_QUESTION_GROUP),
  [PAL_FORMULA_GROUP_MIN] = BIT (PAL_QUESTION_GROUP),
  [PAL_FORMULA_GROUP_MAX] = BIT (PAL_QUESTION_GROUP),
};

static gboolean
check_options (const PalFormulaRef *ref, const PalQuestion *question, GError **error)
{
  if (ref->query == PAL_FORMULA_HAS && pal_question_find_option (question, ref->code) == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "question %s has no option \"%s\"", ref->question,
                   ref->code);
      return FALSE;
    }
  for (guint i = 0; i < question->n_options; i++)
    {
      const PalOption *option = &question->options[i];
      gboolean single = question->type == PAL_QUESTION_SINGLE || question->type == PAL_QUESTION_YNP;

      if (ref->query == PAL_FORMULA_LEVEL && option->level == 0)
        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "option \"%s\" of question %s has no level",
                     option->code, ref->question);
      else if (ref->query == PAL_FORMULA_SCORE && single && !option->has_score)
        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "option \"%s\" of question %s has no score",
                     option->code, ref->question);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

/* What is added up over entries must be a number in each. */
static gboolean
check_member (const PalFormulaRef *ref, const PalQuestion *group, GError **error)
{
  for (guint i = 0; i < group->n_children; i++)
    {
      const PalQuestion *child = &group->children[i];

      if (g_strcmp0 (child->id, ref->code) != 0)
        continue;
      if ((readable[PAL_FORMULA_VALUE] & BIT (child->type)) != 0)
        return TRUE;
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s () cannot read question %s of type %s",
                   pal_formula_query_to_name (ref->query), child->id,
                   pal_question_type_to_name (child->type));
      return FALSE;
    }
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "there is no question %s in the group %s", ref->code,
               group->id);
  return FALSE;
}

static gboolean
check_ref (const PalFormulaRef *ref, PalInstrument *instrument, PalUnitLevel level, GError **error)
{
  const PalQuestion *question = pal_instrument_find_question (instrument, ref->question);

  if (question == NULL)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "there is no question %s", ref->question);
  else if (question->level != level)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "question %s belongs to the %s part", ref->question,
                 question->level == PAL_LEVEL_COUNTRY ? "country" : "institution");
  else if ((readable[ref->query] & BIT (question->type)) == 0)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s () cannot read question %s of type %s",
                 pal_formula_query_to_name (ref->query), ref->question,
                 pal_question_type_to_name (question->type));
  else if (ref->query >= PAL_FORMULA_GROUP_SUM)
    return check_member (ref, question, error);
  else
    return check_options (ref, question, error);
  return FALSE;
}

gboolean
pal_formula_check (PalFormula *self, PalInstrument *instrument, PalUnitLevel level, GError **error)
{
  g_return_val_if_fail (self != NULL && instrument != NULL, FALSE);

  for (guint i = 0; i < pal_formula_get_n_refs (self); i++)
    if (!check_ref (pal_formula_get_ref (self, i), instrument, level, error))
      return FALSE;
  return TRUE;
}
