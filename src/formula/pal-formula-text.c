/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A formula as people read it: the postfix nodes are walked as in evaluation, but
 * the stack holds pieces of text.  Functions become the notation of school
 * arithmetic, brackets stand only where they are needed. */
#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"
#include "formula/pal-formula-private.h"

/* How strongly the outermost sign of a piece binds. */
typedef enum
{
  BIND_OR,
  BIND_AND,
  BIND_NOT,
  BIND_COMPARE,
  BIND_ADD,
  BIND_MULTIPLY,
  BIND_SIGN,
  BIND_WHOLE,
} Binding;

typedef struct
{
  GString *text; /* owned by the stack */
  Binding binding;
  PalNodeKind kind;
  PalResult result; /* numbers only */
} Piece;

typedef struct
{
  PalFormula *formula; /* unowned */
  int min_items;
  PalFormulaLookup lookup; /* numbers, or NULL */
  PalFormulaName name;     /* words, or NULL */
  gpointer user_data;
} Writer;

static const struct
{
  const char *sign;
  Binding binding;
} signs[] = {
  [PAL_NODE_LESS] = { " < ", BIND_COMPARE },
  [PAL_NODE_LESS_EQUAL] = { " \xe2\x89\xa4 ", BIND_COMPARE },
  [PAL_NODE_GREATER] = { " > ", BIND_COMPARE },
  [PAL_NODE_GREATER_EQUAL] = { " \xe2\x89\xa5 ", BIND_COMPARE },
  [PAL_NODE_EQUAL] = { " = ", BIND_COMPARE },
  [PAL_NODE_NOT_EQUAL] = { " \xe2\x89\xa0 ", BIND_COMPARE },
  [PAL_NODE_ADD] = { " + ", BIND_ADD },
  [PAL_NODE_SUBTRACT] = { " \xe2\x88\x92 ", BIND_ADD },
  [PAL_NODE_MULTIPLY] = { " \xc3\x97 ", BIND_MULTIPLY },
  [PAL_NODE_DIVIDE] = { " \xc3\xb7 ", BIND_MULTIPLY },
};

static char *
format_number (double number)
{
  int decimals = 0;
  double scaled = number;

  /* As many decimals as the number has, at most four. */
  while (decimals < 4 && fabs (scaled - round (scaled)) > 1e-9 * MAX (1.0, fabs (scaled)))
    {
      decimals++;
      scaled = number * pow (10, decimals);
    }
  return pal_number_format (number, decimals);
}

static void
set_number (Piece *piece, double number)
{
  g_autofree char *formatted = format_number (number);

  g_string_append (piece->text, formatted);
  piece->binding = number < 0 ? BIND_SIGN : BIND_WHOLE;
}

static void
bracket (Piece *piece)
{
  g_string_prepend_c (piece->text, '(');
  g_string_append_c (piece->text, ')');
  piece->binding = BIND_WHOLE;
}

static void
take_text (Piece *piece, char *text, Binding binding)
{
  g_string_assign (piece->text, text);
  g_free (text);
  piece->binding = binding;
}

/* "12 ÷ 40 × 100": a share is shown with both its parts. */
static gboolean
write_share (const Writer *writer, const PalFormulaRef *ref, Piece *piece)
{
  PalResult num = writer->lookup (PAL_FORMULA_NUM, ref->question, NULL, writer->user_data);
  PalResult den = writer->lookup (PAL_FORMULA_DEN, ref->question, NULL, writer->user_data);
  g_autofree char *num_text = NULL;
  g_autofree char *den_text = NULL;

  if (num.missing != PAL_MISSING_NONE || den.missing != PAL_MISSING_NONE)
    return FALSE;
  num_text = format_number (num.number);
  den_text = format_number (den.number);
  g_string_append_printf (piece->text, "%s \xc3\xb7 %s \xc3\x97 100", num_text, den_text);
  piece->binding = BIND_MULTIPLY;
  return TRUE;
}

static void
write_ref_number (const Writer *writer, const PalFormulaRef *ref, Piece *piece)
{
  piece->result = writer->lookup (ref->query, ref->question, ref->code, writer->user_data);
  if (piece->result.missing == PAL_MISSING_NONE)
    piece->result = pal_formula_result (piece->result.number);

  piece->binding = BIND_WHOLE;
  if (ref->query == PAL_FORMULA_PCT && write_share (writer, ref, piece))
    return;
  if (piece->result.missing == PAL_MISSING_NONE)
    set_number (piece, piece->result.number);
  else
    g_string_append (piece->text, pal_missing_get_label (piece->result.missing));
}

