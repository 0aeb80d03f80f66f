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

/* A position is one decision: where the pin stands and how exactly. */
static char *
position_to_json (PalInstitution *institution)
{
  g_autoptr (GString) json = NULL;
  double lat = 0;
  double lon = 0;

  if (!pal_institution_get_position (institution, &lat, &lon))
    return NULL;
  json = g_string_new ("{\"lat\":");
  append_number (json, lat);
  g_string_append (json, ",\"lon\":");
  append_number (json, lon);
  g_string_append_printf (json, ",\"precision\":\"%s\"}",
                          precision_to_name (pal_institution_get_precision (institution)));
  return g_string_free (g_steal_pointer (&json), FALSE);
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
  g_autofree char *position = position_to_json (institution);

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
