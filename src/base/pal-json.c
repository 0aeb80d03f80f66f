/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-json.h"

#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-number.h"

#define MAX_DEPTH 200 /* of trees made in the program; the parser stops far earlier */

static gboolean append_node (GString *out, JsonNode *node, guint depth, GError **error);

void
pal_json_append_number (GString *out, double value)
{
  pal_number_append_machine (out, value);
}

void
pal_json_append_string (GString *out, const char *utf8)
{
  static const char short_escapes[] = "btn\0fr"; /* U+0008 to U+000D; U+000B has none */
  const char *run = utf8;
  const char *p = utf8;

  g_return_if_fail (out != NULL && utf8 != NULL);

  g_string_append_c (out, '"');
  for (; *p != '\0'; p++)
    {
      guint8 c = (guint8) *p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (out, run, p - run);
      run = p + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, (char) c);
        }
      else if (c >= 0x08 && c <= 0x0d && short_escapes[c - 0x08] != '\0')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, short_escapes[c - 0x08]);
        }
      else
        {
          g_string_append_printf (out, "\\u%04x", c);
        }
    }
  g_string_append_len (out, run, p - run);
  g_string_append_c (out, '"');
}

/* RFC 8785 sorts by UTF-16 code units: there the surrogates of U+10000 and above
 * stand before U+E000, unlike in UTF-8. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *p = *(const char *const *) a;
  const char *q = *(const char *const *) b;
  const char *start = p;
  gunichar c = 0, d = 0;

  while (*p != '\0' && *p == *q)
    {
      p++;
      q++;
    }
  while (p > start && (((guint8) *p & 0xc0) == 0x80 || ((guint8) *q & 0xc0) == 0x80))
    {
      p--;
      q--;
    }
  c = g_utf8_get_char (p);
  d = g_utf8_get_char (q);
  if ((c >= 0x10000) != (d >= 0x10000))
    {
      if (c >= 0x10000)
        c = 0xd800;
      else
        d = 0xd800;
    }
  return c < d ? -1 : c > d ? 1 : 0;
}

static gboolean
append_checked_string (GString *out, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "a string is not valid UTF-8");
      return FALSE;
    }
  pal_json_append_string (out, text);
  return TRUE;
}

static gboolean
append_object (GString *out, JsonObject *object, guint depth, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *member = NULL;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, NULL))
    g_ptr_array_add (names, (gpointer) member);
  g_ptr_array_sort (names, compare_names);

  g_string_append_c (out, '{');
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];

      if (i > 0)
        g_string_append_c (out, ',');
      if (!append_checked_string (out, name, error))
        return FALSE;
      g_string_append_c (out, ':');
      if (!append_node (out, json_object_get_member (object, name), depth, error))
        return FALSE;
    }
  g_string_append_c (out, '}');
  return TRUE;
}

static gboolean
append_array (GString *out, JsonArray *array, guint depth, GError **error)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!append_node (out, json_array_get_element (array, i), depth, error))
        return FALSE;
    }
  g_string_append_c (out, ']');
  return TRUE;
}

static gboolean
append_scalar (GString *out, JsonNode *node, GError **error)
{
  GType type = json_node_get_value_type (node);
  double number = 0.0;

  if (type == G_TYPE_STRING)
    return append_checked_string (out, json_node_get_string (node), error);
  if (type == G_TYPE_BOOLEAN)
    {
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      return TRUE;
    }
  number = type == G_TYPE_DOUBLE ? json_node_get_double (node) : (double) json_node_get_int (node);
  if (!isfinite (number))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "a number is not finite");
      return FALSE;
    }
  pal_json_append_number (out, number);
  return TRUE;
}

static gboolean
append_node (GString *out, JsonNode *node, guint depth, GError **error)
{
  if (depth >= MAX_DEPTH)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "more than %d levels of nesting", MAX_DEPTH);
      return FALSE;
    }
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return append_object (out, json_node_get_object (node), depth + 1, error);
    case JSON_NODE_ARRAY:
      return append_array (out, json_node_get_array (node), depth + 1, error);
    case JSON_NODE_VALUE:
      return append_scalar (out, node, error);
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      return TRUE;
    }
}

char *
pal_json_canonical (JsonNode *node, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (node != NULL, NULL);

  if (!append_node (out, node, 0, error))
    return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The member, NULL when it is absent or null. */
static JsonNode *
find_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static void
set_type_error (GError **error, const char *name, const char *expected)
{
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "“%s” must be %s", name, expected);
}

static gboolean
holds_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

const char *
pal_json_get_string (JsonObject *object, const char *name, const char *fallback, GError **error)
{
  JsonNode *node = find_member (object, name);

  if (node == NULL)
    return fallback;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      set_type_error (error, name, "a string");
      return NULL;
    }
  return json_node_get_string (node);
}

gboolean
pal_json_get_double (JsonObject *object, const char *name, double fallback, double *out, GError **error)
{
  JsonNode *node = find_member (object, name);

  if (node != NULL && !holds_number (node))
    {
      set_type_error (error, name, "a number");
      return FALSE;
    }
  *out = node == NULL ? fallback : json_node_get_double (node);
  return TRUE;
}

gboolean
pal_json_get_int (JsonObject *object,
                  const char *name,
                  int fallback,
                  int least,
                  int greatest,
                  int *out,
                  GError **error)
{
  JsonNode *node = find_member (object, name);
  double number = fallback;

  if (node != NULL)
    {
      number = holds_number (node) ? json_node_get_double (node) : NAN;
      if (!(number >= least && number <= greatest) || number != trunc (number))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "“%s” must be a whole number from %d to %d", name,
                       least, greatest);
          return FALSE;
        }
    }
  *out = (int) number;
  return TRUE;
}

gboolean
pal_json_get_boolean (JsonObject *object, const char *name, gboolean fallback, gboolean *out, GError **error)
{
  JsonNode *node = find_member (object, name);

  if (node != NULL && (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN))
    {
      set_type_error (error, name, "true or false");
      return FALSE;
    }
  *out = node == NULL ? fallback : json_node_get_boolean (node);
  return TRUE;
}

gboolean
pal_json_get_array (JsonObject *object, const char *name, JsonArray **out, GError **error)
{
  JsonNode *node = find_member (object, name);

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    {
      set_type_error (error, name, "an array");
      return FALSE;
    }
  *out = node == NULL ? NULL : json_node_get_array (node);
  return TRUE;
}

gboolean
pal_json_get_object (JsonObject *object, const char *name, JsonObject **out, GError **error)
{
  JsonNode *node = find_member (object, name);

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    {
      set_type_error (error, name, "an object");
      return FALSE;
    }
  *out = node == NULL ? NULL : json_node_get_object (node);
  return TRUE;
}
