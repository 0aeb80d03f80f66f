/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "base/pal-error.h"
#include "exchange/pal-csv.h"

/* Rows as "a|b;c|d" with cells joined by | and rows by ;  for tables below. */
static char *
read_all (const char *data, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize) length);
  g_autoptr (PalCsv) csv = pal_csv_new (bytes, "t.csv", error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  const PalCsvCell *cells;
  guint n;

  if (csv == NULL)
    return NULL;
  while (pal_csv_next (csv, &cells, &n, &local_error))
    {
      if (out->len > 0)
        g_string_append_c (out, ';');
      for (guint i = 0; i < n; i++)
        {
          if (i > 0)
            g_string_append_c (out, '|');
          g_string_append_len (out, cells[i].text, cells[i].length);
        }
    }
  /* After the end, and after an error, there is nothing more. */
  g_assert_false (pal_csv_next (csv, &cells, &n, NULL));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_good (void)
{
  static const struct
  {
    const char *name, *data, *expected;
  } cases[] = {
    { "empty", "", "" },
    { "only line ends", "\n\r\n\r\n", "" },
    { "one cell", "a", "a" },
    { "no last line end", "a,b\n1,2", "a|b;1|2" },
    { "crlf", "a,b\r\n1,2\r\n", "a|b;1|2" },
    { "cr only", "a,b\r1,2\r", "a|b;1|2" },
    { "mixed ends", "a\rb\nc\r\nd", "a;b;c;d" },
    { "semicolons", "a;b\n1,5;2", "a|b;1,5|2" },
    { "tabs", "a\tb\n1,5\t2;3", "a|b;1,5|2;3" },
    { "separator line", "sep=;\na;b\n1;2\n", "a|b;1|2" },
    { "commas win a tie", "a;b,c\n", "a;b|c" },
    { "separator inside quotes does not count", "\"a;b;c\",d\n", "a;b;c|d" },
    { "quoted separator", "a,\"b,c\"\n", "a|b,c" },
    { "quoted line ends", "a,\"b\nc\"\n\"d\r\ne\",f", "a|b\nc;d\r\ne|f" },
    { "doubled quotes", "a,\"b\"\"c\"\n\"\"\"\",\"\"\"x\"\"\"", "a|b\"c;\"|\"x\"" },
    { "two escaped cells in a row", "\"a\"\"\",\"\"\"b\"\n", "a\"|\"b" },
    { "quote inside unquoted", "5\" disk,b\n", "5\" disk|b" },
    { "empty cells", "a,,\n,,\n", "a||;||" },
    { "empty quoted", "\"\",\"\"\n", "|" },
    { "blank lines between", "a\n\n\nb\n", "a;b" },
    { "utf-8 mark",
      "\xef\xbb\xbf"
      "a,b\n",
      "a|b" },
    { "mark and quotes", "\xef\xbb\xbf\"a\",b\n", "a|b" },
    { "spaces stay", " a , b \n", " a | b " },
    { "ragged", "a,b\n1\n1,2,3\n", "a|b;1;1|2|3" },
    { "letters of many bytes", "æ,ø\nΑθήνα,София\n", "æ|ø;Αθήνα|София" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = read_all (cases[i].data, -1, &error);

      g_assert_no_error (error);
      if (g_strcmp0 (got, cases[i].expected) != 0)
        g_error ("%s: got \"%s\"", cases[i].name, got);
    }
}

static void
test_broken (void)
{
  static const struct
  {
    const char *name, *data;
    gssize length;
    const char *expected;
  } cases[] = {
    { "open quote", "a,b\n1,\"x\ny", -1, "t.csv: row 2, column 2: the quotation mark is never closed" },
    { "text after quote", "a\n\"x\"y\n", -1,
      "t.csv: row 2, column 1: text follows a closing quotation mark" },
    { "nul", "a,b\n1,\0", 7, "t.csv: row 2: holds a NUL byte, this is no text file" },
    { "broken utf-8", "\xc3\xa6,b\n1,2\nx,\xff\n", -1, "t.csv: row 3: invalid UTF-8" },
    { "broken utf-8 behind mark",
      "\xef\xbb\xbf"
      "a,b\nx,\xe6\n",
      -1, "t.csv: row 2: invalid UTF-8" },
    { "cut utf-8", "\xc3\xa6,b\n1,\xc3", -1, "t.csv: row 2: invalid UTF-8" },
    { "odd utf-16",
      "\xff\xfe"
      "a\0,\0b\0\n\0x",
      11, "t.csv: row 2: not valid as UTF-16LE text; save the file as UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = read_all (cases[i].data, cases[i].length, &error);

      if (got != NULL)
        g_error ("%s: not refused", cases[i].name);
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].expected);
    }
}

static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n1,");
  g_autoptr (GError) error = NULL;
  gsize start = text->len;

  g_string_set_size (text, start + PAL_CSV_MAX_ROW_BYTES * 10);
  memset (text->str + start, 'x', text->len - start);
  g_assert_null (read_all (text->str, (gssize) text->len, &error));
  g_assert_cmpstr (error->message, ==,
                   "t.csv: row 2, column 2: the row is longer than 1 MiB, the most that is read");
  g_clear_error (&error);

  text->str[start] = '"';
  g_assert_null (read_all (text->str, (gssize) text->len, &error));
  g_assert_cmpstr (error->message, ==,
                   "t.csv: row 2, column 2: the row is longer than 1 MiB; is a quotation mark not closed?");
  g_clear_error (&error);

  g_string_truncate (text, 0);
  for (guint i = 0; i <= PAL_CSV_MAX_COLUMNS; i++)
    g_string_append_c (text, ',');
  g_assert_null (read_all (text->str, (gssize) text->len, &error));
  g_assert_cmpstr (error->message, ==, "t.csv: row 1, column 1001: more than 1000 columns");
}

