/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-country.h"

#include <string.h>

#include "base/pal-number.h"
#include "base/pal-text.h"
#include "model/pal-bundle-table.h"

typedef struct
{
  GArray *countries; /* PalCountry */
  GHashTable *names; /* folded code or name -> index + 1 */
} Countries;

/* Names that stand in the tables of others; Brussels writes EL and UK. */
static const struct
{
  const char *name;
  const char *iso2;
} other_names[] = {
  { "EL", "GR" },
  { "UK", "GB" },
  { "Great Britain", "GB" },
  { "Czech Republic", "CZ" },
  { "Moldova", "MD" },
  { "Russia", "RU" },
  { "Slovak Republic", "SK" },
  { "Macedonia", "MK" },
  { "FYROM", "MK" },
  { "Turkey", "TR" },
  { "The Netherlands", "NL" },
  { "Holland", "NL" },
  { "Vatican", "VA" },
  { "Vatican City", "VA" },
  { "Bosnia & Herzegovina", "BA" },
  { "Bosnia", "BA" },
  { "Belgique", "BE" },
  { "Suisse", "CH" },
  { "Svizzera", "CH" },
  { "Éire", "IE" },
  { "Eire", "IE" },
};

/* "Kosovo*" and "the Holy See *" carry the mark of a footnote. */
static char *
make_key (const char *name)
{
  char *key = pal_text_fold (name);
  gsize length = strlen (key);

  while (length > 0 && (key[length - 1] == '*' || key[length - 1] == ' '))
    key[--length] = '\0';
  return key;
}

static void
add_name (Countries *self, const char *name, guint index)
{
  g_autofree char *key = make_key (name);

  if (*key == '\0' || g_hash_table_contains (self->names, key))
    return;
  g_hash_table_insert (self->names, g_steal_pointer (&key), GUINT_TO_POINTER (index + 1));
}

static void
add_all_names (Countries *self, const PalBundleTable *table, guint row)
{
  static const char *const columns[] = { "iso2", "iso3", "name_en", "name_nb", "name_long", "name_local" };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *name = pal_bundle_table_get (table, row, pal_bundle_table_find_column (table, columns[i]));

      add_name (self, name, row);
      if (g_str_has_prefix (name, "the "))
        add_name (self, name + 4, row);
    }
}

static char *
dup_field (const PalBundleTable *table, guint row, const char *column)
{
  return g_strdup (pal_bundle_table_get (table, row, pal_bundle_table_find_column (table, column)));
}

static char *
dup_optional (const PalBundleTable *table, guint row, const char *column)
{
  const char *text = pal_bundle_table_get (table, row, pal_bundle_table_find_column (table, column));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
get_flag (const PalBundleTable *table, guint row, const char *column)
{
  return g_str_equal (pal_bundle_table_get (table, row, pal_bundle_table_find_column (table, column)), "1");
}

static double
get_degrees (const PalBundleTable *table, guint row, const char *column)
{
  double value = 0.0;

  pal_number_from_machine (pal_bundle_table_get (table, row, pal_bundle_table_find_column (table, column)),
                           &value);
  return value;
}

static PalCountry
read_country (const PalBundleTable *table, guint row)
{
  g_autofree char *candidate = dup_field (table, row, "eu_candidate");

  return (PalCountry){
    .iso2 = dup_field (table, row, "iso2"),
    .iso3 = dup_field (table, row, "iso3"),
    .name = dup_field (table, row, "name_en"),
    .name_nb = dup_optional (table, row, "name_nb"),
    .group = dup_field (table, row, "group"),
    .who_euro = get_flag (table, row, "who_euro"),
    .eu = get_flag (table, row, "eu"),
    .eea = get_flag (table, row, "eea"),
    .efta = get_flag (table, row, "efta"),
    .candidate = g_str_equal (candidate, "candidate"),
    .euro = get_flag (table, row, "euro"),
    .un_subregion = dup_field (table, row, "un_subregion"),
    .wb_income = dup_field (table, row, "wb_income"),
    .capital = dup_field (table, row, "capital"),
    .label_lat = get_degrees (table, row, "lat"),
    .label_lon = get_degrees (table, row, "lon"),
    .footnote = dup_optional (table, row, "footnote"),
  };
}

/* Codes come first, so that no name of one country hides the code of another. */
static void
index_names (Countries *self, const PalBundleTable *table)
{
  for (guint i = 0; i < self->countries->len; i++)
    {
      const PalCountry *country = &g_array_index (self->countries, PalCountry, i);

      add_name (self, country->iso2, i);
      add_name (self, country->iso3, i);
    }
  for (guint i = 0; i < self->countries->len; i++)
    add_all_names (self, table, i);
  for (gsize k = 0; k < G_N_ELEMENTS (other_names); k++)
    {
      g_autofree char *key = make_key (other_names[k].iso2);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, key));

      if (place > 0)
        add_name (self, other_names[k].name, place - 1);
    }
}

