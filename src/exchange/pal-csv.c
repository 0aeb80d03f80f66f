/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-csv.h"

#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-csv-encoding.h"

struct _PalCsv
{
  char *origin;
  const char *encoding;
  GBytes *bytes;
  const char *cursor, *end;
  char separator;
  guint line;     /* of the cursor */
  guint row_line; /* of the row just read */
  guint n_rows;
  gboolean ended;
  guint8 stop[256]; /* bytes that end an unquoted cell */
  PalCsvCell *cells;
  guint n_cells, n_allocated;
  GString *scratch;   /* cells of this row that held doubled quotes, unescaped */
  GArray *in_scratch; /* which cells these are, and where (ScratchCell) */
};

/* The scratch text may move while it grows, so its cells get their address when the row is whole. */
typedef struct
{
  guint cell;
  gsize offset;
} ScratchCell;

static char
find_separator (const char *data, const char *end)
{
  gsize n_comma = 0, n_semicolon = 0, n_tab = 0;
  gboolean quoted = FALSE;

  for (const char *p = data; p < end && p < data + PAL_CSV_MAX_ROW_BYTES; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*p == '\n' || *p == '\r')
        break;
      n_comma += *p == ',';
      n_semicolon += *p == ';';
      n_tab += *p == '\t';
    }
  if (n_semicolon > n_comma && n_semicolon >= n_tab)
    return ';';
  if (n_tab > n_comma)
    return '\t';
  return ',';
}

/* Some office programs write "sep=;" as a first line of its own. */
static void
read_separator_line (PalCsv *self)
{
  gsize length = (gsize) (self->end - self->cursor);

  if (length >= 6 && g_ascii_strncasecmp (self->cursor, "sep=", 4) == 0 &&
      strchr (",;\t", self->cursor[4]) != NULL && (self->cursor[5] == '\n' || self->cursor[5] == '\r'))
    {
      self->separator = self->cursor[4];
      self->cursor += 5;
    }
  else
    self->separator = find_separator (self->cursor, self->end);
}

PalCsv *
pal_csv_new (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PalCsv) self = g_new0 (PalCsv, 1);
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (origin != NULL, NULL);

  self->origin = g_strdup (origin);
  self->scratch = g_string_new (NULL);
  self->in_scratch = g_array_new (FALSE, FALSE, sizeof (ScratchCell));
  self->bytes = pal_csv_encoding_decode (bytes, origin, &self->encoding, error);
  if (self->bytes == NULL)
    return NULL;

  self->cursor = g_bytes_get_data (self->bytes, &length);
  /* No bytes have no address either. */
  if (self->cursor == NULL)
    self->cursor = "";
  self->end = self->cursor + length;
  self->line = 1;
  if (length > 0)
    read_separator_line (self);
  else
    self->separator = ',';
  self->stop[(guchar) self->separator] = self->stop['\n'] = self->stop['\r'] = 1;
  return g_steal_pointer (&self);
}

PalCsv *
pal_csv_new_from_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = pal_csv_encoding_read_file (path, error);

  return bytes != NULL ? pal_csv_new (bytes, path, error) : NULL;
}

void
pal_csv_free (PalCsv *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->cells);
  g_string_free (self->scratch, TRUE);
  g_array_unref (self->in_scratch);
  g_free (self);
}

const char *
pal_csv_get_origin (PalCsv *self)
{
  return self->origin;
}

const char *
pal_csv_get_encoding (PalCsv *self)
{
  return self->encoding;
}

char
pal_csv_get_separator (PalCsv *self)
{
  return self->separator;
}

guint
pal_csv_get_row (PalCsv *self)
{
  return self->row_line;
}

static gboolean
fail (PalCsv *self, GError **error, const char *what)
{
  self->ended = TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: row %u, column %u: %s", self->origin, self->row_line,
               self->n_cells + 1, what);
  return FALSE;
}

static gboolean
fail_too_long (PalCsv *self, gboolean quoted, GError **error)
{
  return fail (self, error,
               quoted ? "the row is longer than 1 MiB; is a quotation mark not closed?"
                      : "the row is longer than 1 MiB, the most that is read");
}

static gboolean
add_cell (PalCsv *self, const char *text, gsize length, gboolean quoted, GError **error)
{
  PalCsvCell *cell;

  if (self->n_cells == PAL_CSV_MAX_COLUMNS)
    return fail (self, error, "more than 1000 columns");
  if (self->n_cells == self->n_allocated)
    {
      self->n_allocated = MAX (16, self->n_allocated * 2);
      self->cells = g_renew (PalCsvCell, self->cells, self->n_allocated);
    }
  cell = &self->cells[self->n_cells++];
  cell->text = text;
  cell->length = (guint32) length;
  cell->quoted = quoted;
  return TRUE;
}

