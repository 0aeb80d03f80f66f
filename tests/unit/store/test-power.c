/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power cuts.  All that an operation does to the file and its rollback journal is recorded; then every moment
 * of it is tried: what was synced is there, of what was not any sectors may be there or not, in any mixture.
 * Each such pair of files must open as the old state or the new one, whole; once the operation has returned
 * only as the new one.
 * --patterns=N (1) mixtures of each moment. */
#include "base/pal-error.h"
#include "pal-test-store.h"
#include "pal-test-vfs.h"
#include "store/pal-store-private.h"

#define SECTOR 512

static int n_patterns = 1;

/* A file as the disk has it, and what is on its way. */
typedef struct
{
  GByteArray *durable;
  GPtrArray *waiting; /* PalTestVfsOp, unowned: not synced yet */
  gboolean exists;
  gboolean may_be_missing; /* its name was not synced */
} Disk;

static void
disk_init (Disk *disk)
{
  disk->durable = g_byte_array_new ();
  disk->waiting = g_ptr_array_new ();
  disk->exists = FALSE;
  disk->may_be_missing = FALSE;
}

static void
disk_clear (Disk *disk)
{
  g_byte_array_unref (disk->durable);
  g_ptr_array_unref (disk->waiting);
}

static void
put (GByteArray *bytes, gint64 offset, const guint8 *data, gsize length)
{
  gsize end = (gsize) offset + length;
  guint old = bytes->len;

  if (end > old)
    {
      g_byte_array_set_size (bytes, (guint) end);
      memset (bytes->data + old, 0, end - old);
    }
  memcpy (bytes->data + offset, data, length);
}

static void
apply (GByteArray *bytes, const PalTestVfsOp *op, gboolean torn)
{
  gsize length = 0;
  const guint8 *data;

  if (op->kind == PAL_TEST_VFS_TRUNCATE)
    {
      if ((!torn || g_test_rand_bit ()) && (gsize) op->offset < bytes->len)
        g_byte_array_set_size (bytes, (guint) op->offset);
      return;
    }
  data = g_bytes_get_data (op->data, &length);
  for (gsize at = 0; at < length;)
    {
      gsize step = MIN (length - at, SECTOR - (gsize) (op->offset + (gint64) at) % SECTOR);

      if (!torn || g_test_rand_bit ())
        put (bytes, op->offset + (gint64) at, data + at, step);
      at += step;
    }
}

static void
advance (Disk *disk, PalTestVfsOp *op)
{
  switch (op->kind)
    {
    case PAL_TEST_VFS_WRITE:
    case PAL_TEST_VFS_TRUNCATE:
      g_ptr_array_add (disk->waiting, op);
      break;
    case PAL_TEST_VFS_SYNC:
      for (guint i = 0; i < disk->waiting->len; i++)
        apply (disk->durable, g_ptr_array_index (disk->waiting, i), FALSE);
      g_ptr_array_set_size (disk->waiting, 0);
      disk->may_be_missing = FALSE; /* SQLite syncs the folder with the first sync of a journal */
      break;
    case PAL_TEST_VFS_CREATE:
      disk->may_be_missing = !disk->exists;
      disk->exists = TRUE;
      break;
    case PAL_TEST_VFS_DELETE:
      g_byte_array_set_size (disk->durable, 0);
      g_ptr_array_set_size (disk->waiting, 0);
      disk->exists = FALSE;
      break;
    default:
      g_assert_not_reached ();
    }
}

/* One of the many contents that the disk may have now. */
static void
write_image (const Disk *disk, const char *path)
{
  g_autoptr (GByteArray) image = NULL;

  g_unlink (path);
  if (!disk->exists || (disk->may_be_missing && g_test_rand_bit ()))
    return;
  image = g_byte_array_new ();
  g_byte_array_append (image, disk->durable->data, disk->durable->len);
  for (guint i = 0; i < disk->waiting->len; i++)
    apply (image, g_ptr_array_index (disk->waiting, i), TRUE);
  g_assert_true (g_file_set_contents (path, (const char *) image->data, image->len, NULL));
}

static PalHash
hash_state (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *value = NULL;
  PalHash hash;

  g_assert_true (pal_query_content_hash (store, &hash, &error));
  pal_journal_get_pending (store, NULL, &id, NULL, &value, NULL, &error);
  g_assert_no_error (error);
  if (value != NULL)
    hash.bytes[0] ^= 1;
  return hash;
}

static gboolean
do_edit (PalStore *store)
{
  pal_test_answer (store, "New", "1");
  return TRUE;
}

