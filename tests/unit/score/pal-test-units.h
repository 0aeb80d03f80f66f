/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-test-answers.h"
#include "score/pal-scores.h"

G_BEGIN_DECLS

/* A country with answers of its own and of institutions, as the session would hand it
 * to score. */
typedef struct
{
  char *country;
  PalAnswers *national;
  GPtrArray *institutions; /* PalAnswers */
  GPtrArray *ids;          /* char* */
} PalTestUnit;

PalTestUnit *pal_test_unit_new (PalInstrument *instrument, const char *country);
void pal_test_unit_free (PalTestUnit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTestUnit, pal_test_unit_free)
/* Takes @answers. */
void pal_test_unit_add_institution (PalTestUnit *self, const char *id, PalAnswers *answers);

/* What score reads, with lookups of its own over the answers as they are now; clinical is
 * an institution whose B0I02 is answered and not no. */
PalScoreUnit *pal_test_unit_to_score (PalTestUnit *self);
void pal_test_score_unit_clear (PalScoreUnit *unit);
void pal_test_score_unit_free (PalScoreUnit *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalScoreUnit, pal_test_score_unit_free)

/* All units in a row; cleared with pal_test_score_units_free (). */
PalScoreUnit *pal_test_score_units (GPtrArray *units);
void pal_test_score_units_free (PalScoreUnit *units, guint n_units);

PalScorer *pal_test_scorer (PalInstrument *instrument, PalFramework *framework);

/* An answer that passes the checks of @question, or a missing code. */
void pal_test_random_value (GRand *rand, const PalQuestion *question, PalValue *out);
/* Answers to all questions of @level. */
PalAnswers *pal_test_random_answers (GRand *rand, PalInstrument *instrument, PalUnitLevel level);
/* @n_countries called X0, X1, ... with up to four institutions each. */
GPtrArray *pal_test_random_units (GRand *rand, PalInstrument *instrument, guint n_countries);

/* The bundled framework after @change has turned its document. */
PalFramework *pal_test_framework_with (void (*change) (JsonObject *root));
/* The indicator of a document by its id. */
JsonObject *pal_test_find_indicator (JsonObject *root, const char *id);

/* The cell of a column by its code. */
const PalScore *pal_test_cell (PalScores *scores, const char *country, const char *code);

/* Fails unless both say the same of every cell, to a relative tolerance of 1e-9; countries
 * may come in another order. */
void pal_test_assert_same (PalScores *a, PalScores *b);

G_END_DECLS
