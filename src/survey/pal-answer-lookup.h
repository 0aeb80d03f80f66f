/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formula/pal-formula.h"
#include "model/pal-answers.h"
#include "survey/pal-routing.h"

G_BEGIN_DECLS

/* Answers of one unit with routing resolved: what formulas read.  A PalFormulaLookup
 * with the lookup as user data.  SK gives skipped_score to score (), 0 to has () and count ();
 * an undecided or gated question is missing. */
typedef struct _PalAnswerLookup PalAnswerLookup;

PalAnswerLookup *pal_answer_lookup_new (const PalAnswers *answers) G_GNUC_WARN_UNUSED_RESULT; /* borrows */
void pal_answer_lookup_free (PalAnswerLookup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAnswerLookup, pal_answer_lookup_free)
PalResult
pal_answer_lookup_query (PalFormulaQuery query, const char *question, const char *code, gpointer lookup);

G_END_DECLS
