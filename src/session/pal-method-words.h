/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-method-model.h"

G_BEGIN_DECLS

/* How sure the order of the index is, in words for people: whole sentences, translated.  NULL: there is
 * nothing to say yet. */

/* "of 325 pairs keep their order in at least 95 % of the draws."; @share: (out): 0..1 */
char *pal_method_words_order (PalMethodModel *model, double *share) G_GNUC_WARN_UNUSED_RESULT;

/* "Norway: rank 7, between 4 and 8 in 90 % of the draws; 8 by the framework. ..." */
char *pal_method_words_country (PalMethodModel *model, const char *iso2) G_GNUC_WARN_UNUSED_RESULT;

/* "12 of 26 countries change rank, by 0.9 places on average. Farthest: ..." */
char *pal_method_words_shift (PalMethodModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* The range of ranks of a unit in whole places; FALSE: none. */
gboolean pal_method_words_get_range (const PalIndexDraws *draws, guint unit, int *low, int *high);

G_END_DECLS
