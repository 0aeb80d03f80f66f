/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-statement.h"

#include <string.h>

#include "store/pal-database.h"

struct _PalStatement
{
  PalDatabase *db; /* unowned: a statement never outlives its database */
  sqlite3_stmt *stmt;
  int rc; /* first failed bind, reported by the next step */
};

PalStatement *
pal_statement_new (PalDatabase *db, const char *sql, GError **error)
{
  g_autoptr (PalStatement) self = g_new0 (PalStatement, 1);
  int rc;

  self->db = db;
  rc = sqlite3_prepare_v3 (pal_database_get_handle (db), sql, -1, 0, &self->stmt, NULL);
  if (rc != SQLITE_OK)
    {
      pal_database_set_error (db, rc, sql, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
pal_statement_free (PalStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

int
pal_statement_find (PalStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->stmt, name);

  if (index == 0)
    g_critical ("no parameter %s in: %s", name, sqlite3_sql (self->stmt));
  return index;
}

static void
keep_first (PalStatement *self, int rc)
{
  if (self->rc == SQLITE_OK)
    self->rc = rc;
}

void
pal_statement_bind_text (PalStatement *self, const char *name, const char *value)
{
  keep_first (self,
              sqlite3_bind_text (self->stmt, pal_statement_find (self, name), value, -1, SQLITE_TRANSIENT));
}

void
pal_statement_bind_int64 (PalStatement *self, const char *name, gint64 value)
{
  keep_first (self, sqlite3_bind_int64 (self->stmt, pal_statement_find (self, name), value));
}

void
pal_statement_bind_double (PalStatement *self, const char *name, double value)
{
  keep_first (self, sqlite3_bind_double (self->stmt, pal_statement_find (self, name), value));
}

void
pal_statement_bind_blob (PalStatement *self, const char *name, const void *data, gsize length)
{
  keep_first (self, sqlite3_bind_blob64 (self->stmt, pal_statement_find (self, name), data, length,
                                         SQLITE_TRANSIENT));
}

void
pal_statement_bind_null (PalStatement *self, const char *name)
{
  keep_first (self, sqlite3_bind_null (self->stmt, pal_statement_find (self, name)));
}

void
pal_statement_bind_int64_at (PalStatement *self, int index, gint64 value)
{
  keep_first (self, sqlite3_bind_int64 (self->stmt, index, value));
}

void
pal_statement_bind_static_text_at (PalStatement *self, int index, const char *value, gssize length)
{
  keep_first (self, sqlite3_bind_text (self->stmt, index, value, (int) length, SQLITE_STATIC));
}

void
pal_statement_bind_static_blob_at (PalStatement *self, int index, const void *data, gsize length)
{
  keep_first (self, data == NULL ? sqlite3_bind_null (self->stmt, index)
                                 : sqlite3_bind_blob64 (self->stmt, index, data, length, SQLITE_STATIC));
}

gboolean
pal_statement_step (PalStatement *self, gboolean *has_row, GError **error)
{
  int rc = self->rc != SQLITE_OK ? self->rc : sqlite3_step (self->stmt);

  if (has_row != NULL)
    *has_row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;

  return pal_database_set_error (self->db, rc, sqlite3_sql (self->stmt), error);
}

gboolean
pal_statement_run (PalStatement *self, GError **error)
{
  gboolean ok = pal_statement_step (self, NULL, error);

  pal_statement_reset (self);
  return ok;
}

gboolean
pal_statement_run_again (PalStatement *self, GError **error)
{
  gboolean ok = pal_statement_step (self, NULL, error);

  sqlite3_reset (self->stmt);
  self->rc = SQLITE_OK;
  return ok;
}

void
pal_statement_reset (PalStatement *self)
{
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->rc = SQLITE_OK;
}

const char *
pal_statement_get_text (PalStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

const char *
pal_statement_get_whole_text (PalStatement *self, int column)
{
  const char *text = pal_statement_get_text (self, column);

  return text != NULL && strlen (text) == (gsize) sqlite3_column_bytes (self->stmt, column) ? text : NULL;
}

gint64
pal_statement_get_int64 (PalStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

double
pal_statement_get_double (PalStatement *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

const void *
pal_statement_get_blob (PalStatement *self, int column, gsize *length)
{
  const void *data = sqlite3_column_blob (self->stmt, column);

  *length = (gsize) sqlite3_column_bytes (self->stmt, column);
  return data;
}

gboolean
pal_statement_is_null (PalStatement *self, int column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gboolean
pal_statement_read_blob (PalStatement *self, int column, void *out, gsize size)
{
  gsize length = 0;
  const void *data = pal_statement_get_blob (self, column, &length);

  if (data == NULL || length != size)
    return FALSE;
  memcpy (out, data, size);
  return TRUE;
}
