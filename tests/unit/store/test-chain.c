/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-clock.h"
#include "pal-test-store.h"
#include "store/pal-digest.h"
#include "store/pal-migrations.h"
#include "store/pal-store-private.h"

/* The bytes themselves: these hashes were computed by another program (Python's hashlib and json) from the
 * text of docs/journal.md.  If this test fails, files, packages and releases of everybody else no longer
 * verify. */
static void
test_vectors (void)
{
  static const guint8 salt[PAL_SALT_SIZE] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
  static const char uuid[] = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autofree char *author = pal_digest_make_author ("Åse \"B\"", "Number of teams", NULL, NULL);
  g_autofree char *author_hex = NULL;
  g_autofree char *change_hex = NULL;
  g_autofree char *batch_hex = NULL;
  PalBatchHeader header = { .replica = uuid,
                            .seq = 7,
                            .at = G_GINT64_CONSTANT (1768226525000001),
                            .wall = G_GINT64_CONSTANT (1768226525000),
                            .kind = "edit",
                            .has_instrument = TRUE,
                            .n = 1 };
  GChecksum *checksum;
  PalHash author_digest, change_digest, batch_hash;

  memset (header.prev.bytes, 0x11, PAL_HASH_SIZE);
  memset (header.instrument.bytes, 0xab, PAL_HASH_SIZE);

  g_assert_cmpstr (author, ==, "{\"actor\":\"Åse \\\"B\\\"\",\"label\":\"Number of teams\",\"reason\":null}");
  pal_digest_start (buffer, salt);
  pal_digest_append_author (buffer, uuid, 7);
  pal_digest_finish (buffer, author, "[]", &author_digest);
  author_hex = pal_hash_to_hex (&author_digest);
  g_assert_cmpstr (author_hex, ==, "3cafeacc1d379468e905e6ad71eb3e5dda05794727047710865062d24254fda1");

  pal_digest_start (buffer, salt);
  g_string_append (buffer, "[\"answer\",\"NO//2026/T1C11/agreed\",\"value\",");
  pal_digest_finish (
      buffer, "{\"den\":40,\"num\":12}",
      "[\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff/3/2\",\"7f9619ff-8b86-4d01-b42d-00cf4fc964ff/12/1\"]",
      &change_digest);
  change_hex = pal_hash_to_hex (&change_digest);
  g_assert_cmpstr (change_hex, ==, "6c93f010218098eefe7089d1aa41a9df878aa1db88a78b8021ea10ddcb0078d3");

  checksum = pal_digest_batch_start (&header);
  pal_digest_batch_add (checksum, &author_digest);
  pal_digest_batch_add (checksum, &change_digest);
  pal_digest_batch_finish (checksum, &batch_hash);
  batch_hex = pal_hash_to_hex (&batch_hash);
  g_assert_cmpstr (batch_hex, ==, "88a3fce4d99b3f671d5486564715f61091c4d06753ada4af3e4fe111b76279e6");
}

/* What the store writes is what the vectors say: the digest of a row of the file, from its own parts. */
static void
test_written (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalStatement) stmt = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *expected = NULL;
  gboolean has_row = FALSE;
  guint8 salt[PAL_SALT_SIZE];
  PalHash digest, computed;

  pal_test_answer (f->store, "T1C11", "12.5");
  pal_test_answer (f->store, "T1C11", "13");
  stmt =
      pal_statement_new (f->store->db,
                         "SELECT p.salt, c.digest FROM change AS c JOIN payload AS p ON p.change = c.change"
                         " WHERE c.change = 2 << 24 | 1",
                         NULL);
  g_assert_true (pal_statement_step (stmt, &has_row, NULL) && has_row);
  g_assert_true (pal_statement_read_blob (stmt, 0, salt, sizeof salt));
  g_assert_true (pal_statement_read_blob (stmt, 1, digest.bytes, PAL_HASH_SIZE));
  expected = g_strdup_printf ("[\"answer\",\"NO//2026/T1C11/agreed\",\"value\",13,[\"%s/1/1\"]]",
                              pal_store_get_replica (f->store));
  g_string_append_len (text, (const char *) salt, sizeof salt);
  g_string_append (text, expected);
  pal_hash_compute (&computed, text->str, text->len);
  g_assert_true (pal_hash_equal (&digest, &computed));
}

