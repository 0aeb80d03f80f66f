/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The backups of one workspace, newest first.  Choosing one makes a new workspace of it beside the others:
 * what is there stays as it is.
 *
 * Signal "restored" (const char *path): of the new file. */
#define PAL_TYPE_BACKUP_DIALOG (pal_backup_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalBackupDialog, pal_backup_dialog, PAL, BACKUP_DIALOG, AdwWindow)

GtkWidget *pal_backup_dialog_new (GtkWindow *parent, const char *workspace_path);

G_END_DECLS