static Countries *
load_countries (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBundleTable) table = pal_bundle_table_new_from_bundle ("countries.csv", &error);
  Countries *self = g_new0 (Countries, 1);

  self->countries = g_array_new (FALSE, FALSE, sizeof (PalCountry));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (table == NULL)
    {
      g_critical ("the program was built without its countries: %s", error->message);
      return self;
    }
  for (guint row = 0; row < pal_bundle_table_get_n_rows (table); row++)
    {
      PalCountry country = read_country (table, row);

      g_array_append_val (self->countries, country);
    }
  index_names (self, table);
  return self;
}

static const Countries *
get_countries (void)
{
  static Countries *countries;

  if (g_once_init_enter (&countries))
    g_once_init_leave (&countries, load_countries ());
  return countries;
}

guint
pal_country_get_n (void)
{
  return get_countries ()->countries->len;
}

const PalCountry *
pal_country_get (guint index)
{
  const Countries *all = get_countries ();

  g_return_val_if_fail (index < all->countries->len, NULL);

  return &g_array_index (all->countries, PalCountry, index);
}

const PalCountry *
pal_country_find (const char *code_or_name)
{
  const Countries *all = get_countries ();
  g_autofree char *key = NULL;
  guint place = 0;

  if (code_or_name == NULL)
    return NULL;
  key = make_key (code_or_name);
  place = GPOINTER_TO_UINT (g_hash_table_lookup (all->names, key));
  return place > 0 ? &g_array_index (all->countries, PalCountry, place - 1) : NULL;
}

const char *
pal_country_get_display_name (const PalCountry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* The list is in the order of preference; every other language gets English. */
  for (const char *const *language = g_get_language_names (); *language != NULL; language++)
    {
      if (g_str_has_prefix (*language, "nb") || g_str_has_prefix (*language, "no"))
        return self->name_nb != NULL ? self->name_nb : self->name;
      if (g_str_has_prefix (*language, "en"))
        break;
    }
  return self->name;
}

static gint64
population_key (const char iso2[2], int year)
{
  return (gint64) year << 16 | (gint64) (guint8) iso2[0] << 8 | (guint8) iso2[1];
}

static GHashTable *
load_population (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBundleTable) table = pal_bundle_table_new_from_bundle ("population.csv", &error);
  GHashTable *people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint n = table != NULL ? pal_bundle_table_get_n_rows (table) : 0;
  int iso2 = n > 0 ? pal_bundle_table_find_column (table, "iso2") : -1;
  int year = n > 0 ? pal_bundle_table_find_column (table, "year") : -1;
  int pop = n > 0 ? pal_bundle_table_find_column (table, "pop") : -1;

  if (iso2 < 0 || year < 0 || pop < 0)
    g_critical ("the program was built without its population table");
  for (guint row = 0; row < n; row++)
    {
      const char *code = pal_bundle_table_get (table, row, iso2);
      double when = 0.0, value = 0.0;
      gint64 key = 0;

      if (strlen (code) != 2 || !pal_number_from_machine (pal_bundle_table_get (table, row, year), &when) ||
          !pal_number_from_machine (pal_bundle_table_get (table, row, pop), &value))
        continue;
      key = population_key (code, (int) when);
      g_hash_table_insert (people, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
    }
  return people;
}

/* The table is read when the first population is asked for, not at the start. */
static GHashTable *
get_population_table (void)
{
  static GHashTable *people;

  if (g_once_init_enter (&people))
    g_once_init_leave (&people, load_population ());
  return people;
}

gboolean
pal_country_get_population (const char *iso2, int year, double *out)
{
  const double *found = NULL;
  gint64 key = 0;

  g_return_val_if_fail (iso2 != NULL && out != NULL, FALSE);

  if (strlen (iso2) != 2 || year < 0 || year > 9999)
    return FALSE;
  key = population_key (iso2, year);
  found = g_hash_table_lookup (get_population_table (), &key);
  if (found == NULL)
    return FALSE;
  *out = *found;
  return TRUE;
}
