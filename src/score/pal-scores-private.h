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

/* What counts in a domain or in the index. */
typedef struct
{
  guint column;
  double weight;
} PalScoreChild;

struct _PalScorer
{
  gint ref_count;                 /* atomic */
  PalFramework *framework;        /* owned */
  PalInstrument *instrument;      /* owned */
  PalIndicatorFormulas *formulas; /* owned; by indicator */
  GArray **children;              /* owned; by node (domains, then the index): PalScoreChild */
  GHashTable *dependents;         /* char* -> GArray of guint indicator indices, sorted */
};

PalScores *pal_scores_new (PalFramework *framework) G_GNUC_WARN_UNUSED_RESULT;
PalScores *pal_scores_copy (PalScores *self) G_GNUC_WARN_UNUSED_RESULT;
/* Adds an empty row and returns its index. */
guint pal_scores_add_country (PalScores *self, const PalScoreUnit *unit);
/* TRUE when the institutions of the row were others before. */
gboolean pal_scores_set_enrolment (PalScores *self, guint country, const PalScoreUnit *unit);
PalScore *pal_scores_cell (PalScores *self, guint country, guint column);

/* PalScoreChild of a domain by its index, of the index itself by the number of domains: indicators first. */
const GArray *pal_scorer_get_children (PalScorer *self, guint node);

G_END_DECLS