/* A second connection that knows none of our rules, as an attacker or a broken disk has it. */
static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (raw, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", NULL, NULL, NULL), ==,
      SQLITE_OK);
  return raw;
}

static void
run_raw (sqlite3 *raw, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (raw, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static gboolean
is_whole (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalVerifyReport) report = pal_verify_run (store, &error);

  g_assert_no_error (error);
  return report->problems->len == 0;
}

/* Some history of every kind of row: bases, undo, several heads are covered by test-heads. */
static void
fill (PalStore *store)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", "Tester", "x");
  static const char document[] = "{\"id\":\"x\"}";
  g_autoptr (GError) error = NULL;
  PalHash hash;

  pal_hash_compute (&hash, document, strlen (document));
  g_assert_true (pal_store_add_document (store, "instrument", &hash, document, &error));
  pal_batch_set_instrument (batch, "00000000000000000000000000000000000000000000000000000000000000ff");
  pal_batch_add_answer (batch, "NO", "inst", "2026", "B", NULL, "value", "\"y\"");
  pal_batch_add (batch, "country", "NO", "note", "\"text\"");
  g_assert_true (pal_journal_commit (store, batch, NULL, &error));
  pal_test_answer (store, "A", "1");
  pal_test_answer (store, "A", "2");
  g_assert_true (pal_journal_undo (store, "Tester", NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
close_for_reading (PalTestStore *f)
{
  pal_test_store_reopen (f, PAL_STORE_READ_ONLY);
  g_assert_true (is_whole (f->store));
}

/* Every byte of every text and blob of the chain, one bit each, through the incremental interface that no
 * trigger sees. */
static void
test_flip (PalTestStore *f, gconstpointer data)
{
  static const struct
  {
    const char *table, *column;
  } columns[] = {
    { "batch", "hash" },    { "batch", "prev" },        { "batch", "kind" },   { "batch", "instrument" },
    { "change", "digest" }, { "change", "bases" },      { "payload", "salt" }, { "payload", "value" },
    { "replica", "uuid" },  { "replica", "head_hash" }, { "symbol", "text" },  { "document", "text" },
    { "document", "hash" }, { "current", "value" },
  };
  sqlite3 *raw;
  guint n = 0;

  fill (f->store);
  close_for_reading (f);
  raw = open_raw (f->path);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT rowid, length (CAST (%s AS BLOB)) FROM %s",
                                              columns[i].column, columns[i].table);
      g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
      sqlite3_stmt *rows = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &rows, NULL), ==, SQLITE_OK);
      while (sqlite3_step (rows) == SQLITE_ROW)
        {
          gint64 pair[2] = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };

          g_array_append_vals (list, pair, 2);
        }
      sqlite3_finalize (rows);
      for (guint r = 0; r < list->len; r += 2)
        for (int at = 0; at < g_array_index (list, gint64, r + 1); at++)
          {
            sqlite3_blob *blob = NULL;
            guint8 byte = 0;
            guint8 flipped;

            if (sqlite3_blob_open (raw, "main", columns[i].table, columns[i].column,
                                   g_array_index (list, gint64, r), 1, &blob) != SQLITE_OK)
              break; /* an indexed column: see test_update */
            g_assert_cmpint (sqlite3_blob_read (blob, &byte, 1, at), ==, SQLITE_OK);
            flipped = byte ^ (guint8) (1 << g_test_rand_int_range (0, 7));
            g_assert_cmpint (sqlite3_blob_write (blob, &flipped, 1, at), ==, SQLITE_OK);
            sqlite3_blob_close (blob);
            if (is_whole (f->store))
              g_error ("%s.%s row %" G_GINT64_FORMAT " byte %d: %02x -> %02x was not seen", columns[i].table,
                       columns[i].column, g_array_index (list, gint64, r), at, byte, flipped);
            n++;
            sqlite3_blob_open (raw, "main", columns[i].table, columns[i].column,
                               g_array_index (list, gint64, r), 1, &blob);
            sqlite3_blob_write (blob, &byte, 1, at);
            sqlite3_blob_close (blob);
          }
    }
  g_assert_true (is_whole (f->store));
  g_test_message ("%u bytes", n);
  g_assert_cmpuint (n, >, 500);
  sqlite3_close (raw);
}

