/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-replicas.h"

#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"

struct _PalReplicas
{
  PalDatabase *db; /* unowned */
  GHashTable *by_uuid;
  GPtrArray *uuids; /* owned; replica 1 is element 0 */
  gboolean loaded;
  gint64 data_version;

  /* The batch that was asked for last: whole imports refer to one batch. */
  gint64 last_batch;
  PalChangeRef last_ref;
  gint64 last_resolved;
  PalChangeRef last_resolved_ref;
};

PalReplicas *
pal_replicas_new (PalDatabase *db)
{
  PalReplicas *self = g_new0 (PalReplicas, 1);

  self->db = db;
  self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
  self->uuids = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
pal_replicas_free (PalReplicas *self)
{
  g_hash_table_unref (self->by_uuid);
  g_ptr_array_unref (self->uuids);
  g_free (self);
}

void
pal_replicas_forget (PalReplicas *self)
{
  g_hash_table_remove_all (self->by_uuid);
  g_ptr_array_set_size (self->uuids, 0);
  self->last_batch = 0;
  self->last_resolved = 0;
  self->loaded = FALSE;
}

static void
keep (PalReplicas *self, const char *uuid)
{
  char *copy = g_strdup (uuid);

  g_ptr_array_add (self->uuids, copy);
  g_hash_table_insert (self->by_uuid, copy, GUINT_TO_POINTER (self->uuids->len));
}

gboolean
pal_replicas_load (PalReplicas *self, GError **error)
{
  PalStatement *stmt;
  gboolean has_row = FALSE;
  gint64 version = 0;

  if (!pal_database_get_int64 (self->db, "PRAGMA data_version", &version, error))
    return FALSE;
  if (self->loaded && version == self->data_version)
    return TRUE;
  stmt = pal_database_prepare (self->db, "SELECT replica, uuid FROM replica ORDER BY replica", error);
  if (stmt == NULL)
    return FALSE;
  pal_replicas_forget (self);
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (pal_statement_get_int64 (stmt, 0) != self->uuids->len + 1 ||
          !pal_id_is_uuid (pal_statement_get_text (stmt, 1)))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED,
                       "%s is damaged: a replica is missing or has no id", pal_database_get_path (self->db));
          return FALSE;
        }
      keep (self, pal_statement_get_text (stmt, 1));
    }
  pal_statement_reset (stmt);
  self->data_version = version;
  self->loaded = TRUE;
  return TRUE;
}

gint64
pal_replicas_find (PalReplicas *self, const char *uuid)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_uuid, uuid));
}

const char *
pal_replicas_get_uuid (PalReplicas *self, gint64 replica)
{
  return replica >= 1 && replica <= self->uuids->len ? g_ptr_array_index (self->uuids, replica - 1) : NULL;
}

gboolean
pal_replicas_intern (PalReplicas *self, const char *uuid, gint64 created, gint64 *out, GError **error)
{
  PalStatement *stmt;

  *out = pal_replicas_find (self, uuid);
  if (*out != 0)
    return TRUE;
  stmt = pal_database_prepare (
      self->db, "INSERT INTO replica (replica, uuid, created) VALUES (:replica, :uuid, :created)", error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", self->uuids->len + 1);
  pal_statement_bind_text (stmt, ":uuid", uuid);
  pal_statement_bind_int64 (stmt, ":created", created);
  if (!pal_statement_run (stmt, error))
    return FALSE;
  keep (self, uuid);
  *out = self->uuids->len;
  return TRUE;
}

gboolean
pal_replicas_get_head (PalReplicas *self, gint64 replica, gint64 *seq, PalHash *hash, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      self->db, "SELECT head_seq, head_hash FROM replica WHERE replica = :replica", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", replica);
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  memset (hash, 0, sizeof *hash);
  *seq = has_row ? pal_statement_get_int64 (stmt, 0) : 0;
  if (!has_row || (*seq != 0 && !pal_statement_read_blob (stmt, 1, hash->bytes, PAL_HASH_SIZE)))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED,
                   "%s is damaged: replica %" G_GINT64_FORMAT " has no head",
                   pal_database_get_path (self->db), replica);
      return FALSE;
    }
  pal_statement_reset (stmt);
  return TRUE;
}

