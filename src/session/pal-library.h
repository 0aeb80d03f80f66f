/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The folder of workspaces of this person, $XDG_DATA_HOME/palliscope/workspaces.  Blocking; call from a
 * thread where the file may be large. */

gboolean pal_library_contains (const char *path);

/* Makes the workspace of a national survey: questionnaire, wave, name and home country, and nothing else.
 * Returns the path of a new file that is named after @name. */
char *pal_library_create_survey (const char *name, const char *country, const char *wave, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Copies a workspace from another folder in, under a name that is free, together with its rollback journal
 * when a crash left one: without it the copy would be half a transaction.  Nothing is left behind on failure.
 */
char *pal_library_bring_in (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An earlier state of a workspace, kept whole. */
typedef struct
{
  char *path;
  gint64 wall_ms; /* when it was made */
  gint64 bytes;
} PalLibraryBackup;

/* PalLibraryBackup*, newest first; empty where there is none.  The workspace itself may be broken. */
GPtrArray *pal_library_list_backups (const char *workspace_path) G_GNUC_WARN_UNUSED_RESULT;

/* Makes a new workspace of a backup, named after the workspace and the day of the backup; nothing is
 * replaced. */
char *pal_library_restore (const char *backup_path,
                           const char *workspace_path,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The code of a wave: four digits of a year, then perhaps a dash and a number ("2026", "2026-2"). */
gboolean pal_library_is_wave (const char *text);

G_END_DECLS
