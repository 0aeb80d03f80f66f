/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-upkeep.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "base/pal-clock.h"
#include "base/pal-error.h"
#include "store/pal-backup.h"
#include "store/pal-store-private.h"

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* Beside the backups, because it must not change the file that is checked. */
static char *
make_mark_path (PalStore *store)
{
  g_autofree char *folder = pal_backup_get_folder (store->path);

  return g_build_filename (folder, "checked", NULL);
}

static gint64
read_mark (const char *path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
write_mark (const char *path, gint64 now_ms, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "\n", now_ms);
  g_autoptr (GError) problem = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s", problem->message);
  return FALSE;
}

gboolean
pal_upkeep_run (PalStore *store, gboolean *did_run, GError **error)
{
  g_autofree char *mark = NULL;
  gint64 now_ms = pal_clock_now_ms (), last_ms;

  g_return_val_if_fail (store != NULL, FALSE);

  if (did_run != NULL)
    *did_run = FALSE;
  mark = make_mark_path (store);
  last_ms = read_mark (mark);
  /* A mark from the future is worth nothing: the clock was put back. */
  if (last_ms <= now_ms && now_ms - last_ms < DAY_MS)
    return TRUE;

  if (did_run != NULL)
    *did_run = TRUE;
  return pal_database_check (store->db, TRUE, error) &&
         (store->read_only || (store->flags & PAL_STORE_NO_BACKUP) != 0 || pal_store_finish (store, error)) &&
         write_mark (mark, now_ms, error);
}
