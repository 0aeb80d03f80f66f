/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "pal-test-store.h"
#include "store/pal-migrations.h"
#include "store/pal-store-private.h"
#include "store/pal-upkeep.h"

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)
#define NOON_MS G_GINT64_CONSTANT (1768219200000)

static guint
count_backups (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = pal_backup_list (path, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_daily (PalTestStore *f, gconstpointer data)
{
  pal_clock_set_fixed_ms (NOON_MS);
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_cmpuint (count_backups (f->path), ==, 0); /* nothing was written */
  pal_test_answer (f->store, "A", "1");
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_cmpuint (count_backups (f->path), ==, 1);
  pal_test_answer (f->store, "A", "2");
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_cmpuint (count_backups (f->path), ==, 1); /* one a day */
  pal_clock_set_fixed_ms (NOON_MS + DAY_MS);
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_cmpuint (count_backups (f->path), ==, 1); /* nothing new since yesterday's closing */
  pal_test_answer (f->store, "A", "3");
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_cmpuint (count_backups (f->path), ==, 2);
  pal_clock_set_fixed_ms (0);
}

static void
test_forced (PalTestStore *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  GStatBuf info;

  pal_clock_set_fixed_ms (NOON_MS);
  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_backup_run (f->store, TRUE, &first, &error));
  g_assert_nonnull (first);
  g_assert_cmpint (g_stat (first, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (pal_backup_run (f->store, TRUE, &second, &error));
  g_assert_null (second); /* nothing changed */
  pal_test_answer (f->store, "A", "2");
  g_assert_true (pal_backup_run (f->store, FALSE, &second, &error));
  g_assert_null (second); /* one a day */
  g_assert_true (pal_backup_run (f->store, TRUE, &second, &error));
  g_assert_nonnull (second);
  list = pal_backup_list (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((PalBackupItem *) g_ptr_array_index (list, 0))->wall_ms, ==, NOON_MS);
  pal_clock_set_fixed_ms (0);
}

static void
test_restore (PalTestStore *f, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autofree char *to = g_build_filename (f->dir, "restored.palliscope", NULL);
  g_autoptr (GError) error = NULL;
  PalStore *restored;

  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_backup_run (f->store, TRUE, &backup, &error));
  pal_test_answer (f->store, "A", "2");
  g_assert_true (pal_backup_restore (backup, to, &error));
  g_assert_no_error (error);
  restored = pal_store_open (to, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_was_rereplicated (restored));
  g_assert_cmpstr (pal_store_get_replica (restored), !=, pal_store_get_replica (f->store));
  pal_test_assert_answer (restored, "A", "1");
  pal_test_answer (restored, "A", "5");
  pal_test_assert_whole (restored);
  pal_store_close (restored);

  g_assert_false (pal_backup_restore (backup, to, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (backup, "rubbish", -1, NULL));
  g_unlink (to);
  g_assert_false (pal_backup_restore (backup, to, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_FOREIGN);
  g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
}

static void
test_kept (void)
{
  static const struct
  {
    gint64 bytes[8];
    guint n;
    guint kept;
  } cases[] = {
    { { 0 }, 0, 0 },
    { { 10, 10, 10, 10, 10, 10, 10, 10 }, 8, 8 },
    { { 30, 30, 30, 30, 30, 30 }, 6, 3 },
    { { 500, 500, 500, 500, 500 }, 5, 3 }, /* the newest three whatever they take */
    { { 20, 20, 20, 20, 20, 20 }, 6, 5 },
    { { 1, 1, 1, 1, 200, 1 }, 6, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (pal_backup_count_kept (cases[i].bytes, cases[i].n, 100), ==, cases[i].kept);
}

/* A damaged file does not push good backups out. */
/* Under the feet of the program: a page in the middle becomes zeros. */
static void
damage (PalTestStore *f)
{
  g_autofree char *contents = NULL;
  gsize length = 0;
  const char zeros[4096] = { 0 };
  FILE *file;

  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  file = fopen (f->path, "r+b");
  g_assert_cmpint (fseek (file, (long) (length / 4096 / 2) * 4096, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (zeros, 1, sizeof zeros, file), ==, sizeof zeros);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_true (pal_database_exec (f->store->db, "PRAGMA shrink_memory", NULL));
  g_assert_true (pal_database_exec (f->store->db, "PRAGMA cache_size = 0", NULL));
}

static gboolean
run_upkeep (PalTestStore *f)
{
  g_autoptr (GError) error = NULL;
  gboolean did_run = FALSE;

  g_assert_true (pal_upkeep_run (f->store, &did_run, &error));
  g_assert_no_error (error);
  return did_run;
}

/* A program that stays open for days checks and copies its file all the same. */
static void
test_upkeep (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean did_run = FALSE;

  pal_clock_set_fixed_ms (NOON_MS);
  pal_test_answer (f->store, "A", "1");
  g_assert_true (run_upkeep (f));
  g_assert_cmpuint (count_backups (f->path), ==, 1);
  g_assert_false (run_upkeep (f));
  pal_clock_set_fixed_ms (NOON_MS + DAY_MS - 1);
  g_assert_false (run_upkeep (f));
  pal_clock_set_fixed_ms (NOON_MS + DAY_MS);
  pal_test_answer (f->store, "A", "2");
  g_assert_true (run_upkeep (f));
  g_assert_cmpuint (count_backups (f->path), ==, 2);
  /* The clock was put back: better once too often. */
  pal_clock_set_fixed_ms (NOON_MS);
  g_assert_true (run_upkeep (f));

  pal_clock_set_fixed_ms (NOON_MS + 3 * DAY_MS);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *json = g_strdup_printf ("%d", i);

      pal_test_answer (f->store, "A", json);
    }
  damage (f);
  g_assert_false (pal_upkeep_run (f->store, &did_run, &error));
  g_assert_true (did_run);
  g_assert_error (error, PAL_ERROR, PAL_ERROR_DAMAGED);
  g_assert_cmpuint (count_backups (f->path), ==, 2);
  pal_clock_set_fixed_ms (0);
  f->store->changed = FALSE;
  g_clear_pointer (&f->store, pal_store_close);
}

static void
test_damaged_is_not_backed_up (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 50; i++)
    {
      g_autofree char *json = g_strdup_printf ("%d", i);

      pal_test_answer (f->store, "A", json);
    }
  damage (f);
  g_assert_false (pal_store_finish (f->store, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
  g_assert_cmpuint (count_backups (f->path), ==, 0);
  f->store->changed = FALSE;
  g_clear_pointer (&f->store, pal_store_close);
}

/* Half a copy that a power cut left is swept away, never listed. */
static void
test_leftovers (PalTestStore *f, gconstpointer data)
{
  g_autofree char *backup = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *leftover = NULL;
  g_autoptr (GError) error = NULL;

  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_backup_run (f->store, TRUE, &backup, &error));
  folder = g_path_get_dirname (backup);
  leftover = g_build_filename (folder, ".x.tmp-AAAAAA", NULL);
  g_assert_true (g_file_set_contents (leftover, "half", -1, NULL));
  g_assert_cmpuint (count_backups (f->path), ==, 1);
  pal_test_answer (f->store, "A", "2");
  g_assert_true (pal_backup_run (f->store, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
}

/* The runner of migrations, with a second one that does not exist yet. */
static void
test_migrations (PalTestStore *f, gconstpointer data)
{
  const char *scripts[] = { NULL, NULL,
                            "CREATE TABLE hologram (x INTEGER) STRICT; INSERT INTO hologram VALUES (7);",
                            "CREATE TABLE half (x); SELECT broken FROM nowhere;" };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value = 0;
  PalDatabase *db;

  pal_test_answer (f->store, "A", "1");
  g_clear_pointer (&f->store, pal_store_close);
  db = pal_database_open (f->path, PAL_DATABASE_READ_WRITE, &error);
  g_assert_true (pal_backup_copy_for_migration (db, f->path, 1, &error));
  g_assert_true (pal_migrations_run (db, 1, 2, scripts, &error));
  g_assert_no_error (error);
  g_assert_true (pal_database_get_int64 (db, "PRAGMA user_version", &value, &error));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (pal_database_get_int64 (db, "SELECT x FROM hologram", &value, &error));
  g_assert_cmpint (value, ==, 7);

  /* A script that fails half-way leaves nothing of itself. */
  g_assert_false (pal_migrations_run (db, 2, 3, scripts, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (pal_database_get_int64 (db, "PRAGMA user_version", &value, &error));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (
      pal_database_get_int64 (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'half'", &value, &error));
  g_assert_cmpint (value, ==, 0);
  pal_database_close (db);

  /* The copy is whole and of schema 1. */
  list = pal_backup_list (f->path, &error);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    {
      const char *path = ((PalBackupItem *) g_ptr_array_index (list, i))->path;
      PalStore *copy = pal_store_open (path, PAL_STORE_READ_ONLY, &error);

      g_assert_no_error (error);
      pal_test_assert_answer (copy, "A", "1");
      pal_test_assert_whole (copy);
      pal_store_close (copy);
    }
}

/* The file that the first release writes opens for ever, with the same values.  PAL_UPDATE_GOLDEN=1 makes it
 * anew, which may happen only before schema 1 is released. */
static void
test_golden (PalTestStore *f, gconstpointer data)
{
  g_autofree char *golden = g_build_filename (g_getenv ("PAL_TEST_DATA"), "db", "v1.palliscope", NULL);
  g_autofree char *hex = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  PalHash hash;

  if (g_getenv ("PAL_UPDATE_GOLDEN") != NULL)
    {
      static const char document[] = "{\"id\":\"golden\"}";
      g_autoptr (PalBatch) batch = pal_batch_new ("init", "Kari Nordmann", "Golden file");
      g_autoptr (PalInstitution) institution =
          pal_institution_new ("d3a9bdf3-21ca-5c3e-9c7e-9d3c42c8a011", "NO");

      pal_clock_set_fixed_ms (NOON_MS);
      pal_hash_compute (&hash, document, strlen (document));
      g_assert_true (pal_store_add_document (f->store, "instrument", &hash, document, &error));
      hex = pal_hash_to_hex (&hash);
      pal_institution_set_name (institution, "Sykehuset");
      pal_institution_set_position (institution, 63.5, 10.25, PAL_PRECISION_CITY);
      pal_batch_set_instrument (batch, hex);
      pal_batch_add_wave (batch, "2026", hex);
      pal_batch_add_institution (batch, institution);
      pal_batch_add_reference (batch, "opioids", "NO", "2015-2017", 12.5, "kg", "INCB");
      pal_batch_add_text (batch, "workspace", PAL_WORKSPACE_ID, "name", "Golden");
      g_assert_true (pal_journal_commit (f->store, batch, NULL, &error));
      g_clear_pointer (&hex, g_free);
      pal_test_answer (f->store, "T1C11", "12");
      pal_test_answer (f->store, "T1C11", "{\"den\":40,\"num\":12}");
      pal_test_answer (f->store, "T1C12", "{\"missing\":\"DK\"}");
      g_assert_true (pal_journal_undo (f->store, "Kari Nordmann", NULL, NULL, &error));
      pal_test_answer (f->store, "T1C13", "\"åpen\"");
      g_assert_true (pal_batch_get_error (batch) == NULL);
      g_assert_true (pal_journal_erase (f->store, "Kari Nordmann", "answer", "NO//2026/T1C13/agreed", NULL,
                                        NULL, &error));
      g_assert_no_error (error);
      g_clear_pointer (&f->store, pal_store_close);
      pal_clock_set_fixed_ms (0);
      g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
      g_assert_true (g_file_set_contents (golden, contents, (gssize) length, NULL));
      g_clear_pointer (&contents, g_free);
    }
  g_clear_pointer (&f->store, pal_store_close);
  g_assert_true (g_file_get_contents (golden, &contents, &length, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (f->path, contents, (gssize) length, NULL));
  f->store = pal_store_open (f->path, PAL_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (pal_store_was_rereplicated (f->store));
  pal_test_assert_whole (f->store);
  pal_test_assert_answer (f->store, "T1C11", "{\"den\":40,\"num\":12}");
  pal_test_assert_answer (f->store, "T1C12", NULL);
  pal_test_assert_answer (f->store, "T1C13", NULL);
  history = pal_journal_cell_history (f->store, "answer", "NO//2026/T1C13/agreed", "value", &error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_null (((PalHistoryItem *) g_ptr_array_index (history, 0))->value);
  log = pal_journal_log (f->store, 0, &error);
  g_assert_cmpuint (log->len, ==, 7);
  g_assert_cmpint (((PalHistoryItem *) g_ptr_array_index (log, 0))->wall_ms, ==, NOON_MS);
  g_assert_true (pal_query_content_hash (f->store, &hash, &error));
  hex = pal_hash_to_hex (&hash);
  g_assert_cmpstr (hex, ==, "d02c8e607b1538841c00c5fec7cb6a07cb67649c544c8f1e3a48745f78ad8a07");
  pal_test_answer (f->store, "T1C11", "13");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/backup/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  ADD ("daily", test_daily);
  ADD ("forced", test_forced);
  ADD ("restore", test_restore);
  g_test_add_func ("/backup/kept", test_kept);
  ADD ("upkeep", test_upkeep);
  ADD ("damaged", test_damaged_is_not_backed_up);
  ADD ("leftovers", test_leftovers);
  ADD ("migrations", test_migrations);
  ADD ("golden", test_golden);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
