/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-database.h"

#include <string.h>

#include "base/pal-error.h"

#define BUSY_TIMEOUT_MS 5000
#define HEAP_LIMIT (G_GINT64_CONSTANT (1) << 30)

struct _PalDatabase
{
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL -> PalStatement, both owned */
  sqlite3_stmt *rollback; /* prepared at once: when memory is short it is too late */
  gboolean is_rollback_due;
  gboolean allow_schema;
};

/* A database that someone else prepared must not be able to make us run more than our own statements, and a
 * bug of ours must not be able to change the schema. */
static int
authorize_cb (gpointer data,
              int action,
              const char *a,
              const char *b,
              const char *database,
              const char *trigger)
{
  PalDatabase *self = data;

  switch (action)
    {
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TEMP_INDEX:
    case SQLITE_DROP_TEMP_TABLE:
    case SQLITE_DROP_TEMP_TRIGGER:
    case SQLITE_DROP_TEMP_VIEW:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_VTABLE:
    case SQLITE_ALTER_TABLE:
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_REINDEX:
      return self->allow_schema ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_OK;
    }
}

static void
set_limits (sqlite3 *handle)
{
  static const struct
  {
    int id;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 50 * 1000 * 1000 },
    { SQLITE_LIMIT_SQL_LENGTH, 100 * 1000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i].id, limits[i].value);
}

static gboolean
configure (PalDatabase *self, PalDatabaseMode mode, GError **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  if (mode == PAL_DATABASE_READ_ONLY)
    {
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    }
  set_limits (self->handle);
  if (sqlite3_hard_heap_limit64 (-1) == 0)
    sqlite3_hard_heap_limit64 (HEAP_LIMIT);
  sqlite3_set_authorizer (self->handle, authorize_cb, self);

  /* Sorters and VACUUM stay in memory: nothing of ours may lie in the shared temporary folder.
   * recursive_triggers makes REPLACE fire the triggers that guard the journal. */
  if (!pal_database_exec (self,
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA trusted_schema = OFF;"
                          "PRAGMA recursive_triggers = ON;"
                          "PRAGMA cell_size_check = ON;"
                          "PRAGMA mmap_size = 0;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA secure_delete = ON;"
                          "PRAGMA synchronous = EXTRA;",
                          error))
    return FALSE;
  return mode != PAL_DATABASE_READ_WRITE || pal_database_exec (self, "PRAGMA journal_mode = DELETE;", error);
}

