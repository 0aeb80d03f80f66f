/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-batch.h"
#include "store/pal-journal.h"

G_BEGIN_DECLS

/* More work in the transaction of a batch, after its rows and before COMMIT. */
typedef gboolean (*PalJournalExtra) (PalStore *store, gpointer data, GError **error);

/* The one way into the journal for what is done here: kinds and rights were checked by the caller. */
gboolean pal_journal_write (PalStore *store,
                            PalBatch *batch,
                            PalJournalExtra extra,
                            gpointer data,
                            PalCommit *out,
                            GError **error);

G_END_DECLS
