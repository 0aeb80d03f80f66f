/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-vfs.h"

#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* right behind this struct */
  const char *name;   /* stays as long as the file is open */
} ShimFile;

static sqlite3_vfs shim;
static sqlite3_vfs *real_vfs;
static guint count;
static guint fail_at;
static gboolean fail_always;
static gboolean did_fail;

static GPtrArray *recording;

static void
op_free (gpointer data)
{
  PalTestVfsOp *op = data;

  g_free (op->path);
  g_clear_pointer (&op->data, g_bytes_unref);
  g_free (op);
}

static void
record (PalTestVfsKind kind, const char *path, gint64 offset, const void *data, int length)
{
  PalTestVfsOp *op;

  if (recording == NULL || path == NULL)
    return;
  op = g_new0 (PalTestVfsOp, 1);
  op->kind = kind;
  op->path = g_strdup (path);
  op->offset = offset;
  op->data = data != NULL ? g_bytes_new (data, (gsize) length) : NULL;
  g_ptr_array_add (recording, op);
}

void
pal_test_vfs_record (void)
{
  recording = g_ptr_array_new_with_free_func (op_free);
}

GPtrArray *
pal_test_vfs_stop (void)
{
  return g_steal_pointer (&recording);
}

void
pal_test_vfs_fail (guint nth, gboolean persistent)
{
  count = 0;
  fail_at = nth;
  fail_always = persistent;
  did_fail = FALSE;
}

gboolean
pal_test_vfs_did_fail (void)
{
  return did_fail;
}

guint
pal_test_vfs_count (void)
{
  return count;
}

static gboolean
should_fail (void)
{
  gboolean fail;

  count++;
  fail = fail_at != 0 && (count == fail_at || (fail_always && count > fail_at));
  did_fail = did_fail || fail;
  return fail;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((ShimFile *) file)->real;
}

static int
shim_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
shim_read (sqlite3_file *file, void *out, int amount, sqlite3_int64 offset)
{
  if (should_fail ())
    return SQLITE_IOERR_READ;
  return real_of (file)->pMethods->xRead (real_of (file), out, amount, offset);
}

static int
shim_write (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  if (should_fail ())
    {
      /* Half of it arrives, as on a full or dying disk. */
      real_of (file)->pMethods->xWrite (real_of (file), data, amount / 2, offset);
      return fail_always ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
  record (PAL_TEST_VFS_WRITE, ((ShimFile *) file)->name, offset, data, amount);
  return real_of (file)->pMethods->xWrite (real_of (file), data, amount, offset);
}

static int
shim_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (should_fail ())
    return SQLITE_IOERR_TRUNCATE;
  record (PAL_TEST_VFS_TRUNCATE, ((ShimFile *) file)->name, size, NULL, 0);
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
shim_sync (sqlite3_file *file, int flags)
{
  if (should_fail ())
    return SQLITE_IOERR_FSYNC;
  record (PAL_TEST_VFS_SYNC, ((ShimFile *) file)->name, 0, NULL, 0);
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
shim_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
shim_lock (sqlite3_file *file, int level)
{
  if (should_fail ())
    return SQLITE_IOERR_LOCK;
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
shim_unlock (sqlite3_file *file, int level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
shim_check_reserved_lock (sqlite3_file *file, int *out)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), out);
}

static int
shim_file_control (sqlite3_file *file, int op, void *data)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, data);
}

static int
shim_sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
shim_device_characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = shim_close,
  .xRead = shim_read,
  .xWrite = shim_write,
  .xTruncate = shim_truncate,
  .xSync = shim_sync,
  .xFileSize = shim_file_size,
  .xLock = shim_lock,
  .xUnlock = shim_unlock,
  .xCheckReservedLock = shim_check_reserved_lock,
  .xFileControl = shim_file_control,
  .xSectorSize = shim_sector_size,
  .xDeviceCharacteristics = shim_device_characteristics,
};

static int
shim_open (sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
  ShimFile *self = (ShimFile *) file;
  int rc;

  self->base.pMethods = NULL;
  self->real = (sqlite3_file *) (self + 1);
  if (should_fail ())
    return SQLITE_CANTOPEN;
  self->name = name;
  if ((flags & SQLITE_OPEN_CREATE) != 0)
    record (PAL_TEST_VFS_CREATE, name, 0, NULL, 0);
  rc = real_vfs->xOpen (real_vfs, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  return rc;
}

static int
shim_delete (sqlite3_vfs *vfs, const char *name, int sync_dir)
{
  if (should_fail ())
    return SQLITE_IOERR_DELETE;
  record (PAL_TEST_VFS_DELETE, name, sync_dir, NULL, 0);
  return real_vfs->xDelete (real_vfs, name, sync_dir);
}

static int
shim_access (sqlite3_vfs *vfs, const char *name, int flags, int *out)
{
  if (should_fail ())
    return SQLITE_IOERR_ACCESS;
  return real_vfs->xAccess (real_vfs, name, flags, out);
}

void
pal_test_vfs_install (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  shim = *real_vfs; /* what is not wrapped goes straight through, with the same data pointer */
  shim.zName = "palliscope-fault";
  shim.szOsFile = (int) sizeof (ShimFile) + real_vfs->szOsFile;
  shim.pNext = NULL;
  shim.xOpen = shim_open;
  shim.xDelete = shim_delete;
  shim.xAccess = shim_access;
  sqlite3_vfs_register (&shim, 1);
}
