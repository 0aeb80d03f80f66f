/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/pal-error.h"
#include "pal-test-store.h"
#include "store/pal-store-private.h"

static char *
hash_file (const char *path)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
}

/* Opening in both ways fails with @code, tells the path, leaves every byte and no file beside it. */
static void
assert_refused (const char *path, PalError code)
{
  static const PalStoreFlags flags[] = { PAL_STORE_READ_WRITE, PAL_STORE_READ_ONLY };
  g_autofree char *before = hash_file (path);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_null (pal_store_open (path, flags[i], &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, PAL_ERROR, (int) code);
      g_assert_nonnull (strstr (error->message, path));
      after = hash_file (path);
      g_assert_cmpstr (before, ==, after);
      g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
    }
}

static void
run_raw (const char *path, const char *sql)
{
  sqlite3 *raw = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  if (sqlite3_exec (raw, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
  sqlite3_close (raw);
}

static void
close_store (PalTestStore *f)
{
  pal_test_answer (f->store, "A", "1");
  g_clear_pointer (&f->store, pal_store_close);
}

static void
test_not_ours (PalTestStore *f, gconstpointer data)
{
  static const struct
  {
    const char *content;
    gssize length;
  } cases[] = {
    { "", 0 },
    { "x", 1 },
    { "country,wave,question,value\nNO,2026,T1C11,3\n", -1 },
    { "PK\x03\x04rest of a zip file that is long enough to have a header of a hundred bytes, and then some "
      "more of it"
      "................................................................................................",
      -1 },
    { "SQLite format 3", 16 },
  };

  close_store (f);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (f->path, cases[i].content, cases[i].length, NULL));
      assert_refused (f->path, PAL_ERROR_FOREIGN);
    }
  g_unlink (f->path);
  run_raw (f->path, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  assert_refused (f->path, PAL_ERROR_FOREIGN);
  run_raw (f->path, "PRAGMA application_id = 0x50616c57");
  assert_refused (f->path, PAL_ERROR_DAMAGED); /* our mark, but no version */
  run_raw (f->path, "PRAGMA user_version = 1");
  assert_refused (f->path, PAL_ERROR_DAMAGED); /* and not our tables */
}

static void
test_missing (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pal_store_open ("/nonexistent/x.palliscope", PAL_STORE_READ_WRITE, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pal_store_open (f->dir, PAL_STORE_READ_WRITE, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (pal_store_create (f->path, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (pal_store_create ("/nonexistent/x.palliscope", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
}

static void
test_truncated (PalTestStore *f, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize length = 0;

  close_store (f);
  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (gsize cut = 4096; cut < length; cut += 4096)
    {
      g_assert_true (g_file_set_contents (f->path, good, (gssize) cut, NULL));
      assert_refused (f->path, PAL_ERROR_DAMAGED);
    }
  g_assert_true (g_file_set_contents (f->path, good, (gssize) length - 1, NULL));
  assert_refused (f->path, PAL_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (f->path, good, 2000, NULL));
  assert_refused (f->path, PAL_ERROR_DAMAGED);
}

/* One bit anywhere: refused, or open and readable, or found by verify; never a crash, never a changed file.
 */
static void
test_bit_flips (PalTestStore *f, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize length = 0;
  guint n_refused = 0;
  guint n_found = 0;

  for (int i = 0; i < 20; i++)
    pal_test_answer (f->store, i % 2 == 0 ? "A" : "B", i % 3 == 0 ? "\"text\"" : "17");
  close_store (f);
  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      PalStore *store;

      for (int k = g_test_rand_int_range (1, 4); k > 0; k--)
        bad[g_test_rand_int_range (0, (int) length)] ^= (char) (1 << g_test_rand_int_range (0, 8));
      g_assert_true (g_file_set_contents (f->path, bad, (gssize) length, NULL));
      before = hash_file (f->path);
      store = pal_store_open (f->path, PAL_STORE_READ_ONLY, &error);
      if (store == NULL)
        {
          g_assert_nonnull (error);
          n_refused++;
        }
      else
        {
          g_autoptr (PalVerifyReport) report = pal_verify_run (store, &error);

          n_found += report == NULL || report->problems->len > 0;
          pal_store_close (store);
        }
      after = hash_file (f->path);
      g_assert_cmpstr (before, ==, after);

      g_clear_error (&error);
      store = pal_store_open (f->path, PAL_STORE_NO_BACKUP, &error);
      if (store != NULL)
        pal_store_close (store);
    }
  g_test_message ("%u refused, %u found by verify", n_refused, n_found);
  g_assert_cmpuint (n_refused + n_found, >, 5);
}

static void
test_newer (PalTestStore *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "x");
  g_autoptr (GError) error = NULL;

  close_store (f);
  run_raw (f->path, "PRAGMA user_version = 99; CREATE TABLE hologram (x)");
  before = hash_file (f->path);
  f->store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_is_newer (f->store));
  g_assert_true (pal_store_is_read_only (f->store));
  pal_test_assert_answer (f->store, "A", "1");
  pal_batch_add (batch, "country", "NO", "note", "1");
  g_assert_false (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "newer"));
  g_clear_pointer (&f->store, pal_store_close);
  after = hash_file (f->path);
  g_assert_cmpstr (before, ==, after);
}

/* A stranger's trigger must never run, a table less or more is not our file. */
static void
test_hostile_schema (PalTestStore *f, gconstpointer data)
{
  static const char *const attacks[] = {
    "CREATE TRIGGER t AFTER INSERT ON batch BEGIN DELETE FROM payload; END",
    "CREATE VIEW v AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
    "CREATE TABLE t (x)",
    "DROP TRIGGER batch_no_update",
    "DROP VIEW journal",
    "DROP TABLE head",
    "CREATE INDEX i ON change (cell)",
    ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'append-only', "
     "'append-or-so')"),
  };
  g_autofree char *good = NULL;
  gsize length = 0;

  close_store (f);
  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_assert_true (g_file_set_contents (f->path, good, (gssize) length, NULL));
      run_raw (f->path, attacks[i]);
      assert_refused (f->path, PAL_ERROR_DAMAGED);
    }
}

static void
test_busy (PalTestStore *f, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (f->dir, ".t.palliscope.lock", NULL);
  g_autofree char *link_path = g_build_filename (f->dir, "link.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = NULL;

  g_assert_null (pal_store_open (f->path, PAL_STORE_READ_WRITE, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_BUSY);
  g_test_message ("%s", error->message);
  g_clear_error (&error);

  /* By another name it is the same file. */
  g_assert_cmpint (symlink (f->path, link_path), ==, 0);
  g_assert_null (pal_store_open (link_path, PAL_STORE_READ_WRITE, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_BUSY);
  g_clear_error (&error);

  reader = pal_store_open (link_path, PAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_is_read_only (reader));
  pal_test_answer (f->store, "A", "5");
  pal_test_assert_answer (reader, "A", "5");
  pal_test_answer (f->store, "New question", "6");
  pal_test_assert_answer (reader, "New question", "6");

  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_clear_pointer (&f->store, pal_store_close);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* A reader in the middle of reading holds the writer up; it says so and the next try works. */
static void
test_reader_holds (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalStore) reader = pal_store_open (f->path, PAL_STORE_READ_ONLY, &error);
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "x");
  gboolean owned = FALSE;
  gint64 n;

  sqlite3_busy_timeout (pal_database_get_handle (f->store->db), 20);
  pal_batch_add (batch, "country", "NO", "note", "1");
  g_assert_true (pal_database_begin_read (reader->db, &owned, &error));
  g_assert_true (pal_database_get_int64 (reader->db, "SELECT count (*) FROM batch", &n, &error));
  g_assert_false (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_BUSY);
  g_clear_error (&error);
  pal_database_end_read (reader->db, owned);
  g_assert_true (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static void
test_disk_full (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 pages = 0;
  int n = 0;

  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_database_get_int64 (f->store->db, "PRAGMA page_count", &pages, &error));
  {
    g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d", (int) pages + 4);

    g_assert_true (pal_database_exec (f->store->db, limit, &error));
  }
  for (n = 0; error == NULL && n < 2000; n++)
    {
      g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "x");
      g_autofree char *id = g_strdup_printf ("comment-%d", n);

      pal_batch_add_text (batch, "comment", id, "text",
                          "A comment that takes some room in the file, again and again");
      pal_journal_commit (f->store, batch, NULL, &error);
    }
  g_assert_error (error, PAL_ERROR, PAL_ERROR_FULL);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "safe"));
  g_clear_error (&error);
  pal_test_assert_whole (f->store);
  pal_test_assert_answer (f->store, "A", "1");

  /* Room again: the same change goes in. */
  g_assert_true (pal_database_exec (f->store->db, "PRAGMA max_page_count = 100000", &error));
  pal_test_answer (f->store, "A", "2");
  pal_test_assert_answer (f->store, "A", "2");
}

static void
test_mode (PalTestStore *f, gconstpointer data)
{
  static const mode_t masks[] = { 0, 022, 077 };

  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      mode_t old = umask (masks[i]);
      g_autofree char *name = g_strdup_printf ("m%u.palliscope", (guint) i);
      g_autofree char *path = g_build_filename (f->dir, name, NULL);
      g_autoptr (GError) error = NULL;
      PalStore *store = pal_store_create (path, &error);
      GStatBuf info;

      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      pal_store_close (store);
      umask (old);
    }
}

