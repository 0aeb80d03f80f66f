/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "base/pal-id.h"
#include "pal-test-transfer.h"

#define N_COPIES 3

/* Three workspaces that know nothing of each other yet. */
typedef struct
{
  PalTestStore copies[N_COPIES];
} Copies;

static void
set_up (Copies *f, gconstpointer data)
{
  for (int i = 0; i < N_COPIES; i++)
    pal_test_store_set_up (&f->copies[i], NULL);
}

static void
tear_down (Copies *f, gconstpointer data)
{
  for (int i = 0; i < N_COPIES; i++)
    pal_test_store_tear_down (&f->copies[i], NULL);
}

static gint64
count_heads (PalStore *store, const char *question)
{
  g_autofree char *id = pal_answer_id_make ("NO", NULL, "2026", question, NULL);
  g_autoptr (PalStatement) stmt =
      pal_statement_new (store->db, "SELECT heads FROM current WHERE cell = :cell", NULL);
  gboolean has_row = FALSE;

  g_assert_true (pal_store_load_names (store, NULL));
  pal_statement_bind_int64 (stmt, ":cell", pal_cells_find (store->cells, "answer", id, "value"));
  g_assert_true (pal_statement_step (stmt, &has_row, NULL));
  return has_row ? pal_statement_get_int64 (stmt, 0) : 0;
}

/* Both answered without seeing the other: two heads, the later one shown; then one settles it. */
static void
test_conflict (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  pal_clock_set_fixed_ms (G_GINT64_CONSTANT (1768000000000));
  pal_test_answer (a, "Q", "1");
  pal_clock_set_fixed_ms (G_GINT64_CONSTANT (1768000001000));
  pal_test_answer (b, "Q", "2");
  g_assert_cmpuint (pal_test_transfer (b, a), ==, 1);
  g_assert_cmpint (count_heads (a, "Q"), ==, 2);
  pal_test_assert_answer (a, "Q", "2");
  pal_test_assert_whole (a);

  /* The same value again is no "same": it settles. */
  g_assert_cmpint (pal_test_answer (a, "Q", "2").seq, ==, 2);
  g_assert_cmpint (count_heads (a, "Q"), ==, 1);
  history = pal_journal_cell_history (a, "answer", "NO//2026/Q/agreed", "value", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 3);

  g_assert_cmpuint (pal_test_transfer (a, b), ==, 2);
  g_assert_cmpint (count_heads (b, "Q"), ==, 1);
  pal_test_assert_answer (b, "Q", "2");
  g_assert_cmpuint (pal_test_transfer (a, b), ==, 0);
  pal_clock_set_fixed_ms (0);
}

/* The answer to a change may arrive before the change. */
static void
test_out_of_order (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  PalStore *c = f->copies[2].store;

  pal_test_answer (a, "Q", "1");
  pal_test_transfer (a, b);
  pal_test_answer (b, "Q", "2");
  g_assert_cmpuint (pal_test_transfer_replica (b, c, pal_store_get_replica (b)), ==, 1);
  g_assert_cmpint (count_heads (c, "Q"), ==, 1);
  g_assert_cmpuint (pal_test_transfer_replica (b, c, pal_store_get_replica (a)), ==, 1);
  g_assert_cmpint (count_heads (c, "Q"), ==, 1);
  pal_test_assert_answer (c, "Q", "2");
}

