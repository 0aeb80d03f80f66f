/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nth read, write, sync, truncate, delete, open or lock fails, once or from then on always, for every n
 * until an operation gets through; then the same with the nth allocation of SQLite.  After each: what was
 * reported is true, the state is the old or the new one and nothing between, the message names the file, and
 * the next change is saved. */
#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "pal-test-store.h"
#include "pal-test-vfs.h"
#include "store/pal-store-private.h"

static gboolean every_one; /* --all: each n; else some, closer at the beginning */

typedef gboolean (*Operation) (PalTestStore *f, GError **error);

static gboolean
do_edit (PalTestStore *f, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("edit", "Tester", "edit");

  pal_batch_add_answer (batch, "NO", NULL, "2026", "New", NULL, "value", "1");
  pal_batch_add_answer (batch, "NO", NULL, "2026", "A", NULL, "value", "99");
  return pal_journal_commit (f->store, batch, NULL, error);
}

static gboolean
do_import (PalTestStore *f, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Tester", "import");

  for (int i = 0; i < 5200; i++)
    {
      g_autofree char *question = g_strdup_printf ("I%d", i);

      pal_batch_add_answer (batch, "NO", NULL, "2026", question, NULL, "value", "1");
    }
  return pal_journal_commit (f->store, batch, NULL, error);
}

static gboolean
do_undo (PalTestStore *f, GError **error)
{
  return pal_journal_undo (f->store, "Tester", NULL, NULL, error);
}

static gboolean
do_document (PalTestStore *f, GError **error)
{
  static const char text[] = "{\"id\":\"document\"}";
  PalHash hash;

  pal_hash_compute (&hash, text, strlen (text));
  return pal_store_add_document (f->store, "instrument", &hash, text, error);
}

static gboolean
do_pending (PalTestStore *f, GError **error)
{
  return pal_journal_set_pending (f->store, "comment", "c", "text", "\"typing\"", error);
}

static gboolean
do_erase (PalTestStore *f, GError **error)
{
  return pal_journal_erase (f->store, "Tester", "answer", "NO//2026/A/agreed", NULL, NULL, error);
}

static gboolean
do_backup (PalTestStore *f, GError **error)
{
  return pal_backup_run (f->store, TRUE, NULL, error);
}

static gboolean
do_rebuild (PalTestStore *f, GError **error)
{
  return pal_verify_rebuild (f->store, NULL, NULL, error);
}

/* Closes without faults and opens with them. */
static gboolean
do_open (PalTestStore *f, GError **error)
{
  f->store = pal_store_open (f->path, PAL_STORE_NO_BACKUP, error);
  return f->store != NULL;
}

typedef struct
{
  const char *name;
  Operation run;
  const char *prepare; /* SQL that breaks something first, or NULL */
  gboolean opens;
} Case;

static const Case cases[] = {
  { "edit", do_edit },
  { "import", do_import },
  { "undo", do_undo },
  { "document", do_document },
  { "pending", do_pending },
  { "erase", do_erase },
  { "backup", do_backup },
  { "rebuild", do_rebuild, "UPDATE current SET value = '13'" },
  { "open", do_open, NULL, TRUE },
};

static PalHash
hash_content (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  PalHash hash;

  g_assert_true (pal_query_content_hash (store, &hash, &error));
  g_assert_no_error (error);
  return hash;
}

