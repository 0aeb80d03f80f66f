/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formula/pal-formula.h"
#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* A question in a few words, for formulas and sentences: "home palliative care teams" for "Number of home
 * palliative care teams"; its id where the text is itself a question. */
char *pal_explain_words_name (const PalQuestion *question) G_GNUC_WARN_UNUSED_RESULT;

/* The same as a line of its own, with a capital letter; the whole text where that is a question. */
char *pal_explain_words_title (const PalQuestion *question) G_GNUC_WARN_UNUSED_RESULT;

/* The formula with names in place of the questions. */
char *pal_explain_words_formula (PalFormula *formula, PalInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
