/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-query-book.h"
#include "session/pal-review-book.h"
#include "session/pal-save-queue.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* For the commands and the review only. */

/* What is being typed and not yet a batch. */
typedef struct
{
  char *country, *institution, *wave, *question; /* NULL country: nothing */
  char *slot;                                    /* NULL: agreed */
  char *json;
  guint source;
} PalTyping;

PalSaveQueue *pal_workspace_get_queue (PalWorkspace *self);
PalTyping *pal_workspace_get_typing (PalWorkspace *self);
PalReviewBook *pal_workspace_get_review_book (PalWorkspace *self);
PalQueryBook *pal_workspace_get_query_book (PalWorkspace *self);
/* A batch of the person at work, by the questionnaire of @wave (nullable) where there is such a wave. */
PalBatch *pal_workspace_new_batch (PalWorkspace *self, const char *kind, const char *label, const char *wave)
    G_GNUC_WARN_UNUSED_RESULT;
void
pal_workspace_emit_changed (PalWorkspace *self, PalChange flags, const char *country, const char *question);
void pal_workspace_take_acting (PalWorkspace *self, PalActing *acting); /* tells the screens */
void pal_workspace_notify_save_state (PalWorkspace *self);
void pal_workspace_tell (PalWorkspace *self, const char *notice);  /* replaces the notice */
gboolean pal_workspace_refuse_when_read_only (PalWorkspace *self); /* TRUE: refused */
/* TRUE: refused, because the part is accepted or signed off. */
gboolean pal_workspace_refuse_when_frozen (PalWorkspace *self,
                                           const char *country,
                                           const char *institution,
                                           const char *wave);

G_END_DECLS
