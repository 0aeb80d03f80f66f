/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-journal-foreign.h"

#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"
#include "store/pal-batch-private.h"
#include "store/pal-erase.h"
#include "store/pal-journal-rows.h"
#include "store/pal-projection.h"
#include "store/pal-store-private.h"

#define MAX_AHEAD_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define LOCAL_CLOCK "clock"

typedef struct
{
  PalStore *store;
  const PalForeignBatch *batch;
  gint64 replica;
  gint64 number;
  PalJournalRows rows;
  GString *buffer;
  GString *json;
  GArray *refs;     /* PalChangeRef of the change at hand */
  GByteArray *blob; /* the same as bytes */
} Intake;

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (Intake *in, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "batch %" G_GINT64_FORMAT " of replica %s: %s",
               in->batch->header.seq, in->batch->header.replica, reason);
  return FALSE;
}

/* What comes from elsewhere obeys the same rules as what is typed here: a local batch that is never written
 * checks entities, ids and values. */
static gboolean
check_forms (Intake *in, GError **error)
{
  g_autoptr (PalBatch) probe = pal_batch_new ("merge", NULL, NULL);
  const PalBatchHeader *h = &in->batch->header;

  if (!pal_id_is_uuid (h->replica) || h->seq < 1 || h->at < 1 || h->kind == NULL || *h->kind == '\0')
    return refuse (in, error, "the header is not well formed");
  for (guint i = 0; i < h->n; i++)
    {
      const PalForeignChange *c = &in->batch->changes[i];
      guint n = pal_batch_get_n (probe);

      if (c->entity == NULL && c->value == NULL)
        continue;
      if (c->entity == NULL || c->id == NULL || c->field == NULL)
        return refuse (in, error, "change %u has no full name", i + 1);
      pal_batch_add (probe, c->entity, c->id, c->field, c->value);
      if (pal_batch_get_error (probe) != NULL)
        return refuse (in, error, "change %u: %s", i + 1, pal_batch_get_error (probe)->message);
      if (c->value != NULL && !g_str_equal (pal_batch_get_row (probe, n)->value, c->value))
        return refuse (in, error, "the value of change %u is not canonical JSON", i + 1);
    }
  return TRUE;
}

static gboolean
check_hash (Intake *in, GError **error)
{
  GChecksum *checksum = pal_digest_batch_start (&in->batch->header);
  PalHash computed;

  pal_digest_batch_add (checksum, &in->batch->author.digest);
  for (guint i = 0; i < in->batch->header.n; i++)
    pal_digest_batch_add (checksum, &in->batch->changes[i].digest);
  pal_digest_batch_finish (checksum, &computed);
  return pal_hash_equal (&computed, &in->batch->hash) || refuse (in, error, "it is not what its hash says");
}

/* Known: TRUE and *known; known with another hash: an error. */
static gboolean
check_known (Intake *in, gboolean *known, GError **error)
{
  const PalBatchHeader *h = &in->batch->header;
  PalChangeRef ref = { in->replica, h->seq, 1 };
  PalStatement *stmt;
  gint64 change = 0;
  PalHash hash = { { 0 } };
  gboolean has_row = FALSE;

  *known = FALSE;
  if (!pal_replicas_resolve (in->store->replicas, &ref, &change, error))
    return FALSE;
  if (change == 0)
    return TRUE;
  stmt = pal_database_prepare (in->store->db, "SELECT hash FROM batch WHERE batch = :batch", error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":batch", pal_change_get_batch (change));
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  *known = has_row && pal_statement_read_blob (stmt, 0, hash.bytes, PAL_HASH_SIZE) &&
           pal_hash_equal (&hash, &in->batch->hash);
  pal_statement_reset (stmt);
  if (*known)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_CONSTRAINT,
               "batch %" G_GINT64_FORMAT
               " of replica %s is here already with another content: the workspace was "
               "copied and both copies were written",
               h->seq, h->replica);
  return FALSE;
}

static gboolean
check_order (Intake *in, GError **error)
{
  gint64 head_seq = 0;
  PalHash head_hash;

  if (!pal_replicas_get_head (in->store->replicas, in->replica, &head_seq, &head_hash, error))
    return FALSE;
  if (in->batch->header.seq != head_seq + 1)
    return refuse (in, error, "batch %" G_GINT64_FORMAT " must come first", head_seq + 1);
  return pal_hash_equal (&head_hash, &in->batch->header.prev) ||
         refuse (in, error, "it does not continue the chain");
}

