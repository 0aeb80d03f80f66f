/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-institutions-csv.h"
#include "model/pal-bundle.h"

#define OSLO "11111111-1111-4111-8111-111111111111"

static PalInstitutionsFile *
read_text (const char *text, GPtrArray *existing, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return pal_institutions_csv_read (bytes, "i.csv", NULL, existing != NULL ? existing : none, error);
}

static void
test_bundled (void)
{
  g_autoptr (GBytes) bytes = pal_bundle_lookup ("institutions.csv", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstitutionsFile) file =
      pal_institutions_csv_read (bytes, "institutions.csv", NULL, none, &error);
  g_autoptr (GHashTable) countries = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_placed = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (file->rows->len, ==, 42);
  g_assert_cmpuint (file->findings->len, ==, 0);
  for (guint i = 0; i < file->rows->len; i++)
    {
      PalInstitutionRow *row = g_ptr_array_index (file->rows, i);
      g_autofree char *id = pal_institution_make_id (pal_institution_get_country (row->institution),
                                                     pal_institution_get_name (row->institution));
      double lat, lon;

      g_assert_cmpstr (pal_institution_get_id (row->institution), ==, id);
      g_hash_table_add (countries, (gpointer) pal_institution_get_country (row->institution));
      n_placed += pal_institution_get_position (row->institution, &lat, &lon);
    }
  g_assert_cmpuint (g_hash_table_size (countries), ==, 26);
  g_assert_cmpuint (n_placed, ==, 40);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *line, *column, *message;
  } cases[] = {
    { ",NO,,x,,,,,", "name", "expected a name of 1 to 300 characters" },
    { ",,A,,,,,,", "country", "no country, expected an ISO code (NO, NOR) or an English name" },
    { ",Nowhere,A,,,,,,", "country", "unknown country, expected an ISO code (NO, NOR) or an English name" },
    { "12,NO,A,,,,,,", "id", "expected a UUID or an empty cell" },
    { OSLO ",SE,A,,,,,,", "id", "this institution belongs to NO, not to SE" },
    { ",NO,A,,,91,10,,", "lat", "expected degrees between -90 and 90" },
    { ",NO,A,,,\"59,9\",10,,", "lat", "expected degrees between -90 and 90" },
    { ",NO,A,,,60,,,", "lon", "latitude and longitude must be given together" },
    { ",NO,A,,,60,10,exact,", "coord_precision", "expected site, city or none" },
    { ",NO,A,,,60,10,city,maybe", "deleted", "expected yes, no or an empty cell" },
  };
  g_autoptr (GPtrArray) existing = g_ptr_array_new_with_free_func (g_object_unref);
  PalInstitution *oslo = pal_institution_new (OSLO, "NO");

  pal_institution_set_name (oslo, "Oslo");
  g_ptr_array_add (existing, oslo);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("id,country,name,types,city,lat,lon,coord_precision,deleted\n",
                                           cases[i].line, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (PalInstitutionsFile) file = read_text (text, existing, &error);
      const PalFinding *finding;

      g_assert_no_error (error);
      g_assert_cmpuint (file->findings->len, ==, 1);
      g_assert_cmpuint (file->rows->len, ==, 0);
      finding = g_ptr_array_index (file->findings, 0);
      g_assert_cmpuint (finding->row, ==, 2);
      g_assert_cmpstr (finding->column, ==, cases[i].column);
      g_assert_cmpstr (finding->message, ==, cases[i].message);
    }
}

static void
test_identity (void)
{
  g_autoptr (GPtrArray) existing = g_ptr_array_new_with_free_func (g_object_unref);
  PalInstitution *oslo = pal_institution_new (OSLO, "NO");
  g_autoptr (PalInstitutionsFile) file = NULL;
  g_autofree char *new_id = pal_institution_make_id ("SE", "Oslo");
  const PalInstitutionRow *row;

  pal_institution_set_name (oslo, "Oslo");
  g_ptr_array_add (existing, oslo);
  file = read_text ("country,name,city\nNorway,Oslo,\nSE,Oslo,Lund\nNO,Oslo,\n", existing, NULL);
  g_assert_cmpuint (file->rows->len, ==, 2);
  row = g_ptr_array_index (file->rows, 0);
  g_assert_true (row->exists);
  g_assert_cmpstr (pal_institution_get_id (row->institution), ==, OSLO);
  row = g_ptr_array_index (file->rows, 1);
  g_assert_false (row->exists);
  g_assert_cmpstr (pal_institution_get_id (row->institution), ==, new_id);
  g_assert_cmpstr (((PalFinding *) g_ptr_array_index (file->findings, 0))->message, ==,
                   "the same institution already stands in row 2");
}

static void
test_round_trip (void)
{
  static const char text[] = "id,iso2,institution,types,city,lat,lon,coord_precision,deleted\n" OSLO
                             ",NO,'=Oslo,\"University hospital;Research institute\",Oslo,59.94,10.72,site,\n"
                             "22222222-2222-4222-8222-222222222222,SE,\" Lund, \"\"old\"\"\",,,,,,yes\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PalInstitutionsFile) file = read_text (text, NULL, &error);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (PalCsvWriter) writer = pal_csv_writer_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (file->rows->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (list, ((PalInstitutionRow *) g_ptr_array_index (file->rows, i))->institution);
  g_assert_cmpstr (pal_institution_get_name (g_ptr_array_index (list, 0)), ==, "=Oslo");
  pal_institutions_csv_write (writer, list);
  g_assert_cmpstr (pal_csv_writer_get_text (writer), ==, text);
}

static void
test_header (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("name,city\nA,B\n", NULL, &error));
  g_assert_cmpstr (error->message, ==, "i.csv: row 1: no column \"country\", found: name, city");
  g_clear_error (&error);
  g_assert_null (read_text ("country\nNO\n", NULL, &error));
  g_assert_cmpstr (error->message, ==, "i.csv: row 1: no column \"institution\", found: country");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/institutions-csv/bundled", test_bundled);
  g_test_add_func ("/institutions-csv/refused", test_refused);
  g_test_add_func ("/institutions-csv/identity", test_identity);
  g_test_add_func ("/institutions-csv/round-trip", test_round_trip);
  g_test_add_func ("/institutions-csv/header", test_header);
  return g_test_run ();
}