/* The row that is reported is the line where it begins, also behind quoted line ends. */
static void
test_rows (void)
{
  static const char data[] = "h\n\n\"a\nb\nc\"\nd\r\n\"e\r\nf\"\rg\n";
  static const guint expected[] = { 1, 3, 6, 7, 9 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizeof data - 1);
  g_autoptr (PalCsv) csv = pal_csv_new (bytes, "t.csv", NULL);
  const PalCsvCell *cells;
  guint n, i = 0;

  while (pal_csv_next (csv, &cells, &n, NULL))
    g_assert_cmpuint (pal_csv_get_row (csv), ==, expected[i++]);
  g_assert_cmpuint (i, ==, G_N_ELEMENTS (expected));
}

static void
check_spectrum_file (const char *folder, const char *name)
{
  g_autofree char *csv_name = g_strconcat (name, ".csv", NULL),
                  *json_name = g_strconcat (name, ".json", NULL);
  g_autofree char *csv_path = g_build_filename (folder, "csvs", csv_name, NULL);
  g_autofree char *json_path = g_build_filename (folder, "json", json_name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalCsv) csv = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) header = g_ptr_array_new_with_free_func (g_free);
  const PalCsvCell *cells;
  JsonArray *records;
  guint n, row = 0;

  g_file_get_contents (csv_path, &text, NULL, &error);
  g_assert_no_error (error);
  /* The line ends of the _crlf files got lost in the repository they come from. */
  if (g_str_has_suffix (name, "_crlf"))
    {
      g_autoptr (GString) crlf = g_string_new (text);

      g_string_replace (crlf, "\n", "\r\n", 0);
      g_free (text);
      text = g_string_free (g_steal_pointer (&crlf), FALSE);
    }
  bytes = g_bytes_new (text, strlen (text));
  csv = pal_csv_new (bytes, name, &error);
  g_assert_no_error (error);
  json_parser_load_from_file (parser, json_path, &error);
  g_assert_no_error (error);
  records = json_node_get_array (json_parser_get_root (parser));
  g_assert_true (pal_csv_next (csv, &cells, &n, NULL));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (header, pal_csv_cell_dup (&cells[i]));
  for (; pal_csv_next (csv, &cells, &n, &error); row++)
    {
      JsonObject *record = json_array_get_object_element (records, row);

      g_assert_cmpuint (n, ==, json_object_get_size (record));
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *got = pal_csv_cell_dup (&cells[i]);

          g_assert_cmpstr (got, ==, json_object_get_string_member (record, header->pdata[i]));
        }
    }
  g_assert_no_error (error);
  g_assert_cmpuint (row, ==, json_array_get_length (records));
}

static void
test_spectrum (void)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("PAL_TEST_DATA"), "third-party", "csv-spectrum", NULL);
  static const char *const names[] = { "comma_in_quotes",
                                       "empty",
                                       "empty_crlf",
                                       "escaped_quotes",
                                       "json",
                                       "newlines",
                                       "newlines_crlf",
                                       "quotes_and_newlines",
                                       "simple",
                                       "simple_crlf",
                                       "utf8" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check_spectrum_file (folder, names[i]);
}

static void
test_file_errors (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("pal-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none.csv", NULL);

  g_assert_null (pal_csv_new_from_file (path, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pal_csv_new_from_file (folder, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_STORAGE);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/good", test_good);
  g_test_add_func ("/csv/broken", test_broken);
  g_test_add_func ("/csv/too-large", test_too_large);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/spectrum", test_spectrum);
  g_test_add_func ("/csv/file-errors", test_file_errors);
  return g_test_run ();
}
