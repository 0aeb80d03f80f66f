/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-verify.h"

#include <string.h>

#include "base/pal-error.h"
#include "store/pal-digest.h"
#include "store/pal-rebuild.h"
#include "store/pal-store-private.h"

typedef struct
{
  PalStore *store;
  PalVerifyReport *report;
  PalStatement *rows;   /* changes of one batch with their payloads */
  PalStatement *erased; /* is this digest erased? */
  GString *buffer;
  GString *bases_json;
  GArray *bases;
  guint64 n_rows, n_payloads; /* seen while walking */
} Walk;

void
pal_verify_report_free (PalVerifyReport *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* What is broken is the content of the report, not a failure to make it. */
static gboolean
settle (Walk *w, GError *problem, GError **error)
{
  if (g_error_matches (problem, PAL_ERROR, PAL_ERROR_DAMAGED) ||
      g_error_matches (problem, PAL_ERROR, PAL_ERROR_FOREIGN) ||
      g_error_matches (problem, PAL_ERROR, PAL_ERROR_CONSTRAINT))
    {
      pal_rebuild_note (w->report->problems, "%s", problem->message);
      g_error_free (problem);
      return TRUE;
    }
  g_propagate_error (error, problem);
  return FALSE;
}

static void
note (Walk *w, const PalBatchHeader *h, gint64 n, const char *what)
{
  if (n < 0)
    pal_rebuild_note (w->report->problems, "batch %" G_GINT64_FORMAT " of replica %s %s", h->seq, h->replica,
                      what);
  else
    pal_rebuild_note (w->report->problems,
                      "change %" G_GINT64_FORMAT " of batch %" G_GINT64_FORMAT " of replica %s %s", n, h->seq,
                      h->replica, what);
}

static gboolean
is_erased (Walk *w, const PalHash *digest, gboolean *out, GError **error)
{
  pal_statement_bind_blob (w->erased, ":digest", digest->bytes, PAL_HASH_SIZE);
  if (!pal_statement_step (w->erased, out, error))
    return FALSE;
  pal_statement_reset (w->erased);
  return TRUE;
}

/* Computes the digest of the row again; FALSE when the row is not even well formed. */
static gboolean
compute_digest (Walk *w, const PalBatchHeader *h, gint64 n, PalHash *out)
{
  PalStatement *row = w->rows;
  guint8 salt[PAL_SALT_SIZE];
  gsize length = 0;
  const guint8 *bases = pal_statement_get_blob (row, 2, &length);
  const char *value = pal_statement_get_whole_text (row, 5);
  gboolean has_cell = !pal_statement_is_null (row, 1);

  if (!pal_statement_read_blob (row, 4, salt, sizeof salt) || value == NULL || has_cell != (n > 0))
    return FALSE;
  g_array_set_size (w->bases, 0);
  g_string_truncate (w->bases_json, 0);
  if (!pal_change_ref_read_all (bases, length, w->bases) ||
      !pal_replicas_append_json (w->store->replicas, (gconstpointer) w->bases->data, w->bases->len,
                                 w->bases_json))
    return FALSE;
  pal_digest_start (w->buffer, salt);
  if (n == 0)
    pal_digest_append_author (w->buffer, h->replica, h->seq);
  else if (!pal_cells_append_json (w->store->cells, pal_statement_get_int64 (row, 1), w->buffer))
    return FALSE;
  pal_digest_finish (w->buffer, value, w->bases_json->str, out);
  return TRUE;
}

static gboolean
check_payload (Walk *w, const PalBatchHeader *h, gint64 n, const PalHash *digest, GError **error)
{
  gboolean has_payload = !pal_statement_is_null (w->rows, 5) || !pal_statement_is_null (w->rows, 4);
  gboolean withheld = n > 0 && pal_statement_is_null (w->rows, 1);
  gboolean erased = FALSE;
  PalHash computed;

  if (!is_erased (w, digest, &erased, error))
    return FALSE;
  if (has_payload)
    {
      w->n_payloads++;
      if (!compute_digest (w, h, n, &computed) || !pal_hash_equal (&computed, digest))
        note (w, h, n, "is not what its digest says");
      else if (erased)
        note (w, h, n, "was erased and is back");
    }
  else if (erased)
    w->report->n_erased++;
  else if (!withheld)
    note (w, h, n, "has lost its payload without an erasure");
  return TRUE;
}

static gboolean
check_batch (Walk *w, gint64 batch, const PalBatchHeader *h, const PalHash *hash, GError **error)
{
  GChecksum *checksum = pal_digest_batch_start (h);
  gboolean has_row = FALSE;
  gint64 expected = 0;
  PalHash computed;

  pal_statement_bind_int64 (w->rows, ":first", pal_change_join (batch, 0));
  pal_statement_bind_int64 (w->rows, ":last", pal_change_join (batch, PAL_CHANGE_N_MASK));
  for (;; expected++)
    {
      PalHash digest = { { 0 } };
      gint64 n;

      if (!pal_statement_step (w->rows, &has_row, error))
        {
          g_checksum_free (checksum);
          return FALSE;
        }
      if (!has_row)
        break;
      w->n_rows++;
      n = pal_change_get_n (pal_statement_get_int64 (w->rows, 0));
      if (n != expected)
        note (w, h, expected, "is missing");
      expected = n;
      if (!pal_statement_read_blob (w->rows, 3, digest.bytes, PAL_HASH_SIZE))
        note (w, h, n, "has no digest");
      pal_digest_batch_add (checksum, &digest);
      if (!check_payload (w, h, n, &digest, error))
        {
          g_checksum_free (checksum);
          return FALSE;
        }
    }
  pal_statement_reset (w->rows);
  pal_digest_batch_finish (checksum, &computed);
  if (expected != (gint64) h->n + 1)
    note (w, h, -1, "does not have all its changes");
  if (!pal_hash_equal (&computed, hash))
    note (w, h, -1, "is not what its hash says");
  return TRUE;
}

static gboolean
check_replica (Walk *w, gint64 replica, GError **error)
{
  g_autoptr (PalStatement) stmt =
      pal_statement_new (w->store->db,
                         "SELECT batch, seq, at, wall, kind, instrument, n, prev, hash FROM batch WHERE "
                         "replica = :replica ORDER BY seq",
                         error);
  PalBatchHeader h = { .replica = pal_replicas_get_uuid (w->store->replicas, replica) };
  PalHash last = { { 0 } };
  PalHash head_hash;
  gint64 head_seq = 0;
  gint64 last_seq = 0;
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", replica);
  for (;;)
    {
      g_autofree char *kind = NULL;
      PalHash hash = { { 0 } };

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      kind = g_strdup (pal_statement_get_whole_text (stmt, 4));
      h.seq = pal_statement_get_int64 (stmt, 1);
      h.at = pal_statement_get_int64 (stmt, 2);
      h.wall = pal_statement_get_int64 (stmt, 3);
      h.kind = kind != NULL ? kind : "";
      h.has_instrument = pal_statement_read_blob (stmt, 5, h.instrument.bytes, PAL_HASH_SIZE);
      h.n = (guint) pal_statement_get_int64 (stmt, 6);
      if (!pal_statement_read_blob (stmt, 7, h.prev.bytes, PAL_HASH_SIZE) ||
          !pal_statement_read_blob (stmt, 8, hash.bytes, PAL_HASH_SIZE))
        note (w, &h, -1, "has no hash");
      if (h.seq != last_seq + 1)
        note (w, &h, -1, "does not follow the one before it: a batch is missing");
      if (!pal_hash_equal (&h.prev, &last))
        note (w, &h, -1, "does not continue the chain");
      if (!check_batch (w, pal_statement_get_int64 (stmt, 0), &h, &hash, error))
        return FALSE;
      w->report->n_batches++;
      w->report->n_changes += h.n;
      last = hash;
      last_seq = h.seq;
    }
  if (!pal_replicas_get_head (w->store->replicas, replica, &head_seq, &head_hash, error))
    return FALSE;
  if (head_seq != last_seq || !pal_hash_equal (&head_hash, &last))
    pal_rebuild_note (w->report->problems,
                      "replica %s says that its last batch is %" G_GINT64_FORMAT
                      ", but it is %" G_GINT64_FORMAT " or another one",
                      h.replica, head_seq, last_seq);
  return TRUE;
}

/* Rows that no walk came by belong to nothing. */
static gboolean
check_orphans (Walk *w, GError **error)
{
  gint64 n_batches = 0;
  gint64 n_changes = 0;
  gint64 n_payloads = 0;

  if (!pal_database_get_int64 (w->store->db, "SELECT count (*) FROM batch", &n_batches, error) ||
      !pal_database_get_int64 (w->store->db, "SELECT count (*) FROM change", &n_changes, error) ||
      !pal_database_get_int64 (w->store->db, "SELECT count (*) FROM payload", &n_payloads, error))
    return FALSE;
  if ((guint64) n_batches != w->report->n_batches)
    pal_rebuild_note (w->report->problems, "a batch belongs to no replica");
  if ((guint64) n_changes != w->n_rows)
    pal_rebuild_note (w->report->problems, "a change belongs to no batch");
  if ((guint64) n_payloads != w->n_payloads)
    pal_rebuild_note (w->report->problems, "a payload belongs to no change");
  return TRUE;
}

static gboolean
check_documents (Walk *w, GError **error)
{
  g_autoptr (PalStatement) stmt =
      pal_statement_new (w->store->db, "SELECT hash, text, kind FROM document ORDER BY document", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      const char *text;
      PalHash hash;
      PalHash computed;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      text = pal_statement_get_whole_text (stmt, 1);
      if (text != NULL)
        pal_hash_compute (&computed, text, strlen (text));
      if (text == NULL || !pal_statement_read_blob (stmt, 0, hash.bytes, PAL_HASH_SIZE) ||
          !pal_hash_equal (&hash, &computed))
        pal_rebuild_note (w->report->problems, "a document of kind %s is not what its hash says",
                          pal_statement_get_text (stmt, 2));
    }
}

static gboolean
check_projections (Walk *w, GError **error)
{
  guint64 n_rows = 0;
  guint64 n_differs = 0;

  return pal_rebuild_compare (w->store, &n_rows, &n_differs, w->report->problems, error);
}

static gboolean
check_chains (Walk *w, GError **error)
{
  for (gint64 replica = 1; pal_replicas_get_uuid (w->store->replicas, replica) != NULL; replica++)
    if (!check_replica (w, replica, error))
      return FALSE;
  return TRUE;
}

static gboolean
walk_all (Walk *w, GError **error)
{
  gboolean (*const steps[]) (Walk *, GError **) = { check_chains, check_orphans, check_documents,
                                                    check_projections };
  GError *problem = NULL;

  if (!pal_database_check (w->store->db, TRUE, &problem) && !settle (w, g_steal_pointer (&problem), error))
    return FALSE;
  pal_cells_forget (w->store->cells); /* from the file, not from memory */
  pal_replicas_forget (w->store->replicas);
  if (!pal_store_load_names (w->store, &problem))
    return settle (w, g_steal_pointer (&problem), error);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!steps[i](w, &problem) && !settle (w, g_steal_pointer (&problem), error))
      return FALSE;
  return TRUE;
}

