/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "pal-test-store.h"

#define N_CELLS 6
#define N_STEPS 1500

/* A reference model that knows nothing of journals: a line of states and a place in it. */
typedef struct
{
  int values[N_CELLS]; /* 0: no answer */
} State;

static const char *const questions[N_CELLS] = { "A", "B", "C", "D", "E", "F" };

static void
assert_state (PalStore *store, const State *state)
{
  for (int i = 0; i < N_CELLS; i++)
    {
      g_autofree char *value = pal_test_read_answer (store, questions[i]);
      g_autofree char *expected = state->values[i] != 0 ? g_strdup_printf ("%d", state->values[i]) : NULL;

      g_assert_cmpstr (value, ==, expected);
    }
}

static State
edit_randomly (PalStore *store, State state, gboolean *changed)
{
  g_autoptr (PalBatch) batch = pal_batch_new (g_test_rand_bit () ? "edit" : "import", "Tester", "random");
  g_autoptr (GError) error = NULL;
  State next = state;
  PalCommit commit = { 0 };

  for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
    {
      int cell = g_test_rand_int_range (0, N_CELLS);
      g_autofree char *json = NULL;

      next.values[cell] = g_test_rand_int_range (0, 4);
      if (next.values[cell] != 0)
        json = g_strdup_printf ("%d", next.values[cell]);
      pal_batch_add_answer (batch, "NO", NULL, "2026", questions[cell], NULL, "value", json);
    }
  g_assert_true (pal_journal_commit (store, batch, &commit, &error));
  g_assert_no_error (error);
  *changed = memcmp (&state, &next, sizeof state) != 0;
  g_assert_cmpint (commit.seq != 0, ==, *changed);
  return next;
}

static void
test_model (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GArray) line = g_array_new (FALSE, TRUE, sizeof (State));
  State empty = { { 0 } };
  guint at = 0;
  guint n_undone = 0;

  g_array_append_val (line, empty);
  for (int step = 0; step < N_STEPS; step++)
    {
      int dice = g_test_rand_int_range (0, 100);
      g_autoptr (GError) error = NULL;
      PalCommit commit = { 0 };
      guint n_kept = 0;

      if (dice < 40)
        {
          gboolean changed = FALSE;
          State next = edit_randomly (f->store, g_array_index (line, State, at), &changed);

          if (changed)
            {
              g_array_set_size (line, at + 1);
              g_array_append_val (line, next);
              at++;
            }
        }
      else if (dice < 70)
        {
          gboolean ok = pal_journal_undo (f->store, "Tester", &commit, &n_kept, &error);

          g_assert_cmpint (ok, ==, at > 0);
          if (ok)
            {
              at--;
              n_undone++;
            }
          else
            g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
        }
      else if (dice < 95)
        {
          gboolean ok = pal_journal_redo (f->store, "Tester", &commit, &n_kept, &error);

          g_assert_cmpint (ok, ==, at + 1 < line->len);
          at += ok != 0;
        }
      else
        pal_test_store_reopen (f, PAL_STORE_READ_WRITE);

      g_assert_cmpuint (n_kept, ==, 0);
      assert_state (f->store, &g_array_index (line, State, at));
      if (step % 100 == 0)
        pal_test_assert_whole (f->store);
    }
  g_test_message ("%u undone", n_undone);
  g_assert_cmpuint (n_undone, >, 100);
}

static void
test_labels (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  PalCommit commit;
  guint n_kept;

  g_assert_null (pal_journal_get_undo_label (f->store, &error));
  g_assert_null (pal_journal_get_redo_label (f->store, &error));
  pal_test_answer (f->store, "A", "1");
  pal_test_answer (f->store, "B", "1");
  g_assert_true (pal_journal_undo (f->store, "Tester", &commit, &n_kept, &error));
  g_assert_cmpuint (commit.n_changes, ==, 1);
  g_assert_cmpint (commit.seq, ==, 3);
  pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
  undo = pal_journal_get_undo_label (f->store, &error);
  redo = pal_journal_get_redo_label (f->store, &error);
  g_assert_cmpstr (undo, ==, "A");
  g_assert_cmpstr (redo, ==, "B");
  g_assert_no_error (error);
}

