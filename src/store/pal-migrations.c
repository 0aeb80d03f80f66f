/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-migrations.h"

#include "base/pal-error.h"

#define SQL_PREFIX "/io/github/palliscope/Palliscope/sql"

/* Naming the symbol keeps the linker from dropping the resource of a static library. */
GResource *pal_store_get_resource (void);

static gboolean
apply (PalDatabase *db, int version, const char *const *scripts, GError **error)
{
  g_autofree char *path = g_strdup_printf (SQL_PREFIX "/%04d.sql", version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) script = NULL;
  const char *text;

  if (scripts != NULL && scripts[version] != NULL)
    text = scripts[version];
  else
    {
      script = g_resource_lookup_data (pal_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (script == NULL)
        return FALSE;
      text = g_bytes_get_data (script, NULL);
    }
  return pal_database_exec (db, text, error) && pal_database_exec (db, stamp, error);
}

gboolean
pal_migrations_run (PalDatabase *db, int from, int to, const char *const *scripts, GError **error)
{
  for (int version = from + 1; version <= to; version++)
    {
      gboolean ok;

      if (!pal_database_begin (db, error))
        return FALSE;
      pal_database_allow_schema (db, TRUE);
      ok = apply (db, version, scripts, error) && pal_database_commit (db, error);
      pal_database_allow_schema (db, FALSE);
      if (!ok)
        {
          pal_database_rollback (db);
          g_prefix_error (error, "schema %d could not be made: ", version);
          return FALSE;
        }
    }
  return TRUE;
}

#define SQL_SCHEMA "SELECT type, name, coalesce (sql, '') FROM sqlite_schema ORDER BY type, name"

static gboolean
fail_schema (PalDatabase *db, const char *what, PalStatement *row, GError **error)
{
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s: %s %s %s", pal_database_get_path (db),
               pal_statement_get_text (row, 0), pal_statement_get_text (row, 1), what);
  return FALSE;
}

static gboolean
compare (PalDatabase *db, PalStatement *ours, PalStatement *theirs, GError **error)
{
  for (;;)
    {
      gboolean has_ours = FALSE;
      gboolean has_theirs = FALSE;

      if (!pal_statement_step (ours, &has_ours, error) || !pal_statement_step (theirs, &has_theirs, error))
        return FALSE;
      if (!has_ours && !has_theirs)
        return TRUE;
      if (!has_theirs)
        return fail_schema (db, "is missing", ours, error);
      if (!has_ours)
        return fail_schema (db, "is not ours", theirs, error);
      for (int i = 0; i < 3; i++)
        if (g_strcmp0 (pal_statement_get_text (ours, i), pal_statement_get_text (theirs, i)) != 0)
          return fail_schema (db, i == 2 ? "was changed" : "is not ours or one before it is missing", theirs,
                              error);
    }
}

static gboolean
check_against (PalDatabase *db, PalDatabase *model, GError **error)
{
  g_autoptr (PalStatement) ours = NULL;
  g_autoptr (PalStatement) theirs = NULL;

  if (!pal_migrations_run (model, 0, PAL_MIGRATIONS_VERSION, NULL, error))
    return FALSE;
  ours = pal_statement_new (model, SQL_SCHEMA, error);
  theirs = ours != NULL ? pal_statement_new (db, SQL_SCHEMA, error) : NULL;
  return theirs != NULL && compare (db, ours, theirs, error);
}

gboolean
pal_migrations_check_schema (PalDatabase *db, GError **error)
{
  g_autoptr (PalDatabase) model = pal_database_open (NULL, PAL_DATABASE_MEMORY, error);

  if (model != NULL && check_against (db, model, error))
    return TRUE;
  g_prefix_error (error, "the tables of %s could not be accepted: ", pal_database_get_path (db));
  return FALSE;
}
