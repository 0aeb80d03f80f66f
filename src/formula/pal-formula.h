/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-missing.h"

G_BEGIN_DECLS

/* A parsed formula of the small language of domain.md 6.2: immutable, total, no
 * side effects. */
typedef struct _PalFormula PalFormula;

typedef enum
{
  PAL_FORMULA_VALUE,
  PAL_FORMULA_SCORE,
  PAL_FORMULA_LEVEL,
  PAL_FORMULA_NUM,
  PAL_FORMULA_DEN,
  PAL_FORMULA_PCT,
  PAL_FORMULA_COUNT,
  PAL_FORMULA_HAS,
  PAL_FORMULA_GROUP_SUM, /* over the entries of a group; the code is the id of the question in it */
  PAL_FORMULA_GROUP_MEAN,
  PAL_FORMULA_GROUP_MIN,
  PAL_FORMULA_GROUP_MAX,
} PalFormulaQuery;

/* A number, or why there is none. */
typedef struct
{
  double number;
  PalMissing missing; /* NONE: number holds */
} PalResult;

/* What a formula asks of the answers; @code only for HAS and for functions over a group.  Pure. */
typedef PalResult (*PalFormulaLookup) (PalFormulaQuery query,
                                       const char *question,
                                       const char *code,
                                       gpointer user_data);

/* Depth is limited (200); the error gives the position. */
PalFormula *pal_formula_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalFormula *pal_formula_ref (PalFormula *self);
void pal_formula_unref (PalFormula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFormula, pal_formula_unref)

const char *pal_formula_get_text (PalFormula *self);

/* @min_items: how many present arguments mean () needs; 0 = all of them.
 * Missing propagates, division by zero is missing (NA), a result that is not finite is missing. */
PalResult pal_formula_eval (PalFormula *self, int min_items, PalFormulaLookup lookup, gpointer user_data);

/* Every question function in the text, in order, for dependencies and checks. */
typedef struct
{
  PalFormulaQuery query;
  const char *question; /* owned by the formula */
  const char *code;     /* owned by the formula, or NULL */
} PalFormulaRef;
guint pal_formula_get_n_refs (PalFormula *self);
const PalFormulaRef *pal_formula_get_ref (PalFormula *self, guint index);

/* The formula with the numbers put in, "(43 + 24 + 14) ÷ 5 594 340 × 100 000", as
 * people read it; what is missing stands as its label. */
char *
pal_formula_to_text (PalFormula *self, PalFormulaLookup lookup, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a formula that is evaluated with @min_items: default () then shows what it replaced. */
char *pal_formula_to_text_with (PalFormula *self, int min_items, PalFormulaLookup lookup, gpointer user_data)
    G_GNUC_WARN_UNUSED_RESULT;

/* Which of the questions hold the named words, "(home teams + ...) ÷ population": each question named by
 * @name. */
typedef const char *(*PalFormulaName) (const char *question, gpointer user_data);
char *
pal_formula_to_words (PalFormula *self, PalFormulaName name, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

const char *pal_formula_query_to_name (PalFormulaQuery query);

G_END_DECLS