/* Copies [text, text + length) into the scratch, "" as ". */
static gboolean
add_escaped_cell (PalCsv *self, const char *text, gsize length, GError **error)
{
  ScratchCell place = { self->n_cells, self->scratch->len };
  const char *end = text + length;

  while (text < end)
    {
      const char *quote = memchr (text, '"', (gsize) (end - text));
      const char *stop = quote != NULL ? quote + 1 : end;

      g_string_append_len (self->scratch, text, stop - text);
      text = quote != NULL ? quote + 2 : end;
    }
  g_array_append_val (self->in_scratch, place);
  return add_cell (self, NULL, self->scratch->len - place.offset, TRUE, error);
}

static guint
count_newlines (const char *text, const char *end)
{
  guint n = 0;

  for (; text < end; text++)
    if (*text == '\n' || (*text == '\r' && (text + 1 == end || text[1] != '\n')))
      n++;
  return n;
}

/* The cursor stands behind the opening quotation mark; @limit ends file or row size. */
static gboolean
read_quoted (PalCsv *self, const char *limit, GError **error)
{
  const char *start = self->cursor;
  const char *p = start;
  gboolean escaped = FALSE;

  for (;;)
    {
      const char *quote = memchr (p, '"', (gsize) (limit - p));

      if (quote == NULL)
        return limit < self->end ? fail_too_long (self, TRUE, error)
                                 : fail (self, error, "the quotation mark is never closed");
      if (quote + 1 < self->end && quote[1] == '"')
        {
          escaped = TRUE;
          p = quote + 2;
          if (p > limit)
            return fail_too_long (self, TRUE, error);
          continue;
        }
      self->cursor = quote + 1;
      if (self->cursor < self->end && !self->stop[(guchar) *self->cursor])
        return fail (self, error, "text follows a closing quotation mark");
      self->line += count_newlines (start, quote);
      if (escaped)
        return add_escaped_cell (self, start, (gsize) (quote - start), error);
      return add_cell (self, start, (gsize) (quote - start), TRUE, error);
    }
}

static void
skip_newline (PalCsv *self)
{
  if (*self->cursor == '\r' && self->cursor + 1 < self->end && self->cursor[1] == '\n')
    self->cursor++;
  self->cursor++;
  self->line++;
}

gboolean
pal_csv_next (PalCsv *self, const PalCsvCell **cells, guint *n_cells, GError **error)
{
  const char *limit;

  if (self->ended)
    return FALSE;
  while (self->cursor < self->end && (*self->cursor == '\n' || *self->cursor == '\r'))
    skip_newline (self);
  if (self->cursor >= self->end)
    {
      self->ended = TRUE;
      return FALSE;
    }

  self->row_line = self->line;
  self->n_cells = 0;
  g_string_truncate (self->scratch, 0);
  g_array_set_size (self->in_scratch, 0);
  limit = self->end - self->cursor > PAL_CSV_MAX_ROW_BYTES ? self->cursor + PAL_CSV_MAX_ROW_BYTES : self->end;
  if (++self->n_rows > PAL_CSV_MAX_ROWS)
    return fail (self, error, "more than 10 000 000 rows");

  for (;;)
    {
      if (self->cursor < self->end && *self->cursor == '"')
        {
          self->cursor++;
          if (!read_quoted (self, limit, error))
            return FALSE;
        }
      else
        {
          const char *start = self->cursor;
          const char *p = start;

          while (p < limit && !self->stop[(guchar) *p])
            p++;
          if (p >= limit && limit < self->end)
            return fail_too_long (self, FALSE, error);
          if (!add_cell (self, start, (gsize) (p - start), FALSE, error))
            return FALSE;
          self->cursor = p;
        }
      if (self->cursor >= self->end)
        break;
      if (*self->cursor != self->separator)
        {
          skip_newline (self);
          break;
        }
      self->cursor++;
    }

  for (guint i = 0; i < self->in_scratch->len; i++)
    {
      const ScratchCell *place = &g_array_index (self->in_scratch, ScratchCell, i);

      self->cells[place->cell].text = self->scratch->str + place->offset;
    }
  *cells = self->cells;
  *n_cells = self->n_cells;
  return TRUE;
}

gboolean
pal_csv_cell_equal (const PalCsvCell *self, const char *text)
{
  gsize length = strlen (text);

  return self->length == length && memcmp (self->text, text, length) == 0;
}

char *
pal_csv_cell_dup (const PalCsvCell *self)
{
  return g_strndup (self->text, self->length);
}
