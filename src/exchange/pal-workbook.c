/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <xlsxwriter.h>

#include "base/pal-error.h"

struct _PalWorkbook
{
  char *path, *draft; /* where it goes, where it is written */
  lxw_workbook *book; /* NULL: closed, or there was no memory */
  lxw_worksheet *sheet;
  lxw_format *header;
  lxw_row_t row;
  lxw_col_t column;
  lxw_error error;   /* the first one */
  int system_error;  /* why the draft cannot be written at all; 0: it can */
  locale_t c_locale; /* the library writes numbers as the locale has them, the format knows only one way */
};

PalWorkbook *
pal_workbook_new (const char *path)
{
  /* Rows go to a temporary file as they come, so that memory does not grow with them. */
  g_autofree char *folder = g_strdup (g_get_tmp_dir ());
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  PalWorkbook *self = g_new0 (PalWorkbook, 1);
  int descriptor;

  self->c_locale = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  self->path = g_strdup (path);
  self->draft = g_strdup_printf ("%s.part", path);
  /* The library would tell it on stderr, and only at the end. */
  descriptor = g_creat (self->draft, 0666);
  self->system_error = descriptor < 0 ? errno : 0;
  if (descriptor >= 0)
    g_close (descriptor, NULL);
  if (self->system_error == 0)
    self->book = workbook_new_opt (self->draft, &options);
  if (self->book != NULL)
    {
      self->header = workbook_add_format (self->book);
      format_set_bold (self->header);
    }
  else
    self->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
  return self;
}

/* The library frees a workbook only when it writes it. */
static lxw_error
write_draft (PalWorkbook *self)
{
  lxw_workbook *book = g_steal_pointer (&self->book);
  locale_t before = uselocale (self->c_locale);
  lxw_error error;

  errno = 0;
  error = book != NULL ? workbook_close (book) : self->error;
  /* A full disk is a ZIP_ERRNO to the library; people are told what the system says. */
  if (error != LXW_NO_ERROR && self->system_error == 0)
    self->system_error = errno;
  uselocale (before);
  return error;
}

void
pal_workbook_free (PalWorkbook *self)
{
  if (self == NULL)
    return;
  if (self->book != NULL)
    {
      if (self->sheet == NULL)
        pal_workbook_add_sheet (self, "1");
      write_draft (self);
      g_unlink (self->draft);
    }
  freelocale (self->c_locale);
  g_free (self->path);
  g_free (self->draft);
  g_free (self);
}

static void
note (PalWorkbook *self, lxw_error error)
{
  if (self->error == LXW_NO_ERROR)
    self->error = error;
}

void
pal_workbook_add_sheet (PalWorkbook *self, const char *name)
{
  self->row = 0;
  self->column = 0;
  if (self->book == NULL)
    return;
  note (self, workbook_validate_sheet_name (self->book, name));
  self->sheet = workbook_add_worksheet (self->book, name);
  if (self->sheet != NULL)
    worksheet_freeze_panes (self->sheet, 1, 1);
}

void
pal_workbook_add_text (PalWorkbook *self, const char *text)
{
  locale_t before = uselocale (self->c_locale);

  if (self->sheet != NULL && text != NULL && *text != '\0')
    note (self, worksheet_write_string (self->sheet, self->row, self->column, text,
                                        self->row == 0 ? self->header : NULL));
  uselocale (before);
  self->column++;
}

void
pal_workbook_add_number (PalWorkbook *self, double number)
{
  locale_t before = uselocale (self->c_locale);

  if (self->sheet != NULL && isfinite (number))
    note (self, worksheet_write_number (self->sheet, self->row, self->column, number, NULL));
  uselocale (before);
  self->column++;
}

void
pal_workbook_end_row (PalWorkbook *self)
{
  self->row++;
  self->column = 0;
}

gboolean
pal_workbook_close (PalWorkbook *self, GError **error)
{
  lxw_error written = write_draft (self);

  note (self, written);
  if (self->system_error != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be written: %s", self->path,
                   g_strerror (self->system_error));
      g_unlink (self->draft);
      return FALSE;
    }
  if (self->error == LXW_NO_ERROR)
    {
      if (g_rename (self->draft, self->path) == 0)
        return TRUE;
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be written: %s", self->path,
                   g_strerror (errno));
    }
  else
    g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: could not be written: %s", self->path,
                 lxw_strerror (self->error));
  g_unlink (self->draft);
  return FALSE;
}
