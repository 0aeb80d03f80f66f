/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-institutions-csv.h"

#include <math.h>
#include <string.h>

#include "base/pal-id.h"
#include "base/pal-number.h"
#include "model/pal-country.h"

#define MAX_NAME_CHARS 300

enum
{
  COLUMN_ID,
  COLUMN_COUNTRY,
  COLUMN_ISO2,
  COLUMN_ISO3,
  COLUMN_NAME,
  COLUMN_TYPES,
  COLUMN_CITY,
  COLUMN_LAT,
  COLUMN_LON,
  COLUMN_PRECISION,
  COLUMN_DELETED,
  N_COLUMNS,
};

static const PalCsvColumn columns[N_COLUMNS] = {
  { "id", "institution id", FALSE },
  { "country", "country name", FALSE },
  { "iso2", "alpha2|country code", FALSE },
  { "iso3", "alpha3", FALSE },
  { "institution", "name", TRUE },
  { "types", "type", FALSE },
  { "city", "town", FALSE },
  { "lat", "latitude", FALSE },
  { "lon", "longitude|lng", FALSE },
  { "coord_precision", "precision", FALSE },
  { "deleted", NULL, FALSE },
};

static const char *const precisions[] = { "none", "city", "site" };

typedef struct
{
  PalCsvTable *table;
  GHashTable *by_id;   /* id -> PalInstitution*, unowned */
  GHashTable *by_name; /* "NO\x1fname" -> PalInstitution*, unowned */
  GHashTable *seen;    /* id -> row */
  PalInstitutionsFile *file;
} Reader;

void
pal_institution_row_free (PalInstitutionRow *self)
{
  g_clear_object (&self->institution);
  g_free (self);
}

void
pal_institutions_file_free (PalInstitutionsFile *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_free (self->encoding);
  g_free (self->ignored);
  g_free (self);
}

static char *
make_name_key (const char *country, const char *name)
{
  return g_strconcat (country, "\x1f", name, NULL);
}

#define refuse(reader, column, rule, ...)                                                                    \
  (g_ptr_array_add ((reader)->file->findings,                                                                \
                    pal_csv_table_refuse ((reader)->table, column, rule, __VA_ARGS__)),                      \
   FALSE)

static gboolean
read_country (Reader *self, const PalCountry **out)
{
  static const guint places[] = { COLUMN_ISO2, COLUMN_ISO3, COLUMN_COUNTRY };

  *out = NULL;
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
      if (*out != NULL && country != *out)
        return refuse (self, places[i], "country", "this is %s, but another column says %s", country->iso2,
                       (*out)->iso2);
      *out = country;
    }
  if (*out == NULL)
    return refuse (self, COLUMN_COUNTRY, "country",
                   "no country, expected an ISO code (NO, NOR) or an English name");
  return TRUE;
}

/* Who the row speaks of: an id, else country and name. */
static gboolean
read_identity (Reader *self, const PalCountry *country, const char *name, PalInstitutionRow *out)
{
  g_autofree char *id = pal_csv_table_dup (self->table, COLUMN_ID);
  g_autofree char *key = make_name_key (country->iso2, name);
  PalInstitution *known;
  gpointer first;

  if (*id != '\0' && !pal_id_is_uuid (id))
    return refuse (self, COLUMN_ID, "id", "expected a UUID or an empty cell");
  known = *id != '\0' ? g_hash_table_lookup (self->by_id, id) : g_hash_table_lookup (self->by_name, key);
  if (known != NULL && g_strcmp0 (pal_institution_get_country (known), country->iso2) != 0)
    return refuse (self, COLUMN_ID, "country", "this institution belongs to %s, not to %s",
                   pal_institution_get_country (known), country->iso2);
  if (*id == '\0')
    {
      g_free (id);
      id = known != NULL ? g_strdup (pal_institution_get_id (known))
                         : pal_institution_make_id (country->iso2, name);
      /* A renamed one may still carry the id of its first name. */
      known = g_hash_table_lookup (self->by_id, id);
    }
  if (g_hash_table_lookup_extended (self->seen, id, NULL, &first))
    return refuse (self, COLUMN_NAME, "duplicate", "the same institution already stands in row %u",
                   GPOINTER_TO_UINT (first));
  g_hash_table_insert (self->seen, g_strdup (id), GUINT_TO_POINTER (pal_csv_table_get_row (self->table)));
  out->exists = known != NULL;
  out->institution = pal_institution_new (id, country->iso2);
  return TRUE;
}

static gboolean
read_degrees (Reader *self, guint column, double limit, gboolean *has, double *out)
{
  g_autofree char *text = pal_csv_table_dup (self->table, column);

  *has = *text != '\0';
  if (*has && (!pal_number_from_machine (text, out) || fabs (*out) > limit))
    return refuse (self, column, "range", "expected degrees between -%g and %g", limit, limit);
  return TRUE;
}