/* Nobody goes back behind a review, a merge, an erasure. */
static void
test_walls (PalTestStore *f, gconstpointer data)
{
  static const char *const kinds[] = { "review", "merge", "init", "release" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (PalBatch) wall = pal_batch_new (kinds[i], "Tester", "wall");
      g_autofree char *json = g_strdup_printf ("%u", (guint) i + 10);
      g_autoptr (GError) error = NULL;

      pal_test_answer (f->store, "A", json);
      pal_batch_add (wall, "country", "NO", "note", json);
      g_assert_true (pal_journal_commit (f->store, wall, NULL, &error));
      g_assert_null (pal_journal_get_undo_label (f->store, &error));
      g_assert_false (pal_journal_undo (f->store, "Tester", NULL, NULL, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
      pal_test_store_reopen (f, PAL_STORE_READ_WRITE);
      g_clear_error (&error);
      g_assert_null (pal_journal_get_undo_label (f->store, &error));
      g_assert_no_error (error);
    }
}

/* A redo is gone once something else was done. */
static void
test_redo_ends (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_journal_undo (f->store, "Tester", NULL, NULL, &error));
  pal_test_answer (f->store, "B", "1");
  g_assert_false (pal_journal_redo (f->store, "Tester", NULL, NULL, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
}

/* The mark that a batch is undone travels as a cell of its own. */
static void
test_mark (PalTestStore *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autofree char *id = g_strdup_printf ("%s/1", pal_store_get_replica (f->store));
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  pal_test_answer (f->store, "A", "1");
  g_assert_true (pal_journal_undo (f->store, "Tester", NULL, NULL, &error));
  undone = pal_query_cell (f->store, "batch", id, "undone", &error);
  g_assert_cmpstr (undone, ==, "true");
  changed = pal_journal_get_changed (f->store, pal_store_get_replica (f->store), 2, &error);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_true (pal_journal_redo (f->store, "Tester", NULL, NULL, &error));
  redone = pal_query_cell (f->store, "batch", id, "undone", &error);
  g_assert_cmpstr (redone, ==, "false");
  g_assert_no_error (error);
}

/* Undo of an import of many rows is one step, too. */
static void
test_bulk (PalTestStore *f, gconstpointer data)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Tester", "many");
  g_autoptr (GError) error = NULL;
  PalCommit commit;
  PalHash before, after, again;
  guint n_kept = 1;

  pal_test_answer (f->store, "Q17", "1");
  g_assert_true (pal_query_content_hash (f->store, &before, &error));
  for (int i = 0; i < 8000; i++)
    {
      g_autofree char *question = g_strdup_printf ("Q%d", i);

      pal_batch_add_answer (batch, "NO", NULL, "2026", question, NULL, "value", "7");
    }
  g_assert_true (pal_journal_commit (f->store, batch, &commit, &error));
  g_assert_true (pal_query_content_hash (f->store, &after, &error));
  g_assert_true (pal_journal_undo (f->store, "Tester", &commit, &n_kept, &error));
  g_assert_cmpuint (commit.n_changes, ==, 8000);
  g_assert_cmpuint (n_kept, ==, 0);
  g_assert_true (pal_query_content_hash (f->store, &again, &error));
  g_assert_true (pal_hash_equal (&before, &again));
  g_assert_true (pal_journal_redo (f->store, "Tester", &commit, &n_kept, &error));
  g_assert_cmpuint (commit.n_changes, ==, 8000);
  g_assert_true (pal_query_content_hash (f->store, &again, &error));
  g_assert_true (pal_hash_equal (&after, &again));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/undo/" name, PalTestStore, NULL, pal_test_store_set_up, func, pal_test_store_tear_down)
  ADD ("model", test_model);
  ADD ("labels", test_labels);
  ADD ("walls", test_walls);
  ADD ("redo-ends", test_redo_ends);
  ADD ("mark", test_mark);
  ADD ("bulk", test_bulk);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
