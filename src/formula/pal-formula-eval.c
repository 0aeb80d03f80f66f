/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "formula/pal-formula-private.h"

PalResult
pal_formula_result (double number)
{
  if (!isfinite (number))
    return (PalResult){ .missing = PAL_MISSING_NA };
  return (PalResult){ .number = number, .missing = PAL_MISSING_NONE };
}

static PalResult
missing_result (PalMissing missing)
{
  return (PalResult){ .missing = missing };
}

/* NONE when all are present. */
static PalMissing
worst_missing (const PalResult *args, guint n_args)
{
  PalMissing worst = PAL_MISSING_NONE;

  for (guint i = 0; i < n_args; i++)
    if (args[i].missing != PAL_MISSING_NONE)
      worst = worst == PAL_MISSING_NONE ? args[i].missing : pal_missing_worse (worst, args[i].missing);
  return worst;
}

static PalResult
apply_mean (const PalResult *args, guint n_args, int min_items)
{
  guint needed = min_items <= 0 ? n_args : MIN ((guint) min_items, n_args);
  guint present = 0;
  double sum = 0;

  for (guint i = 0; i < n_args; i++)
    if (args[i].missing == PAL_MISSING_NONE)
      {
        sum += args[i].number;
        present++;
      }
  if (present < needed)
    return missing_result (worst_missing (args, n_args));
  return pal_formula_result (sum / present);
}

static PalResult
apply_fold (PalNodeKind kind, const PalResult *args, guint n_args)
{
  double folded = args[0].number;

  for (guint i = 1; i < n_args; i++)
    if (kind == PAL_NODE_SUM)
      folded += args[i].number;
    else if (kind == PAL_NODE_MIN)
      folded = MIN (folded, args[i].number);
    else
      folded = MAX (folded, args[i].number);
  return pal_formula_result (folded);
}

static PalResult
divide (double dividend, double divisor)
{
  if (divisor == 0)
    return missing_result (PAL_MISSING_NA);
  return pal_formula_result (dividend / divisor);
}

/* Both operands are present; and, or look at both, as the reference evaluator does. */
static PalResult
apply_binary (PalNodeKind kind, double a, double b)
{
  switch (kind)
    {
    case PAL_NODE_OR:
      return pal_formula_result (a != 0 || b != 0);
    case PAL_NODE_AND:
      return pal_formula_result (a != 0 && b != 0);
    case PAL_NODE_LESS:
      return pal_formula_result (a < b);
    case PAL_NODE_LESS_EQUAL:
      return pal_formula_result (a <= b);
    case PAL_NODE_GREATER:
      return pal_formula_result (a > b);
    case PAL_NODE_GREATER_EQUAL:
      return pal_formula_result (a >= b);
    case PAL_NODE_EQUAL:
      return pal_formula_result (a == b);
    case PAL_NODE_NOT_EQUAL:
      return pal_formula_result (a != b);
    case PAL_NODE_ADD:
      return pal_formula_result (a + b);
    case PAL_NODE_SUBTRACT:
      return pal_formula_result (a - b);
    case PAL_NODE_MULTIPLY:
      return pal_formula_result (a * b);
    case PAL_NODE_DIVIDE:
      return divide (a, b);
    case PAL_NODE_NUMBER:
    case PAL_NODE_REF:
    case PAL_NODE_NEGATE:
    case PAL_NODE_NOT:
    case PAL_NODE_MEAN:
    case PAL_NODE_SUM:
    case PAL_NODE_MIN:
    case PAL_NODE_MAX:
    case PAL_NODE_IF:
    case PAL_NODE_PER:
    case PAL_NODE_DEFAULT:
    default:
      g_assert_not_reached ();
    }
}

/* The functions that may make something of missing arguments. */
static gboolean
apply_lenient (const PalNode *node, const PalResult *args, int min_items, PalResult *out)
{
  if (node->kind == PAL_NODE_MEAN)
    *out = apply_mean (args, node->n_args, min_items);
  else if (node->kind == PAL_NODE_IF && args[0].missing == PAL_MISSING_NONE)
    *out = args[0].number != 0 ? args[1] : args[2];
  else if (node->kind == PAL_NODE_IF)
    *out = args[0];
  else if (node->kind == PAL_NODE_DEFAULT && args[0].missing == PAL_MISSING_NONE)
    *out = args[0];
  else if (node->kind == PAL_NODE_DEFAULT && args[1].missing == PAL_MISSING_NONE)
    *out = args[1];
  else
    return FALSE;
  return TRUE;
}

PalResult
pal_formula_node_apply (const PalNode *node, const PalResult *args, int min_items)
{
  PalResult result;
  PalMissing missing;

  if (node->kind == PAL_NODE_NUMBER)
    return pal_formula_result (node->number);
  if (apply_lenient (node, args, min_items, &result))
    return result;
  missing = worst_missing (args, node->n_args);
  if (missing != PAL_MISSING_NONE)
    return missing_result (missing);
  if (node->kind == PAL_NODE_NEGATE)
    return pal_formula_result (-args[0].number);
  if (node->kind == PAL_NODE_NOT)
    return pal_formula_result (args[0].number == 0);
  if (node->kind == PAL_NODE_PER) /* base * x / population */
    return divide (args[2].number * args[0].number, args[1].number);
  if (node->kind == PAL_NODE_SUM || node->kind == PAL_NODE_MIN || node->kind == PAL_NODE_MAX)
    return apply_fold (node->kind, args, node->n_args);
  return apply_binary (node->kind, args[0].number, args[1].number);
}

PalResult
pal_formula_eval (PalFormula *self, int min_items, PalFormulaLookup lookup, gpointer user_data)
{
  PalResult stack[PAL_FORMULA_MAX_STACK];
  guint height = 0;

  g_return_val_if_fail (self != NULL && lookup != NULL, missing_result (PAL_MISSING_NR));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PalNode *node = &g_array_index (self->nodes, PalNode, i);
      PalResult result;

      height -= node->n_args;
      if (node->kind == PAL_NODE_REF)
        {
          const PalFormulaRef *ref = &g_array_index (self->refs, PalFormulaRef, node->ref);

          result = lookup (ref->query, ref->question, ref->code, user_data);
          if (result.missing == PAL_MISSING_NONE)
            result = pal_formula_result (result.number);
        }
      else
        {
          result = pal_formula_node_apply (node, stack + height, min_items);
        }
      stack[height++] = result;
    }
  return stack[0];
}