PalDatabase *
pal_database_open (const char *path, PalDatabaseMode mode, GError **error)
{
  g_autoptr (PalDatabase) self = g_new0 (PalDatabase, 1);
  int flags = mode == PAL_DATABASE_MEMORY      ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
              : mode == PAL_DATABASE_READ_ONLY ? SQLITE_OPEN_READONLY
                                               : SQLITE_OPEN_READWRITE;
  int rc;

  self->path = g_strdup (mode == PAL_DATABASE_MEMORY ? ":memory:" : path);
  self->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_statement_free);
  rc = sqlite3_open_v2 (self->path, &self->handle, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    {
      pal_database_set_error (self, rc, "open", error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  rc = sqlite3_prepare_v2 (self->handle, "ROLLBACK", -1, &self->rollback, NULL);
  if (rc != SQLITE_OK)
    {
      pal_database_set_error (self, rc, "ROLLBACK", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
pal_database_close (PalDatabase *self)
{
  int rc;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_finalize (self->rollback);
  rc = sqlite3_close (self->handle);
  if (rc != SQLITE_OK)
    g_critical ("database closed with open statements: %s", sqlite3_errstr (rc));
  g_free (self->path);
  g_free (self);
}

/* What a failed transaction left open must never be taken for the state of the file, nor be committed by the
 * next one.  SQLite may have rolled back by itself. */
static void
roll_back (PalDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    {
      sqlite3_step (self->rollback);
      sqlite3_reset (self->rollback);
    }
  self->is_rollback_due = !sqlite3_get_autocommit (self->handle);
}

sqlite3 *
pal_database_get_handle (PalDatabase *self)
{
  if (self->is_rollback_due)
    roll_back (self);
  return self->handle;
}

const char *
pal_database_get_path (PalDatabase *self)
{
  return self->path;
}

static PalError
map_code (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CONSTRAINT:
      return PAL_ERROR_CONSTRAINT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PAL_ERROR_BUSY;
    case SQLITE_FULL:
      return PAL_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return PAL_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return PAL_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return PAL_ERROR_FOREIGN;
    case SQLITE_TOOBIG:
      return PAL_ERROR_INVALID;
    default:
      return PAL_ERROR_STORAGE;
    }
}

gboolean
pal_database_set_error (PalDatabase *self, int rc, const char *sql, GError **error)
{
  g_set_error (error, PAL_ERROR, map_code (rc), "%s: %s (%d) in: %.200s", self->path,
               self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (rc), rc, sql);
  return FALSE;
}

gboolean
pal_database_exec (PalDatabase *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (pal_database_get_handle (self), sql, NULL, NULL, NULL);

  return rc == SQLITE_OK || pal_database_set_error (self, rc, sql, error);
}

gboolean
pal_database_get_int64 (PalDatabase *self, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (PalStatement) stmt = pal_statement_new (self, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !pal_statement_step (stmt, &has_row, error))
    return FALSE;
  *out = has_row ? pal_statement_get_int64 (stmt, 0) : 0;
  return TRUE;
}

PalStatement *
pal_database_prepare (PalDatabase *self, const char *sql, GError **error)
{
  PalStatement *stmt = g_hash_table_lookup (self->statements, sql);

  if (self->is_rollback_due)
    roll_back (self);
  if (stmt != NULL)
    {
      pal_statement_reset (stmt);
      return stmt;
    }
  stmt = pal_statement_new (self, sql, error);
  if (stmt != NULL)
    g_hash_table_insert (self->statements, g_strdup (sql), stmt);
  return stmt;
}

/* A kept statement that was not stepped to its end would hold the transaction open. */
static void
reset_all (PalDatabase *self)
{
  GHashTableIter iter;
  gpointer stmt;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &stmt))
    pal_statement_reset (stmt);
}

gboolean
pal_database_begin (PalDatabase *self, GError **error)
{
  reset_all (self);
  return pal_database_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
pal_database_commit (PalDatabase *self, GError **error)
{
  reset_all (self);
  if (pal_database_exec (self, "COMMIT", error))
    return TRUE;
  pal_database_rollback (self);
  return FALSE;
}

void
pal_database_rollback (PalDatabase *self)
{
  reset_all (self);
  roll_back (self);
}

gboolean
pal_database_begin_read (PalDatabase *self, gboolean *owned, GError **error)
{
  *owned = sqlite3_get_autocommit (pal_database_get_handle (self)) != 0;
  return !*owned || pal_database_exec (self, "BEGIN", error);
}

void
pal_database_end_read (PalDatabase *self, gboolean owned)
{
  if (owned)
    pal_database_rollback (self); /* nothing was written, so this is as good as COMMIT and needs no memory */
}

void
pal_database_allow_schema (PalDatabase *self, gboolean allow)
{
  self->allow_schema = allow;
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, allow ? 1 : 0);
}

static gboolean
check_one (PalDatabase *self, const char *sql, GError **error)
{
  g_autoptr (PalStatement) stmt = pal_statement_new (self, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !pal_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (pal_statement_get_text (stmt, 0), "ok") != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s is damaged: %s", self->path,
                   pal_statement_get_text (stmt, 0));
      return FALSE;
    }
  return TRUE;
}

gboolean
pal_database_check (PalDatabase *self, gboolean full, GError **error)
{
  return check_one (self, full ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)", error) &&
         check_one (self, "PRAGMA foreign_key_check", error);
}
