/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-journal-rows.h"

gboolean
pal_journal_rows_init (PalJournalRows *self, PalDatabase *db, GError **error)
{
  self->change = pal_database_prepare (
      db, "INSERT INTO change (change, cell, bases, digest) VALUES (:change, :cell, :bases, :digest)", error);
  if (self->change == NULL)
    return FALSE;
  self->payload = pal_database_prepare (
      db, "INSERT INTO payload (change, salt, value) VALUES (:change, :salt, :value)", error);
  if (self->payload == NULL)
    return FALSE;
  self->change_change = pal_statement_find (self->change, ":change");
  self->change_cell = pal_statement_find (self->change, ":cell");
  self->change_bases = pal_statement_find (self->change, ":bases");
  self->change_digest = pal_statement_find (self->change, ":digest");
  self->payload_change = pal_statement_find (self->payload, ":change");
  self->payload_salt = pal_statement_find (self->payload, ":salt");
  self->payload_value = pal_statement_find (self->payload, ":value");
  return TRUE;
}

gboolean
pal_journal_rows_put_change (PalJournalRows *self,
                             gint64 change,
                             gint64 cell,
                             const GByteArray *bases,
                             const PalHash *digest,
                             GError **error)
{
  gboolean has_bases = bases != NULL && bases->len > 0;

  pal_statement_bind_int64_at (self->change, self->change_change, change);
  if (cell != 0)
    pal_statement_bind_int64_at (self->change, self->change_cell, cell);
  else
    pal_statement_bind_static_blob_at (self->change, self->change_cell, NULL, 0);
  pal_statement_bind_static_blob_at (self->change, self->change_bases, has_bases ? bases->data : NULL,
                                     has_bases ? bases->len : 0);
  pal_statement_bind_static_blob_at (self->change, self->change_digest, digest->bytes, PAL_HASH_SIZE);
  return pal_statement_run_again (self->change, error);
}

gboolean
pal_journal_rows_put_payload (PalJournalRows *self,
                              gint64 change,
                              const guint8 *salt,
                              const char *value,
                              GError **error)
{
  pal_statement_bind_int64_at (self->payload, self->payload_change, change);
  pal_statement_bind_static_blob_at (self->payload, self->payload_salt, salt, PAL_SALT_SIZE);
  pal_statement_bind_static_text_at (self->payload, self->payload_value, value, -1);
  return pal_statement_run_again (self->payload, error);
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