static gboolean
read_position (Reader *self, PalInstitution *institution)
{
  g_autofree char *text = pal_csv_table_dup (self->table, COLUMN_PRECISION);
  gboolean has_lat, has_lon;
  double lat, lon;
  guint precision = 0;

  if (!read_degrees (self, COLUMN_LAT, 90, &has_lat, &lat) ||
      !read_degrees (self, COLUMN_LON, 180, &has_lon, &lon))
    return FALSE;
  if (has_lat != has_lon)
    return refuse (self, has_lat ? COLUMN_LON : COLUMN_LAT, "range",
                   "latitude and longitude must be given together");
  while (precision < G_N_ELEMENTS (precisions) && g_ascii_strcasecmp (text, precisions[precision]) != 0)
    precision++;
  if (*text != '\0' && precision == G_N_ELEMENTS (precisions))
    return refuse (self, COLUMN_PRECISION, "option", "expected site, city or none");
  if (!has_lat)
    return TRUE;
  if (*text == '\0')
    precision = PAL_PRECISION_SITE;
  pal_institution_set_position (institution, lat, lon, (PalPrecision) precision);
  return TRUE;
}

static gboolean
read_row (Reader *self)
{
  const PalCountry *country;
  g_autofree char *name = pal_csv_table_dup (self->table, COLUMN_NAME);
  g_autofree char *types = pal_csv_table_dup (self->table, COLUMN_TYPES);
  g_autofree char *city = pal_csv_table_dup (self->table, COLUMN_CITY);
  g_autofree char *deleted = pal_csv_table_dup (self->table, COLUMN_DELETED);
  PalInstitutionRow found = { .row = pal_csv_table_get_row (self->table) };

  if (!read_country (self, &country))
    return FALSE;
  if (*name == '\0' || g_utf8_strlen (name, -1) > MAX_NAME_CHARS)
    return refuse (self, COLUMN_NAME, "name", "expected a name of 1 to %d characters", MAX_NAME_CHARS);
  found.says_deleted = *deleted != '\0';
  if (found.says_deleted && g_ascii_strcasecmp (deleted, "yes") != 0 &&
      g_ascii_strcasecmp (deleted, "no") != 0)
    return refuse (self, COLUMN_DELETED, "option", "expected yes, no or an empty cell");
  if (!read_identity (self, country, name, &found))
    return FALSE;

  if (!read_position (self, found.institution))
    {
      g_object_unref (found.institution);
      return FALSE;
    }
  pal_institution_set_name (found.institution, name);
  if (*types != '\0')
    pal_institution_set_types (found.institution, types);
  if (*city != '\0')
    pal_institution_set_city (found.institution, city);
  pal_institution_set_deleted (found.institution, g_ascii_strcasecmp (deleted, "yes") == 0);
  g_ptr_array_add (self->file->rows, g_memdup2 (&found, sizeof found));
  return TRUE;
}

PalInstitutionsFile *
pal_institutions_csv_read (GBytes *bytes,
                           const char *origin,
                           PalColumnMap *map,
                           GPtrArray *existing,
                           GError **error)
{
  g_autoptr (PalInstitutionsFile) file = g_new0 (PalInstitutionsFile, 1);
  g_autoptr (PalCsvTable) table = pal_csv_table_new (bytes, origin, columns, N_COLUMNS, map, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;
  Reader reader = { table, by_id, by_name, seen, file };

  file->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_institution_row_free);
  file->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);
  if (table == NULL)
    return NULL;
  if (!pal_csv_table_has (table, COLUMN_ISO2) && !pal_csv_table_has (table, COLUMN_ISO3) &&
      !pal_csv_table_require (table, COLUMN_COUNTRY, error))
    return NULL;

  for (guint i = 0; i < existing->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (existing, i);

      g_hash_table_insert (by_id, (gpointer) pal_institution_get_id (institution), institution);
      if (!pal_institution_is_deleted (institution) && pal_institution_get_name (institution) != NULL)
        g_hash_table_insert (
            by_name,
            make_name_key (pal_institution_get_country (institution), pal_institution_get_name (institution)),
            institution);
    }
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
pal_institutions_csv_write (PalCsvWriter *writer, GPtrArray *institutions)
{
  static const char *const header[] = { "id",  "iso2", "institution",     "types",   "city",
                                        "lat", "lon",  "coord_precision", "deleted", NULL };

  pal_csv_writer_add_header (writer, header);
  for (guint i = 0; i < institutions->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (institutions, i);
      double lat, lon;

      pal_csv_writer_add_code (writer, pal_institution_get_id (institution));
      pal_csv_writer_add_code (writer, pal_institution_get_country (institution));
      pal_csv_writer_add_text (writer, pal_institution_get_name (institution));
      pal_csv_writer_add_text (writer, pal_institution_get_types (institution));
      pal_csv_writer_add_text (writer, pal_institution_get_city (institution));
      if (pal_institution_get_position (institution, &lat, &lon))
        {
          pal_csv_writer_add_number (writer, lat);
          pal_csv_writer_add_number (writer, lon);
          pal_csv_writer_add_code (writer, precisions[pal_institution_get_precision (institution)]);
        }
      else
        for (guint j = 0; j < 3; j++)
          pal_csv_writer_add_code (writer, NULL);
      pal_csv_writer_add_code (writer, pal_institution_is_deleted (institution) ? "yes" : NULL);
      pal_csv_writer_end_row (writer);
    }
}
