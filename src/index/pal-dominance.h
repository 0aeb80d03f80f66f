/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pair is told apart when one of the two is ahead in this share of the draws, or more. */
#define PAL_DOMINANCE_SURE 0.95

/* Shares of the draws of several units, as pal-index-draws.h has them; nothing of an index is needed. */
typedef struct
{
  guint n_units;
  const guint *rank;   /* without the draws; 0: none */
  const double *ahead; /* [a * n_units + b]: share of the draws in which a has the better rank */
  const double *times; /* units of different times are no pair; NULL: all of one time */
} PalDominance;

/* Which ranks a unit cannot be told apart from. */
typedef struct
{
  guint rank;        /* its own */
  guint n_others;    /* units that it cannot be told apart from */
  guint first, last; /* their least and greatest rank; 0: none */
  gboolean is_whole; /* every unit with a rank from @first to @last is one of them, or itself */
} PalRankOverlap;

/**
 * pal_dominance_get_share:
 * @sure: above 0.5
 *
 * Returns: share of the pairs of units with a rank that are told apart: one is ahead in the share @sure of
 * the draws; NaN without a pair
 */
double pal_dominance_get_share (const PalDominance *self, double sure);

/**
 * pal_dominance_get_overlap:
 *
 * Units whose order with @unit is not told by the share @sure of the draws; always tied counts as not told.
 *
 * Returns: %FALSE when @unit has no rank
 */
gboolean pal_dominance_get_overlap (const PalDominance *self, guint unit, double sure, PalRankOverlap *out);

G_END_DECLS
