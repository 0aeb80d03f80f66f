/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-journal-rows.h"

void
pal_journal_rows_init (PalJournalRows *self, PalDatabase *db)
{
  pal_bulk_insert_init (&self->changes, db, "change (change, cell, bases, digest)", 4);
  pal_bulk_insert_init (&self->payloads, db, "payload (change, salt, value)", 3);
}

void
pal_journal_rows_clear (PalJournalRows *self)
{
  pal_bulk_insert_clear (&self->changes);
  pal_bulk_insert_clear (&self->payloads);
}

/* Payloads refer to changes, so those go first. */
gboolean
pal_journal_rows_flush (PalJournalRows *self, GError **error)
{
  return pal_bulk_insert_flush (&self->changes, error) && pal_bulk_insert_flush (&self->payloads, error);
}

gboolean
pal_journal_rows_put_change (PalJournalRows *self,
                             gint64 change,
                             gint64 cell,
                             const GByteArray *bases,
                             const PalHash *digest,
                             GError **error)
{
  pal_bulk_insert_add_int64 (&self->changes, change);
  if (cell != 0)
    pal_bulk_insert_add_int64 (&self->changes, cell);
  else
    pal_bulk_insert_add_null (&self->changes);
  if (bases != NULL && bases->len > 0)
    pal_bulk_insert_add_blob (&self->changes, bases->data, bases->len);
  else
    pal_bulk_insert_add_null (&self->changes);
  pal_bulk_insert_add_blob (&self->changes, digest->bytes, PAL_HASH_SIZE);
  return pal_bulk_insert_end_row (&self->changes, error);
}

gboolean
pal_journal_rows_put_payload (PalJournalRows *self,
                              gint64 change,
                              const guint8 *salt,
                              const char *value,
                              GError **error)
{
  pal_bulk_insert_add_int64 (&self->payloads, change);
  pal_bulk_insert_add_blob (&self->payloads, salt, PAL_SALT_SIZE);
  pal_bulk_insert_add_text (&self->payloads, value);
  return pal_bulk_insert_end_row (&self->payloads, error);
}

gboolean
pal_journal_rows_put_batch (PalDatabase *db,
                            gint64 batch,
                            gint64 replica,
                            const PalBatchHeader *header,
                            const PalHash *hash,
                            GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      db,
      "INSERT INTO batch (batch, replica, seq, at, wall, kind, instrument, n, prev, hash)"
      " VALUES (:batch, :replica, :seq, :at, :wall, :kind, :instrument, :n, :prev, :hash)",
      error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":batch", batch);
  pal_statement_bind_int64 (stmt, ":replica", replica);
  pal_statement_bind_int64 (stmt, ":seq", header->seq);
  pal_statement_bind_int64 (stmt, ":at", header->at);
  pal_statement_bind_int64 (stmt, ":wall", header->wall);
  pal_statement_bind_text (stmt, ":kind", header->kind);
  if (header->has_instrument)
    pal_statement_bind_blob (stmt, ":instrument", header->instrument.bytes, PAL_HASH_SIZE);
  pal_statement_bind_int64 (stmt, ":n", header->n);
  pal_statement_bind_blob (stmt, ":prev", header->prev.bytes, PAL_HASH_SIZE);
  pal_statement_bind_blob (stmt, ":hash", hash->bytes, PAL_HASH_SIZE);
  return pal_statement_run (stmt, error);
}

gboolean
pal_journal_rows_next_batch (PalDatabase *db, gint64 *out, GError **error)
{
  if (!pal_database_get_int64 (db, "SELECT coalesce (max (batch), 0) FROM batch", out, error))
    return FALSE;
  (*out)++;
  return TRUE;
}
