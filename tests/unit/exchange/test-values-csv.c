/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-values-csv.h"
#include "model/pal-bundle.h"

static PalValuesFile *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return pal_values_csv_read (bytes, "v.csv", NULL, error);
}

static const PalReferenceValue *
find_value (PalValuesFile *file, const char *series, const char *country)
{
  for (guint i = 0; i < file->rows->len; i++)
    {
      const PalReferenceValue *value = g_ptr_array_index (file->rows, i);

      if (strcmp (value->series, series) == 0 && strcmp (value->country, country) == 0)
        return value;
    }
  return NULL;
}

static void
test_bundled (void)
{
  g_autoptr (GBytes) published = pal_bundle_lookup ("published_values.csv", NULL);
  g_autoptr (GBytes) opioids = pal_bundle_lookup ("opioids_2015_2017.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalValuesFile) a = pal_values_csv_read (published, "published_values.csv", NULL, &error);
  g_autoptr (PalValuesFile) b = pal_values_csv_read (opioids, "opioids_2015_2017.csv", NULL, &error);
  const PalReferenceValue *value;

  g_assert_no_error (error);
  g_assert_cmpuint (a->rows->len, ==, 47);
  g_assert_cmpuint (a->findings->len, ==, 0);
  g_assert_cmpuint (b->n_rows, ==, 53);
  g_assert_cmpuint (b->rows->len, ==, 51);
  g_assert_cmpuint (b->findings->len, ==, 0);
  value = find_value (a, "specialised_pc_services_per_100k", "AT");
  g_assert_cmpfloat (value->value, ==, 3.68);
  g_assert_cmpstr (value->year, ==, "2025");
  g_assert_null (find_value (b, PAL_SERIES_OPIOIDS, "MC"));
  g_assert_null (find_value (b, PAL_SERIES_OPIOIDS, "SM"));
  value = find_value (b, PAL_SERIES_OPIOIDS, "AT");
  g_assert_cmpfloat (value->value, ==, 25);
  g_assert_cmpstr (value->year, ==, "2015-2017");
  g_assert_cmpstr (value->unit, ==, "kg per 100 000 people");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *line, *column, *message;
  } cases[] = {
    { "XXX,a,2025,1,u,s", "iso3", "unknown country, expected an ISO code (NO, NOR) or an English name" },
    { ",a,2025,1,u,s", "iso3", "no country, expected an ISO code (NO, NOR) or an English name" },
    { "NOR,a b,2025,1,u,s", "indicator", "expected the code of a series: letters, digits, _ . -" },
    { "NOR,a/b,2025,1,u,s", "indicator", "expected the code of a series: letters, digits, _ . -" },
    { "NOR,a,25,1,u,s", "year", "expected a year (2025) or years (2015-2017)" },
    { "NOR,a,2017-2015,1,u,s", "year", "expected a year (2025) or years (2015-2017)" },
    { "NOR,a,2025,,u,s", "value", "no value; a country without one has no row" },
    { "NOR,a,2025,\"1,5\",u,s", "value", "expected a number with a decimal point" },
    { "NOR,a,2025,nan,u,s", "value", "expected a number with a decimal point" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strconcat ("iso3,indicator,year,value,unit,source_url\n", cases[i].line, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalValuesFile) file = read_text (text, &error);
      const PalFinding *finding;

      g_assert_no_error (error);
      g_assert_cmpuint (file->findings->len, ==, 1);
      finding = g_ptr_array_index (file->findings, 0);
      g_assert_cmpuint (finding->row, ==, 2);
      g_assert_cmpstr (finding->column, ==, cases[i].column);
      g_assert_cmpstr (finding->message, ==, cases[i].message);
    }
}

static void
test_duplicate (void)
{
  g_autoptr (PalValuesFile) file =
      read_text ("country,series,year,value\nNO,a,2025,1\nNO,a,2024,1\nNorway,a,2025,2\n", NULL);

  g_assert_cmpuint (file->rows->len, ==, 2);
  g_assert_cmpstr (((PalFinding *) g_ptr_array_index (file->findings, 0))->message, ==,
                   "the same series, country and year already stand in row 2");
}

static void
test_round_trip (void)
{
  static const char text[] = "iso2,indicator,year,value,unit,source_url\n"
                             "NO,a,2025,0.1,'+units,\"https://example.org/a,b\"\nSE,b,2015-2017,-3,,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PalValuesFile) file = read_text (text, &error);
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);

  g_assert_no_error (error);
  pal_values_csv_write_header (writer);
  for (guint i = 0; i < file->rows->len; i++)
    {
      const PalReferenceValue *v = g_ptr_array_index (file->rows, i);

      pal_values_csv_write_row (writer, v->series, v->country, v->year, v->value, v->unit, v->source);
    }
  g_assert_cmpstr (pal_csv_writer_get_text (writer), ==, text);
}

static void
test_header (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("iso3,indicator,value\nNOR,a,1\n", &error));
  g_assert_cmpstr (error->message, ==, "v.csv: row 1: no column \"year\", found: iso3, indicator, value");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values-csv/bundled", test_bundled);
  g_test_add_func ("/values-csv/refused", test_refused);
  g_test_add_func ("/values-csv/duplicate", test_duplicate);
  g_test_add_func ("/values-csv/round-trip", test_round_trip);
  g_test_add_func ("/values-csv/header", test_header);
  return g_test_run ();
}