/* In a child that may not write, also when the tests run as root. */
static int
run_as_nobody (int (*func) (const char *path), const char *path)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      if (geteuid () == 0 && (setregid (65534, 65534) != 0 || setreuid (65534, 65534) != 0))
        _exit (99);
      _exit (func (path));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static int
open_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "x");
  PalStore *store = pal_store_open (path, PAL_STORE_READ_WRITE, &error);
  g_autofree char *value = NULL;

  if (store == NULL || !pal_store_is_read_only (store))
    return 1;
  value = pal_test_read_answer (store, "A");
  pal_batch_add (batch, "country", "NO", "note", "1");
  if (g_strcmp0 (value, "1") != 0 || pal_journal_commit (store, batch, NULL, &error) ||
      !g_error_matches (error, PAL_ERROR, PAL_ERROR_READ_ONLY))
    return 2;
  pal_store_close (store);
  return 0;
}

static void
test_read_only (PalTestStore *f, gconstpointer data)
{
  close_store (f);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->dir, 0777), ==, 0);
  g_assert_cmpint (run_as_nobody (open_read_only, f->path), ==, 0);
  g_assert_cmpint (g_chmod (f->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (f->dir, 0555), ==, 0);
  g_assert_cmpint (run_as_nobody (open_read_only, f->path), ==, 0);
  g_assert_cmpint (g_chmod (f->dir, 0755), ==, 0);
}

