/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-worker.h"
#include "session/pal-acting.h"
#include "store/pal-journal.h"

G_BEGIN_DECLS

/* Writes to the file, in order, one at a time, and never forgets: a batch that fails stays first in line and
 * is tried again with the next one, after ten seconds, or on demand.  With a worker all of it happens on its
 * thread; without one, at once.
 *
 * Signals: "changed" (state, labels or error differ); "undone" (GPtrArray of PalCellEdit*, const char *label,
 * guint n_kept, gboolean is_redo): cells that an undo or redo has set. */
#define PAL_TYPE_SAVE_QUEUE (pal_save_queue_get_type ())
G_DECLARE_FINAL_TYPE (PalSaveQueue, pal_save_queue, PAL, SAVE_QUEUE, GObject)

typedef struct
{
  char *entity, *id, *field, *json; /* json NULL: cleared */
} PalCellEdit;
void pal_cell_edit_free (PalCellEdit *self);

/* Takes the store; @worker is referenced, or NULL. */
PalSaveQueue *pal_save_queue_new (PalStore *store, PalWorker *worker) G_GNUC_WARN_UNUSED_RESULT;
PalStore *pal_save_queue_get_store (PalSaveQueue *self); /* only for the worker's thread */
PalWorker *pal_save_queue_get_worker (PalSaveQueue *self);

void pal_save_queue_submit (PalSaveQueue *self, PalBatch *batch, gboolean clears_pending); /* takes @batch */
void pal_save_queue_set_pending (PalSaveQueue *self,
                                 const char *entity,
                                 const char *id,
                                 const char *field,
                                 const char *json);
/* Nothing happens where the role may not take the last batch back (pal_acting_may_undo ()). */
void pal_save_queue_undo (PalSaveQueue *self, const char *actor, const PalActing *acting);
void pal_save_queue_redo (PalSaveQueue *self, const char *actor, const PalActing *acting);
void pal_save_queue_refresh (PalSaveQueue *self); /* reads the labels anew */
void pal_save_queue_retry (PalSaveQueue *self);

/* Waits until everything is written; FALSE when something could not be. */
gboolean pal_save_queue_drain (PalSaveQueue *self, GError **error);
void pal_save_queue_close (PalSaveQueue *self); /* after drain: ends the worker, closes the file */

gboolean pal_save_queue_is_idle (PalSaveQueue *self);
const char *pal_save_queue_get_error (PalSaveQueue *self); /* NULL: none */
const char *pal_save_queue_get_undo_label (PalSaveQueue *self);
const char *pal_save_queue_get_redo_label (PalSaveQueue *self);
const char *pal_save_queue_get_undo_role (PalSaveQueue *self); /* of the batch; NULL: none */
const char *pal_save_queue_get_redo_role (PalSaveQueue *self);
gint64 pal_save_queue_get_saved_ms (PalSaveQueue *self);
void pal_save_queue_set_saved_ms (PalSaveQueue *self, gint64 ms);

G_END_DECLS
