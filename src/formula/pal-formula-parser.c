/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operator precedence parser for the grammar of domain.md 6.2.  It writes postfix
 * nodes as it goes; only nesting recurses, and nesting is limited. */
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "formula/pal-formula-private.h"
#include "formula/pal-lexer.h"

/* How strongly a sign binds; the operand of a binary one must bind stronger. */
typedef enum
{
  BIND_NONE,
  BIND_OR,
  BIND_AND,
  BIND_NOT,
  BIND_COMPARE,
  BIND_ADD,
  BIND_MULTIPLY,
  BIND_SIGN,
} Binding;

typedef struct
{
  PalFormula *formula; /* unowned */
  PalLexer lexer;
  guint depth;
  guint height; /* values on the stack after the nodes so far */
} Parser;

static const struct
{
  const char *name;
  PalNodeKind kind;
  guint min_args;
  guint max_args; /* 0: any number */
} functions[] = {
  { "mean", PAL_NODE_MEAN, 1, 0 },       { "sum", PAL_NODE_SUM, 1, 0 }, { "min", PAL_NODE_MIN, 1, 0 },
  { "max", PAL_NODE_MAX, 1, 0 },         { "if", PAL_NODE_IF, 3, 3 },   { "per", PAL_NODE_PER, 3, 3 },
  { "default", PAL_NODE_DEFAULT, 2, 2 },
};

static const struct
{
  PalTokenKind token;
  PalNodeKind kind;
  Binding binding;
} operators[] = {
  { PAL_TOKEN_LESS, PAL_NODE_LESS, BIND_COMPARE },
  { PAL_TOKEN_LESS_EQUAL, PAL_NODE_LESS_EQUAL, BIND_COMPARE },
  { PAL_TOKEN_GREATER, PAL_NODE_GREATER, BIND_COMPARE },
  { PAL_TOKEN_GREATER_EQUAL, PAL_NODE_GREATER_EQUAL, BIND_COMPARE },
  { PAL_TOKEN_EQUAL, PAL_NODE_EQUAL, BIND_COMPARE },
  { PAL_TOKEN_NOT_EQUAL, PAL_NODE_NOT_EQUAL, BIND_COMPARE },
  { PAL_TOKEN_ADD, PAL_NODE_ADD, BIND_ADD },
  { PAL_TOKEN_SUBTRACT, PAL_NODE_SUBTRACT, BIND_ADD },
  { PAL_TOKEN_MULTIPLY, PAL_NODE_MULTIPLY, BIND_MULTIPLY },
  { PAL_TOKEN_DIVIDE, PAL_NODE_DIVIDE, BIND_MULTIPLY },
};

static gboolean parse_expression (Parser *self, Binding weakest, GError **error);

static gboolean
emit (Parser *self, PalNode node, GError **error)
{
  self->height = self->height - node.n_args + 1;
  if (self->height > PAL_FORMULA_MAX_STACK)
    return pal_lexer_fail (&self->lexer, error, "more than %d values at once", PAL_FORMULA_MAX_STACK);
  g_array_append_val (self->formula->nodes, node);
  return TRUE;
}

static gboolean
expect (Parser *self, PalTokenKind kind, const char *what, GError **error)
{
  g_autofree char *found = NULL;

  if (self->lexer.token.kind == kind)
    return pal_lexer_advance (&self->lexer, error);
  found = pal_lexer_describe (&self->lexer);
  return pal_lexer_fail (&self->lexer, error, "expected %s, found %s", what, found);
}

static const char *
keep_token (Parser *self)
{
  return g_string_chunk_insert_len (self->formula->strings, self->lexer.token.start,
                                    (gssize) self->lexer.token.length);
}

