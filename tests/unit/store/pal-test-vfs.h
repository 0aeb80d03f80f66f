/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* A file layer between SQLite and the system that fails when it is told to. */
void pal_test_vfs_install (void);

/* The @nth operation from now on fails (1 = the next), once or from then on always.  0: none. */
void pal_test_vfs_fail (guint nth, gboolean persistent);
gboolean pal_test_vfs_did_fail (void);
guint pal_test_vfs_count (void); /* operations since pal_test_vfs_fail () */
