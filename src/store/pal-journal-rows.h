/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-database.h"
#include "store/pal-digest.h"

G_BEGIN_DECLS

/* The three inserts of the journal, prepared once for a whole batch.  Nothing else writes these tables. */
typedef struct
{
  PalStatement *change;
  PalStatement *payload;
  int change_change, change_cell, change_bases, change_digest;
  int payload_change, payload_salt, payload_value;
} PalJournalRows;

gboolean pal_journal_rows_init (PalJournalRows *self, PalDatabase *db, GError **error);

/* @cell 0: none; @bases may be empty. */
gboolean pal_journal_rows_put_change (PalJournalRows *self,
                                      gint64 change,
                                      gint64 cell,
                                      const GByteArray *bases,
                                      const PalHash *digest,
                                      GError **error);
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
