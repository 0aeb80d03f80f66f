/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 bytes;
  guint32 application_id;
  int user_version;
} PalFileHeader;

/* Reads the first 100 bytes of a file and says whether it is a whole SQLite database of the application
 * @application_id, before SQLite may touch it: PAL_ERROR_NOT_FOUND, PAL_ERROR_FOREIGN (no database, or of
 * another program), PAL_ERROR_DAMAGED (shorter than its header says).  The file is not changed. */
gboolean pal_file_header_read (const char *path, guint32 application_id, PalFileHeader *out, GError **error);

G_END_DECLS
