/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"
#include "index/pal-index-method.h"
#include "score/pal-scores.h"

G_BEGIN_DECLS

#define PAL_SCORE_INDEX_TOP "INDEX" /* code of the one on top, as in PalScores */

/* The scores of a wave as a table that any method of src/index can be tried on: a row per country, a column
 * per indicator that counts in the composite, in a tree of domains.  A snapshot that does not change,
 * reference counted, safe to hand to a thread. */
typedef struct
{
  gint ref_count; /* atomic */
  PalIndexTree *tree;
  PalIndexData *data;      /* units in the order of the scores; groups "region" and "income" */
  PalMissing *why;         /* [indicator * n_units + unit]: reason of a missing value */
  PalNormaliseRule *rules; /* per indicator: how the framework scales it */
  double domain_share;     /* of its weight that a domain must have */
  guint min_domains;       /* that an index must have */
} PalScoreIndex;

/* NULL with %PAL_ERROR_INVALID: nothing counts in the composite, or all of a group weighs nothing. */
PalScoreIndex *
pal_score_index_new (PalScores *scores, PalFramework *framework, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalScoreIndex *pal_score_index_ref (PalScoreIndex *self);
void pal_score_index_unref (PalScoreIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalScoreIndex, pal_score_index_unref)

/* Place of the aggregate @code in the scores of a run; -1: none. */
int pal_score_index_find_aggregate (const PalScoreIndex *self, const char *code);
guint pal_score_index_get_n_domains (const PalScoreIndex *self);

G_END_DECLS
