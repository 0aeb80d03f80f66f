/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-file-publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/pal-error.h"

static gboolean
set_errno (GError **error, const char *path, int saved)
{
  PalError code = saved == EEXIST                                       ? PAL_ERROR_EXISTS
                  : saved == ENOENT                                     ? PAL_ERROR_NOT_FOUND
                  : saved == ENOSPC || saved == EDQUOT                  ? PAL_ERROR_FULL
                  : saved == EACCES || saved == EPERM || saved == EROFS ? PAL_ERROR_READ_ONLY
                                                                        : PAL_ERROR_STORAGE;

  g_set_error (error, PAL_ERROR, code, "%s: %s", path, g_strerror (saved));
  return FALSE;
}

char *
pal_file_publish_begin (const char *path, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.tmp-XXXXXX", base);
  g_autofree char *temp = g_build_filename (dir, name, NULL);
  int fd = g_mkstemp_full (temp, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      set_errno (error, path, errno);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temp);
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  int saved;

  if (fd < 0)
    return set_errno (error, path, errno);
  saved = fsync (fd) == 0 ? 0 : errno;
  close (fd);
  /* Some file systems cannot sync a folder; then there is nothing more to be done. */
  if (saved == 0 || (saved == EINVAL && (flags & O_DIRECTORY) != 0))
    return TRUE;
  return set_errno (error, path, saved);
}

/* link () refuses a name that is taken, in one step; where there are no links the window between the two
 * steps is accepted. */
static gboolean
move (const char *temp, const char *path, GError **error)
{
  int saved;

  if (link (temp, path) == 0)
    {
      g_unlink (temp);
      return TRUE;
    }
  saved = errno;
  if (saved != EPERM && saved != ENOTSUP && saved != EMLINK)
    return set_errno (error, path, saved);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return set_errno (error, path, EEXIST);
  return g_rename (temp, path) == 0 || set_errno (error, path, errno);
}

gboolean
pal_file_publish_end (const char *temp, const char *path, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);

  if (sync_path (temp, O_RDONLY, error) && move (temp, path, error))
    return sync_path (dir, O_RDONLY | O_DIRECTORY, error);
  g_unlink (temp);
  return FALSE;
}

static gboolean
copy_pages (PalDatabase *from, const char *path, GError **error)
{
  g_autoptr (PalDatabase) to = pal_database_open (path, PAL_DATABASE_READ_WRITE, error);
  sqlite3_backup *backup;
  int rc;

  if (to == NULL)
    return FALSE;
  /* The copy takes the page size and the whole content of the other, also its version and application. */
  sqlite3_db_config (pal_database_get_handle (to), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  backup = sqlite3_backup_init (pal_database_get_handle (to), "main", pal_database_get_handle (from), "main");
  if (backup == NULL)
    return pal_database_set_error (to, sqlite3_errcode (pal_database_get_handle (to)), "backup", error);
  rc = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  return rc == SQLITE_DONE || pal_database_set_error (to, rc, "backup", error);
}

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (PalDatabase) copy = pal_database_open (path, PAL_DATABASE_READ_ONLY, error);

  return copy != NULL && pal_database_check (copy, TRUE, error);
}

gboolean
pal_file_publish_copy (PalDatabase *from, const char *path, GError **error)
{
  g_autofree char *temp = pal_file_publish_begin (path, error);
  g_autofree char *journal = NULL;

  if (temp == NULL)
    return FALSE;
  if (copy_pages (from, temp, error) && check_copy (temp, error))
    return pal_file_publish_end (temp, path, error);
  journal = g_strconcat (temp, "-journal", NULL);
  g_unlink (journal);
  g_unlink (temp);
  g_prefix_error (error, "the copy %s was not made: ", path);
  return FALSE;
}