/* Whatever was done and in whatever order it was exchanged: in the end all show the same. */
static void
test_converge (Copies *f, gconstpointer data)
{
  static const char *const questions[] = { "A", "B", "C", "D" };
  PalHash hashes[N_COPIES];
  guint n_conflicts = 0;

  for (int step = 0; step < 250; step++)
    {
      PalStore *store = f->copies[g_test_rand_int_range (0, N_COPIES)].store;
      int dice = g_test_rand_int_range (0, 10);
      g_autofree char *json = g_strdup_printf ("%d", g_test_rand_int_range (0, 5));
      g_autoptr (GError) error = NULL;

      if (dice < 6)
        pal_test_answer (store, questions[g_test_rand_int_range (0, 4)], json);
      else if (dice < 8)
        pal_test_transfer (f->copies[g_test_rand_int_range (0, N_COPIES)].store, store);
      else if (dice < 9)
        pal_journal_undo (store, "Tester", NULL, NULL, &error);
      else
        pal_journal_redo (store, "Tester", NULL, NULL, &error);
      if (error != NULL)
        g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
      for (int q = 0; q < 4; q++)
        n_conflicts += count_heads (store, questions[q]) > 1;
    }
  for (int round = 0; round < 2; round++)
    for (int from = 0; from < N_COPIES; from++)
      for (int to = 0; to < N_COPIES; to++)
        if (from != to)
          pal_test_transfer (f->copies[from].store, f->copies[to].store);
  for (int i = 0; i < N_COPIES; i++)
    {
      g_assert_true (pal_query_content_hash (f->copies[i].store, &hashes[i], NULL));
      g_assert_true (pal_hash_equal (&hashes[i], &hashes[0]));
      for (int q = 0; q < 4; q++)
        g_assert_cmpint (count_heads (f->copies[i].store, questions[q]), ==,
                         count_heads (f->copies[0].store, questions[q]));
    }
  g_test_message ("%u times a cell had several heads", n_conflicts);
  g_assert_cmpuint (n_conflicts, >, 0);
}

/* One batch of a replica that exists nowhere else: a single answer to Q that saw nothing. */
static void
insert_made_up (PalStore *store, int number)
{
  g_autofree char *uuid = pal_id_new ();
  g_autofree char *value = g_strdup_printf ("%d", number);
  g_autofree char *author = pal_digest_make_author ("Nobody", "Q", NULL, NULL);
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  PalForeignChange change = { "answer", "NO//2026/Q/agreed", "value", value };
  PalForeignBatch batch = { .changes = &change };
  GChecksum *checksum;
  gboolean is_new = FALSE;

  batch.header =
      (PalBatchHeader){ .replica = uuid, .seq = 1, .at = 1000 + number, .wall = 1, .kind = "edit", .n = 1 };
  batch.author.value = author;
  pal_digest_start (buffer, batch.author.salt);
  pal_digest_append_author (buffer, uuid, 1);
  pal_digest_finish (buffer, author, "[]", &batch.author.digest);
  pal_digest_start (buffer, change.salt);
  g_string_append (buffer, "[\"answer\",\"NO//2026/Q/agreed\",\"value\",");
  pal_digest_finish (buffer, value, "[]", &change.digest);
  checksum = pal_digest_batch_start (&batch.header);
  pal_digest_batch_add (checksum, &batch.author.digest);
  pal_digest_batch_add (checksum, &change.digest);
  pal_digest_batch_finish (checksum, &batch.hash);
  g_assert_true (pal_journal_insert_foreign (store, &batch, &is_new, &error));
  g_assert_no_error (error);
  g_assert_true (is_new);
}

/* Thirty people answered apart from each other; one decision settles them all. */
static void
test_many (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  g_autoptr (GPtrArray) history = NULL;

  for (int i = 1; i <= 30; i++)
    insert_made_up (a, i);
  g_assert_cmpint (count_heads (a, "Q"), ==, 30);
  pal_test_assert_answer (a, "Q", "30");
  pal_test_assert_whole (a);
  pal_test_answer (a, "Q", "7");
  g_assert_cmpint (count_heads (a, "Q"), ==, 1);
  history = pal_journal_cell_history (a, "answer", "NO//2026/Q/agreed", "value", NULL);
  g_assert_cmpuint (history->len, ==, 31);
  g_assert_true (pal_journal_undo (a, "Tester", NULL, NULL, NULL));
  pal_test_assert_answer (a, "Q", "30");
}