static void
open_again (PalTestStore *f)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->store, pal_store_close);
  f->store = pal_store_open (f->path, PAL_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

typedef struct
{
  void (*fail) (guint nth, gboolean persistent);
  gboolean (*did_fail) (void);
  gboolean persistent;
  guint max_nth;
  guint coarseness; /* of the steps, with --all; 0: every one */
} Mode;

static const Mode modes[] = {
  { pal_test_vfs_fail, pal_test_vfs_did_fail, FALSE, 5000, 0 },
  { pal_test_vfs_fail, pal_test_vfs_did_fail, TRUE, 5000, 0 },
  { pal_test_memory_fail, pal_test_memory_did_fail, FALSE, 5000000, 20 },
  { pal_test_memory_fail, pal_test_memory_did_fail, TRUE, 5000000, 20 },
};

/* Closer together at the beginning. */
static guint
step (const Mode *mode, guint nth)
{
  guint part = every_one ? mode->coarseness : 3;

  return part == 0 ? 1 : 1 + (guint) g_test_rand_int_range (0, 1 + (int) (nth / part));
}

/* A file with some history in the same place each time; the replica record goes with it. */
static void
reset (PalTestStore *f, const Case *c, const char *good, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&f->store, pal_store_close);
  g_assert_true (g_file_set_contents (f->path, good, (gssize) length, &error));
  open_again (f);
  pal_test_answer (f->store, "A", "1");
  pal_test_answer (f->store, "A", "2");
  if (c->prepare != NULL)
    g_assert_true (pal_database_exec (f->store->db, c->prepare, &error));
  if (c->opens)
    g_clear_pointer (&f->store, pal_store_close);
  g_assert_no_error (error);
}

static void
check_after (PalTestStore *f, const Case *c, gboolean ok, const PalHash *old, const PalHash *new)
{
  g_autoptr (GError) error = NULL;
  PalHash now;

  if (f->store == NULL)
    open_again (f);
  if (c->prepare != NULL)
    g_assert_true (pal_verify_rebuild (f->store, NULL, NULL, &error));
  g_assert_no_error (error);
  now = hash_content (f->store);
  g_assert_true (pal_hash_equal (&now, new) || (!ok && pal_hash_equal (&now, old)));
  pal_test_assert_whole (f->store);
  open_again (f);
  now = hash_content (f->store);
  g_assert_true (pal_hash_equal (&now, new) || (!ok && pal_hash_equal (&now, old)));
  pal_test_assert_whole (f->store);
  pal_test_answer (f->store, "After", "1");
  pal_test_assert_answer (f->store, "After", "1");
}

static void
test_case (PalTestStore *f, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *good = NULL;
  gsize length = 0;
  PalHash old, new;
  guint n_failed = 0;
  guint n_absorbed = 0;
  g_autoptr (GError) problem = NULL;

  pal_test_answer (f->store, "B", "1");
  g_clear_pointer (&f->store, pal_store_close);
  g_assert_true (g_file_get_contents (f->path, &good, &length, NULL));

  reset (f, c, good, length);
  if (c->opens)
    open_again (f);
  old = hash_content (f->store);
  if (c->opens)
    g_clear_pointer (&f->store, pal_store_close);
  g_assert_true (c->run (f, &problem));
  g_assert_no_error (problem);
  new = hash_content (f->store);

  for (gsize mode = 0; mode < G_N_ELEMENTS (modes); mode++)
    for (guint nth = 1;; nth += step (&modes[mode], nth))
      {
        g_autoptr (GError) error = NULL;
        gboolean failed;
        gboolean ok;

        g_assert_cmpuint (nth, <, modes[mode].max_nth);
        reset (f, c, good, length);
        modes[mode].fail (nth, modes[mode].persistent);
        ok = c->run (f, &error);
        failed = modes[mode].did_fail ();
        modes[mode].fail (0, FALSE);
        g_assert_cmpint (ok, ==, error == NULL);
        if (!ok)
          {
            n_failed++;
            g_assert_true (error->domain == PAL_ERROR);
            if (strstr (error->message, ".palliscope") == NULL)
              g_error ("%s %u: the message names no file: %s", c->name, nth, error->message);
          }
        else
          n_absorbed += failed;
        check_after (f, c, ok, &old, &new);
        if (!failed)
          break;
      }
  g_test_message ("%s: %u faults reported, %u without consequence", c->name, n_failed, n_absorbed);
  g_assert_cmpuint (n_failed, >, 5);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  for (int i = 1; i < argc; i++)
    every_one = every_one || g_str_equal (argv[i], "--all");
  pal_test_memory_install ();
  pal_test_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/", cases[i].name, NULL);

      g_test_add (name, PalTestStore, &cases[i], pal_test_store_set_up, test_case, pal_test_store_tear_down);
    }
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
