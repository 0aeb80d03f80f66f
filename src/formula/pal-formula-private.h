/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formula/pal-formula.h"

G_BEGIN_DECLS

#define PAL_FORMULA_MAX_LENGTH 100000 /* characters */
#define PAL_FORMULA_MAX_DEPTH 200     /* parentheses, functions and signs within each other */
#define PAL_FORMULA_MAX_STACK 1024    /* values that wait for their operator or function */

typedef enum
{
  PAL_NODE_NUMBER,
  PAL_NODE_REF,
  PAL_NODE_NEGATE,
  PAL_NODE_NOT,
  PAL_NODE_OR,
  PAL_NODE_AND,
  PAL_NODE_LESS,
  PAL_NODE_LESS_EQUAL,
  PAL_NODE_GREATER,
  PAL_NODE_GREATER_EQUAL,
  PAL_NODE_EQUAL,
  PAL_NODE_NOT_EQUAL,
  PAL_NODE_ADD,
  PAL_NODE_SUBTRACT,
  PAL_NODE_MULTIPLY,
  PAL_NODE_DIVIDE,
  PAL_NODE_MEAN,
  PAL_NODE_SUM,
  PAL_NODE_MIN,
  PAL_NODE_MAX,
  PAL_NODE_IF,
  PAL_NODE_PER,
  PAL_NODE_DEFAULT,
} PalNodeKind;

/* The formula in postfix order: a node follows its arguments, so that evaluation
 * is one walk over an array with a small stack and a long sum needs no recursion. */
typedef struct
{
  PalNodeKind kind;
  guint n_args; /* values it takes from the stack; it leaves one */
  guint ref;    /* REF: index into refs */
  double number;
} PalNode;

struct _PalFormula
{
  gint ref_count; /* atomic */
  char *text;
  GArray *nodes;         /* PalNode */
  GArray *refs;          /* PalFormulaRef, strings owned by names */
  GStringChunk *strings; /* owned */
};

/* Fills nodes and refs from text. */
gboolean pal_formula_parser_run (PalFormula *self, GError **error);

/* What one node makes of its arguments; not for REF. */
PalResult pal_formula_node_apply (const PalNode *node, const PalResult *args, int min_items);

/* A number that is none becomes missing (NA), so that no infinity turns into 0 later. */
PalResult pal_formula_result (double number);

G_END_DECLS