/* An undo leaves what somebody else decided since. */
static void
test_undo_keeps (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "two");
  g_autoptr (GError) error = NULL;
  PalCommit commit;
  guint n_kept = 0;

  pal_batch_add_answer (batch, "NO", NULL, "2026", "A", NULL, "value", "1");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "B", NULL, "value", "1");
  g_assert_true (pal_journal_commit (a, batch, &commit, &error));
  pal_test_transfer (a, b);
  pal_test_answer (b, "A", "2");
  pal_test_transfer (b, a);
  g_assert_true (pal_journal_undo (a, "Tester", &commit, &n_kept, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_kept, ==, 1);
  g_assert_cmpuint (commit.n_changes, ==, 1);
  pal_test_assert_answer (a, "A", "2");
  pal_test_assert_answer (a, "B", NULL);
  g_assert_true (pal_journal_redo (a, "Tester", &commit, &n_kept, &error));
  g_assert_cmpuint (n_kept, ==, 1);
  pal_test_assert_answer (a, "A", "2");
  pal_test_assert_answer (a, "B", "1");

  /* b has nothing of its own but one batch. */
  g_assert_true (pal_journal_undo (b, "Tester", &commit, &n_kept, &error));
  g_assert_false (pal_journal_undo (b, "Tester", &commit, &n_kept, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
}

/* What does not fit is refused whole, with the reason. */
static void
test_refused (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  g_auto (PalTestBatch) first = { 0 };
  g_auto (PalTestBatch) second = { 0 };
  PalForeignChange *change;
  g_autoptr (GError) error = NULL;
  const char *value;
  gboolean is_new;

  pal_test_answer (a, "Q", "1");
  pal_test_answer (a, "Q", "2");
  g_assert_true (pal_test_read_batch (a, pal_store_get_replica (a), 1, &first));
  g_assert_true (pal_test_read_batch (a, pal_store_get_replica (a), 2, &second));

  g_assert_false (pal_journal_insert_foreign (b, &second.batch, &is_new, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_clear_error (&error);

  change = &g_array_index (first.changes, PalForeignChange, 0);
  value = change->value;
  change->value = "7";
  g_assert_false (pal_journal_insert_foreign (b, &first.batch, &is_new, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  change->value = "{ }";
  g_assert_false (pal_journal_insert_foreign (b, &first.batch, &is_new, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  change->value = value;
  change->digest.bytes[0] ^= 1;
  g_assert_false (pal_journal_insert_foreign (b, &first.batch, &is_new, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  change->digest.bytes[0] ^= 1;
  change->entity = "planet";
  g_assert_false (pal_journal_insert_foreign (b, &first.batch, &is_new, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  change->entity = "answer";

  g_assert_true (pal_journal_insert_foreign (b, &first.batch, &is_new, &error));
  g_assert_true (is_new);
  g_assert_true (pal_journal_insert_foreign (b, &first.batch, &is_new, &error));
  g_assert_false (is_new);

  /* Our own batch comes back: known.  One under our name that we did not write: not. */
  g_assert_true (pal_journal_insert_foreign (a, &first.batch, &is_new, &error));
  g_assert_false (is_new);
  g_assert_no_error (error);
  second.batch.header.wall++;
  g_assert_false (pal_journal_insert_foreign (a, &second.batch, &is_new, &error));
  g_assert_nonnull (error);
}

/* A package of one country: digests of all, payloads of some; the chain holds all the same. */
static void
test_withheld (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "two");
  g_auto (PalTestBatch) carried = { 0 };
  g_autoptr (GError) error = NULL;
  PalForeignChange *hidden;

  pal_batch_add_answer (batch, "NO", NULL, "2026", "A", NULL, "value", "1");
  pal_batch_add_answer (batch, "SE", NULL, "2026", "A", NULL, "value", "2");
  g_assert_true (pal_journal_commit (a, batch, NULL, &error));
  g_assert_true (pal_test_read_batch (a, pal_store_get_replica (a), 1, &carried));
  hidden = &g_array_index (carried.changes, PalForeignChange, 1);
  hidden->entity = hidden->id = hidden->field = hidden->value = NULL;
  hidden->bases = NULL;
  g_assert_true (pal_journal_insert_foreign (b, &carried.batch, NULL, &error));
  g_assert_no_error (error);
  pal_test_assert_answer (b, "A", "1");
  g_assert_null (pal_query_cell (b, "answer", "SE//2026/A/agreed", "value", &error));
  pal_test_assert_whole (b);
}

/* A batch from a computer whose clock runs days ahead does not carry ours along. */
static void
test_clock_ahead (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  PalStore *c = f->copies[2].store;
  const gint64 now = G_GINT64_CONSTANT (1768000000000);
  const gint64 hour = 60 * 60 * 1000;

  pal_clock_set_fixed_ms (now + 48 * hour);
  pal_test_answer (a, "Q", "1");
  pal_clock_set_fixed_ms (now + 2 * hour);
  pal_test_answer (b, "Q", "2");
  pal_clock_set_fixed_ms (now);
  pal_test_transfer (a, c);
  g_assert_cmpint (c->clock, <, (now + 48 * hour) * 1000);
  pal_test_transfer (b, c);
  g_assert_cmpint (c->clock, >=, (now + 2 * hour) * 1000);
  pal_test_answer (c, "R", "1");
  g_assert_cmpint (c->clock, >, (now + 2 * hour) * 1000);
  g_assert_cmpint (c->clock, <, (now + 3 * hour) * 1000);
  pal_clock_set_fixed_ms (0);
}

/* A broken projection is found and repaired from the journal. */
static void
test_rebuild (Copies *f, gconstpointer data)
{
  PalStore *a = f->copies[0].store;
  PalStore *b = f->copies[1].store;
  g_autoptr (GError) error = NULL;
  guint64 n_rows = 0;
  guint64 n_differs = 0;
  PalHash before, after;

  pal_test_answer (a, "P", "1");
  pal_test_answer (a, "Q", "1");
  pal_test_answer (b, "Q", "2");
  pal_test_transfer (b, a);
  g_assert_true (pal_query_content_hash (a, &before, &error));
  g_assert_true (pal_verify_rebuild (a, &n_rows, &n_differs, &error));
  g_assert_cmpuint (n_rows, ==, 4); /* two cells, and two heads of one */
  g_assert_cmpuint (n_differs, ==, 0);

  g_assert_true (
      pal_database_exec (a->db, "DELETE FROM head; UPDATE current SET value = '9', heads = 1", &error));
  g_assert_true (pal_verify_rebuild (a, &n_rows, &n_differs, &error));
  g_assert_cmpuint (n_differs, ==, 4);
  g_assert_true (pal_verify_rebuild (a, &n_rows, &n_differs, &error));
  g_assert_cmpuint (n_differs, ==, 0);
  g_assert_true (pal_database_exec (a->db, "DELETE FROM head; DELETE FROM current", &error));
  g_assert_true (pal_verify_rebuild (a, &n_rows, &n_differs, &error));
  g_assert_cmpuint (n_differs, ==, 4);
  g_assert_true (pal_query_content_hash (a, &after, &error));
  g_assert_true (pal_hash_equal (&before, &after));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/heads/" name, Copies, NULL, set_up, func, tear_down)
  ADD ("conflict", test_conflict);
  ADD ("out-of-order", test_out_of_order);
  ADD ("converge", test_converge);
  ADD ("many", test_many);
  ADD ("undo-keeps", test_undo_keeps);
  ADD ("refused", test_refused);
  ADD ("withheld", test_withheld);
  ADD ("clock-ahead", test_clock_ahead);
  ADD ("rebuild", test_rebuild);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
