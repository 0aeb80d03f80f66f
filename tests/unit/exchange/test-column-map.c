/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-csv-table.h"

static const PalCsvColumn columns[] = {
  { "country", "iso2|iso3", TRUE },
  { "source_kind", NULL, FALSE },
  { "value", NULL, FALSE },
};

static PalCsvTable *
open_table (const char *data, const char *map_json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  g_autoptr (PalColumnMap) map = NULL;

  if (map_json != NULL)
    {
      map = pal_column_map_new_from_json (map_json, -1, "m.json", error);
      if (map == NULL)
        return NULL;
    }
  return pal_csv_table_new (bytes, "t.csv", columns, G_N_ELEMENTS (columns), map, error);
}

static void
test_names (void)
{
  static const struct
  {
    const char *data, *map, *country, *kind, *ignored;
  } cases[] = {
    { "country,source_kind\nNO,x\n", NULL, "NO", "x", NULL },
    { "Source Kind;COUNTRY\nx;NO\n", NULL, "NO", "x", NULL },
    { "source-kind,iso3,other\nx,NOR,1\n", NULL, "NOR", "x", "other" },
    { "iso2,country\nNO,Norway\n", NULL, "Norway", "", "iso2" },
    { "Land,Art\nNO,x\n", "{\"country\":\"Land\",\"source_kind\":\"art\"}", "NO", "x", NULL },
    { "Land\nNO\n", "{\"country\":\"Land\",\"source_kind\":{\"value\":\"fixed\"}}", "NO", "fixed", NULL },
    { "country,source_kind\n NO ,\" x \"\n", NULL, "NO", " x ", NULL },
    { "country,source_kind\nNO\n", NULL, "NO", "", NULL },
    { "country,source_kind\n'=NO,'x\n", NULL, "=NO", "'x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PalCsvTable) table = open_table (cases[i].data, cases[i].map, &error);
      g_autofree char *country = NULL, *kind = NULL;

      g_assert_no_error (error);
      g_assert_true (pal_csv_table_next (table, &error));
      country = pal_csv_table_dup (table, 0);
      kind = pal_csv_table_dup (table, 1);
      g_assert_cmpstr (country, ==, cases[i].country);
      g_assert_cmpstr (kind, ==, cases[i].kind);
      g_assert_cmpstr (pal_csv_table_get_ignored (table), ==, cases[i].ignored);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *data, *map, *expected;
  } cases[] = {
    { "", NULL, "t.csv: row 1: the file is empty, expected a header" },
    { "a,b\n", NULL, "t.csv: row 1: no column \"country\", found: a, b" },
    { "country,value,Value\n", NULL, "t.csv: row 1: column 3: the column \"Value\" stands twice" },
    { "country\n", "{\"value\":\"wert\"}", "t.csv: row 1: no column \"wert\", found: country" },
    { "country\n", "{\"vlaue\":\"x\"}",
      "m.json: member \"vlaue\" is no column of ours, expected: country, source_kind, value" },
    { "country\n", "{\"value\":5}",
      "m.json: member \"value\": expected the name of a column or {\"value\": \"...\"}" },
    { "country\n", "[]", "m.json: a column map is a JSON object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (open_table (cases[i].data, cases[i].map, &error));
      g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].expected);
    }
}

static void
test_too_many_cells (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalCsvTable) table = open_table ("country,value\nNO,1,2\n", NULL, &error);

  g_assert_false (pal_csv_table_next (table, &error));
  g_assert_cmpstr (error->message, ==, "t.csv: row 2: 3 cells, but the header has 2 columns");
}

static void
test_refuse (void)
{
  g_autoptr (PalCsvTable) table = open_table ("Value,country\n\n12a,NO\n", NULL, NULL);
  g_autoptr (PalFinding) finding = NULL;

  g_assert_true (pal_csv_table_next (table, NULL));
  finding = pal_csv_table_refuse (table, 2, "type", "expected a %s", "number");
  g_assert_cmpstr (finding->file, ==, "t.csv");
  g_assert_cmpuint (finding->row, ==, 3);
  g_assert_cmpstr (finding->column, ==, "Value");
  g_assert_cmpstr (finding->value, ==, "12a");
  g_assert_cmpstr (finding->message, ==, "expected a number");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-map/names", test_names);
  g_test_add_func ("/column-map/errors", test_errors);
  g_test_add_func ("/column-map/too-many-cells", test_too_many_cells);
  g_test_add_func ("/column-map/refuse", test_refuse);
  return g_test_run ();
}
