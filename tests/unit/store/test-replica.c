/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "pal-test-store.h"
#include "store/pal-replica-registry.h"

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (from, &data, &length, NULL));
  g_assert_true (g_file_set_contents (to, data, (gssize) length, NULL));
}

/* Into the same inode, as "cp backup file" does. */
static void
overwrite_file (const char *from, const char *to)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  FILE *out;

  g_assert_true (g_file_get_contents (from, &data, &length, NULL));
  out = fopen (to, "wb");
  g_assert_nonnull (out);
  g_assert_cmpuint (fwrite (data, 1, length, out), ==, length);
  g_assert_cmpint (fclose (out), ==, 0);
}

static char *
close_and_keep_id (PalTestStore *f)
{
  char *id = g_strdup (pal_store_get_replica (f->store));

  g_clear_pointer (&f->store, pal_store_close);
  return id;
}

static char *
record_path (const char *replica)
{
  return g_build_filename (g_get_user_state_dir (), "palliscope", "replicas", replica, NULL);
}

/* Opens again; the id is the same or a new one, and undo follows it. */
static void
assert_reopened (PalTestStore *f, const char *old, gboolean expect_new)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;

  f->store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pal_store_was_rereplicated (f->store), ==, expect_new);
  g_assert_cmpint (g_strcmp0 (pal_store_get_replica (f->store), old) != 0, ==, expect_new);
  undo = pal_journal_get_undo_label (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undo == NULL, ==, expect_new);
  pal_test_assert_whole (f->store);
  pal_test_assert_answer (f->store, "A", "1");
}

static void
test_same (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  assert_reopened (f, id, FALSE);
}

static void
test_moved (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *to = g_build_filename (f->dir, "other.palliscope", NULL);

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  g_assert_cmpint (g_rename (f->path, to), ==, 0);
  g_free (f->path);
  f->path = g_steal_pointer (&to);
  assert_reopened (f, id, FALSE);
}

static void
test_copied (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *first = NULL;
  g_autofree char *to = g_build_filename (f->dir, "copy.palliscope", NULL);

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  copy_file (f->path, to);
  first = f->path;
  f->path = g_strdup (to);
  assert_reopened (f, id, TRUE);
  pal_test_answer (f->store, "B", "1");
  g_clear_pointer (&f->store, pal_store_close);

  /* The copy stays itself, and so does the first. */
  {
    g_autoptr (GError) error = NULL;
    PalStore *again = pal_store_open (to, PAL_STORE_READ_WRITE, &error);

    g_assert_no_error (error);
    g_assert_false (pal_store_was_rereplicated (again));
    pal_store_close (again);
  }
  g_free (f->path);
  f->path = g_steal_pointer (&first);
  assert_reopened (f, id, FALSE);
}

/* A copy of a file in which nothing was ever written must not share its id either. */
static void
test_copied_empty (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = close_and_keep_id (f);
  g_autofree char *to = g_build_filename (f->dir, "copy.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  PalStoreInfo info;
  PalStore *copy;

  copy_file (f->path, to);
  copy = pal_store_open (to, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_store_get_replica (copy), !=, id);
  g_assert_true (pal_query_info (copy, &info, &error));
  g_assert_cmpint (info.n_replicas, ==, 1);
  pal_store_info_clear (&info);
  pal_store_close (copy);
}

/* An older state in the same inode: the record is ahead of the file. */
static void
test_restored (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *backup = g_build_filename (f->dir, "backup", NULL);

  pal_test_answer (f->store, "A", "1");
  g_clear_pointer (&f->store, pal_store_close);
  copy_file (f->path, backup);
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  pal_test_answer (f->store, "A", "2");
  id = close_and_keep_id (f);
  overwrite_file (backup, f->path);
  assert_reopened (f, id, TRUE);
}

/* Two futures of one state under the same name and inode: the hash tells. */
static void
test_diverged (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *record = NULL;
  g_autofree char *text = NULL;
  char *other;

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  record = record_path (id);
  g_assert_true (g_file_get_contents (record, &text, NULL, NULL));
  other = strstr (text, "\"hash\":\"") + 8;
  other[0] = other[0] == '0' ? '1' : '0';
  g_assert_true (g_file_set_contents (record, text, -1, NULL));
  assert_reopened (f, id, TRUE);
}

static void
test_no_record (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *record = NULL;

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  record = record_path (id);
  g_assert_cmpint (g_unlink (record), ==, 0);
  assert_reopened (f, id, TRUE);
}

static void
test_broken_record (PalTestStore *f, gconstpointer data)
{
  static const char *const broken[] = { "", "{}", "{\"seq\":1}\n{}\n", "garbage\ngarbage\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *record = NULL;

      pal_test_answer (f->store, "A", "1");
      id = close_and_keep_id (f);
      record = record_path (id);
      g_assert_true (g_file_set_contents (record, broken[i], -1, NULL));
      assert_reopened (f, id, TRUE);
      pal_test_answer (f->store, "B", i % 2 == 0 ? "1" : "2");
    }
}

/* Another machine has another id, or the same disk in another computer. */
static void
test_other_machine (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *record = NULL;
  g_autofree char *text = NULL;
  char *machine;

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  record = record_path (id);
  g_assert_true (g_file_get_contents (record, &text, NULL, NULL));
  machine = strstr (text, "\"machine\":\"") + 11;
  machine[3] = machine[3] == '0' ? '1' : '0';
  g_assert_true (g_file_set_contents (record, text, -1, NULL));
  assert_reopened (f, id, TRUE);
}

/* The program died between the commit and the record: the file is ahead, and that is no reason to lose undo.
 */
static void
test_record_behind (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (pal_store_get_replica (f->store));
  g_autofree char *record = record_path (id);
  g_autofree char *text = NULL;

  pal_test_answer (f->store, "A", "2");
  g_assert_true (g_file_get_contents (record, &text, NULL, NULL));
  pal_test_answer (f->store, "A", "1");
  g_clear_pointer (&f->store, pal_store_close);
  g_assert_true (g_file_set_contents (record, text, -1, NULL));
  assert_reopened (f, id, FALSE);
}

static void
test_record_mode (PalTestStore *f, gconstpointer data)
{
  g_autofree char *record = record_path (pal_store_get_replica (f->store));
  g_auto (PalReplicaRecord) read = { 0 };
  GStatBuf info;

  pal_test_answer (f->store, "A", "1");
  g_assert_cmpint (g_stat (record, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (pal_replica_record_read (pal_store_get_replica (f->store), &read));
  g_assert_cmpint (read.seq, ==, 1);
  g_assert_true (pal_replica_record_is_file (&read, f->path));
}

/* Reading does not make a copy anything else. */
static void
test_reading_copy (PalTestStore *f, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *to = g_build_filename (f->dir, "copy.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  PalStore *copy;

  pal_test_answer (f->store, "A", "1");
  id = close_and_keep_id (f);
  copy_file (f->path, to);
  copy = pal_store_open (to, PAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pal_store_get_replica (copy), ==, id);
  g_assert_false (pal_store_was_rereplicated (copy));
  pal_store_close (copy);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/replica/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  ADD ("same", test_same);
  ADD ("moved", test_moved);
  ADD ("copied", test_copied);
  ADD ("copied-empty", test_copied_empty);
  ADD ("restored", test_restored);
  ADD ("diverged", test_diverged);
  ADD ("no-record", test_no_record);
  ADD ("broken-record", test_broken_record);
  ADD ("other-machine", test_other_machine);
  ADD ("record-behind", test_record_behind);
  ADD ("record-mode", test_record_mode);
  ADD ("reading-copy", test_reading_copy);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
