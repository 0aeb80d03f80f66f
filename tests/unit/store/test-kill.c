/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 at random moments while a child works on a workspace and says what was committed.  Whatever it said
 * must be there, the chain whole and the projections right, each time.  --kills=N (40). */
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pal-test-store.h"
#include "store/pal-store-private.h"

#define KILLS_PER_FILE 25 /* then a new one, so that checking stays quick */
#define MAX_DELAY_US 50000

static int n_kills = 40;

/* The child ------------------------------------------------------------------------------------------------
 */

/* One line for each thing that is now durable; shorter than PIPE_BUF, so it is whole or not there. */
static void
acknowledge (const char *kind, gint64 seq, int value)
{
  char line[64];
  int length = g_snprintf (line, sizeof line, "%s %" G_GINT64_FORMAT " %d\n", kind, seq, value);

  if (write (STDOUT_FILENO, line, (size_t) length) != length)
    _exit (3);
}

G_GNUC_NORETURN
static void
die (const char *what, const GError *error)
{
  g_warning ("child: %s: %s", what, error != NULL ? error->message : "?");
  _exit (2);
}

static void
do_edit (PalStore *store, int value)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Child", "edit");
  g_autofree char *question = g_strdup_printf ("Q%d", value % 40);
  g_autofree char *json = g_strdup_printf ("%d", value);
  g_autoptr (GError) error = NULL;
  PalCommit commit;

  pal_batch_add_answer (batch, "NO", NULL, "2026", question, NULL, "value", json);
  if (!pal_journal_commit (store, batch, &commit, &error))
    die ("edit", error);
  acknowledge ("edit", commit.seq, value);
}

static void
do_import (PalStore *store, int value)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Child", "import");
  g_autofree char *json = g_strdup_printf ("%d", value);
  g_autoptr (GError) error = NULL;
  PalCommit commit;

  for (int i = 0; i < 600; i++)
    {
      g_autofree char *question = g_strdup_printf ("I%d", i);

      pal_batch_add_answer (batch, "SE", NULL, "2026", question, NULL, "value", json);
    }
  if (!pal_journal_commit (store, batch, &commit, &error))
    die ("import", error);
  acknowledge ("import", commit.seq, value);
}

static void
do_undo (PalStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  PalCommit commit;

  if (redo ? pal_journal_redo (store, "Child", &commit, NULL, &error)
           : pal_journal_undo (store, "Child", &commit, NULL, &error))
    acknowledge (redo ? "redo" : "undo", commit.seq, 0);
}

static void
do_erase (PalStore *store, int value)
{
  g_autofree char *id = g_strdup_printf ("NO//2026/Q%d/agreed", value % 40);
  g_autoptr (GError) error = NULL;
  guint n_erased = 0;

  if (!pal_journal_erase (store, "Child", "answer", id, NULL, &n_erased, &error))
    die ("erase", error);
  if (n_erased > 0)
    acknowledge ("erase", store->head_seq, 0);
}

G_GNUC_NORETURN
static void
run_child (const char *path, int value)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_open (path, PAL_STORE_READ_WRITE, &error);

  if (store == NULL)
    die ("open", error);
  if (pal_store_was_rereplicated (store))
    die ("a new replica id after a kill", NULL);
  acknowledge ("open", 0, 0);
  for (;; value++)
    {
      int dice = g_random_int_range (0, 100);

      if (dice < 60)
        do_edit (store, value);
      else if (dice < 75)
        do_import (store, value);
      else if (dice < 85)
        do_undo (store, FALSE);
      else if (dice < 90)
        do_undo (store, TRUE);
      else if (dice < 93)
        do_erase (store, value);
      else if (dice < 96)
        pal_backup_run (store, TRUE, NULL, NULL);
      else
        {
          pal_journal_set_pending (store, "answer", "NO//2026/Q1/agreed", "value", "7", NULL);
          acknowledge ("pending", 0, 7);
        }
    }
}

/* The parent -----------------------------------------------------------------------------------------------
 */

typedef struct
{
  char kind[16];
  gint64 seq;
  int value;
} Ack;

