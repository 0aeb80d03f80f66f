/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "base/pal-number.h"
#include "exchange/pal-csv-table.h"
#include "exchange/pal-csv-writer.h"

static const PalCsvColumn columns[] = { { "a", NULL, TRUE }, { "b", NULL, TRUE } };

static char *
write_one (const char *text)
{
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);

  pal_csv_writer_add_text (writer, text);
  pal_csv_writer_end_row (writer);
  return g_strdup (pal_csv_writer_get_text (writer));
}

static void
test_cells (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "plain", "plain\n" },
    { "", "\n" },
    { "a,b", "\"a,b\"\n" },
    { "a;b", "\"a;b\"\n" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"\n" },
    { "two\nlines", "\"two\nlines\"\n" },
    { " blank", "\" blank\"\n" },
    { "=1+1", "'=1+1\n" },
    { "+47 22", "'+47 22\n" },
    { "-3.2", "'-3.2\n" },
    { "@cmd", "'@cmd\n" },
    { "\tx", "\"'\tx\"\n" },
    { "\rx", "\"'\rx\"\n" },
    { "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\n" },
    { "'=1", "''=1\n" },
    { "''=1", "'''=1\n" },
    { "'plain'", "'plain'\n" },
    { "\xef\xbc\x9d"
      "1",
      "'\xef\xbc\x9d"
      "1\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = write_one (cases[i].text);

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
test_numbers (void)
{
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);

  pal_csv_writer_add_number (writer, -3.2);
  pal_csv_writer_add_number (writer, 0.1);
  pal_csv_writer_add_number (writer, 1.0 / 3);
  pal_csv_writer_add_number (writer, 1e21);
  pal_csv_writer_add_integer (writer, -7);
  pal_csv_writer_add_code (writer, NULL);
  pal_csv_writer_end_row (writer);
  g_assert_cmpstr (pal_csv_writer_get_text (writer), ==, "-3.2,0.1,0.3333333333333333,1e+21,-7,\n");
}

/* What is written is read back: the text itself, one line with the cell beside it. */
static void
check_round_trip (const char *text)
{
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PalCsvTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL, *beside = NULL;
  static const char *const header[] = { "a", "b", NULL };

  pal_csv_writer_add_header (writer, header);
  pal_csv_writer_add_text (writer, text);
  pal_csv_writer_add_text (writer, "beside");
  pal_csv_writer_end_row (writer);
  bytes = g_bytes_new (pal_csv_writer_get_text (writer), strlen (pal_csv_writer_get_text (writer)));
  table = pal_csv_table_new (bytes, "t.csv", columns, G_N_ELEMENTS (columns), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pal_csv_table_next (table, &error));
  g_assert_no_error (error);
  got = pal_csv_table_dup (table, 0);
  beside = pal_csv_table_dup (table, 1);
  g_assert_cmpstr (got, ==, text);
  g_assert_cmpstr (beside, ==, "beside");
  g_assert_false (pal_csv_table_next (table, NULL));
}

static void
test_naughty_strings (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PAL_TEST_DATA"), "third-party", "naughty-strings", "blns.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *strings;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  strings = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (strings), >, 400);
  for (guint i = 0; i < json_array_get_length (strings); i++)
    check_round_trip (json_array_get_string_element (strings, i));
}

/* Property: any cell with any start comes back the same, and no spreadsheet takes it for a formula. */
static void
test_random_cells (void)
{
  static const char *const pieces[] = { "=",           "+", "-",  "@", "\t", "\r", "'", "\"",
                                        ",",           ";", "\n", "a", " ",  "7",  "æ", "\xef\xbc\x8b",
                                        "\xef\xbc\xa0" };

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *line = NULL;
      const char *start;
      int n = g_test_rand_int_range (1, 8);

      while (n-- > 0)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      check_round_trip (text->str);
      line = write_one (text->str);
      start = *line == '"' ? line + 1 : line;
      g_assert_null (strchr ("=+-@\t", *start != '\0' ? *start : 'x'));
    }
}

static void
test_number_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      double number = ldexp (g_test_rand_double_range (-1, 1), g_test_rand_int_range (-300, 300)), back;
      g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);
      g_autofree char *text = NULL;

      pal_csv_writer_add_number (writer, number);
      text = g_strdup (pal_csv_writer_get_text (writer));
      g_assert_true (pal_number_from_machine (text, &back));
      g_assert_true (memcmp (&number, &back, sizeof back) == 0);
    }
}

static void
test_write_error (void)
{
  guint8 small[16];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (small, sizeof small, NULL, NULL);
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (stream);
  g_autoptr (GError) error = NULL;

  pal_csv_writer_add_text (writer, "longer than sixteen bytes");
  pal_csv_writer_end_row (writer);
  g_assert_false (pal_csv_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/cells", test_cells);
  g_test_add_func ("/csv-writer/numbers", test_numbers);
  g_test_add_func ("/csv-writer/naughty-strings", test_naughty_strings);
  g_test_add_func ("/csv-writer/random-cells", test_random_cells);
  g_test_add_func ("/csv-writer/number-round-trip", test_number_round_trip);
  g_test_add_func ("/csv-writer/write-error", test_write_error);
  return g_test_run ();
}