/* A program that left a hot journal behind: a reader, too, sees the state before the broken write. */
static void
test_hot_journal (PalTestStore *f, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (f->dir, "copy.palliscope", NULL);
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
  g_autofree char *copy_journal = g_strconcat (copy, "-journal", NULL);
  g_autofree char *content = NULL;
  g_autofree char *hot = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gsize hot_length = 0;
  PalStore *reader;

  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_database_begin (f->store->db, &error));
  g_assert_true (pal_database_exec (f->store->db, "UPDATE current SET value = '666'", &error));
  g_assert_cmpint (sqlite3_db_cacheflush (pal_database_get_handle (f->store->db)), ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (f->path, &content, &length, &error));
  g_assert_true (g_file_get_contents (journal, &hot, &hot_length, &error));
  pal_database_rollback (f->store->db);

  g_assert_true (g_file_set_contents (copy, content, (gssize) length, &error));
  g_assert_true (g_file_set_contents (copy_journal, hot, (gssize) hot_length, &error));
  reader = pal_store_open (copy, PAL_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  pal_test_assert_answer (reader, "A", "1");
  pal_test_assert_whole (reader);
  pal_store_close (reader);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/open/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  ADD ("not-ours", test_not_ours);
  ADD ("missing", test_missing);
  ADD ("truncated", test_truncated);
  ADD ("bit-flips", test_bit_flips);
  ADD ("newer", test_newer);
  ADD ("hostile-schema", test_hostile_schema);
  ADD ("busy", test_busy);
  ADD ("reader-holds", test_reader_holds);
  ADD ("disk-full", test_disk_full);
  ADD ("mode", test_mode);
  ADD ("read-only", test_read_only);
  ADD ("hot-journal", test_hot_journal);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
