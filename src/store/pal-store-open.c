/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"
#include "store/pal-backup.h"
#include "store/pal-erase.h"
#include "store/pal-file-header.h"
#include "store/pal-file-publish.h"
#include "store/pal-migrations.h"
#include "store/pal-store-private.h"

#define LOCAL_REPLICA "replica"
#define LOCAL_CLOCK "clock"

typedef PalStore PalStoreRaw; /* one that is freed without a check and a backup */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalStoreRaw, pal_store_free)

/* A copy under the old id would let two files write different batches under one number. */
static gboolean
make_replica (PalStore *self, GError **error)
{
  g_autofree char *uuid = pal_id_new ();
  gint64 clock = 0;
  PalStatement *stmt;

  if (self->replica_number != 0 && self->head_seq == 0)
    {
      /* It never wrote, so nothing can refer to it. */
      stmt =
          pal_database_prepare (self->db, "UPDATE replica SET uuid = :uuid WHERE replica = :replica", error);
      if (stmt == NULL)
        return FALSE;
      pal_statement_bind_text (stmt, ":uuid", uuid);
      pal_statement_bind_int64 (stmt, ":replica", self->replica_number);
      if (!pal_statement_run (stmt, error))
        return FALSE;
      pal_replicas_forget (self->replicas);
    }
  else if (!pal_replicas_intern (self->replicas, uuid, pal_clock_now_ms (), &self->replica_number, error) ||
           !pal_database_get_int64 (self->db, "SELECT coalesce (max (at), 0) FROM batch", &clock, error) ||
           !pal_store_set_local (self, LOCAL_REPLICA, self->replica_number, error) ||
           !pal_store_set_local (self, LOCAL_CLOCK, clock, error))
    return FALSE;

  g_free (self->replica);
  self->replica = g_steal_pointer (&uuid);
  self->head_seq = 0;
  memset (&self->head_hash, 0, sizeof self->head_hash);
  return TRUE;
}

static gboolean
reissue (PalStore *self, GError **error)
{
  /* The file came from elsewhere: look at all of it before the first write. */
  if (!pal_database_check (self->db, FALSE, error) || !pal_database_begin (self->db, error))
    return FALSE;
  if (make_replica (self, error) && pal_database_commit (self->db, error))
    {
      self->rereplicated = TRUE;
      return pal_store_load_names (self, error);
    }
  pal_store_roll_back (self);
  return FALSE;
}

/* The batch that the record names must be in the file with the same hash: a file that was restored from a
 * backup is behind it, one that was changed by a copy elsewhere has another hash there. */
