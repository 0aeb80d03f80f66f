/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Carries batches from one open store to another as a package will: read out of the tables of one, taken in
 * by pal_journal_insert_foreign () of the other. */

#include "pal-test-store.h"
#include "store/pal-journal-foreign.h"
#include "store/pal-store-private.h"

typedef struct
{
  PalForeignBatch batch;
  GArray *changes; /* PalForeignChange */
  GPtrArray *keep; /* owns all strings */
} PalTestBatch;

static inline void
pal_test_batch_clear (PalTestBatch *self)
{
  g_array_unref (self->changes);
  g_ptr_array_unref (self->keep);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalTestBatch, pal_test_batch_clear)

static inline char *
pal_test_keep (PalTestBatch *self, char *text)
{
  g_ptr_array_add (self->keep, text);
  return text;
}

static inline void
pal_test_read_row (PalTestBatch *self, PalStore *from, PalStatement *row, PalForeignChange *out)
{
  gsize length = 0;
  const guint8 *data = pal_statement_get_blob (row, 2, &length);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  const char **bases;
  char *entity = NULL;
  char *id = NULL;
  char *field = NULL;

  memset (out, 0, sizeof *out);
  g_assert_true (pal_statement_read_blob (row, 3, out->digest.bytes, PAL_HASH_SIZE));
  if (pal_statement_read_blob (row, 4, out->salt, PAL_SALT_SIZE))
    out->value = pal_test_keep (self, g_strdup (pal_statement_get_text (row, 5)));
  if (pal_statement_is_null (row, 1))
    return;
  g_assert_true (pal_cells_name (from->cells, pal_statement_get_int64 (row, 1), &entity, &id, &field));
  out->entity = pal_test_keep (self, entity);
  out->id = pal_test_keep (self, id);
  out->field = pal_test_keep (self, field);
  g_assert_true (pal_change_ref_read_all (data, length, refs));
  bases = g_new0 (const char *, refs->len + 1);
  g_ptr_array_add (self->keep, bases);
  for (guint i = 0; i < refs->len; i++)
    {
      const PalChangeRef *ref = &g_array_index (refs, PalChangeRef, i);

      bases[i] = pal_test_keep (self, g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                                                       pal_replicas_get_uuid (from->replicas, ref->replica),
                                                       ref->seq, ref->n));
    }
  out->bases = bases;
}

static inline gboolean
pal_test_read_batch (PalStore *from, const char *uuid, gint64 seq, PalTestBatch *out)
{
  g_autoptr (PalStatement) head = pal_statement_new (
      from->db,
      "SELECT b.batch, b.at, b.wall, b.kind, b.instrument, b.n, b.prev, b.hash FROM batch AS b"
      " JOIN replica AS r ON r.replica = b.replica WHERE r.uuid = :uuid AND b.seq = :seq",
      NULL);
  g_autoptr (PalStatement) rows = pal_statement_new (
      from->db,
      "SELECT c.change, c.cell, c.bases, c.digest, p.salt, p.value FROM change AS c"
      " LEFT JOIN payload AS p ON p.change = c.change WHERE c.change >> 24 = :batch ORDER BY c.change",
      NULL);
  gboolean has_row = FALSE;
  PalBatchHeader *h = &out->batch.header;

  memset (out, 0, sizeof *out);
  out->changes = g_array_new (FALSE, FALSE, sizeof (PalForeignChange));
  out->keep = g_ptr_array_new_with_free_func (g_free);
  g_assert_true (pal_store_load_names (from, NULL));
  pal_statement_bind_text (head, ":uuid", uuid);
  pal_statement_bind_int64 (head, ":seq", seq);
  g_assert_true (pal_statement_step (head, &has_row, NULL));
  if (!has_row)
    return FALSE;
  h->replica = pal_test_keep (out, g_strdup (uuid));
  h->seq = seq;
  h->at = pal_statement_get_int64 (head, 1);
  h->wall = pal_statement_get_int64 (head, 2);
  h->kind = pal_test_keep (out, g_strdup (pal_statement_get_text (head, 3)));
  h->has_instrument = pal_statement_read_blob (head, 4, h->instrument.bytes, PAL_HASH_SIZE);
  h->n = (guint) pal_statement_get_int64 (head, 5);
  g_assert_true (pal_statement_read_blob (head, 6, h->prev.bytes, PAL_HASH_SIZE));
  g_assert_true (pal_statement_read_blob (head, 7, out->batch.hash.bytes, PAL_HASH_SIZE));
  pal_statement_bind_int64 (rows, ":batch", pal_statement_get_int64 (head, 0));
  while (pal_statement_step (rows, &has_row, NULL) && has_row)
    {
      PalForeignChange change;

      pal_test_read_row (out, from, rows, &change);
      if (pal_change_get_n (pal_statement_get_int64 (rows, 0)) == 0)
        out->batch.author = change;
      else
        g_array_append_val (out->changes, change);
    }
  g_assert_cmpuint (out->changes->len, ==, h->n);
  out->batch.changes = (gconstpointer) out->changes->data;
  return TRUE;
}

/* All batches of one replica that @to lacks; returns how many were new. */
static inline guint
pal_test_transfer_replica (PalStore *from, PalStore *to, const char *uuid)
{
  guint n = 0;

  for (gint64 seq = 1;; seq++)
    {
      g_auto (PalTestBatch) batch = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean is_new = FALSE;

      if (!pal_test_read_batch (from, uuid, seq, &batch))
        return n;
      g_assert_true (pal_journal_insert_foreign (to, &batch.batch, &is_new, &error));
      g_assert_no_error (error);
      n += is_new;
    }
}

static inline guint
pal_test_transfer (PalStore *from, PalStore *to)
{
  guint n = 0;

  g_assert_true (pal_store_load_names (from, NULL));
  for (gint64 replica = 1; pal_replicas_get_uuid (from->replicas, replica) != NULL; replica++)
    {
      g_autofree char *uuid = g_strdup (pal_replicas_get_uuid (from->replicas, replica));

      n += pal_test_transfer_replica (from, to, uuid);
    }
  return n;
}
