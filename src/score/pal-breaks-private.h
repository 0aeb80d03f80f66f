/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-breaks.h"

G_BEGIN_DECLS

/* Both write where each of the @k classes starts, as an index into @sorted (distinct,
 * rising, more than @k of them). */
void pal_breaks_jenks (const double *sorted, const guint *counts, guint n, guint k, guint *starts);

/* Round bounds that cover @lower to @upper; appends doubles to @bounds. */
void pal_breaks_pretty (double lower, double upper, guint k, GArray *bounds);

G_END_DECLS
