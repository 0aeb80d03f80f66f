/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"

G_BEGIN_DECLS

/* How a unit stands in one indicator. */
typedef struct
{
  guint indicator; /* column */
  guint rank;      /* 1 = best by the direction of the indicator, ties take the least, each time by itself */
  guint n_ranked;  /* units of that time that have the indicator */
  double value;    /* as it was ranked, before it was turned */
} PalIndexStanding;

/* Ranks of all units in all indicators.  Borrows tree, data and values. */
typedef struct _PalIndexStandings PalIndexStandings;

/* @values: of the indicators, raw or after any step before they are turned (normalised). */
PalIndexStandings *pal_index_standings_new (const PalIndexTree *tree,
                                            const PalIndexData *data,
                                            const PalMatrix *values) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_standings_free (PalIndexStandings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexStandings, pal_index_standings_free)

/**
 * pal_index_standings_get_strengths:
 * @out: (out caller-allocates): room for @n_most, the best rank first
 *
 * The indicators in which the unit has its best ranks, as COINr's get_str_weak; a last place is no strength,
 * however many share it.  No indicator is both a strength and a weakness: of k
 * indicators at most k / 2 are either.
 *
 * Returns: how many
 */
guint pal_index_standings_get_strengths (const PalIndexStandings *self,
                                         guint unit,
                                         guint n_most,
                                         PalIndexStanding *out);
/* The worst ranks, the worst last.  A place that all share is no weakness.  @with_last FALSE: neither is the
 * last place, as in COINr, which hides the worst of all. */
guint pal_index_standings_get_weaknesses (const PalIndexStandings *self,
                                          guint unit,
                                          guint n_most,
                                          gboolean with_last,
                                          PalIndexStanding *out);

G_END_DECLS
