/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-breaks.h"

G_BEGIN_DECLS

/* Writes where each of the @k classes starts, as an index into @sorted (distinct, rising, more than @k of
 * them). */
void pal_breaks_jenks (const double *sorted, const guint *counts, guint n, guint k, guint *starts);

/* What stands below appends doubles to @bounds, which is empty, of values that rise and are not all the same.
 */

/* Round bounds that cover @lower to @upper. */
void pal_breaks_pretty (double lower, double upper, guint k, GArray *bounds);

/* Round multiples of the standard deviation (n - 1) around the mean; @k is a wish. */
void pal_breaks_sd (const double *sorted, guint n, guint k, GArray *bounds);

/* Each bound is the one before times the same factor.  Values at or below 0, which have none, make up the
 * first class: then FALSE. */
gboolean pal_breaks_geometric (const double *sorted, guint n, guint k, gboolean closed_left, GArray *bounds);

/* The mean, then the mean of what lies above it, and so on; not more than @most bounds and the last. */
void pal_breaks_headtail (const double *sorted, guint n, guint most, GArray *bounds);

G_END_DECLS
