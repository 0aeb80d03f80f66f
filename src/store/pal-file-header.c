/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-file-header.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "base/pal-error.h"

#define HEADER_SIZE 100

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* The bytes are read through SQLite's own file layer: closing a descriptor that we opened ourselves would
 * drop the POSIX locks that another connection of this process holds on the file. */
static gboolean
read_bytes (const char *path, guint8 *out, gint64 *size, GError **error)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  g_autofree sqlite3_file *file = g_malloc0 ((gsize) vfs->szOsFile);
  sqlite3_filename name = sqlite3_create_filename (path, "", "", 0, NULL);
  int out_flags = 0;
  int rc = vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, &out_flags);

  if (rc == SQLITE_OK)
    {
      sqlite3_int64 bytes = 0;

      rc = file->pMethods->xFileSize (file, &bytes);
      *size = bytes;
      if (rc == SQLITE_OK && bytes >= HEADER_SIZE)
        rc = file->pMethods->xRead (file, out, HEADER_SIZE, 0);
    }
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  if (rc == SQLITE_OK)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s cannot be read: %s", path, sqlite3_errstr (rc));
  return FALSE;
}

static gboolean
is_truncated (const char *path, const guint8 *bytes, gint64 size)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  gint64 page_size = bytes[16] << 8 | bytes[17];
  gint64 n_pages = read_u32 (bytes + 28);

  if (page_size == 1)
    page_size = 65536;
  if (size < page_size)
    return TRUE;
  /* The count is only true when it was written by the same change as the counter beside it; and a journal
   * that waits to be rolled back may bring the pages back. */
  return read_u32 (bytes + 24) == read_u32 (bytes + 92) && !g_file_test (journal, G_FILE_TEST_EXISTS) &&
         size < page_size * n_pages;
}

gboolean
pal_file_header_read (const char *path, guint32 application_id, PalFileHeader *out, GError **error)
{
  guint8 bytes[HEADER_SIZE] = { 0 };
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      int saved = errno;

      g_set_error (error, PAL_ERROR, saved == ENOENT ? PAL_ERROR_NOT_FOUND : PAL_ERROR_STORAGE, "%s: %s",
                   path, g_strerror (saved));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_FOREIGN, "%s is not a file", path);
      return FALSE;
    }
  if (!read_bytes (path, bytes, &out->bytes, error))
    return FALSE;
  if (out->bytes < HEADER_SIZE || memcmp (bytes, "SQLite format 3", 16) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_FOREIGN,
                   out->bytes == 0 ? "%s is empty" : "%s is not a workspace", path);
      return FALSE;
    }

  out->user_version = (int) read_u32 (bytes + 60);
  out->application_id = read_u32 (bytes + 68);
  if (out->application_id != application_id)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_FOREIGN, "%s is a database of another program", path);
      return FALSE;
    }
  if (is_truncated (path, bytes, out->bytes))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s is truncated: its end is missing", path);
      return FALSE;
    }
  if (out->user_version < 1)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s has no schema version", path);
      return FALSE;
    }
  return TRUE;
}