gboolean
pal_replicas_set_head (PalReplicas *self, gint64 replica, gint64 seq, const PalHash *hash, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      self->db, "UPDATE replica SET head_seq = :seq, head_hash = :hash WHERE replica = :replica", error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", replica);
  pal_statement_bind_int64 (stmt, ":seq", seq);
  pal_statement_bind_blob (stmt, ":hash", hash->bytes, PAL_HASH_SIZE);
  return pal_statement_run (stmt, error);
}

gboolean
pal_replicas_locate (PalReplicas *self, gint64 change, PalChangeRef *out, GError **error)
{
  gint64 batch = pal_change_get_batch (change);
  PalStatement *stmt;
  gboolean has_row = FALSE;

  if (batch != self->last_batch)
    {
      stmt = pal_database_prepare (self->db, "SELECT replica, seq FROM batch WHERE batch = :batch", error);
      if (stmt == NULL)
        return FALSE;
      pal_statement_bind_int64 (stmt, ":batch", batch);
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED,
                       "%s is damaged: batch %" G_GINT64_FORMAT " is missing",
                       pal_database_get_path (self->db), batch);
          return FALSE;
        }
      self->last_ref.replica = pal_statement_get_int64 (stmt, 0);
      self->last_ref.seq = pal_statement_get_int64 (stmt, 1);
      self->last_batch = batch;
      pal_statement_reset (stmt);
    }
  *out = self->last_ref;
  out->n = pal_change_get_n (change);
  return TRUE;
}

gboolean
pal_replicas_resolve (PalReplicas *self, const PalChangeRef *ref, gint64 *change, GError **error)
{
  PalStatement *stmt;
  gboolean has_row = FALSE;

  *change = 0;
  if (ref->n < 1 || ref->n > PAL_CHANGE_N_MASK)
    return TRUE;
  if (self->last_resolved == 0 || ref->replica != self->last_resolved_ref.replica ||
      ref->seq != self->last_resolved_ref.seq)
    {
      stmt = pal_database_prepare (self->db,
                                   "SELECT batch FROM batch WHERE replica = :replica AND seq = :seq", error);
      if (stmt == NULL)
        return FALSE;
      pal_statement_bind_int64 (stmt, ":replica", ref->replica);
      pal_statement_bind_int64 (stmt, ":seq", ref->seq);
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      self->last_resolved = pal_statement_get_int64 (stmt, 0);
      self->last_resolved_ref = *ref;
      pal_statement_reset (stmt);
    }
  *change = pal_change_join (self->last_resolved, ref->n);
  return TRUE;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

gboolean
pal_replicas_append_json (PalReplicas *self, const PalChangeRef *refs, guint n, GString *out)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (n == 0)
    {
      g_string_append (out, "[]");
      return TRUE;
    }
  texts = g_ptr_array_new_full (n, g_free);
  for (guint i = 0; i < n; i++)
    {
      const char *uuid = pal_replicas_get_uuid (self, refs[i].replica);

      if (uuid == NULL)
        return FALSE;
      g_ptr_array_add (
          texts, g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, uuid, refs[i].seq, refs[i].n));
    }
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%c\"%s\"", i == 0 ? '[' : ',', (char *) g_ptr_array_index (texts, i));
  g_string_append_c (out, ']');
  return TRUE;
}

gboolean
pal_replicas_parse_ref (PalReplicas *self, const char *text, PalChangeRef *out, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  guint64 seq = 0;
  guint64 n = 0;

  if (g_strv_length (parts) != 3 || !pal_id_is_uuid (parts[0]) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXINT32, &seq, NULL) ||
      !g_ascii_string_to_unsigned (parts[2], 10, 1, PAL_CHANGE_N_MASK, &n, NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "\"%s\" is no name of a change", text);
      return FALSE;
    }
  out->seq = (gint64) seq;
  out->n = (gint64) n;
  return pal_replicas_intern (self, parts[0], pal_clock_now_ms (), &out->replica, error);
}