static gboolean
is_erased (Intake *in, const PalHash *digest, gboolean *out, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (in->store->db, "SELECT 1 FROM erased WHERE digest = :digest", error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_blob (stmt, ":digest", digest->bytes, PAL_HASH_SIZE);
  if (!pal_statement_step (stmt, out, error))
    return FALSE;
  pal_statement_reset (stmt);
  return TRUE;
}

static gboolean
read_refs (Intake *in, const PalForeignChange *c, GError **error)
{
  g_array_set_size (in->refs, 0);
  g_byte_array_set_size (in->blob, 0);
  for (guint i = 0; c->bases != NULL && c->bases[i] != NULL; i++)
    {
      PalChangeRef ref;

      if (!pal_replicas_parse_ref (in->store->replicas, c->bases[i], &ref, error))
        return FALSE;
      g_array_append_val (in->refs, ref);
      pal_change_ref_append (in->blob, &ref);
    }
  g_string_truncate (in->json, 0);
  pal_replicas_append_json (in->store->replicas, (gconstpointer) in->refs->data, in->refs->len, in->json);
  return TRUE;
}

static gboolean
put_payload (Intake *in, gint64 change, const PalForeignChange *c, GError **error)
{
  gboolean erased = FALSE;
  PalHash computed;

  if (c->value == NULL)
    return TRUE;
  pal_digest_finish (in->buffer, c->value, in->json->str, &computed);
  if (!pal_hash_equal (&computed, &c->digest))
    return refuse (in, error, "change %u is not what its digest says", pal_change_get_n (change));
  if (!is_erased (in, &c->digest, &erased, error))
    return FALSE;
  return erased || pal_journal_rows_put_payload (&in->rows, change, c->salt, c->value, error);
}

static gboolean
take_author (Intake *in, GError **error)
{
  const PalForeignChange *c = &in->batch->author;
  gint64 change = pal_change_join (in->number, 0);

  g_string_assign (in->json, "[]");
  pal_digest_start (in->buffer, c->salt);
  pal_digest_append_author (in->buffer, in->batch->header.replica, in->batch->header.seq);
  return pal_journal_rows_put_change (&in->rows, change, 0, NULL, &c->digest, error) &&
         put_payload (in, change, c, error) && pal_journal_rows_flush (&in->rows, error);
}

static gboolean
take_change (Intake *in, guint n, GError **error)
{
  const PalForeignChange *c = &in->batch->changes[n - 1];
  PalChangeRef self_ref = { in->replica, in->batch->header.seq, n };
  gint64 change = pal_change_join (in->number, n);
  gint64 cell = 0;

  if (c->entity == NULL)
    return pal_journal_rows_put_change (&in->rows, change, 0, NULL, &c->digest, error) &&
           pal_journal_rows_flush (&in->rows, error);
  if (!pal_cells_intern (in->store->cells, c->entity, c->id, c->field, &cell, error) ||
      !read_refs (in, c, error))
    return FALSE;
  pal_digest_start (in->buffer, c->salt);
  pal_cells_append_json (in->store->cells, cell, in->buffer);
  if (!pal_journal_rows_put_change (&in->rows, change, cell, in->blob, &c->digest, error) ||
      !put_payload (in, change, c, error) || !pal_journal_rows_flush (&in->rows, error) ||
      !pal_projection_add (in->store, cell, change, &self_ref, (gconstpointer) in->refs->data, in->refs->len,
                           error))
    return FALSE;
  if (g_str_equal (in->batch->header.kind, "erase") && c->value != NULL &&
      g_str_has_prefix (c->field, PAL_ERASE_FIELD_PREFIX))
    return pal_erase_apply_list (in->store, c->value, error);
  return TRUE;
}

/* Our clock follows the others', but not one that runs a day ahead. */
static gboolean
follow_clock (Intake *in, gint64 *clock, GError **error)
{
  gint64 at = in->batch->header.at;

  *clock = in->store->clock;
  if (at <= *clock || at / 1000 > pal_clock_now_ms () + MAX_AHEAD_MS)
    return TRUE;
  *clock = at;
  return pal_store_set_local (in->store, LOCAL_CLOCK, at, error);
}

static gboolean
take_all (Intake *in, gboolean *is_new, gint64 *clock, GError **error)
{
  PalStore *store = in->store;
  gboolean known = FALSE;

  if (!pal_store_load_names (store, error) ||
      !pal_replicas_intern (store->replicas, in->batch->header.replica, pal_clock_now_ms (), &in->replica,
                            error) ||
      !check_known (in, &known, error))
    return FALSE;
  *is_new = !known;
  if (known)
    return TRUE;
  if (in->replica == store->replica_number)
    return refuse (in, error, "it claims to be written by this copy of the workspace");
  if (!check_order (in, error) || !pal_journal_rows_next_batch (store->db, &in->number, error) ||
      !take_author (in, error))
    return FALSE;
  /* The batch row first: the order among heads asks for it. */
  if (!pal_journal_rows_put_batch (store->db, in->number, in->replica, &in->batch->header, &in->batch->hash,
                                   error))
    return FALSE;
  for (guint n = 1; n <= in->batch->header.n; n++)
    if (!take_change (in, n, error))
      return FALSE;
  return pal_replicas_set_head (store->replicas, in->replica, in->batch->header.seq, &in->batch->hash,
                                error) &&
         follow_clock (in, clock, error) && pal_database_commit (store->db, error);
}

gboolean
pal_journal_insert_foreign (PalStore *store, const PalForeignBatch *batch, gboolean *is_new, GError **error)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  g_autoptr (GByteArray) blob = g_byte_array_new ();
  Intake in = { .store = store, .batch = batch, .buffer = buffer, .json = json, .refs = refs, .blob = blob };
  gboolean fresh = FALSE;
  gint64 clock = 0;
  gboolean ok;

  g_return_val_if_fail (store != NULL && batch != NULL, FALSE);

  if (!pal_store_check_writable (store, error) || !check_forms (&in, error) || !check_hash (&in, error))
    return FALSE;
  pal_journal_rows_init (&in.rows, store->db);
  ok = pal_database_begin (store->db, error) && take_all (&in, &fresh, &clock, error);
  pal_journal_rows_clear (&in.rows);
  if (!ok || !fresh)
    pal_store_roll_back (store);
  if (is_new != NULL)
    *is_new = ok && fresh;
  if (!ok || !fresh)
    return ok;
  store->changed = TRUE;
  store->clock = clock;
  return TRUE;
}