static gboolean
do_import (PalStore *store)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("import", "Tester", "import");

  /* With a small cache pages go to the disk long before the commit. */
  pal_database_exec (store->db, "PRAGMA cache_size = 10", NULL);
  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *question = g_strdup_printf ("I%d", i);

      pal_batch_add_answer (batch, "NO", NULL, "2026", question, NULL, "value", "1");
    }
  return pal_journal_commit (store, batch, NULL, NULL);
}

static gboolean
do_undo (PalStore *store)
{
  return pal_journal_undo (store, "Tester", NULL, NULL, NULL);
}

static gboolean
do_erase (PalStore *store)
{
  return pal_journal_erase (store, "Tester", "answer", "NO//2026/A/agreed", NULL, NULL, NULL);
}

static gboolean
do_pending (PalStore *store)
{
  return pal_journal_set_pending (store, "comment", "c", "text", "\"typing\"", NULL);
}

static gboolean
do_rebuild (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  guint64 n_differs = 0;

  g_assert_true (pal_verify_rebuild (store, NULL, &n_differs, &error));
  g_assert_no_error (error);
  return n_differs > 0;
}

typedef struct
{
  const char *name;
  gboolean (*run) (PalStore *store);
  const char *prepare;
} Case;

static const Case cases[] = {
  { "edit", do_edit },       { "import", do_import },
  { "undo", do_undo },       { "erase", do_erase },
  { "pending", do_pending }, { "rebuild", do_rebuild, "UPDATE current SET value = '13' WHERE value = '1'" },
};

static void
check_image (const Case *c, const char *path, gboolean done, const PalHash *old, const PalHash *new)
{
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_open (path, PAL_STORE_NO_BACKUP, &error);
  PalHash now;

  g_assert_no_error (error);
  now = hash_state (store);
  if (!pal_hash_equal (&now, new) && (done || !pal_hash_equal (&now, old)))
    g_error ("%s: neither the old state nor the new one", c->name);
  if (c->prepare != NULL)
    g_assert_true (pal_verify_rebuild (store, NULL, NULL, &error));
  pal_test_assert_whole (store);
  pal_store_close (store);
}

static void
test_case (PalTestStore *f, gconstpointer data)
{
  const Case *c = data;
  g_autofree char *image = g_build_filename (f->dir, "image.palliscope", NULL);
  g_autofree char *image_journal = g_strconcat (image, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GPtrArray) ops = NULL;
  Disk main_disk, journal_disk;
  PalHash old, new;
  gsize length = 0;
  guint n_images = 0;

  for (int i = 0; i < 30; i++)
    pal_test_answer (f->store, i % 2 == 0 ? "A" : "B", i % 4 < 2 ? "1" : "2");
  if (c->prepare != NULL)
    g_assert_true (pal_database_exec (f->store->db, c->prepare, NULL));
  g_assert_true (g_file_get_contents (f->path, &before, &length, NULL));
  old = hash_state (f->store);
  pal_test_vfs_record ();
  g_assert_true (c->run (f->store));
  ops = pal_test_vfs_stop ();
  new = hash_state (f->store);

  disk_init (&main_disk);
  disk_init (&journal_disk);
  main_disk.exists = TRUE;
  g_byte_array_append (main_disk.durable, (const guint8 *) before, (guint) length);
  for (guint k = 0; k <= ops->len; k++)
    {
      for (int pattern = 0; pattern < n_patterns; pattern++, n_images++)
        {
          write_image (&main_disk, image);
          write_image (&journal_disk, image_journal);
          check_image (c, image, k == ops->len, &old, &new);
        }
      if (k < ops->len)
        {
          PalTestVfsOp *op = g_ptr_array_index (ops, k);

          if (g_str_equal (op->path, f->path))
            advance (&main_disk, op);
          else if (g_str_has_prefix (op->path, f->path) && g_str_has_suffix (op->path, "-journal"))
            advance (&journal_disk, op);
        }
    }
  disk_clear (&main_disk);
  disk_clear (&journal_disk);
  g_test_message ("%s: %u operations, %u images", c->name, ops->len, n_images);
  g_assert_cmpuint (ops->len, >, 5);
}

int
main (int argc, char *argv[])
{
  g_autofree char *home = pal_test_store_init ();
  int result;

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--patterns="))
      n_patterns = MAX (1, (int) g_ascii_strtoll (argv[i] + strlen ("--patterns="), NULL, 10));
  pal_test_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/power/", cases[i].name, NULL);

      g_test_add (name, PalTestStore, &cases[i], pal_test_store_set_up, test_case, pal_test_store_tear_down);
    }
  result = g_test_run ();
  pal_test_remove (home);
  return result;
}
