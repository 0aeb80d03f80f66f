/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pal_rank:
 * @keys: (array length=n): finite numbers, the greatest is first
 * @ranks: (out caller-allocates) (array length=n): 1 = greatest
 *
 * Standard competition ranks: ties take the lowest number ("1, 2, 2, 4").  Keys are
 * compared at full precision; only a difference that cannot be told from the
 * rounding of a sum (1e-12 of the key) is a tie.  The order of @keys does not matter.
 */
void pal_rank (const double *keys, guint n, guint *ranks);

G_END_DECLS
