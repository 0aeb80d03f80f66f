/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-progress.h"
#include "session/pal-data-snapshot.h"

G_BEGIN_DECLS

/* How sure an order is because of the data: other institutions might have answered, and some numbers are
 * guesses. The range of the method (index/pal-index-draws.h) is another one; both stand side by side. */

#define PAL_DATA_SPREAD_DRAWS 1000
#define PAL_DATA_SPREAD_MAX_DRAWS 20000
#define PAL_DATA_SPREAD_SHARE 0.10
#define PAL_DATA_SPREAD_LEAST 3

typedef struct
{
  const char *column; /* of PalScores: "INDEX", "SRV", "SRV1" */
  guint n_draws;      /* 1 to %PAL_DATA_SPREAD_MAX_DRAWS */
  guint seed;
  double share; /* 0..1: marked numbers times a uniform number of 1 -/+ this */
  guint least;  /* institutions with answers that a country needs for an assessment, 2 or more */
} PalDataSpreadRule;

/* A thousand draws of the index, 10 %, three institutions. */
#define PAL_DATA_SPREAD_RULE_INIT                                                                            \
  {                                                                                                          \
    .column = "INDEX", .n_draws = PAL_DATA_SPREAD_DRAWS, .seed = 1, .share = PAL_DATA_SPREAD_SHARE,          \
    .least = PAL_DATA_SPREAD_LEAST                                                                           \
  }

typedef enum
{
  PAL_DATA_ASSESSED,
  PAL_DATA_FEW_INSTITUTIONS, /* not assessed: fewer than needed have answered */
  PAL_DATA_NO_SCORE,         /* not assessed: there is no score to doubt */
} PalDataReason;

/* One country. */
typedef struct
{
  char *country; /* owned */
  gboolean assessed;
  PalDataReason reason;
  guint n_institutions; /* with answers */
  guint n_marks;        /* numbers that are marked as not sure */
  guint rank;           /* among its group, without the draws; 0: no score */
  guint group;   /* countries with scores in the same domains have the same number, from 1; 0: no score */
  guint n_group; /* countries in it */
  guint n_draws; /* in which it had a score in the same domains */
  double rank_median, rank_p5, rank_p95, score_p5, score_p95; /* NaN unless assessed */
} PalDataSpreadItem;

typedef struct
{
  guint n_draws, seed, least;
  double share;
  GArray *items; /* PalDataSpreadItem, owned; by code of the country */
} PalDataSpread;

/**
 * pal_data_spread_new:
 * @progress: (nullable): called from the threads that work, one at a time, never after the return
 *
 * In each draw every country whose institutions are enough gets as many institutions as have answered, drawn
 * with replacement (Efron 1979, Ann Stat 7:1-26), and every marked number, a ratio by its numerator, is
 * multiplied by a uniform number of 1 -/+ the share and kept within the range of its question; then
 * everything is scored anew, routes and levels included.  Countries are ranked among those with scores in the
 * same domains; in a draw in which one loses a domain it has no rank.  Quantiles are of type 7.  The same
 * seed gives the same numbers on every machine and with any number of threads.  Marked options and opinions
 * do not vary.
 *
 * Returns: (nullable): %NULL with %PAL_ERROR_INVALID for a column that is not there or a rule out of its
 * ranges, or %G_IO_ERROR_CANCELLED
 */
PalDataSpread *pal_data_spread_new (const PalDataSnapshot *snapshot,
                                    const PalDataSpreadRule *rule,
                                    PalProgressFunc progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_data_spread_free (PalDataSpread *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDataSpread, pal_data_spread_free)

/* The same beside the thread that asks; @rule is copied, its column must be a static text. */
void pal_data_spread_new_async (PalDataSnapshot *snapshot,
                                const PalDataSpreadRule *rule,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
PalDataSpread *pal_data_spread_new_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const PalDataSpreadItem *pal_data_spread_find (const PalDataSpread *self, const char *country); /* or NULL */

G_END_DECLS
