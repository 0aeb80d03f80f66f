/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-json.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json-scan.h"
#include "base/pal-text.h"

/* json-glib's own parser lets comments, assignments, duplicate names and lone
 * surrogates through and limits nothing, so documents are read here. */
#define MAX_DEPTH 64
#define MAX_SIZE (16 * 1024 * 1024)

static JsonNode *parse_value (PalJsonScan *scan, guint depth, GError **error);

static JsonNode *
parse_object (PalJsonScan *scan, guint depth, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  char next = '\0';

  scan->pos++;
  if (pal_json_scan_peek (scan) == '}')
    {
      scan->pos++;
      return json_node_init_object (json_node_alloc (), object);
    }
  do
    {
      g_autofree char *name = NULL;
      JsonNode *value = NULL;
      const char *at = NULL;

      pal_json_scan_peek (scan);
      at = scan->pos;
      if (!pal_json_scan_string (scan, &name, error))
        return NULL;
      if (json_object_has_member (object, name))
        {
          g_autofree char *quoted = pal_text_quote (name, -1);

          pal_json_scan_fail (scan, at, error, "the member “%s” stands twice in one object", quoted);
          return NULL;
        }
      if (!pal_json_scan_expect (scan, ':', error))
        return NULL;
      value = parse_value (scan, depth, error);
      if (value == NULL)
        return NULL;
      json_object_set_member (object, name, value);
      next = pal_json_scan_peek (scan);
      if (next == ',')
        scan->pos++;
    }
  while (next == ',');
  if (!pal_json_scan_expect (scan, '}', error))
    return NULL;
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
parse_array (PalJsonScan *scan, guint depth, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  char next = '\0';

  scan->pos++;
  if (pal_json_scan_peek (scan) == ']')
    {
      scan->pos++;
      return json_node_init_array (json_node_alloc (), array);
    }
  do
    {
      JsonNode *value = parse_value (scan, depth, error);

      if (value == NULL)
        return NULL;
      json_array_add_element (array, value);
      next = pal_json_scan_peek (scan);
      if (next == ',')
        scan->pos++;
    }
  while (next == ',');
  if (!pal_json_scan_expect (scan, ']', error))
    return NULL;
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
parse_string (PalJsonScan *scan, GError **error)
{
  g_autofree char *text = NULL;

  if (!pal_json_scan_string (scan, &text, error))
    return NULL;
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
parse_number (PalJsonScan *scan, GError **error)
{
  gboolean is_whole = FALSE;
  gint64 whole = 0;
  double number = 0.0;

  if (!pal_json_scan_number (scan, &number, &is_whole, &whole, error))
    return NULL;
  return is_whole ? json_node_init_int (json_node_alloc (), whole)
                  : json_node_init_double (json_node_alloc (), number);
}

static JsonNode *
parse_value (PalJsonScan *scan, guint depth, GError **error)
{
  char first = pal_json_scan_peek (scan);

  if ((first == '{' || first == '[') && depth >= MAX_DEPTH)
    {
      pal_json_scan_fail (scan, scan->pos, error, "more than %d levels of nesting", MAX_DEPTH);
      return NULL;
    }
  switch (first)
    {
    case '{':
      return parse_object (scan, depth + 1, error);
    case '[':
      return parse_array (scan, depth + 1, error);
    case '"':
      return parse_string (scan, error);
    case 't':
      return pal_json_scan_word (scan, "true", error) ? json_node_init_boolean (json_node_alloc (), TRUE)
                                                      : NULL;
    case 'f':
      return pal_json_scan_word (scan, "false", error) ? json_node_init_boolean (json_node_alloc (), FALSE)
                                                       : NULL;
    case 'n':
      return pal_json_scan_word (scan, "null", error) ? json_node_init_null (json_node_alloc ()) : NULL;
    default:
      return parse_number (scan, error);
    }
}

JsonNode *
pal_json_parse (const char *data, gssize length, const char *origin, GError **error)
{
  gsize size = length >= 0 ? (gsize) length : data != NULL ? strlen (data) : 0;
  const char *bad = NULL;
  PalJsonScan scan;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (data == NULL)
    data = "";
  if (size > MAX_SIZE)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: larger than %d MiB",
                   origin != NULL ? origin : "json", MAX_SIZE / 1024 / 1024);
      return NULL;
    }
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) /* some editors write a byte order mark */
    {
      data += 3;
      size -= 3;
    }
  pal_json_scan_init (&scan, data, size, origin);
  if (!g_utf8_validate_len (data, size, &bad))
    {
      pal_json_scan_fail (&scan, bad, error, "the text is not valid UTF-8");
      return NULL;
    }
  root = parse_value (&scan, 0, error);
  if (root == NULL || !pal_json_scan_end (&scan, error))
    return NULL;
  return g_steal_pointer (&root);
}
