/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-batch.h"

#include <math.h>

#include "base/pal-json.h"

/* What is not finite is no JSON, so that the batch refuses it with its reason. */
static void
append_number (GString *json, double number)
{
  if (isfinite (number))
    pal_json_append_number (json, number);
  else
    g_string_append (json, "NaN");
}

static const char *
precision_to_name (PalPrecision precision)
{
  return precision == PAL_PRECISION_SITE ? "site" : precision == PAL_PRECISION_CITY ? "city" : "none";
}

char *
pal_institution_position_to_json (double lat, double lon, PalPrecision precision)
{
  GString *json = g_string_new ("{\"lat\":");

  append_number (json, lat);
  g_string_append (json, ",\"lon\":");
  append_number (json, lon);
  g_string_append_printf (json, ",\"precision\":\"%s\"}", precision_to_name (precision));
  return g_string_free (json, FALSE);
}

gboolean
pal_institution_position_from_json (const char *json, double *lat, double *lon, PalPrecision *precision)
{
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, NULL, NULL) : NULL;
  JsonObject *object;
  const char *name;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  object = json_node_get_object (node);
  name = pal_json_get_string (object, "precision", "none", NULL);
  *precision = g_strcmp0 (name, "site") == 0   ? PAL_PRECISION_SITE
               : g_strcmp0 (name, "city") == 0 ? PAL_PRECISION_CITY
                                               : PAL_PRECISION_NONE;
  return json_object_has_member (object, "lat") && json_object_has_member (object, "lon") &&
         pal_json_get_double (object, "lat", 0, lat, NULL) &&
         pal_json_get_double (object, "lon", 0, lon, NULL) && *lat >= -90 && *lat <= 90 && *lon >= -180 &&
         *lon <= 180;
}

static const char *
null_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

void
pal_batch_add_institution (PalBatch *self, PalInstitution *institution)
{
  const char *id = pal_institution_get_id (institution);
  g_autofree char *position = NULL;
  double lat = 0;
  double lon = 0;

  if (pal_institution_get_position (institution, &lat, &lon))
    position = pal_institution_position_to_json (lat, lon, pal_institution_get_precision (institution));

  pal_batch_add_text (self, "institution", id, "country", pal_institution_get_country (institution));
  pal_batch_add_text (self, "institution", id, "name",
                      null_if_empty (pal_institution_get_name (institution)));
  pal_batch_add_text (self, "institution", id, "types",
                      null_if_empty (pal_institution_get_types (institution)));
  pal_batch_add_text (self, "institution", id, "city",
                      null_if_empty (pal_institution_get_city (institution)));
  pal_batch_add (self, "institution", id, "position", position);
  pal_batch_add (self, "institution", id, "deleted",
                 pal_institution_is_deleted (institution) ? "true" : NULL);
}

void
pal_batch_add_wave (PalBatch *self, const char *wave, const char *instrument_hex_or_null)
{
  if (instrument_hex_or_null != NULL)
    pal_batch_add_text (self, "wave", wave, "instrument", instrument_hex_or_null);
  else
    pal_batch_add_text (self, "wave", wave, "name", wave);
}

void
pal_batch_add_reference (PalBatch *self,
                         const char *series,
                         const char *country,
                         const char *year,
                         double value,
                         const char *unit,
                         const char *source)
{
  g_autofree char *id = g_strjoin ("/", series, country, year, NULL);
  g_autoptr (GString) json = g_string_new ("{\"source\":");

  pal_json_append_string (json, source != NULL ? source : "");
  g_string_append (json, ",\"unit\":");
  pal_json_append_string (json, unit != NULL ? unit : "");
  g_string_append (json, ",\"value\":");
  append_number (json, value);
  g_string_append_c (json, '}');
  pal_batch_add (self, "reference", id, "value", json->str);
}