static void
write_ref_words (const Writer *writer, const PalFormulaRef *ref, Piece *piece)
{
  const char *name = writer->name (ref->question, writer->user_data);
  const char *inner = NULL;

  if (name == NULL)
    name = ref->question;
  if (ref->query >= PAL_FORMULA_GROUP_SUM)
    {
      inner = writer->name (ref->code, writer->user_data);
      if (inner == NULL)
        inner = ref->code;
    }
  piece->binding = BIND_WHOLE;
  switch (ref->query)
    {
    case PAL_FORMULA_NUM:
      /* Translators: %s is the text of a question with two parts, a share */
      g_string_append_printf (piece->text, _ ("numerator of %s"), name);
      break;
    case PAL_FORMULA_DEN:
      g_string_append_printf (piece->text, _ ("denominator of %s"), name);
      break;
    case PAL_FORMULA_PCT:
      g_string_append_printf (piece->text, "%s (%%)", name);
      break;
    case PAL_FORMULA_COUNT:
      /* Translators: %s is the text of a multiple-choice question */
      g_string_append_printf (piece->text, _ ("number of choices in %s"), name);
      break;
    case PAL_FORMULA_HAS:
      g_string_append_printf (piece->text, "%s: %s", name, ref->code);
      break;
    case PAL_FORMULA_GROUP_SUM:
      /* Translators: a question that is asked in each entry of a group, such as “Hours a week”; the group,
         such as “Teams” */
      g_string_append_printf (piece->text, _ ("sum of %s over %s"), inner, name);
      break;
    case PAL_FORMULA_GROUP_MEAN:
      g_string_append_printf (piece->text, _ ("mean of %s over %s"), inner, name);
      break;
    case PAL_FORMULA_GROUP_MIN:
      g_string_append_printf (piece->text, _ ("least of %s over %s"), inner, name);
      break;
    case PAL_FORMULA_GROUP_MAX:
      g_string_append_printf (piece->text, _ ("greatest of %s over %s"), inner, name);
      break;
    case PAL_FORMULA_VALUE:
    case PAL_FORMULA_SCORE:
    case PAL_FORMULA_LEVEL:
    default:
      g_string_append (piece->text, name);
      break;
    }
}

/* The left piece grows, so that a long sum is written in one go. */
static void
write_binary (PalNodeKind kind, Piece *left, Piece *right)
{
  Binding binding = signs[kind].binding;
  gboolean chain = right->kind == kind && (kind == PAL_NODE_ADD || kind == PAL_NODE_MULTIPLY);

  if (left->binding < binding || (binding == BIND_COMPARE && left->binding == binding))
    bracket (left);
  if (right->binding < binding || right->binding == BIND_SIGN || (right->binding == binding && !chain))
    bracket (right);
  g_string_append (left->text, signs[kind].sign);
  g_string_append_len (left->text, right->text->str, (gssize) right->text->len);
  left->binding = binding;
}

static void
write_logic (const PalNode *node, Piece *args)
{
  if (node->kind == PAL_NODE_NOT)
    {
      if (args[0].binding < BIND_NOT)
        bracket (&args[0]);
      /* Translators: a condition in a formula */
      take_text (&args[0], g_strdup_printf (_ ("not %s"), args[0].text->str), BIND_NOT);
      return;
    }
  for (guint i = 0; i < 2; i++)
    if (args[i].binding < (node->kind == PAL_NODE_AND ? BIND_AND : BIND_OR))
      bracket (&args[i]);
  if (node->kind == PAL_NODE_AND)
    /* Translators: two conditions in a formula */
    take_text (&args[0], g_strdup_printf (_ ("%s and %s"), args[0].text->str, args[1].text->str), BIND_AND);
  else
    /* Translators: two conditions in a formula */
    take_text (&args[0], g_strdup_printf (_ ("%s or %s"), args[0].text->str, args[1].text->str), BIND_OR);
}

static void
write_list (const PalNode *node, Piece *args)
{
  g_autoptr (GString) list = g_string_new (NULL);
  const char *format;

  for (guint i = 0; i < node->n_args; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : "; ", args[i].text->str);
  if (node->kind == PAL_NODE_MEAN)
    /* Translators: a function in a formula, %s is the list of its values */
    format = _ ("mean (%s)");
  else if (node->kind == PAL_NODE_SUM)
    /* Translators: a function in a formula, %s is the list of its values */
    format = _ ("sum (%s)");
  else if (node->kind == PAL_NODE_MIN)
    /* Translators: a function in a formula, %s is the list of its values */
    format = _ ("smallest of (%s)");
  else
    /* Translators: a function in a formula, %s is the list of its values */
    format = _ ("largest of (%s)");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  take_text (&args[0], g_strdup_printf (format, list->str), BIND_WHOLE);
#pragma GCC diagnostic pop
}

static void
write_default (const Writer *writer, Piece *args)
{
  if (writer->lookup == NULL)
    /* Translators: part of a formula: a question, and the number that is used when it is not answered */
    take_text (&args[0],
               g_strdup_printf (_ ("(%s, or %s if it is missing)"), args[0].text->str, args[1].text->str),
               BIND_WHOLE);
  else if (args[0].result.missing != PAL_MISSING_NONE)
    /* Translators: part of a formula: the number that is used, and why the answer is missing */
    take_text (&args[0], g_strdup_printf (_ ("(%s in place of “%s”)"), args[1].text->str, args[0].text->str),
               BIND_WHOLE);
}

