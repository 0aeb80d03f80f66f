/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-progress.h"
#include "index/pal-index-run.h"
#include "index/pal-sobol.h"

G_BEGIN_DECLS

/* One thing about an index that is not sure. */
typedef enum
{
  PAL_UNCERTAIN_WEIGHTS, /* of all nodes of a level, each by itself: @which is the level */
  PAL_UNCERTAIN_WEIGHT,  /* of one node: @which is its index in the tree */
  PAL_UNCERTAIN_IMPUTE,
  PAL_UNCERTAIN_TREAT,
  PAL_UNCERTAIN_NORMALISE,
  PAL_UNCERTAIN_MEAN,
} PalUncertainKind;

typedef struct
{
  PalUncertainKind kind;
  guint which;
} PalUncertainInput;

/* What is looked at. */
typedef enum
{
  PAL_SENSITIVE_SHIFT, /* mean over the units of |rank - rank of the index itself|, as COINr looks at it */
  PAL_SENSITIVE_RANK,  /* of @unit */
  PAL_SENSITIVE_SCORE, /* of @unit, on top */
} PalSensitiveKind;

typedef struct
{
  PalSensitiveKind kind;
  guint unit;
} PalSensitiveTarget;

typedef struct
{
  guint n_points, n_inputs, n_targets;
  PalUncertainInput *inputs;   /* owned */
  PalSensitiveTarget *targets; /* owned */
  PalSobolIndex *indices;      /* owned; [target * n_inputs + input]; NaN: the target does not move */
} PalIndexSensitivity;

/* Which inputs the method document lets vary: the weights of each level in which siblings compete, then each
 * list of "vary" with more than one entry.  PalUncertainInput; may be empty. */
GArray *pal_index_sensitivity_list_inputs (const PalIndexRun *run) G_GNUC_WARN_UNUSED_RESULT;
/* "weights:2", "weight:CODE", "impute", "treat", "normalise", "aggregate" */
char *pal_index_sensitivity_dup_name (const PalIndexTree *tree,
                                      const PalUncertainInput *input) G_GNUC_WARN_UNUSED_RESULT;
const char *
pal_index_sensitivity_get_kind_name (PalSensitiveKind kind); /* "mean_rank_shift", "rank", "score" */

/**
 * pal_index_sensitivity_new:
 * @inputs: (array length=n_inputs): 1 to %PAL_SOBOL_MAX_INPUTS, each once
 * @n_points: the index is made @n_points (@n_inputs + 2) times
 * @n_bootstrap: resamples for the ends of the indices
 * @progress: (nullable): called from the threads that work, one at a time, never after the return
 *
 * Sobol indices of an index: see pal-sobol.h.  A weight is multiplied by a uniform number of 1 -/+ the share
 * that varies; weights of one level are drawn together, as one set out of 2^53, because COINr counts them as
 * one input; entries of a list have equal chance.  The same seed gives the same numbers on every machine and
 * with any number of threads.
 *
 * Returns: (nullable): %NULL with %PAL_ERROR_INVALID when there is nothing that varies or too much to keep,
 * or %G_IO_ERROR_CANCELLED
 */
PalIndexSensitivity *pal_index_sensitivity_new (const PalIndexTree *tree,
                                                const PalIndexData *data,
                                                const PalIndexRun *run,
                                                const PalUncertainInput *inputs,
                                                guint n_inputs,
                                                const PalSensitiveTarget *targets,
                                                guint n_targets,
                                                guint n_points,
                                                guint n_bootstrap,
                                                guint seed,
                                                PalProgressFunc progress,
                                                gpointer user_data,
                                                GCancellable *cancellable,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_index_sensitivity_free (PalIndexSensitivity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalIndexSensitivity, pal_index_sensitivity_free)

G_END_DECLS
