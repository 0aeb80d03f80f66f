/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-table.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>

#include "base/pal-error.h"
#include "exchange/pal-csv-writer.h"
#include "exchange/pal-workbook.h"

struct _PalCliIndexBook
{
  char *folder;          /* NULL: a workbook */
  PalWorkbook *workbook; /* owned, or NULL */
};

struct _PalCliIndexTable
{
  PalCliIndexBook *book; /* unowned */
  char *name;
  PalCsvWriter *csv; /* owned; NULL in a workbook */
};

PalCliIndexBook *
pal_cli_index_book_new (const char *path, GError **error)
{
  PalCliIndexBook *self;
  g_autofree char *name = g_ascii_strdown (path, -1);
  gboolean is_workbook = g_str_has_suffix (name, ".xlsx");

  if (!is_workbook && g_mkdir_with_parents (path, 0755) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: the folder could not be made: %s", path,
                   g_strerror (errno));
      return NULL;
    }
  self = g_new0 (PalCliIndexBook, 1);
  self->folder = is_workbook ? NULL : g_strdup (path);
  self->workbook = is_workbook ? pal_workbook_new (path) : NULL;
  return self;
}

void
pal_cli_index_book_free (PalCliIndexBook *self)
{
  if (self == NULL)
    return;
  pal_workbook_free (self->workbook);
  g_free (self->folder);
  g_free (self);
}

gboolean
pal_cli_index_book_close (PalCliIndexBook *self, GError **error)
{
  return self->workbook == NULL || pal_workbook_close (self->workbook, error);
}

PalCliIndexTable *
pal_cli_index_table_new (PalCliIndexBook *book, const char *name)
{
  PalCliIndexTable *self = g_new0 (PalCliIndexTable, 1);

  self->book = book;
  self->name = g_strdup (name);
  if (book->workbook != NULL)
    pal_workbook_add_sheet (book->workbook, name);
  else
    self->csv = pal_csv_writer_new (NULL);
  return self;
}

void
pal_cli_index_table_free (PalCliIndexTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->csv, pal_csv_writer_free);
  g_free (self);
}

void
pal_cli_index_table_add_code (PalCliIndexTable *self, const char *code)
{
  if (self->csv != NULL)
    pal_csv_writer_add_code (self->csv, code);
  else
    pal_workbook_add_text (self->book->workbook, code);
}

void
pal_cli_index_table_add_number (PalCliIndexTable *self, double value)
{
  if (self->csv == NULL)
    pal_workbook_add_number (self->book->workbook, value);
  else if (isnan (value))
    pal_csv_writer_add_code (self->csv, NULL);
  else
    pal_csv_writer_add_number (self->csv, value);
}

void
pal_cli_index_table_add_integer (PalCliIndexTable *self, gint64 value)
{
  if (self->csv != NULL)
    pal_csv_writer_add_integer (self->csv, value);
  else
    pal_workbook_add_number (self->book->workbook, (double) value);
}

void
pal_cli_index_table_end_row (PalCliIndexTable *self)
{
  if (self->csv != NULL)
    pal_csv_writer_end_row (self->csv);
  else
    pal_workbook_end_row (self->book->workbook);
}

void
pal_cli_index_table_add_header (PalCliIndexTable *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    pal_cli_index_table_add_code (self, names[i]);
  pal_cli_index_table_end_row (self);
}

gboolean
pal_cli_index_table_finish (PalCliIndexTable *self, GError **error)
{
  g_autofree char *file = NULL, *path = NULL;

  if (self->csv == NULL)
    return TRUE;
  file = g_strdup_printf ("%s.csv", self->name);
  path = g_build_filename (self->book->folder, file, NULL);
  return pal_csv_writer_finish (self->csv, error) &&
         g_file_set_contents (path, pal_csv_writer_get_text (self->csv), -1, error);
}
