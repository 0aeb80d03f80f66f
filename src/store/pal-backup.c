/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "store/pal-file-header.h"
#include "store/pal-file-publish.h"
#include "store/pal-store-private.h"

#define SUFFIX ".palliscope"
#define KEEP_ALWAYS 3
#define MAX_BYTES (G_GINT64_CONSTANT (1) << 30)
#define STATE_CHARS 16

void
pal_backup_item_free (PalBackupItem *self)
{
  g_free (self->path);
  g_free (self);
}

static char *
make_root (void)
{
  return g_build_filename (g_get_user_data_dir (), "palliscope", "backups", NULL);
}

/* The name is for people; the hash keeps apart workspaces of the same name. */
static char *
make_folder (const char *workspace_path)
{
  g_autofree char *root = make_root ();
  g_autofree char *real = realpath (workspace_path, NULL);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hex = NULL;
  PalHash hash;

  if (real == NULL)
    real = g_canonicalize_filename (workspace_path, NULL);
  base = g_path_get_basename (real);
  if (g_str_has_suffix (base, SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  pal_hash_compute (&hash, real, strlen (real));
  hex = pal_hash_to_hex (&hash);
  name = g_strdup_printf ("%s-%.8s", base, hex);
  return g_build_filename (root, name, NULL);
}

/* 20260112T140205Z-<16 hex>.palliscope */
static gboolean
parse_name (const char *name, gint64 *wall_ms)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *iso = NULL;

  if (strlen (name) != 17 + STATE_CHARS + strlen (SUFFIX) || !g_str_has_suffix (name, SUFFIX) ||
      name[15] != 'Z' || name[16] != '-')
    return FALSE;
  iso = g_strndup (name, 16);
  time = g_date_time_new_from_iso8601 (iso, NULL);
  if (time == NULL)
    return FALSE;
  *wall_ms = g_date_time_to_unix (time) * 1000;
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const PalBackupItem *x = *(PalBackupItem *const *) a;
  const PalBackupItem *y = *(PalBackupItem *const *) b;

  if (x->wall_ms != y->wall_ms)
    return x->wall_ms > y->wall_ms ? -1 : 1;
  return strcmp (y->path, x->path);
}

static GPtrArray *
list_folder (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_backup_item_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &problem);
  const char *name;

  if (dir == NULL)
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&items);
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s", problem->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      PalBackupItem *item;
      GStatBuf info;
      gint64 wall_ms = 0;

      if (!parse_name (name, &wall_ms) || g_stat (path, &info) != 0)
        continue;
      item = g_new0 (PalBackupItem, 1);
      item->path = g_steal_pointer (&path);
      item->wall_ms = wall_ms;
      item->bytes = info.st_size;
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_newest_first);
  return g_steal_pointer (&items);
}

char *
pal_backup_get_folder (const char *workspace_path)
{
  g_return_val_if_fail (workspace_path != NULL, NULL);
  return make_folder (workspace_path);
}

GPtrArray *
pal_backup_list (const char *workspace_path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (workspace_path != NULL, NULL);

  folder = make_folder (workspace_path);
  return list_folder (folder, error);
}

guint
pal_backup_count_kept (const gint64 *bytes, guint n, gint64 max_bytes)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += bytes[i];
      if (sum > max_bytes && i >= KEEP_ALWAYS)
        return i;
    }
  return n;
}

static gboolean
prune (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) items = list_folder (folder, error);
  g_autofree gint64 *bytes = NULL;

  if (items == NULL)
    return FALSE;
  bytes = g_new (gint64, MAX (items->len, 1));
  for (guint i = 0; i < items->len; i++)
    bytes[i] = ((PalBackupItem *) g_ptr_array_index (items, i))->bytes;
  for (guint i = pal_backup_count_kept (bytes, items->len, MAX_BYTES); i < items->len; i++)
    g_unlink (((PalBackupItem *) g_ptr_array_index (items, i))->path);
  return TRUE;
}

/* A copy that was interrupted is worth nothing. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".tmp-") != NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

/* What the file holds, as the heads of its chains and its documents. */
static char *
make_state (PalStore *store, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      store->db, "SELECT uuid, head_seq, hex (head_hash) FROM replica WHERE head_seq > 0 ORDER BY uuid",
      error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *hex = NULL;
  gboolean has_row = FALSE;
  gint64 n_documents = 0;
  PalHash hash;

  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_string_append_printf (text, "%s/%" G_GINT64_FORMAT "/%s\n", pal_statement_get_text (stmt, 0),
                              pal_statement_get_int64 (stmt, 1), pal_statement_get_text (stmt, 2));
    }
  pal_statement_reset (stmt);
  if (!pal_database_get_int64 (store->db, "SELECT count (*) FROM document", &n_documents, error))
    return NULL;
  g_string_append_printf (text, "%" G_GINT64_FORMAT " documents\n", n_documents);
  pal_hash_compute (&hash, text->str, text->len);
  hex = pal_hash_to_hex (&hash);
  return g_strndup (hex, STATE_CHARS);
}