#define DROP                                                                                                 \
  "DROP TRIGGER batch_no_update; DROP TRIGGER batch_no_delete; DROP TRIGGER change_no_update;"               \
  "DROP TRIGGER change_no_delete; DROP TRIGGER payload_no_update; DROP TRIGGER document_no_update;"          \
  "DROP TRIGGER document_no_delete;"

/* Rows deleted, exchanged, moved, and numbers changed: the whole file is copied back after each. */
static void
test_update (PalTestStore *f, gconstpointer data)
{
  static const char *const attacks[] = {
    "DELETE FROM batch WHERE seq = %d",
    "DELETE FROM change WHERE change = (SELECT change FROM change LIMIT 1 OFFSET %d)",
    "DELETE FROM payload WHERE change = (SELECT change FROM payload LIMIT 1 OFFSET %d)",
    "DELETE FROM change WHERE change >> 24 = %d",
    "UPDATE batch SET seq = seq + 100 WHERE seq = %d",
    "UPDATE batch SET at = at + 1 WHERE seq = %d",
    "UPDATE batch SET wall = wall - 1 WHERE seq = %d",
    "UPDATE batch SET n = n + 1 WHERE seq = %d",
    "UPDATE batch SET kind = 'import' WHERE seq = %d AND kind <> 'import'",
    "UPDATE batch SET instrument = zeroblob (32) WHERE seq = %d",
    ("UPDATE change SET cell = cell + 1 WHERE change = (SELECT change FROM change WHERE cell IS NOT NULL "
     "LIMIT 1 OFFSET %d)"),
    ("UPDATE change SET cell = cell | 1 << 60 WHERE change = (SELECT change FROM change WHERE cell IS NOT "
     "NULL LIMIT 1 "
     "OFFSET %d)"),
    ("UPDATE change SET cell = NULL WHERE change = (SELECT change FROM change WHERE cell IS NOT NULL LIMIT 1 "
     "OFFSET %d)"),
    ("UPDATE change SET bases = x'010101' WHERE bases IS NULL AND change = (SELECT change FROM change WHERE "
     "bases IS "
     "NULL LIMIT 1 OFFSET %d)"),
    "UPDATE change SET bases = NULL WHERE bases IS NOT NULL AND %d >= 0",
    "UPDATE payload SET value = value || ' ' WHERE change = (SELECT change FROM payload LIMIT 1 OFFSET %d)",
    ("UPDATE payload SET value = value || char (0) || 'x' WHERE change = (SELECT change FROM payload LIMIT 1 "
     "OFFSET %d)"),
    "UPDATE replica SET head_seq = head_seq + 1 + %d",
    "UPDATE subject SET a = CASE WHEN a = 1 THEN 2 ELSE 1 END WHERE subject = 1 + %d",
    "UPDATE aspect SET e = e + 1 WHERE aspect = 1 + %d",
    "UPDATE symbol SET text = text || 'x' WHERE symbol = (SELECT a FROM subject LIMIT 1 OFFSET %d)",
    "DELETE FROM current WHERE cell = (SELECT cell FROM current LIMIT 1 OFFSET %d)",
    "UPDATE current SET value = 'null' WHERE cell = (SELECT cell FROM current LIMIT 1 OFFSET %d)",
    "UPDATE current SET heads = heads + 1 WHERE cell = (SELECT cell FROM current LIMIT 1 OFFSET %d)",
    "INSERT INTO head SELECT cell, head FROM current LIMIT 1 OFFSET %d",
    "INSERT INTO erased SELECT digest FROM change LIMIT 1 OFFSET %d",
    "INSERT INTO change SELECT change + 100, cell, bases, digest FROM change LIMIT 1 OFFSET %d",
    "INSERT INTO change SELECT change + (100 << 24), cell, bases, digest FROM change LIMIT 1 OFFSET %d",
    /* two rows exchanged */
    ("UPDATE change SET digest = CASE change WHEN 1 << 24 | 1 THEN (SELECT digest FROM change WHERE change = "
     "1 << 24 | 2)"
     " ELSE (SELECT digest FROM change WHERE change = 1 << 24 | 1) END WHERE change IN (1 << 24 | 1, 1 << 24 "
     "| 2) AND %d "
     "= 0"),
    ("UPDATE payload SET value = CASE change WHEN 2 << 24 | 1 THEN '2' ELSE '1' END WHERE change IN (2 << 24 "
     "| 1, 3 << 24 "
     "| 1) AND %d = 0"),
    "UPDATE batch SET seq = 50 - seq WHERE seq IN (2, 3) AND %d = 0",
  };
  g_autofree char *good = NULL;
  gsize length = 0;
  guint n = 0;

  fill (f->store);
  g_clear_pointer (&f->store, pal_store_close);
  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    for (int at = 0; at < 4; at++)
      {
        g_autofree char *number = g_strdup_printf ("%d", at);
        g_auto (GStrv) halves = g_strsplit (attacks[i], "%d", 2);
        g_autofree char *sql = g_strjoinv (number, halves);
        sqlite3_stmt *triggers = NULL;
        g_autoptr (GString) create = g_string_new (NULL);
        sqlite3 *raw;
        int changed;

        g_assert_true (g_file_set_contents (f->path, good, (gssize) length, NULL));
        raw = open_raw (f->path);
        sqlite3_prepare_v2 (raw, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", -1, &triggers, NULL);
        while (sqlite3_step (triggers) == SQLITE_ROW)
          g_string_append_printf (create, "%s;", sqlite3_column_text (triggers, 0));
        sqlite3_finalize (triggers);
        run_raw (raw, DROP);
        run_raw (raw, sql);
        changed = sqlite3_changes (raw);
        run_raw (raw, create->str);
        sqlite3_close (raw);
        if (changed == 0)
          continue;
        n++;
        {
          g_autoptr (GError) error = NULL;
          PalStore *store = pal_store_open (f->path, PAL_STORE_READ_ONLY, &error);

          /* Not to open it at all is to see it, too. */
          if (store != NULL && is_whole (store))
            g_error ("not seen: %s", sql);
          g_clear_pointer (&store, pal_store_close);
        }
      }
  g_test_message ("%u attacks", n);
  g_assert_cmpuint (n, >, 50);
  g_assert_true (g_file_set_contents (f->path, good, (gssize) length, NULL));
}

static void
test_append_only (PalTestStore *f, gconstpointer data)
{
  static const char *const statements[] = {
    "UPDATE batch SET wall = 0",
    "DELETE FROM batch",
    "UPDATE change SET digest = zeroblob (32)",
    "DELETE FROM change",
    "UPDATE payload SET value = '1'",
    "INSERT OR REPLACE INTO change SELECT change, cell, bases, zeroblob (32) FROM change",
    "INSERT OR REPLACE INTO batch SELECT batch, replica, seq, at, 0, 'x', NULL, n, prev, hash FROM batch",
    "UPDATE document SET text = '{}'",
    "DELETE FROM document",
    "CREATE TABLE mine (x)",
    "CREATE TEMP TABLE mine (x)",
    "DROP TRIGGER batch_no_update",
    "ATTACH ':memory:' AS other",
  };

  fill (f->store);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", statements[i]);
      g_assert_false (pal_database_exec (f->store->db, statements[i], &error));
      g_assert_nonnull (error);
    }
}

/* The view for people shows the same as the program. */
static void
test_view (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalStatement) stmt = NULL;
  gboolean has_row = FALSE;

  fill (f->store);
  stmt = pal_statement_new (f->store->db,
                            "SELECT group_concat (id || ' ' || field || '=' || value, '; ') FROM"
                            " (SELECT * FROM journal WHERE seq IN (1, 2) AND n > 0)",
                            NULL);
  g_assert_true (pal_statement_step (stmt, &has_row, NULL) && has_row);
  g_assert_cmpstr (pal_statement_get_text (stmt, 0), ==,
                   "NO/inst/2026/B/agreed value=\"y\"; NO note=\"text\"; NO//2026/A/agreed value=1");
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/chain/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  g_test_add_func ("/chain/vectors", test_vectors);
  ADD ("written", test_written);
  ADD ("flip", test_flip);
  ADD ("update", test_update);
  ADD ("append-only", test_append_only);
  ADD ("view", test_view);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
