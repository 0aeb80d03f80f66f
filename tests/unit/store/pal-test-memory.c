/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-test-vfs.h"

static sqlite3_mem_methods real;
static guint count;
static guint fail_at;
static gboolean fail_always;
static gboolean did_fail;

void
pal_test_memory_fail (guint nth, gboolean persistent)
{
  count = 0;
  fail_at = nth;
  fail_always = persistent;
  did_fail = FALSE;
}

gboolean
pal_test_memory_did_fail (void)
{
  return did_fail;
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

static void *
shim_malloc (int size)
{
  return should_fail () ? NULL : real.xMalloc (size);
}

static void *
shim_realloc (void *memory, int size)
{
  return should_fail () ? NULL : real.xRealloc (memory, size);
}

void
pal_test_memory_install (void)
{
  sqlite3_mem_methods shim;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real), ==, SQLITE_OK);
  shim = real;
  shim.xMalloc = shim_malloc;
  shim.xRealloc = shim_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &shim), ==, SQLITE_OK);
}