/* After "name (": a question, for has () also the code of an option. */
static gboolean
parse_question (Parser *self, PalFormulaQuery query, GError **error)
{
  PalFormulaRef ref = { .query = query };
  PalNode node = { .kind = PAL_NODE_REF, .ref = self->formula->refs->len };

  ref.question = keep_token (self);
  if (!expect (self, PAL_TOKEN_NAME, "the id of a question", error))
    return FALSE;
  if (query == PAL_FORMULA_HAS)
    {
      if (!expect (self, PAL_TOKEN_COMMA, "\",\"", error))
        return FALSE;
      ref.code = keep_token (self);
      if (!expect (self, PAL_TOKEN_STRING, "the code of an option in quotation marks", error))
        return FALSE;
    }
  g_array_append_val (self->formula->refs, ref);
  return emit (self, node, error) && expect (self, PAL_TOKEN_CLOSE, "\")\"", error);
}

/* "sum(T1I20.T1I24)": a function over the entries of a group.  Only a name with a dot right behind it is one.
 */
static gboolean
is_group_query (const Parser *self, const char *name, PalFormulaQuery *query)
{
  if (self->lexer.token.kind != PAL_TOKEN_NAME || *self->lexer.next != '.')
    return FALSE;
  for (*query = PAL_FORMULA_GROUP_SUM; *query <= PAL_FORMULA_GROUP_MAX; (*query)++)
    if (strcmp (name, pal_formula_query_to_name (*query)) == 0)
      return TRUE;
  return FALSE;
}

/* After "sum (": the id of a group, a dot, the id of a question in it. */
static gboolean
parse_group (Parser *self, PalFormulaQuery query, GError **error)
{
  PalFormulaRef ref = { .query = query };
  PalNode node = { .kind = PAL_NODE_REF, .ref = self->formula->refs->len };

  ref.question = keep_token (self);
  if (!pal_lexer_advance (&self->lexer, error) || !expect (self, PAL_TOKEN_DOT, "\".\"", error))
    return FALSE;
  ref.code = keep_token (self);
  if (!expect (self, PAL_TOKEN_NAME, "the id of a question in the group", error))
    return FALSE;
  g_array_append_val (self->formula->refs, ref);
  return emit (self, node, error) && expect (self, PAL_TOKEN_CLOSE, "\")\"", error);
}

/* After "name (": the arguments of functions[index]. */
static gboolean
parse_arguments (Parser *self, guint index, GError **error)
{
  PalNode node = { .kind = functions[index].kind };

  for (;;)
    {
      if (!parse_expression (self, BIND_NONE, error))
        return FALSE;
      node.n_args++;
      if (self->lexer.token.kind != PAL_TOKEN_COMMA)
        break;
      if (!pal_lexer_advance (&self->lexer, error))
        return FALSE;
    }
  if (node.n_args < functions[index].min_args ||
      (functions[index].max_args > 0 && node.n_args > functions[index].max_args))
    return pal_lexer_fail (&self->lexer, error, "%s () takes %u values, not %u", functions[index].name,
                           functions[index].min_args, node.n_args);
  return emit (self, node, error) && expect (self, PAL_TOKEN_CLOSE, "\")\"", error);
}

static gboolean
parse_call (Parser *self, GError **error)
{
  g_autofree char *name = g_strndup (self->lexer.token.start, self->lexer.token.length);
  PalLexer before = self->lexer;
  PalFormulaQuery over_group;

  if (!pal_lexer_advance (&self->lexer, error))
    return FALSE;
  if (self->lexer.token.kind != PAL_TOKEN_OPEN)
    {
      g_autofree char *quoted = pal_text_quote (name, -1);

      return pal_lexer_fail (&before, error, "\"%s\" stands alone; write value(%s) or the like", quoted,
                             quoted);
    }
  if (!pal_lexer_advance (&self->lexer, error))
    return FALSE;

  if (is_group_query (self, name, &over_group))
    return parse_group (self, over_group, error);
  for (PalFormulaQuery query = PAL_FORMULA_VALUE; query <= PAL_FORMULA_HAS; query++)
    if (strcmp (name, pal_formula_query_to_name (query)) == 0)
      return parse_question (self, query, error);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (name, functions[i].name) == 0)
      return parse_arguments (self, i, error);
  return pal_lexer_fail (&before, error, "there is no function \"%s\"", name);
}

