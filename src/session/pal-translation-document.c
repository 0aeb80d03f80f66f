/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-translation-document.h"

#include <string.h>

#include "base/pal-json.h"
#include "session/pal-translation-cell.h"

#define HEX_LENGTH 64

static void
append_member (GString *out, const char *name, const char *text)
{
  pal_json_append_string (out, name);
  g_string_append_c (out, ':');
  pal_json_append_string (out, text);
}

static void
append_separator (GString *out, gboolean *is_first)
{
  if (!*is_first)
    g_string_append_c (out, ',');
  *is_first = FALSE;
}

static void
append_accepted (GString *out, PalTranslated *translated)
{
  gboolean is_first = TRUE;

  g_string_append (out, ",\"accepted\":{");
  for (guint i = 0; i < pal_translated_get_n_parts (translated); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (translated, i);

      if (part->state != PAL_TRANSLATED_ACCEPTED)
        continue;
      append_separator (out, &is_first);
      pal_json_append_string (out, part->owner);
      g_string_append_printf (out, ":{\"at\":%" G_GINT64_FORMAT, part->accepted_ms);
      if (part->accepted_by != NULL && *part->accepted_by != '\0')
        {
          g_string_append_c (out, ',');
          append_member (out, "by", part->accepted_by);
        }
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

/* What nobody has begun to translate is no draft: the original is shown. */
static void
append_drafts (GString *out, PalTranslated *translated)
{
  gboolean is_first = TRUE;

  g_string_append (out, ",\"draft\":[");
  for (guint i = 0; i < pal_translated_get_n_parts (translated); i++)
    {
      const PalTranslatedPart *part = pal_translated_get_part (translated, i);

      if (part->state == PAL_TRANSLATED_ACCEPTED || part->n_translated == 0)
        continue;
      append_separator (out, &is_first);
      pal_json_append_string (out, part->owner);
    }
  g_string_append_c (out, ']');
}

static void
append_texts (GString *out, PalTranslated *translated)
{
  gboolean is_first = TRUE;

  g_string_append (out, ",\"texts\":{");
  for (guint i = 0; i < pal_translated_get_n_texts (translated); i++)
    {
      const PalTranslatedText *text = pal_translated_get_text (translated, i);

      if (text->target == NULL)
        continue;
      append_separator (out, &is_first);
      append_member (out, text->text->key, text->target);
    }
  g_string_append_c (out, '}');
}

PalTranslation *
pal_translation_document_new (PalTranslated *translated)
{
  g_autoptr (GString) json = g_string_new ("{\"schema\":\"palliscope-translation/1\",");
  g_autoptr (GError) error = NULL;
  g_autofree char *hex = NULL;
  PalInstrument *instrument;
  PalTranslation *document;

  g_return_val_if_fail (translated != NULL, NULL);

  instrument = pal_translated_get_instrument (translated);
  hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));
  append_member (json, "instrument", pal_instrument_get_id (instrument));
  g_string_append_c (json, ',');
  append_member (json, "version", pal_instrument_get_version (instrument));
  g_string_append_c (json, ',');
  append_member (json, "instrument_hash", hex);
  g_string_append_c (json, ',');
  append_member (json, "language", pal_translated_get_language (translated));
  append_accepted (json, translated);
  append_drafts (json, translated);
  append_texts (json, translated);
  g_string_append_c (json, '}');
  document = pal_translation_new_from_json (json->str, (gssize) json->len, "translation", &error);
  if (document == NULL)
    g_critical ("%s", error->message); /* we have just written it */
  return document;
}

char *
pal_translation_document_make_cell (PalTranslated *translated, gint64 at_ms, const char *by)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"accepted\":%u,\"at\":%" G_GINT64_FORMAT ",",
                          pal_translated_count (translated, PAL_TRANSLATED_ACCEPTED), at_ms);
  append_member (out, "by", by);
  g_string_append_printf (out, ",\"parts\":%u,\"texts\":%u,\"translated\":%u,",
                          pal_translated_get_n_parts (translated), pal_translated_get_n_texts (translated),
                          pal_translated_count_texts (translated));
  append_member (out, "version", pal_instrument_get_version (pal_translated_get_instrument (translated)));
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static void
published_free (gpointer data)
{
  PalPublishedTranslation *self = data;

  g_free (self->hex);
  g_free (self->version);
  g_free (self->by);
  g_free (self);
}

static guint
read_count (JsonObject *object, const char *name)
{
  int n = 0;

  return pal_json_get_int (object, name, 0, 0, G_MAXINT, &n, NULL) ? (guint) n : 0;
}

/* A cell may come from another program: NULL for what is none of ours. */
static PalPublishedTranslation *
read_cell (const char *hex, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, NULL, NULL) : NULL;
  PalPublishedTranslation *self;
  JsonObject *object;
  double at = 0;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || strlen (hex) != HEX_LENGTH)
    return NULL;
  object = json_node_get_object (node);
  if (!pal_json_get_double (object, "at", 0, &at, NULL) || !(at >= 0 && at < 9e15))
    return NULL;
  self = g_new0 (PalPublishedTranslation, 1);
  self->hex = g_strdup (hex);
  self->at_ms = (gint64) at;
  self->by = g_strdup (pal_json_get_string (object, "by", NULL, NULL));
  self->version = g_strdup (pal_json_get_string (object, "version", "", NULL));
  self->n_accepted = read_count (object, "accepted");
  self->n_parts = read_count (object, "parts");
  self->n_texts = read_count (object, "texts");
  self->n_translated = read_count (object, "translated");
  return self;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const PalPublishedTranslation *x = *(PalPublishedTranslation *const *) a;
  const PalPublishedTranslation *y = *(PalPublishedTranslation *const *) b;

  if (x->at_ms != y->at_ms)
    return x->at_ms > y->at_ms ? -1 : 1;
  return strcmp (x->hex, y->hex);
}

GPtrArray *
pal_translation_document_list (PalDataset *dataset, PalInstrument *instrument, const char *language)
{
  g_autofree char *id = pal_translation_cell_make_id (pal_instrument_get_id (instrument), language);
  g_autoptr (GPtrArray) fields = pal_dataset_list_fields (dataset, PAL_TRANSLATION_ENTITY, id);
  GPtrArray *list = g_ptr_array_new_with_free_func (published_free);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      PalPublishedTranslation *one;

      if (!g_str_has_prefix (field, PAL_TRANSLATION_PUBLISHED))
        continue;
      one = read_cell (field + strlen (PAL_TRANSLATION_PUBLISHED),
                       pal_dataset_get_cell (dataset, PAL_TRANSLATION_ENTITY, id, field));
      if (one != NULL)
        g_ptr_array_add (list, one);
    }
  g_ptr_array_sort (list, compare_newest);
  return list;
}
