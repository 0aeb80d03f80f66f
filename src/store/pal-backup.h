/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-database.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* Earlier versions of a workspace, whole files in $XDG_DATA_HOME/palliscope/backups/<name>-<hash of its
 * path>/. */
typedef struct
{
  char *path;
  gint64 wall_ms; /* when it was made, whole seconds */
  gint64 bytes;
} PalBackupItem;
void pal_backup_item_free (PalBackupItem *self);

/* Copies, checks the copy and deletes the oldest ones (the newest 3 stay, together under 1 GiB).  Skipped
 * when the newest backup holds the same state, and, unless @force, when there is one of today.  @path_out (or
 * NULL): the new file, NULL when skipped. */
gboolean pal_backup_run (PalStore *store, gboolean force, char **path_out, GError **error);

/* Where the backups of a workspace lie; perhaps not there yet. */
char *pal_backup_get_folder (const char *workspace_path) G_GNUC_WARN_UNUSED_RESULT;

/* PalBackupItem*, newest first; needs no store, because the file may be what is broken. */
GPtrArray *pal_backup_list (const char *workspace_path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes a new workspace file of a backup; PAL_ERROR_EXISTS when @new_path is taken.  Opened for writing it
 * gets its own replica id. */
gboolean pal_backup_restore (const char *backup_path, const char *new_path, GError **error);

/* The verified copy before the first migration of a file of schema @version. */
gboolean
pal_backup_copy_for_migration (PalDatabase *db, const char *workspace_path, int version, GError **error);

/* Deletes every backup, of any workspace, that still holds a payload that @store has erased. */
gboolean pal_backup_purge_erased (PalStore *store, guint *n_deleted, GError **error);

/* The rule of keeping alone, for tests: newest first, sizes in bytes; returns how many of the first stay. */
guint pal_backup_count_kept (const gint64 *bytes, guint n, gint64 max_bytes);

G_END_DECLS