/* Puts the text of @node into args[0]. */
static void
write_node (const Writer *writer, const PalNode *node, Piece *args)
{
  switch (node->kind)
    {
    case PAL_NODE_NUMBER:
      set_number (&args[0], node->number);
      break;
    case PAL_NODE_REF:
      if (writer->lookup != NULL)
        write_ref_number (writer, &g_array_index (writer->formula->refs, PalFormulaRef, node->ref), &args[0]);
      else
        write_ref_words (writer, &g_array_index (writer->formula->refs, PalFormulaRef, node->ref), &args[0]);
      break;
    case PAL_NODE_NEGATE:
      if (args[0].binding <= BIND_SIGN)
        bracket (&args[0]);
      g_string_prepend (args[0].text, "\xe2\x88\x92");
      args[0].binding = BIND_SIGN;
      break;
    case PAL_NODE_NOT:
    case PAL_NODE_AND:
    case PAL_NODE_OR:
      write_logic (node, args);
      break;
    case PAL_NODE_PER:
      write_binary (PAL_NODE_DIVIDE, &args[0], &args[1]);
      write_binary (PAL_NODE_MULTIPLY, &args[0], &args[2]);
      break;
    case PAL_NODE_MEAN:
    case PAL_NODE_SUM:
    case PAL_NODE_MIN:
    case PAL_NODE_MAX:
      write_list (node, args);
      break;
    case PAL_NODE_IF:
      /* Translators: part of a formula: value, condition, other value */
      take_text (&args[0],
                 g_strdup_printf (_ ("(%s if %s, else %s)"), args[1].text->str, args[0].text->str,
                                  args[2].text->str),
                 BIND_WHOLE);
      break;
    case PAL_NODE_DEFAULT:
      write_default (writer, args);
      break;
    case PAL_NODE_LESS:
    case PAL_NODE_LESS_EQUAL:
    case PAL_NODE_GREATER:
    case PAL_NODE_GREATER_EQUAL:
    case PAL_NODE_EQUAL:
    case PAL_NODE_NOT_EQUAL:
    case PAL_NODE_ADD:
    case PAL_NODE_SUBTRACT:
    case PAL_NODE_MULTIPLY:
    case PAL_NODE_DIVIDE:
    default:
      write_binary (node->kind, &args[0], &args[1]);
      break;
    }
  args[0].kind = node->kind;
}

/* The value travels beside the text, because default () shows what it replaced. */
static PalResult
apply_pieces (const PalNode *node, const Piece *args, int min_items)
{
  PalResult values[PAL_FORMULA_MAX_STACK];

  for (guint i = 0; i < node->n_args; i++)
    values[i] = args[i].result;
  return pal_formula_node_apply (node, values, min_items);
}

static char *
write_formula (const Writer *writer)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, TRUE, sizeof (Piece));

  for (guint i = 0; i < writer->formula->nodes->len; i++)
    {
      const PalNode *node = &g_array_index (writer->formula->nodes, PalNode, i);
      guint first = stack->len - node->n_args;
      PalResult result = { .missing = PAL_MISSING_NONE };
      Piece *args;

      if (node->n_args == 0)
        {
          Piece fresh = { .text = g_string_new (NULL) };

          g_array_append_val (stack, fresh);
        }
      args = &g_array_index (stack, Piece, first);
      if (writer->lookup != NULL && node->kind != PAL_NODE_REF)
        result = apply_pieces (node, args, writer->min_items);
      write_node (writer, node, args);
      if (node->kind != PAL_NODE_REF)
        args[0].result = result;
      for (guint j = first + 1; j < stack->len; j++)
        g_string_free (g_array_index (stack, Piece, j).text, TRUE);
      g_array_set_size (stack, first + 1);
    }
  return g_string_free (g_array_index (stack, Piece, 0).text, FALSE);
}

char *
pal_formula_to_text_with (PalFormula *self, int min_items, PalFormulaLookup lookup, gpointer user_data)
{
  Writer writer = { .formula = self, .min_items = min_items, .lookup = lookup, .user_data = user_data };

  g_return_val_if_fail (self != NULL && lookup != NULL, NULL);
  return write_formula (&writer);
}

char *
pal_formula_to_text (PalFormula *self, PalFormulaLookup lookup, gpointer user_data)
{
  return pal_formula_to_text_with (self, 0, lookup, user_data);
}

char *
pal_formula_to_words (PalFormula *self, PalFormulaName name, gpointer user_data)
{
  Writer writer = { .formula = self, .name = name, .user_data = user_data };

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  return write_formula (&writer);
}
