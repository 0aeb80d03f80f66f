/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-paste-block.h"

#include <string.h>

#include "base/pal-error.h"

struct _PalPasteBlock
{
  GStringChunk *texts;
  GPtrArray *rows; /* GPtrArray* of const char*, in the chunk */
  guint n_columns;
};

typedef struct
{
  const char *cursor, *end;
  char separator; /* '\0': none */
} Scanner;

static gboolean
is_stop (const Scanner *self, const char *p)
{
  return p >= self->end || *p == '\n' || *p == '\r' || (self->separator != '\0' && *p == self->separator);
}

/* The closing quotation mark of a cell that begins with one, or NULL where that is no quoted cell. */
static const char *
find_closing (const Scanner *self)
{
  for (const char *p = self->cursor + 1; p < self->end; p++)
    {
      if (*p != '"')
        continue;
      if (p + 1 < self->end && p[1] == '"')
        p++;
      else
        return is_stop (self, p + 1) ? p : NULL;
    }
  return NULL;
}

/* Reads one cell into @out and stops behind it. */
static void
read_cell (Scanner *self, GString *out)
{
  const char *closing = self->cursor < self->end && *self->cursor == '"' ? find_closing (self) : NULL;

  g_string_truncate (out, 0);
  if (closing != NULL)
    {
      for (const char *p = self->cursor + 1; p < closing; p++)
        {
          g_string_append_c (out, *p);
          if (*p == '"')
            p++;
        }
      self->cursor = closing + 1;
      return;
    }
  while (!is_stop (self, self->cursor))
    g_string_append_c (out, *self->cursor++);
}

static void
skip_line_end (Scanner *self)
{
  if (*self->cursor == '\r' && self->cursor + 1 < self->end && self->cursor[1] == '\n')
    self->cursor++;
  self->cursor++;
}

static gboolean
fail (GError **error, guint row, const char *what)
{
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "pasted text: row %u: %s", row, what);
  return FALSE;
}

static gboolean
read_rows (PalPasteBlock *self, Scanner *scanner, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  while (scanner->cursor < scanner->end)
    {
      GPtrArray *row = g_ptr_array_new ();

      g_ptr_array_add (self->rows, row);
      if (self->rows->len > PAL_PASTE_MAX_ROWS)
        return fail (error, self->rows->len, "more than 100 000 rows");
      for (;;)
        {
          read_cell (scanner, cell);
          g_ptr_array_add (row, g_string_chunk_insert_const (self->texts, cell->str));
          if (row->len > PAL_PASTE_MAX_COLUMNS)
            return fail (error, self->rows->len, "more than 1000 columns");
          if (scanner->cursor >= scanner->end || *scanner->cursor != scanner->separator ||
              scanner->separator == '\0')
            break;
          scanner->cursor++;
        }
      self->n_columns = MAX (self->n_columns, row->len);
      if (scanner->cursor < scanner->end)
        skip_line_end (scanner);
    }
  return TRUE;
}

/* How many columns each line has with this separator; 0 where the lines differ. */
static guint
count_columns (const char *text, char separator)
{
  g_autoptr (PalPasteBlock) block = pal_paste_block_new (text, -1, separator, NULL);

  if (block == NULL)
    return 0;
  for (guint i = 0; i < block->rows->len; i++)
    if (((GPtrArray *) g_ptr_array_index (block->rows, i))->len != block->n_columns)
      return 0;
  return block->rows->len > 1 ? block->n_columns : 0;
}

char
pal_paste_block_guess_separator (const char *text)
{
  g_return_val_if_fail (text != NULL, '\0');

  if (strchr (text, '\t') != NULL)
    return '\t';
  if (count_columns (text, ';') >= 3)
    return ';';
  return count_columns (text, ',') >= 3 ? ',' : '\0';
}

PalPasteBlock *
pal_paste_block_new (const char *text, gssize length, char separator, GError **error)
{
  g_autoptr (PalPasteBlock) self = g_new0 (PalPasteBlock, 1);
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  Scanner scanner = { text, text + size, separator };

  self->texts = g_string_chunk_new (4096);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  if (size > PAL_PASTE_MAX_BYTES)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "pasted text: more than 16 MiB");
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) size, NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "pasted text: not valid UTF-8");
      return NULL;
    }
  if (!read_rows (self, &scanner, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pal_paste_block_free (PalPasteBlock *self)
{
  g_ptr_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
pal_paste_block_get_n_rows (PalPasteBlock *self)
{
  return self->rows->len;
}

guint
pal_paste_block_get_n_columns (PalPasteBlock *self)
{
  return self->n_columns;
}

const char *
pal_paste_block_get (PalPasteBlock *self, guint row, guint column)
{
  GPtrArray *cells;

  g_return_val_if_fail (row < self->rows->len, "");

  cells = g_ptr_array_index (self->rows, row);
  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

void
pal_paste_block_append_cell (GString *out, const char *text)
{
  if (strpbrk (text, "\t\n\r\"") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
