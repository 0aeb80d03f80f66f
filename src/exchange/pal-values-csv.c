/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-values-csv.h"

#include <string.h>

#include "base/pal-number.h"
#include "model/pal-country.h"

#define OPIOID_UNIT "kg per 100 000 people"
#define OPIOID_SOURCE                                                                                        \
  "INCB figures in Richards et al., BMJ Global Health 2020, https://doi.org/10.1136/bmjgh-2020-003563"
#define MAX_TEXT_CHARS 2000

enum
{
  COLUMN_COUNTRY,
  COLUMN_ISO2,
  COLUMN_ISO3,
  COLUMN_INDICATOR,
  COLUMN_YEAR,
  COLUMN_VALUE,
  COLUMN_UNIT,
  COLUMN_SOURCE,
  COLUMN_OPIOIDS,
  N_COLUMNS,
};

static const PalCsvColumn columns[N_COLUMNS] = {
  { "country", "country name", FALSE },
  { "iso2", "alpha2|country code", FALSE },
  { "iso3", "alpha3", FALSE },
  { "indicator", "series", FALSE },
  { "year", "years", FALSE },
  { "value", NULL, FALSE },
  { "unit", NULL, FALSE },
  { "source_url", "source", FALSE },
  { "kg_per_100k_year", NULL, FALSE },
};

typedef struct
{
  PalCsvTable *table;
  gboolean opioids;
  GHashTable *seen; /* "series/NO/2025" -> row */
  PalValuesFile *file;
} Reader;

#define refuse(reader, column, rule, ...)                                                                    \
  (g_ptr_array_add ((reader)->file->findings,                                                                \
                    pal_csv_table_refuse ((reader)->table, column, rule, __VA_ARGS__)),                      \
   FALSE)

void
pal_reference_value_free (PalReferenceValue *self)
{
  if (self == NULL)
    return;
  g_free (self->series);
  g_free (self->country);
  g_free (self->year);
  g_free (self->unit);
  g_free (self->source);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalReferenceValue, pal_reference_value_free)

void
pal_values_file_free (PalValuesFile *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_free (self->encoding);
  g_free (self->ignored);
  g_free (self);
}

static gboolean
is_series (const char *text)
{
  if (!g_ascii_isalpha (*text) || strlen (text) > 80)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_.-", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* 2025, or the years of a mean: 2015-2017. */
static gboolean
is_year (const char *text)
{
  gsize length = strlen (text);

  if (length != 4 && !(length == 9 && text[4] == '-'))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i != 4 && !g_ascii_isdigit (text[i]))
      return FALSE;
  return length == 4 || strncmp (text, text + 5, 4) <= 0;
}

static gboolean
read_country (Reader *self, PalReferenceValue *out)
{
  static const guint places[] = { COLUMN_ISO2, COLUMN_ISO3, COLUMN_COUNTRY };
  const PalCountry *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = pal_csv_table_dup (self->table, places[i]);
      const PalCountry *country;

      if (*text == '\0')
        continue;
      country = pal_country_find (text);
      if (country == NULL)
        return refuse (self, places[i], "country",
                       "unknown country, expected an ISO code (NO, NOR) or an English name");
      if (found != NULL && country != found)
        return refuse (self, places[i], "country", "this is %s, but another column says %s", country->iso2,
                       found->iso2);
      found = country;
    }
  if (found == NULL)
    return refuse (self, pal_csv_table_has (self->table, COLUMN_ISO2) ? COLUMN_ISO2 : COLUMN_ISO3, "country",
                   "no country, expected an ISO code (NO, NOR) or an English name");
  out->country = g_strdup (found->iso2);
  return TRUE;
}

static gboolean
read_series (Reader *self, PalReferenceValue *out)
{
  if (self->opioids)
    {
      out->series = g_strdup (PAL_SERIES_OPIOIDS);
      out->year = g_strdup (PAL_SERIES_OPIOIDS_YEAR);
      out->unit = g_strdup (OPIOID_UNIT);
      out->source = g_strdup (OPIOID_SOURCE);
      return TRUE;
    }
  out->series = pal_csv_table_dup (self->table, COLUMN_INDICATOR);
  out->year = pal_csv_table_dup (self->table, COLUMN_YEAR);
  out->unit = pal_csv_table_dup (self->table, COLUMN_UNIT);
  out->source = pal_csv_table_dup (self->table, COLUMN_SOURCE);
  if (!is_series (out->series))
    return refuse (self, COLUMN_INDICATOR, "series", "expected the code of a series: letters, digits, _ . -");
  if (!is_year (out->year))
    return refuse (self, COLUMN_YEAR, "year", "expected a year (2025) or years (2015-2017)");
  if (g_utf8_strlen (out->unit, -1) > MAX_TEXT_CHARS)
    return refuse (self, COLUMN_UNIT, "length", "longer than %d characters", MAX_TEXT_CHARS);
  if (g_utf8_strlen (out->source, -1) > MAX_TEXT_CHARS)
    return refuse (self, COLUMN_SOURCE, "length", "longer than %d characters", MAX_TEXT_CHARS);
  return TRUE;
}

