/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-country.h"

#include <string.h>

#include "model/pal-bundle-table.h"

static void
test_table (void)
{
  static const char text[] = "a,b,c\r\n1,\"x, \"\"y\"\"\",3\r\n\"two\nlines\",,\n4\n";
  g_autoptr (PalBundleTable) table = pal_bundle_table_new (text, strlen (text));
  g_autoptr (PalBundleTable) bare = pal_bundle_table_new ("a,b", 3);
  g_autoptr (PalBundleTable) empty = pal_bundle_table_new ("", 0);

  g_assert_cmpuint (pal_bundle_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (pal_bundle_table_find_column (table, "c"), ==, 2);
  g_assert_cmpint (pal_bundle_table_find_column (table, "d"), ==, -1);
  g_assert_cmpstr (pal_bundle_table_get (table, 0, 0), ==, "1");
  g_assert_cmpstr (pal_bundle_table_get (table, 0, 1), ==, "x, \"y\"");
  g_assert_cmpstr (pal_bundle_table_get (table, 0, 2), ==, "3");
  g_assert_cmpstr (pal_bundle_table_get (table, 1, 0), ==, "two\nlines");
  g_assert_cmpstr (pal_bundle_table_get (table, 1, 2), ==, "");
  g_assert_cmpstr (pal_bundle_table_get (table, 2, 0), ==, "4");
  g_assert_cmpstr (pal_bundle_table_get (table, 2, 2), ==, ""); /* a short row */
  g_assert_cmpstr (pal_bundle_table_get (table, 2, -1), ==, "");
  g_assert_cmpuint (pal_bundle_table_get_n_rows (bare), ==, 0);
  g_assert_cmpint (pal_bundle_table_find_column (bare, "b"), ==, 1);
  g_assert_cmpuint (pal_bundle_table_get_n_rows (empty), ==, 0);
  g_assert_cmpint (pal_bundle_table_find_column (empty, "b"), ==, -1);
}

static void
test_all (void)
{
  guint n_who = 0, n_eu = 0;

  for (guint i = 0; i < pal_country_get_n (); i++)
    {
      const PalCountry *country = pal_country_get (i);

      g_assert_cmpuint (strlen (country->iso2), ==, 2);
      g_assert_cmpuint (strlen (country->iso3), ==, 3);
      g_assert_cmpstr (country->name, !=, "");
      g_assert_true (pal_country_find (country->iso2) == country);
      g_assert_true (pal_country_find (country->iso3) == country);
      g_assert_true (pal_country_find (country->name) == country);
      n_who += country->who_euro;
      n_eu += country->eu;
    }
  g_assert_cmpuint (n_who, ==, 53);
  g_assert_cmpuint (n_eu, ==, 27);
}

static void
test_find (void)
{
  static const char *const cases[][2] = {
    { "NO", "NO" },
    { "no", "NO" },
    { " nor ", "NO" },
    { "Norway", "NO" },
    { "NORWAY", "NO" },
    { "Norge", "NO" },
    { "the Kingdom of Norway", "NO" },
    { "EL", "GR" },
    { "gr", "GR" },
    { "Ελλάδα", "GR" },
    { "UK", "GB" },
    { "GBR", "GB" },
    { "Great Britain", "GB" },
    { "XK", "XK" },
    { "XKX", "XK" },
    { "Kosovo", "XK" },
    { "Kosovo*", "XK" },
    { "Osterreich", "AT" },
    { "österreich", "AT" },
    { "Czech Republic", "CZ" },
    { "Czechia", "CZ" },
    { "Turkey", "TR" },
    { "Türkiye", "TR" },
    { "Turkiye", "TR" },
    { "Moldova", "MD" },
    { "Russia", "RU" },
    { "Bosnia & Herzegovina", "BA" },
    { "Slovak Republic", "SK" },
    { "The Netherlands", "NL" },
    { "North Macedonia", "MK" },
    { "Holy See", "VA" },
    { "Україна", "UA" },
    { "Tyskland", "DE" },
  };
  static const char *const nobody[] = { "", " ", "*", "ZZ", "Atlantis", "N", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PalCountry *country = pal_country_find (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_nonnull (country);
      g_assert_cmpstr (country->iso2, ==, cases[i][1]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (nobody); i++)
    g_assert_null (pal_country_find (nobody[i]));
  g_assert_null (pal_country_find (NULL));
}

static void
test_fields (void)
{
  const PalCountry *norway = pal_country_find ("NO");
  const PalCountry *kosovo = pal_country_find ("XK");
  const PalCountry *albania = pal_country_find ("AL");

  g_assert_true (norway->who_euro && norway->eea && norway->efta);
  g_assert_false (norway->eu || norway->euro || norway->candidate);
  g_assert_cmpstr (norway->group, ==, "who");
  g_assert_cmpstr (norway->capital, ==, "Oslo");
  g_assert_cmpstr (norway->un_subregion, ==, "Northern Europe");
  g_assert_null (norway->footnote);
  g_assert_cmpfloat (norway->label_lat, >, 58.0);
  g_assert_cmpfloat (norway->label_lat, <, 71.0);
  g_assert_true (albania->candidate);
  g_assert_cmpstr (kosovo->group, ==, "extra");
  g_assert_false (kosovo->candidate);
  g_assert_nonnull (strstr (kosovo->footnote, "UNSCR 1244"));
}

/* The name follows the language of the program; what is not Norwegian is English. */
static void
test_display_name (void)
{
  static const char *const cases[][2] = {
    { "nb", "Tyskland" },   { "nb_NO.UTF-8", "Tyskland" }, { "no:en", "Tyskland" },
    { "en_GB", "Germany" }, { "en:nb", "Germany" },        { "C", "Germany" },
    { "pl", "Germany" },
  };
  const PalCountry *germany = pal_country_find ("DE");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_setenv ("LANGUAGE", cases[i][0], TRUE);
      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (pal_country_get_display_name (germany), ==, cases[i][1]);
    }
  g_unsetenv ("LANGUAGE");
}

static void
test_population (void)
{
  double people = -1.0;

  g_assert_true (pal_country_get_population ("NO", 2023, &people));
  g_assert_cmpfloat (people, >, 5.4e6);
  g_assert_cmpfloat (people, <, 5.6e6);
  people = -1.0;
  g_assert_false (pal_country_get_population ("NO", 1066, &people));
  g_assert_false (pal_country_get_population ("NO", -1, &people));
  g_assert_false (pal_country_get_population ("ZZ", 2023, &people));
  g_assert_false (pal_country_get_population ("NOR", 2023, &people));
  g_assert_cmpfloat (people, ==, -1.0);
  for (guint i = 0; i < pal_country_get_n (); i++)
    {
      const PalCountry *country = pal_country_get (i);

      if (country->who_euro)
        g_assert_true (pal_country_get_population (country->iso2, 2023, &people));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country/table", test_table);
  g_test_add_func ("/country/all", test_all);
  g_test_add_func ("/country/find", test_find);
  g_test_add_func ("/country/fields", test_fields);
  g_test_add_func ("/country/display-name", test_display_name);
  g_test_add_func ("/country/population", test_population);
  return g_test_run ();
}
