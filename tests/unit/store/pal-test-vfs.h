/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* A file layer between SQLite and the system that fails when it is told to. */
void pal_test_vfs_install (void);

/* The @nth operation from now on fails (1 = the next), once or from then on always.  0: none. */
/* Also the allocator of SQLite, which counts and fails on its own: before SQLite is used. */
void pal_test_memory_install (void);
void pal_test_memory_fail (guint nth, gboolean persistent);
gboolean pal_test_memory_did_fail (void);

void pal_test_vfs_fail (guint nth, gboolean persistent);
gboolean pal_test_vfs_did_fail (void);
guint pal_test_vfs_count (void); /* operations since pal_test_vfs_fail () */

/* What was done to files, for building the states that a power cut could leave. */
typedef enum
{
  PAL_TEST_VFS_WRITE,
  PAL_TEST_VFS_TRUNCATE,
  PAL_TEST_VFS_SYNC,
  PAL_TEST_VFS_CREATE,
  PAL_TEST_VFS_DELETE,
} PalTestVfsKind;

typedef struct
{
  PalTestVfsKind kind;
  char *path;
  gint64 offset; /* also the new size of TRUNCATE */
  GBytes *data;  /* WRITE */
} PalTestVfsOp;

void pal_test_vfs_record (void);
GPtrArray *pal_test_vfs_stop (void); /* PalTestVfsOp, owned by the caller */