static gboolean
agrees (PalStore *self, const PalReplicaRecord *record, gboolean *out, GError **error)
{
  PalStatement *stmt;
  PalHash hash;

  *out = FALSE;
  if (!pal_replica_record_is_file (record, self->path) || record->seq > self->head_seq)
    return TRUE;
  if (record->seq == 0)
    {
      *out = TRUE;
      return TRUE;
    }
  stmt = pal_database_prepare (self->db, "SELECT hash FROM batch WHERE replica = :replica AND seq = :seq",
                               error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", self->replica_number);
  pal_statement_bind_int64 (stmt, ":seq", record->seq);
  if (!pal_statement_step (stmt, out, error))
    return FALSE;
  *out = *out && pal_statement_read_blob (stmt, 0, hash.bytes, PAL_HASH_SIZE) &&
         pal_hash_equal (&hash, &record->hash);
  pal_statement_reset (stmt);
  return TRUE;
}

static gboolean
read_replica (PalStore *self, GError **error)
{
  if (!pal_store_load_names (self, error) ||
      !pal_store_get_local (self, LOCAL_REPLICA, &self->replica_number, error))
    return FALSE;
  self->replica = g_strdup (pal_replicas_get_uuid (self->replicas, self->replica_number));
  if (self->replica == NULL)
    {
      self->replica_number = 0;
      return TRUE;
    }
  return pal_replicas_get_head (self->replicas, self->replica_number, &self->head_seq, &self->head_hash,
                                error);
}

static gboolean
read_clock (PalStore *self, GError **error)
{
  PalStatement *stmt;
  gboolean has_row = FALSE;
  gint64 at = 0;

  if (!pal_store_get_local (self, LOCAL_CLOCK, &self->clock, error))
    return FALSE;
  stmt =
      pal_database_prepare (self->db, "SELECT at FROM batch WHERE replica = :replica AND seq = :seq", error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":replica", self->replica_number);
  pal_statement_bind_int64 (stmt, ":seq", self->head_seq);
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  at = has_row ? pal_statement_get_int64 (stmt, 0) : 0;
  pal_statement_reset (stmt);
  self->clock = MAX (self->clock, at);
  return TRUE;
}

/* Who is writing: the live replica of the file if this is the file it lives in, else a new one. */
static gboolean
identify (PalStore *self, GError **error)
{
  g_auto (PalReplicaRecord) record = { 0 };
  g_autoptr (GError) problem = NULL;
  gboolean same = FALSE;

  if (!read_replica (self, error))
    return FALSE;
  if (self->replica != NULL && pal_replica_record_read (self->replica, &record) &&
      !agrees (self, &record, &same, error))
    return FALSE;
  if ((!same && !reissue (self, error)) || !read_clock (self, error))
    return FALSE;

  self->registry =
      pal_replica_registry_open (self->replica, self->path, self->head_seq, &self->head_hash, &problem);
  if (self->registry == NULL)
    g_message ("this computer cannot remember the workspace, so each opening counts as a copy: %s",
               problem->message);
  return TRUE;
}

static gboolean
read_pending_flag (PalStore *self, GError **error)
{
  gint64 n = 0;

  if (!pal_database_get_int64 (self->db, "SELECT count (*) FROM pending", &n, error))
    return FALSE;
  self->has_pending = n > 0;
  return TRUE;
}

static gboolean
finish_scrub (PalStore *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 due = 0;

  if (!pal_store_get_local (self, PAL_ERASE_SCRUB, &due, error))
    return FALSE;
  if (due != 0 && !pal_erase_scrub (self, &problem))
    g_message ("%s: the cleaning after an erasure waits for the next opening: %s", self->path,
               problem->message);
  return TRUE;
}

static gboolean
migrate (PalStore *self, int version, GError **error)
{
  if (version == PAL_MIGRATIONS_VERSION)
    return TRUE;
  return pal_database_check (self->db, TRUE, error) &&
         pal_backup_copy_for_migration (self->db, self->path, version, error) &&
         pal_migrations_run (self->db, version, PAL_MIGRATIONS_VERSION, NULL, error);
}

static gboolean
open_for_writing (PalStore *self, int version, GError **error)
{
  PalDatabase *db = pal_database_open (self->path, PAL_DATABASE_READ_WRITE, error);

  if (db == NULL)
    return FALSE;
  pal_store_use_database (self, db);
  return migrate (self, version, error) && pal_migrations_check_schema (db, error) &&
         identify (self, error) && read_pending_flag (self, error) && finish_scrub (self, error);
}

/* A reader may not roll back what a killed writer left behind, so that is done by opening once for writing;
 * with a live writer nothing happens, because its journal is not hot. */
static gboolean
recover (const char *path, GError **error)
{
  g_autoptr (PalDatabase) db = pal_database_open (path, PAL_DATABASE_READ_WRITE, error);
  gint64 n = 0;

  return db != NULL && pal_database_get_int64 (db, "SELECT count (*) FROM sqlite_schema", &n, error);
}

static gboolean
open_for_reading (PalStore *self, GError **error)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);
  PalDatabase *db;

  if (g_file_test (journal, G_FILE_TEST_EXISTS) && g_access (self->path, W_OK) == 0)
    recover (self->path, NULL);
  self->read_only = TRUE;
  db = pal_database_open (self->path, PAL_DATABASE_READ_ONLY, error);
  if (db == NULL)
    return FALSE;
  pal_store_use_database (self, db);
  if (self->newer)
    return TRUE;
  return pal_migrations_check_schema (db, error) && read_replica (self, error) &&
         read_pending_flag (self, error);
}

