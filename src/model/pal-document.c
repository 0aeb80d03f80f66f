/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-document.h"

#include <stdarg.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "base/pal-text.h"

gboolean
pal_document_fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (PAL_ERROR, PAL_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
check_schema (JsonObject *object, const char *schema, GError **error)
{
  const char *word = pal_json_get_string (object, "schema", "", error);
  const char *slash = strchr (schema, '/');
  gsize stem = (gsize) (slash - schema) + 1;
  guint64 version = 0;

  if (word == NULL)
    return FALSE;
  if (g_str_equal (word, schema))
    return TRUE;
  if (strncmp (word, schema, stem) == 0 &&
      g_ascii_string_to_unsigned (word + stem, 10, 2, G_MAXUINT32, &version, NULL))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NEWER,
                   "the document is of %s, which a newer program wrote; this one reads %s", word, schema);
      return FALSE;
    }
  if (*word == '\0')
    return pal_document_fail (error, "expected the schema word “%s”, found none", schema);
  return pal_document_fail (error, "expected the schema word “%s”, found “%s”", schema, word);
}

gboolean
pal_document_open (PalDocument *self,
                   const char *data,
                   gssize length,
                   const char *origin,
                   const char *schema,
                   GError **error)
{
  const char *where = origin != NULL ? origin : "document";

  self->strings = g_string_chunk_new (4096);
  self->root = pal_json_parse (data, length, origin, error);
  if (self->root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (self->root))
    return pal_document_fail (error, "%s: expected a JSON object", where);
  if (!check_schema (json_node_get_object (self->root), schema, error))
    {
      g_prefix_error (error, "%s: ", where);
      return FALSE;
    }
  self->canonical = pal_json_canonical (self->root, error);
  if (self->canonical == NULL)
    return FALSE;
  pal_hash_compute (&self->hash, self->canonical, strlen (self->canonical));
  return TRUE;
}

void
pal_document_drop_tree (PalDocument *self)
{
  g_clear_pointer (&self->root, json_node_unref);
}

void
pal_document_clear (PalDocument *self)
{
  pal_document_drop_tree (self);
  g_clear_pointer (&self->canonical, g_free);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

gboolean
pal_document_read_text (PalDocument *self, JsonObject *object, const char *name, char **out, GError **error)
{
  GError *fault = NULL;
  const char *text = pal_json_get_string (object, name, NULL, &fault);

  *out = text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);
  return FALSE;
}

const char *
pal_document_need_text (PalDocument *self, JsonObject *object, const char *name, GError **error)
{
  char *text = NULL;

  if (!pal_document_read_text (self, object, name, &text, error))
    return NULL;
  if (text == NULL || *text == '\0')
    {
      pal_document_fail (error, "“%s” is missing or empty", name);
      return NULL;
    }
  return text;
}

gboolean
pal_document_read_list (PalDocument *self, JsonObject *object, const char *name, char ***out, GError **error)
{
  JsonArray *array = NULL;
  guint n = 0;

  *out = NULL;
  if (!pal_json_get_array (object, name, &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return pal_document_fail (error, "“%s” must be an array of strings", name);
    }
  *out = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    (*out)[i] = g_string_chunk_insert (self->strings, json_array_get_string_element (array, i));
  return TRUE;
}

JsonObject *
pal_document_need_object (JsonArray *array, guint index, const char *what, GError **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  pal_document_fail (error, "%s %u: expected a JSON object", what, index + 1);
  return NULL;
}
