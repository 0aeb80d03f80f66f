/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-country-value.h"
#include "score/pal-scores.h"

G_BEGIN_DECLS

struct _PalScores
{
  gint ref_count;          /* atomic */
  PalFramework *framework; /* owned */
  guint n_indicators, n_domains, n_columns;
  GPtrArray *countries;  /* char*, owned */
  GPtrArray *enrolments; /* char*, owned: the institutions of the country and which are clinical */
  GArray *cells;         /* PalScore, by country, then column; written only before it is handed out */
  guint *n_ranked;       /* owned; by column */
};

struct _PalScorer
{
  gint ref_count;                 /* atomic */
  PalFramework *framework;        /* owned */
  PalInstrument *instrument;      /* owned */
  PalIndicatorFormulas *formulas; /* owned; by indicator */
  GArray **members;               /* owned; by domain: guint indicator indices that count in it */
  GHashTable *dependents;         /* char* -> GArray of guint indicator indices, sorted */
};

PalScores *pal_scores_new (PalFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
PalScores *pal_scores_copy (PalScores *self) G_GNUC_WARN_UNUSED_RESULT;
/* Adds an empty row and returns its index. */
guint pal_scores_add_country (PalScores *self, const PalScoreUnit *unit);
/* TRUE when the institutions of the row were others before. */
gboolean pal_scores_set_enrolment (PalScores *self, guint country, const PalScoreUnit *unit);
PalScore *pal_scores_cell (PalScores *self, guint country, guint column);

/* Indicators that the composite of @domain is made of, by index. */
const GArray *pal_scorer_get_members (PalScorer *self, guint domain);

G_END_DECLS
