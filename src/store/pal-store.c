/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-store.h"

#include "base/pal-error.h"
#include "store/pal-store-private.h"

PalStore *
pal_store_new (const char *path, PalStoreFlags flags)
{
  PalStore *self = g_new0 (PalStore, 1);

  self->path = g_strdup (path);
  self->flags = flags;
  return self;
}

void
pal_store_use_database (PalStore *self, PalDatabase *db)
{
  self->db = db;
  self->cells = pal_cells_new (db);
  self->replicas = pal_replicas_new (db);
}

void
pal_store_free (PalStore *self)
{
  pal_store_forget_undo (self);
  g_clear_pointer (&self->cells, pal_cells_free);
  g_clear_pointer (&self->replicas, pal_replicas_free);
  g_clear_pointer (&self->db, pal_database_close);
  g_clear_pointer (&self->registry, pal_replica_registry_free);
  g_clear_pointer (&self->lock, pal_file_lock_free);
  g_free (self->replica);
  g_free (self->path);
  g_free (self);
}

void
pal_store_forget_undo (PalStore *self)
{
  g_clear_pointer (&self->undo, g_array_unref);
  g_clear_pointer (&self->redo, g_array_unref);
}

gboolean
pal_store_check_writable (PalStore *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_READ_ONLY,
               self->newer ? "%s was written by a newer version of the program and can only be read"
               : (self->flags & PAL_STORE_READ_ONLY) != 0
                   ? "%s was opened for reading only"
                   : "%s or its folder may not be written, so it was opened for reading only",
               self->path);
  return FALSE;
}

gboolean
pal_store_load_names (PalStore *self, GError **error)
{
  return pal_cells_load (self->cells, error) && pal_replicas_load (self->replicas, error);
}

void
pal_store_roll_back (PalStore *self)
{
  pal_database_rollback (self->db);
  pal_cells_forget (self->cells);
  pal_replicas_forget (self->replicas);
  pal_store_forget_undo (self);
}

gboolean
pal_store_set_local (PalStore *self, const char *key, gint64 value, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      self->db, "INSERT OR REPLACE INTO local (key, value) VALUES (:key, :value)", error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_text (stmt, ":key", key);
  pal_statement_bind_int64 (stmt, ":value", value);
  return pal_statement_run (stmt, error);
}

gboolean
pal_store_get_local (PalStore *self, const char *key, gint64 *value, GError **error)
{
  PalStatement *stmt = pal_database_prepare (self->db, "SELECT value FROM local WHERE key = :key", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_text (stmt, ":key", key);
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  *value = has_row ? pal_statement_get_int64 (stmt, 0) : 0;
  pal_statement_reset (stmt);
  return TRUE;
}

const char *
pal_store_get_path (PalStore *self)
{
  return self->path;
}

gboolean
pal_store_is_read_only (PalStore *self)
{
  return self->read_only;
}

gboolean
pal_store_is_newer (PalStore *self)
{
  return self->newer;
}

gboolean
pal_store_was_rereplicated (PalStore *self)
{
  return self->rereplicated;
}

const char *
pal_store_get_replica (PalStore *self)
{
  return self->replica;
}
