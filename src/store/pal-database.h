/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "store/pal-statement.h"

G_BEGIN_DECLS

#define PAL_DATABASE_APPLICATION_ID 0x50616c57 /* "PalW" */

typedef enum
{
  PAL_DATABASE_READ_WRITE,
  PAL_DATABASE_READ_ONLY,
  PAL_DATABASE_MEMORY, /* a private database in memory, for comparing schemas */
} PalDatabaseMode;

/* One hardened connection.  @path must exist unless the mode is memory: files are made by pal_store_create
 * ().
 */
PalDatabase *
pal_database_open (const char *path, PalDatabaseMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_database_close (PalDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDatabase, pal_database_close)

gboolean pal_database_exec (PalDatabase *self, const char *sql, GError **error);
gboolean pal_database_get_int64 (PalDatabase *self, const char *sql, gint64 *out, GError **error);

/* A statement that the database keeps, reset and ready; never held while other code may ask for the same one.
 */
PalStatement *pal_database_prepare (PalDatabase *self, const char *sql, GError **error);

/* BEGIN IMMEDIATE ... COMMIT.  A failed commit is rolled back; rollback never fails loudly, because SQLite
 * may have rolled back by itself (disk full, I/O error). */
gboolean pal_database_begin (PalDatabase *self, GError **error);
gboolean pal_database_commit (PalDatabase *self, GError **error);
void pal_database_rollback (PalDatabase *self);

/* A read transaction, so that several statements see one state.  Nests: @owned says whether the matching
 * end_read () has to close it. */
gboolean pal_database_begin_read (PalDatabase *self, gboolean *owned, GError **error);
void pal_database_end_read (PalDatabase *self, gboolean owned);

/* Migrations and VACUUM only: the authorizer refuses schema changes at all other times. */
void pal_database_allow_schema (PalDatabase *self, gboolean allow);

/* quick_check or integrity_check, and foreign_key_check; PAL_ERROR_DAMAGED names the first finding. */
gboolean pal_database_check (PalDatabase *self, gboolean full, GError **error);

const char *pal_database_get_path (PalDatabase *self);

/* For files of this folder that wrap the library itself. */
sqlite3 *pal_database_get_handle (PalDatabase *self);
gboolean pal_database_set_error (PalDatabase *self, int rc, const char *sql, GError **error);

G_END_DECLS
