/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-translation.h"

#include "base/pal-json.h"
#include "base/pal-text.h"
#include "model/pal-document.h"
#include "model/pal-language.h"

/* {"schema":"palliscope-translation/1","instrument":ID,"language":"nb",
 *  "texts":{"T1C11":"...","T1C11/help":"...","T1C11/options/none":"...",...}} */
#define SCHEMA "palliscope-translation/1"

struct _PalTranslation
{
  gatomicrefcount ref_count;

  PalDocument document;
  char *language, *instrument_id; /* in the document's strings */
  GHashTable *texts;              /* key -> text, both in the document's strings */
};

static gboolean
read_texts (PalTranslation *self, JsonObject *root, GError **error)
{
  JsonObject *texts = NULL;
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *node = NULL;

  if (!pal_json_get_object (root, "texts", &texts, error))
    return FALSE;
  if (texts == NULL)
    return pal_document_fail (error, "“texts” is missing");
  json_object_iter_init (&iter, texts);
  while (json_object_iter_next (&iter, &key, &node))
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_autofree char *quoted = pal_text_quote (key, -1);

          return pal_document_fail (error, "the text of “%s” must be a string", quoted);
        }
      g_hash_table_insert (self->texts, g_string_chunk_insert (self->document.strings, key),
                           g_string_chunk_insert (self->document.strings, json_node_get_string (node)));
    }
  return TRUE;
}

static gboolean
read_translation (PalTranslation *self, GError **error)
{
  JsonObject *root = json_node_get_object (self->document.root);

  self->instrument_id = (char *) pal_document_need_text (&self->document, root, "instrument", error);
  if (self->instrument_id == NULL)
    return FALSE;
  self->language = (char *) pal_document_need_text (&self->document, root, "language", error);
  if (self->language == NULL)
    return FALSE;
  if (!pal_language_is_tag (self->language))
    return pal_document_fail (error, "“language” must be a language tag such as nb or pt-BR");
  return read_texts (self, root, error);
}

PalTranslation *
pal_translation_new_from_json (const char *data, gssize length, const char *origin, GError **error)
{
  g_autoptr (PalTranslation) self = g_new0 (PalTranslation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  if (!pal_document_open (&self->document, data, length, origin, SCHEMA, error))
    return NULL;
  if (!read_translation (self, error))
    {
      g_prefix_error (error, "%s: ", origin != NULL ? origin : "translation");
      return NULL;
    }
  pal_document_drop_tree (&self->document);
  return g_steal_pointer (&self);
}

PalTranslation *
pal_translation_ref (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_translation_unref (PalTranslation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->texts);
  pal_document_clear (&self->document);
  g_free (self);
}

const char *
pal_translation_get_language (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

const char *
pal_translation_get_instrument_id (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->instrument_id;
}

const PalHash *
pal_translation_get_hash (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->document.hash;
}

const char *
pal_translation_get_canonical (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document.canonical;
}

const char *
pal_translation_lookup (PalTranslation *self, const char *key)
{
  const char *text = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  /* An empty text is one that nobody has written yet. */
  text = g_hash_table_lookup (self->texts, key);
  return text != NULL && *text != '\0' ? text : NULL;
}
