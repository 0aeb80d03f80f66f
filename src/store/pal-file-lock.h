/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says that one process writes a workspace.  It is a file beside it (".name.lock") under flock (), so that
 * the database file itself is never opened by anything but SQLite. */
typedef struct _PalFileLock PalFileLock;

/* PAL_ERROR_BUSY names the holder. */
PalFileLock *pal_file_lock_new (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_file_lock_free (PalFileLock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFileLock, pal_file_lock_free)

G_END_DECLS
