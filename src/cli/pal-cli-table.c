/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-table.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-number.h"
#include "base/pal-text.h"
#include "exchange/pal-csv-writer.h"

typedef enum
{
  CELL_EMPTY,
  CELL_TEXT,
  CELL_CODE,
  CELL_NUMBER,
  CELL_INTEGER,
} CellKind;

typedef struct
{
  CellKind kind;
  char *text; /* owned */
  double number;
  gint64 integer;
} Cell;

struct _PalCliTable
{
  const char *const *columns; /* unowned */
  guint n_columns;
  GArray *cells; /* Cell, row by row */
};

gboolean
pal_cli_format_parse (const char *text, PalCliFormat *out, GError **error)
{
  static const char *const names[] = { "table", "csv", "json" };
  g_autofree char *quoted = NULL;

  *out = isatty (STDOUT_FILENO) ? PAL_CLI_TABLE : PAL_CLI_CSV;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *out = (PalCliFormat) i;
        return TRUE;
      }
  quoted = pal_text_quote (text, -1);
  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "--format: unknown format \"%s\", expected csv, json or table", quoted);
  return FALSE;
}

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

PalCliTable *
pal_cli_table_new (const char *const *columns)
{
  PalCliTable *self = g_new0 (PalCliTable, 1);

  self->columns = columns;
  self->n_columns = g_strv_length ((char **) columns);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

void
pal_cli_table_free (PalCliTable *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

static void
add_string (PalCliTable *self, CellKind kind, const char *text)
{
  Cell cell = { text != NULL && *text != '\0' ? kind : CELL_EMPTY, g_strdup (text), 0, 0 };

  g_array_append_val (self->cells, cell);
}

void
pal_cli_table_add_text (PalCliTable *self, const char *text)
{
  add_string (self, CELL_TEXT, text);
}

void
pal_cli_table_add_code (PalCliTable *self, const char *code)
{
  add_string (self, CELL_CODE, code);
}

void
pal_cli_table_add_number (PalCliTable *self, double number)
{
  Cell cell = { CELL_NUMBER, NULL, number, 0 };

  g_array_append_val (self->cells, cell);
}

void
pal_cli_table_add_integer (PalCliTable *self, gint64 number)
{
  Cell cell = { CELL_INTEGER, NULL, 0, number };

  g_array_append_val (self->cells, cell);
}

void
pal_cli_table_add_empty (PalCliTable *self)
{
  add_string (self, CELL_EMPTY, NULL);
}

guint
pal_cli_table_get_n_rows (PalCliTable *self)
{
  return self->cells->len / self->n_columns;
}

static void
print_csv (PalCliTable *self)
{
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);

  pal_csv_writer_add_header (writer, self->columns);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      switch (cell->kind)
        {
        case CELL_TEXT:
          pal_csv_writer_add_text (writer, cell->text);
          break;
        case CELL_NUMBER:
          pal_csv_writer_add_number (writer, cell->number);
          break;
        case CELL_INTEGER:
          pal_csv_writer_add_integer (writer, cell->integer);
          break;
        case CELL_EMPTY:
        case CELL_CODE:
        default:
          pal_csv_writer_add_code (writer, cell->text);
          break;
        }
      if ((i + 1) % self->n_columns == 0)
        pal_csv_writer_end_row (writer);
    }
  fputs (pal_csv_writer_get_text (writer), stdout);
}

static void
print_json (PalCliTable *self)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      guint column = i % self->n_columns;

      g_string_append (out, column > 0 ? "," : i > 0 ? "},\n {" : "\n {");
      pal_json_append_string (out, self->columns[column]);
      g_string_append_c (out, ':');
      if (cell->kind == CELL_EMPTY)
        g_string_append (out, "null");
      else if (cell->kind == CELL_NUMBER)
        pal_json_append_number (out, cell->number);
      else if (cell->kind == CELL_INTEGER)
        g_string_append_printf (out, "%" G_GINT64_FORMAT, cell->integer);
      else
        pal_json_append_string (out, cell->text);
    }
  g_string_append (out, self->cells->len > 0 ? "}\n]\n" : "]\n");
  fputs (out->str, stdout);
}

/* Control characters of a foreign text must not reach the terminal. */
static char *
format_cell (const Cell *cell)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->kind)
    {
    case CELL_TEXT:
    case CELL_CODE:
      return pal_text_quote (cell->text, -1);
    case CELL_NUMBER:
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.7g", cell->number));
    case CELL_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

static void
print_padded (const char *text, int width, gboolean right, gboolean last)
{
  int padding = MAX (0, width - (int) g_utf8_strlen (text, -1));

  if (right)
    printf ("%*s%s", padding, "", text);
  else if (last)
    fputs (text, stdout);
  else
    printf ("%s%*s", text, padding, "");
  fputs (last ? "\n" : "  ", stdout);
}

static void
print_table (PalCliTable *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *widths = g_new0 (int, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = (int) g_utf8_strlen (self->columns[i], -1);
  for (guint i = 0; i < self->cells->len; i++)
    {
      char *text = format_cell (&g_array_index (self->cells, Cell, i));

      widths[i % self->n_columns] = MAX (widths[i % self->n_columns], (int) g_utf8_strlen (text, -1));
      g_ptr_array_add (texts, text);
    }
  for (guint i = 0; i < self->n_columns; i++)
    print_padded (self->columns[i], widths[i], FALSE, i + 1 == self->n_columns);
  for (guint i = 0; i < texts->len; i++)
    {
      CellKind kind = g_array_index (self->cells, Cell, i).kind;

      print_padded (g_ptr_array_index (texts, i), widths[i % self->n_columns],
                    kind == CELL_NUMBER || kind == CELL_INTEGER, (i + 1) % self->n_columns == 0);
    }
}

void
pal_cli_table_print (PalCliTable *self, PalCliFormat format)
{
  g_assert (self->cells->len % self->n_columns == 0);

  switch (format)
    {
    case PAL_CLI_JSON:
      print_json (self);
      break;
    case PAL_CLI_CSV:
      print_csv (self);
      break;
    case PAL_CLI_TABLE:
    default:
      print_table (self);
      break;
    }
}
