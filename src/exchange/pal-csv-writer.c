/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-csv-writer.h"

#include <string.h>

#include "base/pal-number.h"

#define FLUSH_BYTES 65536

struct _PalCsvWriter
{
  GOutputStream *stream; /* owned, or NULL */
  GString *buffer;
  gboolean in_row;
  GError *error;
};

static gboolean
is_formula_start (const char *text, gsize length)
{
  /* U+FF1D, U+FF0B, U+FF0D, U+FF20: some spreadsheets fold them to ASCII. */
  static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0" };

  if (length == 0)
    return FALSE;
  if (memchr ("=+-@\t\r", text[0], 6) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (length >= 3 && memcmp (text, wide[i], 3) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
needs_guard (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && text[n] == '\'')
    n++;
  return is_formula_start (text + n, length - n);
}

void
pal_csv_guard_append (GString *out, const char *text)
{
  if (needs_guard (text, strlen (text)))
    g_string_append_c (out, '\'');
  g_string_append (out, text);
}

gsize
pal_csv_guard_get_length (const char *text, gsize length)
{
  return length > 0 && text[0] == '\'' && needs_guard (text, length) ? 1 : 0;
}

PalCsvWriter *
pal_csv_writer_new (GOutputStream *stream)
{
  PalCsvWriter *self = g_new0 (PalCsvWriter, 1);

  self->stream = stream != NULL ? g_object_ref (stream) : NULL;
  self->buffer = g_string_sized_new (1024);
  return self;
}

void
pal_csv_writer_free (PalCsvWriter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_string_free (self->buffer, TRUE);
  g_clear_error (&self->error);
  g_free (self);
}

static void
flush_buffer (PalCsvWriter *self)
{
  if (self->stream == NULL)
    return;
  if (self->error == NULL)
    g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL, NULL, &self->error);
  g_string_truncate (self->buffer, 0);
}

static void
begin_cell (PalCsvWriter *self)
{
  if (self->in_row)
    g_string_append_c (self->buffer, ',');
  self->in_row = TRUE;
}

/* White space at the ends is quoted too, because the reader trims unquoted cells. */
static gboolean
needs_quotes (const char *text, gsize length)
{
  if (length == 0)
    return FALSE;
  return g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1]) ||
         strcspn (text, ",;\t\"\r\n") < length;
}

static void
append_cell (PalCsvWriter *self, const char *text, gboolean guard)
{
  gsize length = strlen (text);
  gboolean quotes = needs_quotes (text, length);

  if (quotes)
    g_string_append_c (self->buffer, '"');
  if (guard && needs_guard (text, length))
    g_string_append_c (self->buffer, '\'');
  while (quotes)
    {
      gsize n = strcspn (text, "\"");

      g_string_append_len (self->buffer, text, (gssize) n);
      if (text[n] == '\0')
        break;
      g_string_append (self->buffer, "\"\"");
      text += n + 1;
    }
  g_string_append (self->buffer, quotes ? "\"" : text);
}

void
pal_csv_writer_add_text (PalCsvWriter *self, const char *text)
{
  begin_cell (self);
  if (text != NULL)
    append_cell (self, text, TRUE);
}

void
pal_csv_writer_add_code (PalCsvWriter *self, const char *code)
{
  begin_cell (self);
  if (code != NULL)
    append_cell (self, code, FALSE);
}

void
pal_csv_writer_add_number (PalCsvWriter *self, double number)
{
  g_autofree char *text = pal_number_to_machine (number);

  begin_cell (self);
  g_string_append (self->buffer, text);
}

void
pal_csv_writer_add_integer (PalCsvWriter *self, gint64 number)
{
  begin_cell (self);
  g_string_append_printf (self->buffer, "%" G_GINT64_FORMAT, number);
}

void
pal_csv_writer_end_row (PalCsvWriter *self)
{
  g_string_append_c (self->buffer, '\n');
  self->in_row = FALSE;
  if (self->buffer->len >= FLUSH_BYTES)
    flush_buffer (self);
}

void
pal_csv_writer_add_header (PalCsvWriter *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    pal_csv_writer_add_code (self, names[i]);
  pal_csv_writer_end_row (self);
}

gboolean
pal_csv_writer_finish (PalCsvWriter *self, GError **error)
{
  flush_buffer (self);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

const char *
pal_csv_writer_get_text (PalCsvWriter *self)
{
  return self->buffer->str;
}
