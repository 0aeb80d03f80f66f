/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-run.h"

G_BEGIN_DECLS

typedef struct
{
  guint unit;
  double distance;
  guint n_common; /* indicators that both have */
} PalIndexNeighbour;

/**
 * pal_index_find_similar:
 * @out: (out caller-allocates): room for @n_most, the nearest first, then in the order of the units
 *
 * The units of the same time that are nearest in the normalised indicators: the root of the mean square
 * of the differences over the indicators that both have, so on the scale of the
 * normalisation and the same however many there are.  Weights do not count.  Who has less
 * than half of all indicators in common is not compared.
 *
 * Returns: how many
 */
guint pal_index_find_similar (const PalIndexRun *run, guint unit, guint n_most, PalIndexNeighbour *out);

G_END_DECLS
