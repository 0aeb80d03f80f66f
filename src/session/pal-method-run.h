/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-run.h"
#include "score/pal-scores.h"
#include "session/pal-method-settings.h"

G_BEGIN_DECLS

/* The index of a wave by one method, made at once: a snapshot that does not change, reference counted, safe
 * to hand to a thread.  With the settings of the framework scores and ranks are those of PalScorer. */
typedef struct
{
  gint ref_count;              /* atomic */
  PalScoreIndex *index;        /* owned reference */
  PalMethodSettings *settings; /* owned */
  PalIndexMethod *method;      /* owned */
  PalIndexRun *run;            /* owned; its parts have no number where a domain lacks data */
  PalMissing *missing;         /* [aggregate * n_units + unit] */
} PalMethodRun;

PalMethodRun *pal_method_run_new (PalScoreIndex *index,
                                  const PalMethodSettings *settings,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalMethodRun *pal_method_run_ref (PalMethodRun *self);
void pal_method_run_unref (PalMethodRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMethodRun, pal_method_run_unref)

/* One cell; @aggregate as pal_score_index_find_aggregate () has it. */
typedef struct
{
  PalMissing missing; /* of the score; NONE: it holds */
  double score;
  guint rank; /* 0: none */
} PalMethodCell;
void pal_method_run_get (const PalMethodRun *self, guint aggregate, guint unit, PalMethodCell *out);

/* Whether it says what the scorer says.  It does not where a framework goes beyond what can be tried here:
 * domains in domains, a mean or least share of one domain alone, scales that the other countries make. */
gboolean pal_method_run_agrees (const PalMethodRun *self, PalScores *scores);

/* How the order differs from another one of the same countries. */
typedef struct
{
  guint n_ranked;  /* by both */
  guint n_changed; /* that have another rank */
  double mean_shift;
  guint *movers; /* units, farthest first; n_changed of them, owned */
} PalMethodShift;
void pal_method_run_compare (const PalMethodRun *self,
                             const PalMethodRun *before,
                             guint aggregate,
                             PalMethodShift *out);
void pal_method_shift_clear (PalMethodShift *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalMethodShift, pal_method_shift_clear)

/* Share of each node in the index, 0..1, by node of the tree; the parts of an average, so only for those that
 * do not rank. */
void pal_method_run_get_shares (const PalMethodRun *self, double *out);

G_END_DECLS
