/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Helpers for every test that writes a workspace, also in other folders: include test_store_dep. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/pal-backup.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"
#include "store/pal-verify.h"

/* Call first in main (): keeps state and backups out of the home of whoever runs the tests. */
static inline char *
pal_test_store_init (void)
{
  g_autoptr (GError) error = NULL;
  char *dir;

  /* Thousands of durable commits: a folder in memory keeps the suite quick and the disk quiet. */
  if (g_getenv ("TMPDIR") == NULL && g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  dir = g_dir_make_tmp ("pal-store-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", dir, TRUE);
  g_setenv ("XDG_DATA_HOME", dir, TRUE);
  return dir;
}

static inline void
pal_test_remove (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *child = g_build_filename (path, name, NULL);

      pal_test_remove (child);
      g_free (child);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_remove (path);
}

/* journal verify finds nothing, and rebuild gives the rows that are there. */
static inline void
pal_test_assert_whole (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalVerifyReport) report = pal_verify_run (store, &error);
  guint64 n_rows = 0;
  guint64 n_differs = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->problems, i));
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_true (pal_verify_rebuild (store, &n_rows, &n_differs, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_differs, ==, 0);
}

/* One answer of Norway's country part in 2026, as one batch. */
static inline PalCommit
pal_test_answer (PalStore *store, const char *question, const char *json_value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", question);
  PalCommit commit = { 0 };

  pal_batch_add_answer (batch, "NO", NULL, "2026", question, NULL, "value", json_value);
  pal_journal_commit (store, batch, &commit, &error);
  g_assert_no_error (error);
  return commit;
}

static inline char *
pal_test_read_answer (PalStore *store, const char *question)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = pal_answer_id_make ("NO", NULL, "2026", question, NULL);
  char *value = pal_query_cell (store, "answer", id, "value", &error);

  g_assert_no_error (error);
  return value;
}

#define pal_test_assert_answer(store, question, expected)                                                    \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *value_ = pal_test_read_answer (store, question);                                        \
    g_assert_cmpstr (value_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

/* A file in a folder of its own, and a store open on it. */
typedef struct
{
  char *dir;
  char *path;
  PalStore *store;
} PalTestStore;

static inline void
pal_test_store_set_up (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->dir = g_dir_make_tmp ("pal-test-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->dir, "t.palliscope", NULL);
  f->store = pal_store_create (f->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (f->store);
}

static inline void
pal_test_store_reopen (PalTestStore *f, PalStoreFlags flags)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->store, pal_store_close);
  f->store = pal_store_open (f->path, flags, &error);
  g_assert_no_error (error);
  g_assert_nonnull (f->store);
}

static inline void
pal_test_store_tear_down (PalTestStore *f, gconstpointer data)
{
  if (f->store != NULL)
    pal_test_assert_whole (f->store);
  g_clear_pointer (&f->store, pal_store_close);
  pal_test_remove (f->dir);
  g_free (f->path);
  g_free (f->dir);
}