static gboolean
can_write (const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (dir, W_OK | X_OK) == 0;
}

PalStore *
pal_store_open (const char *path, PalStoreFlags flags, GError **error)
{
  g_autofree char *real = NULL;
  g_autoptr (PalStoreRaw) self = NULL;
  PalFileHeader header;

  g_return_val_if_fail (path != NULL, NULL);

  real = realpath (path, NULL);
  if (real == NULL)
    {
      int saved = errno;

      g_set_error (error, PAL_ERROR, saved == ENOENT ? PAL_ERROR_NOT_FOUND : PAL_ERROR_STORAGE, "%s: %s",
                   path, g_strerror (saved));
      return NULL;
    }
  if (!pal_file_header_read (real, PAL_DATABASE_APPLICATION_ID, &header, error))
    return NULL;
  self = pal_store_new (real, flags);
  self->newer = header.user_version > PAL_MIGRATIONS_VERSION;
  if (self->newer || (flags & PAL_STORE_READ_ONLY) != 0 || !can_write (real))
    return open_for_reading (self, error) ? g_steal_pointer (&self) : NULL;

  self->lock = pal_file_lock_new (real, error);
  if (self->lock == NULL || !open_for_writing (self, header.user_version, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The whole schema and the first replica, in a file that has no name yet. */
static char *
fill_new_file (const char *temp, GError **error)
{
  g_autoptr (PalStoreRaw) self = pal_store_new (temp, PAL_STORE_READ_WRITE);
  PalDatabase *db = pal_database_open (temp, PAL_DATABASE_READ_WRITE, error);

  if (db == NULL)
    return NULL;
  pal_store_use_database (self, db);
  if (!pal_migrations_run (db, 0, PAL_MIGRATIONS_VERSION, NULL, error) ||
      !pal_store_load_names (self, error) || !pal_database_begin (db, error))
    return NULL;
  if (make_replica (self, error) && pal_database_commit (db, error))
    return g_steal_pointer (&self->replica);
  pal_store_roll_back (self);
  return NULL;
}

PalStore *
pal_store_create (const char *path, GError **error)
{
  static const PalHash no_hash = { { 0 } };
  g_autofree char *absolute = NULL;
  g_autofree char *temp = NULL;
  g_autofree char *replica = NULL;
  PalReplicaRegistry *registry;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  if (g_file_test (absolute, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_EXISTS, "%s already exists", path);
      return NULL;
    }
  temp = pal_file_publish_begin (absolute, error);
  if (temp == NULL)
    return NULL;
  replica = fill_new_file (temp, error);
  if (replica == NULL)
    {
      g_unlink (temp);
      return NULL;
    }
  if (!pal_file_publish_end (temp, absolute, error))
    return NULL;

  /* A failure only means that the opening below gives the still empty file another id. */
  registry = pal_replica_registry_open (replica, absolute, 0, &no_hash, NULL);
  g_clear_pointer (&registry, pal_replica_registry_free);
  return pal_store_open (absolute, PAL_STORE_READ_WRITE, error);
}

gboolean
pal_store_finish (PalStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->read_only || !self->changed || (self->flags & PAL_STORE_NO_BACKUP) != 0)
    return TRUE;
  /* A damaged file must not push a good backup out. */
  if (!pal_database_check (self->db, FALSE, error) || !pal_backup_run (self, FALSE, NULL, error))
    return FALSE;
  self->changed = FALSE;
  return TRUE;
}

void
pal_store_close (PalStore *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self != NULL);

  if (!pal_store_finish (self, &error))
    g_message ("%s was closed without a backup: %s", self->path, error->message);
  pal_store_free (self);
}
