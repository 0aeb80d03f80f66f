/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-bulk-insert.h"
#include "store/pal-digest.h"

G_BEGIN_DECLS

/* The inserts of the journal; nothing else writes these tables.  Changes and payloads go in groups: flush
 * before anything reads them. */
typedef struct
{
  PalBulkInsert changes;
  PalBulkInsert payloads;
} PalJournalRows;

void pal_journal_rows_init (PalJournalRows *self, PalDatabase *db);
void pal_journal_rows_clear (PalJournalRows *self);
gboolean pal_journal_rows_flush (PalJournalRows *self, GError **error);

/* @cell 0: none; @bases may be empty. */
gboolean pal_journal_rows_put_change (PalJournalRows *self,
                                      gint64 change,
                                      gint64 cell,
                                      const GByteArray *bases,
                                      const PalHash *digest,
                                      GError **error);
/* @value must stay until the flush. */
gboolean pal_journal_rows_put_payload (PalJournalRows *self,
                                       gint64 change,
                                       const guint8 *salt,
                                       const char *value,
                                       GError **error);

gboolean pal_journal_rows_put_batch (PalDatabase *db,
                                     gint64 batch,
                                     gint64 replica,
                                     const PalBatchHeader *header,
                                     const PalHash *hash,
                                     GError **error);
gboolean pal_journal_rows_next_batch (PalDatabase *db, gint64 *out, GError **error);

G_END_DECLS
