/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-library.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-text.h"
#include "model/pal-country.h"
#include "session/pal-seed.h"
#include "session/pal-workspace.h"
#include "store/pal-backup.h"
#include "store/pal-journal.h"

#define SUFFIX ".palliscope"

gboolean
pal_library_contains (const char *path)
{
  g_autofree char *folder = pal_workspace_get_folder ();
  g_autoptr (GFile) library = g_file_new_for_path (folder), file = g_file_new_for_path (path);

  return g_file_has_prefix (file, library);
}

gboolean
pal_library_is_wave (const char *text)
{
  guint i;

  for (i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
    }
  if (text[i] == '\0')
    return TRUE;
  if (text[i++] != '-')
    return FALSE;
  for (; g_ascii_isdigit (text[i]); i++)
    ;
  return text[i] == '\0' && i > 5 && i <= 8;
}

/* Letters and digits of @name, the rest as single dashes: a file name on every system. */
static char *
make_stem (const char *name)
{
  g_autofree char *folded = pal_text_fold (name);
  GString *stem = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && stem->len < 60; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (stem, c);
      else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
        g_string_append_c (stem, '-');
    }
  while (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate (stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append (stem, "workspace");
  return g_string_free (stem, FALSE);
}

static char *
find_free_path (const char *name, GError **error)
{
  g_autofree char *folder = pal_workspace_get_folder (), *stem = make_stem (name);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "the folder of workspaces could not be made: %s",
                   g_strerror (saved));
      return NULL;
    }
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *file =
          i == 1 ? g_strconcat (stem, SUFFIX, NULL) : g_strdup_printf ("%s-%u" SUFFIX, stem, i);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  g_set_error (error, PAL_ERROR, PAL_ERROR_EXISTS, "there are too many workspaces named “%s”", name);
  return NULL;
}

static gboolean
fill_survey (PalStore *store, const char *name, const char *country, const char *wave, GError **error)
{
  g_autoptr (PalBatch) batch = pal_batch_new ("init", "", "New survey");
  PalCommit commit;

  if (!pal_seed_empty (store, wave, error))
    return FALSE;
  pal_batch_add_text (batch, "workspace", "workspace", "name", name);
  pal_batch_add_text (batch, "workspace", "workspace", "country", country);
  pal_batch_add_text (batch, "workspace", "workspace", "stage", "draft");
  return pal_journal_commit (store, batch, &commit, error);
}

char *
pal_library_create_survey (const char *name, const char *country, const char *wave, GError **error)
{
  g_autofree char *file_name = g_strdup_printf ("%s %s", name, wave);
  g_autofree char *path = NULL;
  PalStore *store;
  gboolean filled;

  if (pal_country_find (country) == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "there is no country “%s”", country);
      return NULL;
    }
  if (!pal_library_is_wave (wave))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "“%s” is not a wave; write a year such as 2026",
                   wave);
      return NULL;
    }

  path = find_free_path (file_name, error);
  if (path == NULL)
    return NULL;
  store = pal_store_create (path, error);
  if (store == NULL)
    return NULL;

  filled = fill_survey (store, name, country, wave, error);
  pal_store_close (store);
  if (!filled)
    {
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&path);
}

char *
pal_library_bring_in (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path), *target = NULL;
  g_autofree char *journal = g_strconcat (path, "-journal", NULL), *target_journal = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (path), to = NULL;

  if (g_str_has_suffix (base, SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  target = find_free_path (base, error);
  if (target == NULL)
    return NULL;

  to = g_file_new_for_path (target);
  target_journal = g_strconcat (target, "-journal", NULL);
  if (g_file_test (journal, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GFile) from_journal = g_file_new_for_path (journal);
      g_autoptr (GFile) to_journal = g_file_new_for_path (target_journal);

      if (!g_file_copy (from_journal, to_journal, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
        return NULL;
    }
  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    {
      g_unlink (target);
      g_unlink (target_journal);
      return NULL;
    }
  g_chmod (target, 0600);
  return g_steal_pointer (&target);
}

static void
library_backup_free (gpointer data)
{
  PalLibraryBackup *self = data;

  g_free (self->path);
  g_free (self);
}

GPtrArray *
pal_library_list_backups (const char *workspace_path)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (library_backup_free);
  g_autoptr (GPtrArray) items = pal_backup_list (workspace_path, NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const PalBackupItem *item = g_ptr_array_index (items, i);
      PalLibraryBackup *backup = g_new0 (PalLibraryBackup, 1);

      backup->path = g_strdup (item->path);
      backup->wall_ms = item->wall_ms;
      backup->bytes = item->bytes;
      g_ptr_array_add (list, backup);
    }
  return list;
}

char *
pal_library_restore (const char *backup_path, const char *workspace_path, GError **error)
{
  g_autofree char *base = g_path_get_basename (workspace_path), *day = g_path_get_basename (backup_path);
  g_autofree char *name = NULL, *target = NULL;

  if (g_str_has_suffix (base, SUFFIX))
    base[strlen (base) - strlen (SUFFIX)] = '\0';
  /* The name of a backup begins with its date, 20260131T. */
  if (strlen (day) > 8)
    day[8] = '\0';
  name = g_strdup_printf ("%s backup %s", base, day);
  target = find_free_path (name, error);
  return target != NULL && pal_backup_restore (backup_path, target, error) ? g_steal_pointer (&target) : NULL;
}
