/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-dominance.h"
#include "session/pal-data-spread.h"

G_BEGIN_DECLS

/* How sure a rank is, in whole translated sentences. */

/* "Not distinguishable from ranks 9 to 14" */
char *pal_rank_words_overlap (const PalRankOverlap *overlap) G_GNUC_WARN_UNUSED_RESULT;

/* The 5 and 95 % ends of a rank, from the outer whole ones: "Rank 9", "Rank 9 to 14".  NULL: there is none.
 */
char *pal_rank_words_range (double rank_p5, double rank_p95) G_GNUC_WARN_UNUSED_RESULT;

/* What the data leave open: "Rank 9 to 14 of 26", or why that is not assessed: "Data uncertainty not
 * assessed: 2 institutions have answered, 3 are needed". */
char *pal_rank_words_data (const PalDataSpreadItem *item, guint least) G_GNUC_WARN_UNUSED_RESULT;

/* "The order of 83 % of the pairs is sure"; NULL for NaN. */
char *pal_rank_words_pairs (double share) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
