/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-score-input.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_STATUS_FINAL,
  PAL_STATUS_PROVISIONAL, /* fewer than min_coverage of the clinical institutions answered */
  PAL_STATUS_IMPUTED,
  PAL_STATUS_SUPPRESSED,
} PalStatus;

typedef enum
{
  PAL_SCORE_INDICATOR,
  PAL_SCORE_DOMAIN,
  PAL_SCORE_INDEX,
} PalScoreKind;

/* One cell: country x (indicator, domain or index). */
typedef struct
{
  PalMissing missing;       /* of value; NONE = value holds */
  double value;             /* indicator: in its unit; domain, index: 0..100 */
  PalMissing score_missing; /* a value may lack a score: minmax without spread, not of the composite */
  double score;             /* normalised 0..100 */
  int level;                /* 1..4, 0: none */
  int rank; /* 1 = highest score (value where there is no score, by direction); ties take the lowest rank
               number; 0: not ranked */
  guint n;  /* institutions behind the value (0: national), or children behind an aggregate */
  guint n_expected;       /* enrolled clinical institutions, or children in all */
  double weight_share;    /* aggregates: present weight / all weight */
  double indicator_share; /* aggregates: of the effective weight of all indicators below, 0..1; says also what
                             is missing further down */
  PalStatus status;
} PalScore;

/* The scores of one wave: an immutable snapshot, reference counted, safe to hand to a thread. */
typedef struct _PalScores PalScores;

PalScores *pal_scores_ref (PalScores *self);
void pal_scores_unref (PalScores *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalScores, pal_scores_unref)

/* A framework with its formulas parsed and checked against an instrument, and the map from question to
 * indicators. */
typedef struct _PalScorer PalScorer;
PalScorer *
pal_scorer_new (PalFramework *framework, PalInstrument *instrument, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a version that may lack questions of the framework: an indicator that reads one of them has no
 * value. */
PalScorer *pal_scorer_new_for_version (PalFramework *framework,
                                       PalInstrument *instrument,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalScorer *pal_scorer_ref (PalScorer *self);
void pal_scorer_unref (PalScorer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalScorer, pal_scorer_unref)
PalFramework *pal_scorer_get_framework (PalScorer *self);
PalFormula *pal_scorer_get_formula (PalScorer *self, guint indicator);
/* Indicators that @question moves, by formula, weight or routing: guint indices, rising; NULL when none. */
const GArray *pal_scorer_get_dependents (PalScorer *self, const char *question);

/* All countries, all indicators.  n_units x n_indicators values, then domains and index. */
PalScores *
pal_scorer_run (PalScorer *self, const PalScoreUnit *units, guint n_units) G_GNUC_WARN_UNUSED_RESULT;

/* Only what depends on @questions (ids, NULL-terminated) of the one country @unit is computed again; the rest
 * (other countries' values) is taken from @previous; scores, aggregates and ranks that it touches are
 * renewed.  The result equals pal_scorer_run () on all units; a country that is not in @previous comes last.
 * Institutions that came, went or changed their clinical mark are noticed by themselves. */
PalScores *pal_scorer_update (PalScorer *self,
                              PalScores *previous,
                              const PalScoreUnit *unit,
                              const char *const *questions) G_GNUC_WARN_UNUSED_RESULT;

/* One indicator of one country alone, as the survey inspector shows it (no rank, minmax has no score). */
void pal_scorer_value (PalScorer *self, const PalScoreUnit *unit, guint indicator, PalScore *out);

guint pal_scores_get_n_countries (PalScores *self);
const char *pal_scores_get_country (PalScores *self, guint index);
int pal_scores_find_country (PalScores *self, const char *iso2); /* -1 */
/* Columns: indicators by their index, then domains, then the index. */
guint pal_scores_get_n_columns (PalScores *self);
PalScoreKind pal_scores_get_column_kind (PalScores *self, guint column);
const char *pal_scores_get_column_code (PalScores *self, guint column); /* "SRV1", "SRV", "INDEX" */
int pal_scores_find_column (PalScores *self, const char *code);         /* -1 */
const PalScore *pal_scores_get (PalScores *self, guint country, guint column);
guint pal_scores_get_n_ranked (PalScores *self, guint column);

G_END_DECLS