static gboolean
read_row (Reader *self)
{
  g_autoptr (PalReferenceValue) row = g_new0 (PalReferenceValue, 1);
  guint column = self->opioids ? COLUMN_OPIOIDS : COLUMN_VALUE;
  g_autofree char *text = pal_csv_table_dup (self->table, column);
  g_autofree char *key = NULL;
  gpointer first;

  row->row = pal_csv_table_get_row (self->table);
  if (!read_country (self, row) || !read_series (self, row))
    return FALSE;
  /* The table of opioids lists who did not report, with an empty cell: missing, so no value. */
  if (*text == '\0' && self->opioids)
    return TRUE;
  if (*text == '\0')
    return refuse (self, column, "type", "no value; a country without one has no row");
  if (!pal_number_from_machine (text, &row->value))
    return refuse (self, column, "type", "expected a number with a decimal point");

  key = g_strjoin ("/", row->series, row->country, row->year, NULL);
  if (g_hash_table_lookup_extended (self->seen, key, NULL, &first))
    return refuse (self, column, "duplicate", "the same series, country and year already stand in row %u",
                   GPOINTER_TO_UINT (first));
  g_hash_table_insert (self->seen, g_steal_pointer (&key), GUINT_TO_POINTER (row->row));
  g_ptr_array_add (self->file->rows, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
require_columns (PalCsvTable *table, gboolean *opioids, GError **error)
{
  *opioids = pal_csv_table_has (table, COLUMN_OPIOIDS) && !pal_csv_table_has (table, COLUMN_VALUE);
  if (!pal_csv_table_has (table, COLUMN_ISO2) && !pal_csv_table_has (table, COLUMN_COUNTRY) &&
      !pal_csv_table_require (table, COLUMN_ISO3, error))
    return FALSE;
  return *opioids || (pal_csv_table_require (table, COLUMN_INDICATOR, error) &&
                      pal_csv_table_require (table, COLUMN_YEAR, error) &&
                      pal_csv_table_require (table, COLUMN_VALUE, error));
}

PalValuesFile *
pal_values_csv_read (GBytes *bytes, const char *origin, PalColumnMap *map, GError **error)
{
  g_autoptr (PalValuesFile) file = g_new0 (PalValuesFile, 1);
  g_autoptr (PalCsvTable) table = pal_csv_table_new (bytes, origin, columns, N_COLUMNS, map, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  Reader reader = { table, FALSE, seen, file };

  file->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_reference_value_free);
  file->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  if (table == NULL || !require_columns (table, &reader.opioids, error))
    return NULL;
  while (pal_csv_table_next (table, &local_error))
    {
      file->n_rows++;
      read_row (&reader);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  file->encoding = g_strdup (pal_csv_get_encoding (pal_csv_table_get_csv (table)));
  file->ignored = g_strdup (pal_csv_table_get_ignored (table));
  return g_steal_pointer (&file);
}

void
pal_values_csv_write_header (PalCsvWriter *writer)
{
  static const char *const header[] = { "iso2", "indicator", "year", "value", "unit", "source_url", NULL };

  pal_csv_writer_add_header (writer, header);
}

void
pal_values_csv_write_row (PalCsvWriter *writer,
                          const char *series,
                          const char *country,
                          const char *year,
                          double value,
                          const char *unit,
                          const char *source)
{
  pal_csv_writer_add_code (writer, country);
  pal_csv_writer_add_code (writer, series);
  pal_csv_writer_add_code (writer, year);
  pal_csv_writer_add_number (writer, value);
  pal_csv_writer_add_text (writer, unit);
  pal_csv_writer_add_text (writer, source);
  pal_csv_writer_end_row (writer);
}