static gboolean
parse_prefix (Parser *self, PalNodeKind kind, Binding binding, GError **error)
{
  PalNode node = { .kind = kind, .n_args = 1 };

  return pal_lexer_advance (&self->lexer, error) && parse_expression (self, binding, error) &&
         emit (self, node, error);
}

static gboolean
parse_operand_inside (Parser *self, Binding weakest, GError **error)
{
  g_autofree char *found = NULL;
  PalNode number = { .kind = PAL_NODE_NUMBER, .number = self->lexer.token.number };

  if (self->lexer.token.kind == PAL_TOKEN_NUMBER)
    return emit (self, number, error) && pal_lexer_advance (&self->lexer, error);
  if (self->lexer.token.kind == PAL_TOKEN_SUBTRACT)
    return parse_prefix (self, PAL_NODE_NEGATE, BIND_SIGN, error);
  if (self->lexer.token.kind == PAL_TOKEN_OPEN)
    return pal_lexer_advance (&self->lexer, error) && parse_expression (self, BIND_NONE, error) &&
           expect (self, PAL_TOKEN_CLOSE, "\")\"", error);
  if (pal_lexer_is_name (&self->lexer, "not") && weakest <= BIND_NOT)
    return parse_prefix (self, PAL_NODE_NOT, BIND_NOT, error);
  if (self->lexer.token.kind == PAL_TOKEN_NAME && !pal_lexer_is_name (&self->lexer, "and") &&
      !pal_lexer_is_name (&self->lexer, "or") && !pal_lexer_is_name (&self->lexer, "not"))
    return parse_call (self, error);
  found = pal_lexer_describe (&self->lexer);
  return pal_lexer_fail (&self->lexer, error, "expected a value, found %s", found);
}

/* All nesting comes through here, so here it is counted. */
static gboolean
parse_operand (Parser *self, Binding weakest, GError **error)
{
  gboolean ok;

  if (self->depth > PAL_FORMULA_MAX_DEPTH)
    return pal_lexer_fail (&self->lexer, error, "nested deeper than %d", PAL_FORMULA_MAX_DEPTH);
  self->depth++;
  ok = parse_operand_inside (self, weakest, error);
  self->depth--;
  return ok;
}

static Binding
find_operator (const Parser *self, PalNodeKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (self->lexer.token.kind == operators[i].token)
      {
        *kind = operators[i].kind;
        return operators[i].binding;
      }
  *kind = pal_lexer_is_name (&self->lexer, "and") ? PAL_NODE_AND : PAL_NODE_OR;
  if (*kind == PAL_NODE_AND)
    return BIND_AND;
  return pal_lexer_is_name (&self->lexer, "or") ? BIND_OR : BIND_NONE;
}

/* An operand and every binary operator after it that binds at least as @weakest. */
static gboolean
parse_expression (Parser *self, Binding weakest, GError **error)
{
  gboolean compared = FALSE;
  PalNode node = { .n_args = 2 };
  Binding binding;

  if (!parse_operand (self, weakest, error))
    return FALSE;

  while ((binding = find_operator (self, &node.kind)) != BIND_NONE && binding >= weakest)
    {
      if (binding == BIND_COMPARE && compared)
        return pal_lexer_fail (&self->lexer, error, "a comparison cannot follow a comparison");
      compared = binding == BIND_COMPARE;
      if (!pal_lexer_advance (&self->lexer, error) || !parse_expression (self, binding + 1, error) ||
          !emit (self, node, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pal_formula_parser_run (PalFormula *self, GError **error)
{
  Parser parser = { .formula = self };
  g_autofree char *found = NULL;

  if (!pal_lexer_init (&parser.lexer, self->text, error) || !parse_expression (&parser, BIND_NONE, error))
    return FALSE;
  if (parser.lexer.token.kind == PAL_TOKEN_END)
    return TRUE;
  found = pal_lexer_describe (&parser.lexer);
  return pal_lexer_fail (&parser.lexer, error, "expected an operator or the end, found %s", found);
}
