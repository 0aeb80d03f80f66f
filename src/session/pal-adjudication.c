/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-adjudication.h"

#include <string.h>

#include "base/pal-hash.h"
#include "base/pal-json.h"

#define OF_LENGTH 32

typedef struct
{
  const char *slot;
  const PalValue *value;
} Pair;

const char *
pal_adjudication_get_field (PalSlotsFamily family)
{
  return family == PAL_SLOTS_ENTRIES ? "adjudicated-entries" : "adjudicated-experts";
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Pair *) a)->slot, ((const Pair *) b)->slot);
}

char *
pal_adjudication_make_of (const char *const *slots, const PalValue *const *values, guint n)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GString) json = g_string_new ("[");
  g_autofree char *hex = NULL;
  PalHash hash;

  for (guint i = 0; i < n; i++)
    if (values[i]->kind != PAL_VALUE_NONE)
      {
        Pair pair = { slots[i], values[i] };

        g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      pal_json_append_string (json, g_array_index (pairs, Pair, i).slot);
      g_string_append_c (json, ',');
      pal_value_append_json (g_array_index (pairs, Pair, i).value, json);
    }
  g_string_append_c (json, ']');
  pal_hash_compute (&hash, json->str, json->len);
  hex = pal_hash_to_hex (&hash);
  return g_strndup (hex, OF_LENGTH);
}

char *
pal_adjudication_to_json (const PalAdjudication *self)
{
  GString *out = g_string_new ("{\"at\":");

  pal_json_append_number (out, (double) self->at_ms);
  g_string_append (out, ",\"by\":");
  pal_json_append_string (out, self->by);
  g_string_append (out, ",\"from\":");
  pal_json_append_string (out, self->from);
  g_string_append (out, ",\"of\":");
  pal_json_append_string (out, self->of);
  if (self->text != NULL)
    {
      g_string_append (out, ",\"text\":");
      pal_json_append_string (out, self->text);
    }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

PalAdjudication *
pal_adjudication_new_from_json (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, NULL, NULL) : NULL;
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *by, *from, *of;
  PalAdjudication *self;
  double at = 0;

  if (object == NULL)
    return NULL;
  by = pal_json_get_string (object, "by", "", NULL);
  from = pal_json_get_string (object, "from", "", NULL);
  of = pal_json_get_string (object, "of", NULL, NULL);
  if (by == NULL || from == NULL || of == NULL || !pal_json_get_double (object, "at", 0, &at, NULL) ||
      !(at >= 0 && at < 9e15))
    return NULL;
  self = g_new0 (PalAdjudication, 1);
  self->by = g_strdup (by);
  self->from = g_strdup (from);
  self->of = g_strdup (of);
  self->text = g_strdup (pal_json_get_string (object, "text", NULL, NULL));
  self->at_ms = (gint64) at;
  return self;
}

void
pal_adjudication_free (PalAdjudication *self)
{
  g_free (self->by);
  g_free (self->from);
  g_free (self->of);
  g_free (self->text);
  g_free (self);
}
