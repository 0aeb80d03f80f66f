/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-translation.h"

#include "base/pal-json.h"
#include "base/pal-text.h"
#include "model/pal-document.h"
#include "model/pal-language.h"

/* {"schema":"palliscope-translation/1","instrument":ID,"language":"nb",
 *  "texts":{"T1C11":"...","T1C11/help":"...","T1C11/options/none":"...",...}}
 * and, where it was published from a workspace, "version" and "instrument_hash" of what it translates,
 * "accepted":{"T1C11":{"at":MS,"by":"Kari"},...} and "draft":["T1C12",...]. */
#define SCHEMA "palliscope-translation/1"

struct _PalTranslation
{
  gatomicrefcount ref_count;

  PalDocument document;
  char *language, *instrument_id;  /* in the document's strings */
  char *version, *instrument_hash; /* likewise, or NULL */
  GHashTable *texts;               /* key -> text, both in the document's strings */
  GHashTable *accepted;            /* owner -> PalTranslationMark*, strings in the document */
  GHashTable *drafts;              /* owners */
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
read_mark (PalTranslation *self, const char *owner, JsonNode *node, GError **error)
{
  PalTranslationMark *mark;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  double at = 0;
  char *by = NULL;

  if (object == NULL || !pal_json_get_double (object, "at", 0, &at, error) || !(at >= 0 && at < 9e15) ||
      !pal_document_read_text (&self->document, object, "by", &by, error))
    {
      g_autofree char *quoted = pal_text_quote (owner, -1);

      if (error != NULL)
        g_clear_error (error);
      return pal_document_fail (error, "the acceptance of “%s” must hold “at” and “by”", quoted);
    }
  mark = g_new (PalTranslationMark, 1);
  mark->at_ms = (gint64) at;
  mark->by = by;
  g_hash_table_insert (self->accepted, g_string_chunk_insert (self->document.strings, owner), mark);
  return TRUE;
}

static gboolean
read_marks (PalTranslation *self, JsonObject *root, GError **error)
{
  g_autofree char **drafts = NULL;
  JsonObject *accepted = NULL;
  JsonObjectIter iter;
  const char *owner = NULL;
  JsonNode *node = NULL;

  if (!pal_document_read_text (&self->document, root, "version", &self->version, error) ||
      !pal_document_read_text (&self->document, root, "instrument_hash", &self->instrument_hash, error) ||
      !pal_document_read_list (&self->document, root, "draft", &drafts, error) ||
      !pal_json_get_object (root, "accepted", &accepted, error))
    return FALSE;
  for (guint i = 0; drafts != NULL && drafts[i] != NULL; i++)
    g_hash_table_add (self->drafts, drafts[i]);
  if (accepted == NULL)
    return TRUE;
  json_object_iter_init (&iter, accepted);
  while (json_object_iter_next (&iter, &owner, &node))
    if (!read_mark (self, owner, node, error))
      return FALSE;
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
  return read_texts (self, root, error) && read_marks (self, root, error);
}

PalTranslation *
pal_translation_new_from_json (const char *data, gssize length, const char *origin, GError **error)
{
  g_autoptr (PalTranslation) self = g_new0 (PalTranslation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->drafts = g_hash_table_new (g_str_hash, g_str_equal);
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
  g_hash_table_unref (self->accepted);
  g_hash_table_unref (self->drafts);
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

const char *
pal_translation_get_version (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->version;
}

const char *
pal_translation_get_instrument_hash (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->instrument_hash;
}

guint
pal_translation_get_n_texts (PalTranslation *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->texts);
}

const PalTranslationMark *
pal_translation_find_accepted (PalTranslation *self, const char *owner)
{
  g_return_val_if_fail (self != NULL && owner != NULL, NULL);

  return g_hash_table_lookup (self->accepted, owner);
}

gboolean
pal_translation_is_draft (PalTranslation *self, const char *owner)
{
  g_return_val_if_fail (self != NULL && owner != NULL, FALSE);

  return g_hash_table_contains (self->drafts, owner);
}
