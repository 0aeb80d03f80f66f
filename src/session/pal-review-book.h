/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"
#include "survey/pal-review-state.h"

G_BEGIN_DECLS

/* The steps that the parts of a workspace have taken, in memory: the cells of the entity "state" and who
 * wrote them when.  docs/journal.md says what such a cell holds. */
typedef struct _PalReviewBook PalReviewBook;

#define PAL_REVIEW_FIELD "step"

/* One step of one part. */
typedef struct
{
  const PalReviewRule *rule;
  char *json;          /* as in the journal */
  char *hash;          /* of the answers that it covers, hex */
  GHashTable *digests; /* id of a question -> digest of its answer, hex */
  char *note;          /* or NULL */
  char *actor;         /* or NULL: erased */
  gint64 wall_ms;
} PalReviewStep;

PalReviewBook *pal_review_book_load (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_review_book_free (PalReviewBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalReviewBook, pal_review_book_free)

/* "NO/<institution or nothing>/2026", the id of a part. */
char *pal_review_book_make_id (const char *country,
                               const char *institution,
                               const char *wave) G_GNUC_WARN_UNUSED_RESULT;

/* PalReviewStep*, the step that holds first, then the older ones; NULL: none was taken. */
GPtrArray *pal_review_book_get_steps (PalReviewBook *self, const char *id);
PalReviewState pal_review_book_get_state (PalReviewBook *self, const char *id);

/* A step that was just taken.  What cannot be read is left out. */
void pal_review_book_add (PalReviewBook *self,
                          const char *id,
                          const char *json,
                          const char *actor,
                          gint64 wall_ms);

G_END_DECLS
