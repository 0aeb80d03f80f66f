/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store-private.h"

G_BEGIN_DECLS

/* What can be undone and redone, kept in step with the journal: batches of this replica since the last one
 * that nobody goes back behind. */
void pal_undo_stack_free (PalUndoStack *self);

/* After a batch of this replica was committed. */
void pal_undo_note (PalStore *store, const char *kind, gint64 seq);

G_END_DECLS
