/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "session/pal-table.h"

static PalTable *
make_table (const char *note)
{
  PalTable *table = pal_table_new ("Services", note);
  guint name = pal_table_add_column (table, "Country", FALSE);
  guint value = pal_table_add_column (table, "Services, per 100 000", TRUE), row;

  row = pal_table_add_row (table, "NO");
  pal_table_set_text (table, row, name, "Norway");
  pal_table_set_number (table, row, value, 1.6123, 2);
  row = pal_table_add_row (table, "UA");
  pal_table_set_text (table, row, name, "Ukraine \"all\", tab\there");
  pal_table_set_missing (table, row, value, PAL_MISSING_DK);
  row = pal_table_add_row (table, NULL);
  pal_table_set_text (table, row, name, "=1+2");
  pal_table_set_number (table, row, value, -0.5, 1);
  return table;
}

static void
test_rows (void)
{
  g_autoptr (PalTable) table = make_table (NULL);
  double number = 7;

  g_assert_cmpuint (pal_table_get_n_columns (table), ==, 2);
  g_assert_cmpuint (pal_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table)), ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (table), 3));
  g_assert_cmpstr (pal_table_row_get_id (pal_table_get_row (table, 0)), ==, "NO");
  g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, 0), 1), ==, "1.61");
  g_assert_true (pal_table_row_get_number (pal_table_get_row (table, 0), 1, &number));
  g_assert_cmpfloat (number, ==, 1.6123);

  /* A missing value is a reason, not a number. */
  number = 7;
  g_assert_false (pal_table_row_get_number (pal_table_get_row (table, 1), 1, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_cmpstr (pal_table_row_get_text (pal_table_get_row (table, 1), 1), ==, "Not known");
  g_assert_cmpstr (pal_table_row_get_machine (pal_table_get_row (table, 1), 1), ==, "DK");
}

static void
test_tsv (void)
{
  g_autoptr (PalTable) table = make_table ("Demonstration data");
  g_autofree char *text = pal_table_to_tsv (table);

  g_assert_cmpstr (text, ==,
                   "Country\tServices, per 100 000\n"
                   "Norway\t1.61\n"
                   "Ukraine \"all\", tab here\tNot known\n"
                   "=1+2\t\xe2\x88\x92"
                   "0.5\n");
}

static void
test_csv (void)
{
  g_autoptr (PalTable) table = make_table (NULL), noted = make_table ("Demonstration data, draft");
  g_autofree char *text = pal_table_to_csv (table), *with_note = pal_table_to_csv (noted);

  /* The full number, the code of what is missing, and no formula for a spreadsheet to run. */
  g_assert_cmpstr (text, ==,
                   "Country,\"Services, per 100 000\"\r\n"
                   "Norway,1.6123\r\n"
                   "\"Ukraine \"\"all\"\", tab\there\",DK\r\n"
                   "\"'=1+2\",-0.5\r\n");
  g_assert_true (g_str_has_prefix (with_note, "Country,\"Services, per 100 000\",note\r\n"
                                              "Norway,1.6123,\"Demonstration data, draft\"\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/session/table/rows", test_rows);
  g_test_add_func ("/session/table/tsv", test_tsv);
  g_test_add_func ("/session/table/csv", test_csv);
  return g_test_run ();
}
