/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-translation-cell.h"

#include <string.h>

#include "base/pal-hash.h"
#include "base/pal-json.h"

#define DIGEST_LENGTH 32

char *
pal_translation_cell_make_id (const char *instrument, const char *language)
{
  return g_strconcat (instrument, "/", language, NULL);
}

const char *
pal_translation_cell_get_language (const char *id, const char *instrument)
{
  gsize length = strlen (instrument);

  return strncmp (id, instrument, length) == 0 && id[length] == '/' && strchr (id + length + 1, '/') == NULL
             ? id + length + 1
             : NULL;
}

static char *
make_digest (const char *bytes, gsize length)
{
  char *hex;
  PalHash hash;

  pal_hash_compute (&hash, bytes, length);
  hex = pal_hash_to_hex (&hash);
  hex[DIGEST_LENGTH] = '\0';
  return hex;
}

char *
pal_translation_cell_digest (const char *source)
{
  return make_digest (source, strlen (source));
}

char *
pal_translation_cell_digest_all (const char *const *texts, gsize n)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      pal_json_append_string (json, texts[i]);
    }
  g_string_append_c (json, ']');
  return make_digest (json->str, json->len);
}

/* The members stand in their sorted order, so that the texts are canonical as they are. */
char *
pal_translation_cell_make_text (const char *of, const char *text)
{
  GString *out = g_string_new ("{\"of\":");

  pal_json_append_string (out, of);
  g_string_append (out, ",\"text\":");
  pal_json_append_string (out, text);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

char *
pal_translation_cell_make_accepted (gint64 at_ms, const char *by, const char *of)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"at\":%" G_GINT64_FORMAT ",\"by\":", at_ms);
  pal_json_append_string (out, by);
  g_string_append (out, ",\"of\":");
  pal_json_append_string (out, of);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, NULL, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

/* A cell may come from another program: what is no text of ours counts as none. */
gboolean
pal_translation_cell_read_text (const char *json, char **of, char **text)
{
  g_autoptr (JsonNode) node = parse (json);
  const char *digest, *words;

  if (node == NULL)
    return FALSE;
  digest = pal_json_get_string (json_node_get_object (node), "of", NULL, NULL);
  words = pal_json_get_string (json_node_get_object (node), "text", NULL, NULL);
  if (digest == NULL || words == NULL || *words == '\0')
    return FALSE;
  *of = g_strdup (digest);
  *text = g_strdup (words);
  return TRUE;
}

gboolean
pal_translation_cell_read_accepted (const char *json, gint64 *at_ms, char **by, char **of)
{
  g_autoptr (JsonNode) node = parse (json);
  const char *digest;
  double at = 0;

  if (node == NULL || !pal_json_get_double (json_node_get_object (node), "at", 0, &at, NULL))
    return FALSE;
  digest = pal_json_get_string (json_node_get_object (node), "of", NULL, NULL);
  if (digest == NULL || !(at >= 0 && at < 9e15))
    return FALSE;
  *at_ms = (gint64) at;
  *by = g_strdup (pal_json_get_string (json_node_get_object (node), "by", NULL, NULL));
  *of = g_strdup (digest);
  return TRUE;
}