PalVerifyReport *
pal_verify_run (PalStore *store, GError **error)
{
  g_autoptr (PalVerifyReport) report = NULL;
  g_autoptr (PalStatement) rows = NULL;
  g_autoptr (PalStatement) erased = NULL;
  g_autoptr (GArray) bases = NULL;
  g_autoptr (GString) buffer = NULL;
  g_autoptr (GString) bases_json = NULL;
  Walk walk = { .store = store };
  gboolean owned = FALSE;
  gboolean ok;

  g_return_val_if_fail (store != NULL, NULL);

  report = g_new0 (PalVerifyReport, 1);
  report->problems = g_ptr_array_new_with_free_func (g_free);
  rows = pal_statement_new (store->db,
                            "SELECT c.change, c.cell, c.bases, c.digest, p.salt, p.value FROM change AS c"
                            " LEFT JOIN payload AS p ON p.change = c.change WHERE c.change BETWEEN :first "
                            "AND :last ORDER BY c.change",
                            error);
  erased = rows != NULL ? pal_statement_new (store->db, "SELECT 1 FROM erased WHERE digest = :digest", error)
                        : NULL;
  if (erased == NULL || !pal_database_begin_read (store->db, &owned, error))
    return NULL;
  walk.report = report;
  walk.rows = rows;
  walk.erased = erased;
  walk.buffer = buffer = g_string_new (NULL);
  walk.bases_json = bases_json = g_string_new (NULL);
  walk.bases = bases = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  ok = walk_all (&walk, error);
  pal_statement_reset (rows);
  pal_statement_reset (erased);
  pal_database_end_read (store->db, owned);
  return ok ? g_steal_pointer (&report) : NULL;
}
