/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-database.h"

G_BEGIN_DECLS

/* A new empty file ".NAME.tmp-XXXXXX" beside @path, mode 0600, where the whole content is made before it gets
 * its name. */
char *pal_file_publish_begin (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Syncs @temp, gives it the name @path, which must not be taken (PAL_ERROR_EXISTS), and syncs the folder.
 * @temp is gone afterwards, whatever happened. */
gboolean pal_file_publish_end (const char *temp, const char *path, GError **error);

/* A whole copy of a database by the backup interface of SQLite, checked before it gets its name. */
gboolean pal_file_publish_copy (PalDatabase *from, const char *path, GError **error);

G_END_DECLS