static GArray *
read_acks (int fd)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GArray *acks = g_array_new (FALSE, FALSE, sizeof (Ack));
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize got;

  while ((got = read (fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
    if (got > 0)
      g_string_append_len (text, buffer, got);
  lines = g_strsplit (text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      Ack ack;

      if (sscanf (lines[i], "%15s %" G_GINT64_FORMAT " %d", ack.kind, &ack.seq, &ack.value) == 3)
        g_array_append_val (acks, ack);
    }
  return acks;
}

/* Every acknowledged batch with its kind, and the value of every acknowledged edit that was not erased since.
 */
static void
check_acks (PalStore *store, const GArray *acks)
{
  g_autoptr (PalStatement) stmt = pal_statement_new (
      store->db,
      "SELECT b.kind, b.n, p.value, EXISTS (SELECT 1 FROM erased AS e WHERE e.digest = c.digest) FROM batch "
      "AS b"
      " JOIN change AS c ON c.change = b.batch << 24 | 1 LEFT JOIN payload AS p ON p.change = c.change"
      " WHERE b.replica = :replica AND b.seq = :seq",
      NULL);

  for (guint i = 0; i < acks->len; i++)
    {
      const Ack *ack = &g_array_index (acks, Ack, i);
      g_autofree char *expected = g_strdup_printf ("%d", ack->value);
      gboolean has_row = FALSE;

      if (ack->seq == 0)
        continue;
      pal_statement_bind_int64 (stmt, ":replica", store->replica_number);
      pal_statement_bind_int64 (stmt, ":seq", ack->seq);
      g_assert_true (pal_statement_step (stmt, &has_row, NULL));
      if (!has_row)
        g_error ("an acknowledged %s, batch %" G_GINT64_FORMAT ", is lost", ack->kind, ack->seq);
      g_assert_cmpstr (pal_statement_get_text (stmt, 0), ==, ack->kind);
      if (g_str_equal (ack->kind, "edit") || g_str_equal (ack->kind, "import"))
        {
          g_assert_cmpint (pal_statement_get_int64 (stmt, 1), ==, g_str_equal (ack->kind, "edit") ? 1 : 600);
          if (pal_statement_get_int64 (stmt, 3) == 0)
            g_assert_cmpstr (pal_statement_get_text (stmt, 2), ==, expected);
        }
      pal_statement_reset (stmt);
    }
}

static GPid
start_child (const char *path, int value, int *out)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *number = g_strdup_printf ("%d", value);
  char *argv[] = { self, (char *) "--child", (char *) path, number, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, out, NULL,
                            &error);
  g_assert_no_error (error);
  return pid;
}

static int
kill_once (const char *path, int *value, gboolean *hot)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GArray) acks = NULL;
  g_autoptr (GError) error = NULL;
  PalStore *store;
  char first;
  int status = 0;
  int out = -1;
  int n = 0;
  GPid pid = start_child (path, *value, &out);

  g_assert_cmpint (read (out, &first, 1), ==, 1); /* it is open */
  g_assert_cmpint (first, ==, 'o');
  g_usleep ((gulong) g_test_rand_int_range (0, MAX_DELAY_US));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status)); /* it did not end by itself */
  acks = read_acks (out);
  close (out);
  *hot = g_file_test (journal, G_FILE_TEST_EXISTS);

  store = pal_store_open (path, PAL_STORE_READ_WRITE | PAL_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  g_assert_false (pal_store_was_rereplicated (store));
  check_acks (store, acks);
  pal_test_assert_whole (store);
  for (guint i = 0; i < acks->len; i++)
    {
      const Ack *ack = &g_array_index (acks, Ack, i);

      n += ack->seq != 0;
      *value = MAX (*value, ack->value);
    }
  pal_test_answer (store, "After", *value % 2 == 0 ? "1" : "2");
  pal_store_close (store);
  *value += 1000;
  return n;
}

static void
test_kill (void)
{
  int value = 1;
  int n_hot = 0;
  int n_acks = 0;
  PalTestStore f = { 0 };

  for (int i = 0; i < n_kills; i++)
    {
      gboolean hot = FALSE;

      if (i % KILLS_PER_FILE == 0)
        {
          if (i > 0)
            pal_test_store_tear_down (&f, NULL);
          pal_test_store_set_up (&f, NULL);
          g_clear_pointer (&f.store, pal_store_close);
        }
      n_acks += kill_once (f.path, &value, &hot);
      n_hot += hot;
    }
  pal_test_store_tear_down (&f, NULL);
  g_test_message ("%d kills, %d acknowledged batches, %d hot journals", n_kills, n_acks, n_hot);
  /* Kills that never hit a write, or come before the first one, would prove nothing. */
  g_assert_cmpint (n_acks * 4, >, n_kills);
  g_assert_cmpint (n_hot * 5, >=, n_kills);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = NULL;
  int result;

  if (argc == 4 && g_str_equal (argv[1], "--child"))
    run_child (argv[2], (int) g_ascii_strtoll (argv[3], NULL, 10));

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--kills="))
      n_kills = MAX (1, (int) g_ascii_strtoll (argv[i] + strlen ("--kills="), NULL, 10));
  home = pal_test_store_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill", test_kill);
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
