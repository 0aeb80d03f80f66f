/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"
#include "session/pal-workspace.h"
#include "survey/pal-review-state.h"

G_BEGIN_DECLS

/* A part of the survey is the country part of a country (@institution NULL) or an institution, in one wave.
 * This says where it stands, and what became of it since. */

typedef struct
{
  PalReviewState state;
  char *actor; /* who took the step that holds, NULL: nobody did, or the name was erased */
  gint64 wall_ms;
  char *note;         /* or NULL */
  guint n_covered;    /* answers that the step covers */
  GPtrArray *changed; /* char* ids of questions with another answer than then, in the order of the form */

  gboolean was_approved; /* it was accepted or signed off once, perhaps not any more */
  gint64 approved_ms;
  guint n_changed_since_approval;
} PalReview;

PalReview *pal_review_get (PalWorkspace *workspace,
                           const char *country,
                           const char *institution,
                           const char *wave) G_GNUC_WARN_UNUSED_RESULT;
void pal_review_free (PalReview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalReview, pal_review_free)

/* The same without looking at an answer. */
PalReviewState pal_review_get_state (PalWorkspace *workspace,
                                     const char *country,
                                     const char *institution,
                                     const char *wave);
gboolean pal_review_is_frozen (PalWorkspace *workspace,
                               const char *country,
                               const char *institution,
                               const char *wave);

/* PalFinding*: errors of the checks in this part, which keep it from going on. */
GPtrArray *pal_review_dup_blocking (PalWorkspace *workspace,
                                    const char *country,
                                    const char *institution,
                                    const char *wave) G_GNUC_WARN_UNUSED_RESULT;

/* The hash of the answers of a part, hex; docs/journal.md gives it to the byte.  @digests (or NULL): id of a
 * question -> digest of its answer, hex. */
char *pal_review_compute_hash (PalWorkspace *workspace,
                               const char *country,
                               const char *institution,
                               const char *wave,
                               GHashTable **digests) G_GNUC_WARN_UNUSED_RESULT;

/* "Norway, country part", "Norway, Oslo University Hospital" */
char *pal_review_dup_part_name (PalWorkspace *workspace,
                                const char *country,
                                const char *institution) G_GNUC_WARN_UNUSED_RESULT;

/* For people; never NULL. */
const char *pal_review_state_get_label (PalReviewState state);   /* "In review" */
const char *pal_review_state_get_icon (PalReviewState state);    /* an icon name */
const char *pal_review_step_get_label (PalReviewStepKind kind);  /* "_Submit…", of a button */
const char *pal_review_step_get_detail (PalReviewStepKind kind); /* what it does, a sentence */

G_END_DECLS
