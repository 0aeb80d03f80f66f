/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/pal-error.h"

#define ATTEMPTS 16

struct _PalFileLock
{
  char *path;
  int fd;
};

static void
read_holder (int fd, char *out, gsize size)
{
  gssize length = pread (fd, out, size - 1, 0);

  out[MAX (length, 0)] = '\0';
  g_strdelimit (out, "\n", '\0');
  for (char *c = out; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != ' ')
      *c = '?';
}

/* The holder unlinks the file when it is done, so a lock on a file that is no longer under its name is worth
 * nothing: try again on the new one. */
static gboolean
is_still_there (const char *path, int fd)
{
  GStatBuf named;
  GStatBuf held;

  return g_stat (path, &named) == 0 && fstat (fd, &held) == 0 && named.st_ino == held.st_ino &&
         named.st_dev == held.st_dev;
}

static int
try_lock (const char *lock_path, const char *path, GError **error)
{
  int fd = open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int saved = errno;

  if (fd < 0)
    {
      g_set_error (error, PAL_ERROR,
                   saved == EACCES || saved == EROFS || saved == EPERM ? PAL_ERROR_READ_ONLY
                   : saved == ENOSPC                                   ? PAL_ERROR_FULL
                                                                       : PAL_ERROR_STORAGE,
                   "%s: %s", lock_path, g_strerror (saved));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  saved = errno;
  if (saved == EWOULDBLOCK)
    {
      char holder[64];

      read_holder (fd, holder, sizeof holder);
      g_set_error (error, PAL_ERROR, PAL_ERROR_BUSY, "%s is already open for writing (%s)", path,
                   holder[0] != '\0' ? holder : "unknown process");
    }
  else
    g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: %s", lock_path, g_strerror (saved));
  close (fd);
  return -1;
}

PalFileLock *
pal_file_lock_new (const char *path, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strconcat (".", base, ".lock", NULL);
  g_autofree char *lock_path = g_build_filename (dir, name, NULL);

  for (int i = 0; i < ATTEMPTS; i++)
    {
      int fd = try_lock (lock_path, path, error);
      char text[64];
      PalFileLock *self;

      if (fd < 0)
        return NULL;
      if (!is_still_there (lock_path, fd))
        {
          close (fd);
          continue;
        }
      g_snprintf (text, sizeof text, "process %d\n", (int) getpid ());
      /* Only for the message of the one who is refused: a failure does not matter. */
      if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
        g_debug ("%s: %s", lock_path, g_strerror (errno));
      self = g_new0 (PalFileLock, 1);
      self->path = g_steal_pointer (&lock_path);
      self->fd = fd;
      return self;
    }

  g_set_error (error, PAL_ERROR, PAL_ERROR_BUSY, "%s is being opened and closed by others", path);
  return NULL;
}

void
pal_file_lock_free (PalFileLock *self)
{
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
