/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "base/pal-error.h"
#include "pal-test-transfer.h"
#include "store/pal-erase.h"

#define SECRET "Wilhelmina Quetzalcoatl"

static void
write_text (PalStore *store, const char *entity, const char *id, const char *field, const char *text)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "text");
  g_autoptr (GError) error = NULL;

  pal_batch_add_text (batch, entity, id, field, text);
  g_assert_true (pal_journal_commit (store, batch, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
file_holds (const char *path, const char *text)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return memmem (data, length, text, strlen (text)) != NULL;
}

/* Looks through every file of a folder. */
static gboolean
folder_holds (const char *folder, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) ? folder_holds (path, text) : file_holds (path, text))
        return TRUE;
    }
  return FALSE;
}

static guint64
count_erased (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalVerifyReport) report = pal_verify_run (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  return report->n_erased;
}

/* Names in many rows among many others, so that pages are split and balanced: afterwards no byte of them is
 * left in the file, in its backups or beside it, and the chain still verifies. */
static void
test_gone (PalTestStore *f, gconstpointer data)
{
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "palliscope", NULL);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint n_erased = 0;

  for (int i = 0; i < 300; i++)
    {
      g_autofree char *other = g_strdup_printf ("c%d", g_test_rand_int_range (0, 100));
      g_autofree char *text = g_strdup_printf ("%s %d", i % 4 == 0 ? SECRET : "somebody else", i);

      write_text (f->store, "comment", i % 4 == 0 ? "personal" : other, i % 8 == 0 ? "text" : "name", text);
    }
  g_assert_true (pal_journal_undo (f->store, "Tester", NULL, NULL, &error));
  g_assert_true (pal_journal_redo (f->store, "Tester", NULL, NULL, &error));
  write_text (f->store, "comment", "personal", "text", SECRET " again");
  g_assert_true (pal_journal_undo (f->store, "Tester", NULL, NULL, &error));
  g_assert_true (pal_journal_set_pending (f->store, "comment", "personal", "text", "\"" SECRET "\"", &error));
  g_assert_true (pal_backup_run (f->store, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (file_holds (f->path, SECRET));
  g_assert_true (folder_holds (backups, SECRET));

  g_assert_true (pal_journal_erase (f->store, "Officer", "comment", "personal", NULL, &n_erased, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_erased, ==, 77);
  g_assert_cmpuint (count_erased (f->store), ==, 77);
  g_assert_false (file_holds (f->path, SECRET));
  g_assert_false (folder_holds (f->dir, SECRET));
  g_assert_false (folder_holds (backups, SECRET));
  list = pal_backup_list (f->path, &error);
  g_assert_cmpuint (list->len, ==, 1); /* a new one, made after */

  g_assert_null (pal_query_cell (f->store, "comment", "personal", "name", &error));
  g_assert_false (pal_journal_get_pending (f->store, NULL, NULL, NULL, NULL, NULL, &error));
  history = pal_journal_cell_history (f->store, "comment", "personal", "name", &error);
  g_assert_cmpuint (history->len, >, 30);
  for (guint i = 0; i < history->len; i++)
    g_assert_null (((PalHistoryItem *) g_ptr_array_index (history, i))->value);
  g_assert_null (pal_journal_get_undo_label (f->store, &error));
  g_assert_no_error (error);

  /* Life goes on, and a second erasure of the same finds nothing. */
  g_assert_true (pal_journal_erase (f->store, "Officer", "comment", "personal", NULL, &n_erased, &error));
  g_assert_cmpuint (n_erased, ==, 0);
  write_text (f->store, "comment", "personal", "name", "new");
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_cmpuint (count_erased (f->store), ==, 77);
}

static void
test_one_field (PalTestStore *f, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n_erased = 0;

  write_text (f->store, "panellist", "p1", "name", SECRET);
  write_text (f->store, "panellist", "p1", "role", "nurse");
  g_assert_true (pal_journal_erase (f->store, "Officer", "panellist", "p1", "name", &n_erased, &error));
  g_assert_cmpuint (n_erased, ==, 1);
  kept = pal_query_cell (f->store, "panellist", "p1", "role", &error);
  g_assert_cmpstr (kept, ==, "\"nurse\"");
  g_assert_null (pal_query_cell (f->store, "panellist", "p1", "name", &error));
  g_assert_no_error (error);
}

/* Of an answer only what belongs to this id, not the other questions of its unit. */
static void
test_answer (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_erased = 0;

  pal_test_answer (f->store, "A", "1");
  pal_test_answer (f->store, "B", "2");
  g_assert_true (
      pal_journal_erase (f->store, "Officer", "answer", "NO//2026/A/agreed", NULL, &n_erased, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_erased, ==, 1);
  pal_test_assert_answer (f->store, "A", NULL);
  pal_test_assert_answer (f->store, "B", "2");
}

static void
test_author (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", SECRET, "label");
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("%s/1", pal_store_get_replica (f->store));
  guint n_erased = 0;

  pal_batch_add (batch, "country", "NO", "note", "1");
  g_assert_true (pal_journal_commit (f->store, batch, NULL, &error));
  g_assert_false (pal_journal_erase (f->store, "Officer", "batch", id, NULL, &n_erased, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_true (pal_journal_erase (f->store, "Officer", "batch", id, "author", &n_erased, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_erased, ==, 1);
  g_assert_false (file_holds (f->path, SECRET));
  log = pal_journal_log (f->store, 0, &error);
  g_assert_cmpuint (log->len, ==, 2);
  g_assert_null (((PalHistoryItem *) g_ptr_array_index (log, 1))->actor);
  g_assert_cmpstr (((PalHistoryItem *) g_ptr_array_index (log, 1))->kind, ==, "edit");
}

/* An undo never brings back what was erased underneath. */
static void
test_undo_after (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PalCommit commit;
  guint n_kept = 0;

  write_text (f->store, "comment", "c", "text", SECRET);
  g_assert_true (pal_journal_erase (f->store, "Officer", "comment", "c", NULL, NULL, &error));
  write_text (f->store, "comment", "c", "text", "harmless");
  g_assert_true (pal_journal_undo (f->store, "Tester", &commit, &n_kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_kept, ==, 1);
}

/* An erasure travels, in either order, and no exchange brings the payload back. */
static void
test_travels (PalTestStore *f, gconstpointer data)
{
  PalTestStore before = { 0 };
  PalTestStore after = { 0 };
  g_autoptr (GError) error = NULL;

  pal_test_store_set_up (&before, NULL);
  pal_test_store_set_up (&after, NULL);
  write_text (f->store, "comment", "c", "text", SECRET);
  pal_test_transfer (f->store, before.store);
  g_assert_true (file_holds (before.path, SECRET));
  g_assert_true (pal_journal_erase (f->store, "Officer", "comment", "c", NULL, NULL, &error));

  /* Known here already: taken away. */
  pal_test_transfer (f->store, before.store);
  g_assert_null (pal_query_cell (before.store, "comment", "c", "text", &error));
  g_assert_true (pal_erase_scrub (before.store, &error));
  g_assert_false (file_holds (before.path, SECRET));
  g_assert_cmpuint (count_erased (before.store), ==, 1);

  /* A third that hears of it first from one, then gets the batch from another who still has the payload. */
  pal_test_transfer (f->store, after.store);
  g_assert_cmpuint (count_erased (after.store), ==, 1);
  g_assert_null (pal_query_cell (after.store, "comment", "c", "text", &error));
  g_assert_no_error (error);
  pal_test_store_tear_down (&before, NULL);
  pal_test_store_tear_down (&after, NULL);
}

/* The payload arrives after the erasure did: it is not stored. */
static void
test_comes_late (PalTestStore *f, gconstpointer data)
{
  PalTestStore other = { 0 };
  PalTestStore third = { 0 };
  g_auto (PalTestBatch) full = { 0 };
  g_autoptr (GError) error = NULL;

  pal_test_store_set_up (&other, NULL);
  pal_test_store_set_up (&third, NULL);
  write_text (f->store, "comment", "c", "text", SECRET);
  g_assert_true (pal_test_read_batch (f->store, pal_store_get_replica (f->store), 1, &full));
  pal_test_transfer (f->store, other.store);
  g_assert_true (pal_journal_erase (other.store, "Officer", "comment", "c", NULL, NULL, &error));
  pal_test_transfer_replica (other.store, third.store, pal_store_get_replica (other.store));
  g_assert_true (pal_journal_insert_foreign (third.store, &full.batch, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (pal_query_cell (third.store, "comment", "c", "text", &error));
  g_assert_false (file_holds (third.path, SECRET));
  g_assert_cmpuint (count_erased (third.store), ==, 1);
  pal_test_store_tear_down (&other, NULL);
  pal_test_store_tear_down (&third, NULL);
}

/* Cleaning that was interrupted is done on the next opening. */
static void
test_scrub_later (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 due = 0;

  write_text (f->store, "comment", "c", "text", SECRET);
  g_assert_true (pal_backup_run (f->store, TRUE, NULL, &error));
  g_assert_true (pal_journal_erase (f->store, "Officer", "comment", "c", NULL, NULL, &error));
  g_assert_true (pal_store_set_local (f->store, PAL_ERASE_SCRUB, 1, &error));
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  g_assert_true (pal_store_get_local (f->store, PAL_ERASE_SCRUB, &due, &error));
  g_assert_cmpint (due, ==, 0);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/erase/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  ADD ("gone", test_gone);
  ADD ("one-field", test_one_field);
  ADD ("answer", test_answer);
  ADD ("author", test_author);
  ADD ("undo-after", test_undo_after);
  ADD ("travels", test_travels);
  ADD ("comes-late", test_comes_late);
  ADD ("scrub-later", test_scrub_later);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
