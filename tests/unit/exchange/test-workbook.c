/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workbook does when it cannot be written; what stands in one is read back by cli/cli-index. */
#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/pal-error.h"
#include "exchange/pal-workbook.h"

typedef struct
{
  char *folder, *path, *draft;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("pal-workbook-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "out.xlsx", NULL);
  self->draft = g_strdup_printf ("%s.part", self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_false (g_file_test (self->draft, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->draft);
}

static void
fill (PalWorkbook *book)
{
  pal_workbook_add_sheet (book, "first");
  pal_workbook_add_text (book, "unit");
  pal_workbook_add_text (book, "value");
  pal_workbook_end_row (book);
  pal_workbook_add_text (book, "=1+1");
  pal_workbook_add_number (book, 0.5);
  pal_workbook_add_number (book, NAN);
  pal_workbook_add_text (book, NULL);
  pal_workbook_end_row (book);
}

/* It begins as a ZIP archive does; the second time it takes the place of the first. */
static void
test_whole (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PalWorkbook) book = pal_workbook_new (self->path);
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      fill (book);
      g_assert_false (i == 0 && g_file_test (self->path, G_FILE_TEST_EXISTS));
      g_assert_true (pal_workbook_close (book, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
      g_assert_cmpmem (bytes, 4, "PK\003\004", 4);
    }
}

static void
test_not_closed (Fixture *self, gconstpointer data)
{
  g_autoptr (PalWorkbook) book = pal_workbook_new (self->path), empty = pal_workbook_new (self->path);

  fill (book);
  g_clear_pointer (&book, pal_workbook_free);
  g_clear_pointer (&empty, pal_workbook_free);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "out.xlsx", NULL);
  g_autoptr (PalWorkbook) book = pal_workbook_new (path);
  g_autoptr (GError) error = NULL;

  fill (book);
  g_assert_false (pal_workbook_close (book, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, path));
}

/* A full disk is called so, and the draft goes. */
static void
test_full (Fixture *self, gconstpointer data)
{
  g_autoptr (PalWorkbook) book = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  g_assert_cmpint (symlink ("/dev/full", self->draft), ==, 0);
  book = pal_workbook_new (self->path);
  fill (book);
  g_assert_false (pal_workbook_close (book, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_STORAGE);
  g_assert_true (g_str_has_suffix (error->message, g_strerror (ENOSPC)));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* What does not fit is no reason to write less in silence. */
static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autoptr (PalWorkbook) book = pal_workbook_new (self->path);
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr (GError) error = NULL;

  fill (book);
  pal_workbook_add_text (book, text);
  g_assert_false (pal_workbook_close (book, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_STORAGE);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workbook/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/workbook/not-closed", Fixture, NULL, set_up, test_not_closed, tear_down);
  g_test_add ("/workbook/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/workbook/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/workbook/too-long", Fixture, NULL, set_up, test_too_long, tear_down);
  return g_test_run ();
}