static gboolean
same_day (gint64 a_ms, gint64 b_ms)
{
  const gint64 day_ms = G_GINT64_CONSTANT (24) * 60 * 60 * 1000;

  return a_ms / day_ms == b_ms / day_ms;
}

gboolean
pal_backup_run (PalStore *store, gboolean force, char **path_out, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *state = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GDateTime) time = NULL;
  gint64 now_ms = pal_clock_now_ms ();

  g_return_val_if_fail (store != NULL, FALSE);

  if (path_out != NULL)
    *path_out = NULL;
  folder = make_folder (store->path);
  items = list_folder (folder, error);
  state = items != NULL ? make_state (store, error) : NULL;
  if (state == NULL)
    return FALSE;
  if (items->len > 0)
    {
      PalBackupItem *newest = g_ptr_array_index (items, 0);

      if (strstr (newest->path, state) != NULL || (!force && same_day (newest->wall_ms, now_ms)))
        return TRUE;
    }

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  sweep (folder);
  time = g_date_time_new_from_unix_utc (now_ms / 1000);
  stamp = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  name = g_strconcat (stamp, "-", state, SUFFIX, NULL);
  path = g_build_filename (folder, name, NULL);
  if (!pal_file_publish_copy (store->db, path, error) || !prune (folder, error))
    return FALSE;
  if (path_out != NULL)
    *path_out = g_steal_pointer (&path);
  return TRUE;
}

gboolean
pal_backup_copy_for_migration (PalDatabase *db, const char *workspace_path, int version, GError **error)
{
  g_autofree char *folder = make_folder (workspace_path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (pal_clock_now_ms () / 1000);
  g_autofree char *stamp = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  g_autofree char *name = g_strdup_printf ("%s-schema%010d" SUFFIX, stamp, version);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return pal_file_publish_copy (db, path, error);
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: %s", folder, g_strerror (errno));
  return FALSE;
}

gboolean
pal_backup_restore (const char *backup_path, const char *new_path, GError **error)
{
  g_autoptr (PalDatabase) from = NULL;
  PalFileHeader header;

  g_return_val_if_fail (backup_path != NULL && new_path != NULL, FALSE);

  if (!pal_file_header_read (backup_path, PAL_DATABASE_APPLICATION_ID, &header, error))
    return FALSE;
  from = pal_database_open (backup_path, PAL_DATABASE_READ_ONLY, error);
  return from != NULL && pal_file_publish_copy (from, new_path, error);
}

/* Whether a payload of @backup has a digest that the store has erased. */
static gboolean
holds_erased (PalStore *store, const char *backup, gboolean *out, GError **error)
{
  g_autoptr (PalDatabase) db = pal_database_open (backup, PAL_DATABASE_READ_ONLY, error);
  g_autoptr (PalStatement) rows = NULL;
  PalStatement *known;
  gboolean has_row = FALSE;
  int index;

  *out = FALSE;
  if (db == NULL)
    return FALSE;
  rows = pal_statement_new (db, "SELECT c.digest FROM payload AS p JOIN change AS c ON c.change = p.change",
                            error);
  known = rows != NULL
              ? pal_database_prepare (store->db, "SELECT 1 FROM erased WHERE digest = :digest", error)
              : NULL;
  if (known == NULL)
    return FALSE;
  index = pal_statement_find (known, ":digest");
  while (!*out)
    {
      PalHash digest;

      if (!pal_statement_step (rows, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!pal_statement_read_blob (rows, 0, digest.bytes, PAL_HASH_SIZE))
        continue;
      pal_statement_bind_static_blob_at (known, index, digest.bytes, PAL_HASH_SIZE);
      if (!pal_statement_step (known, out, error))
        return FALSE;
      pal_statement_reset (known);
    }
  return TRUE;
}

static gboolean
purge_folder (PalStore *store, const char *folder, gboolean own, guint *n_deleted, GError **error)
{
  g_autoptr (GPtrArray) items = list_folder (folder, error);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const char *path = ((PalBackupItem *) g_ptr_array_index (items, i))->path;
      g_autoptr (GError) problem = NULL;
      gboolean tainted = FALSE;

      /* A backup of ours that cannot be read cannot be trusted to be clean either; those of other workspaces
       * are not ours to judge. */
      if (!holds_erased (store, path, &tainted, &problem))
        tainted = own;
      if (!tainted)
        continue;
      if (g_unlink (path) != 0)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE,
                       "the backup %s with erased data cannot be deleted: %s", path, g_strerror (errno));
          return FALSE;
        }
      (*n_deleted)++;
    }
  if (own)
    sweep (folder);
  return TRUE;
}

gboolean
pal_backup_purge_erased (PalStore *store, guint *n_deleted, GError **error)
{
  g_autofree char *root = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint count = 0;

  g_return_val_if_fail (store != NULL, FALSE);

  root = make_root ();
  own = make_folder (store->path);
  dir = g_dir_open (root, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (root, name, NULL);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR) &&
          !purge_folder (store, folder, g_str_equal (folder, own), &count, error))
        return FALSE;
    }
  if (n_deleted != NULL)
    *n_deleted = count;
  return TRUE;
}
