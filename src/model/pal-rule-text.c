/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-rule-text.h"

#include <string.h>

#include "base/pal-json.h"
#include "base/pal-number.h"
#include "model/pal-document.h"

#define ARROW "=>"

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/* Lines, trimmed; empty ones are NULL-free "" so that numbers of lines stay. */
static char **
split_lines (const char *text)
{
  char **lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return lines;
}

static JsonNode *
wrap_array (JsonArray *array)
{
  JsonNode *node = json_node_init_array (json_node_alloc (), array);

  json_array_unref (array);
  return node;
}

static void
append_values (GString *out, JsonObject *condition)
{
  JsonNode *node = json_object_get_member (condition, "value");
  JsonArray *many = get_array (condition, "value");

  if (many == NULL)
    {
      if (node != NULL)
        g_string_append_printf (out, " %s", get_text (condition, "value"));
      return;
    }
  for (guint i = 0; i < json_array_get_length (many); i++)
    {
      JsonNode *one = json_array_get_element (many, i);

      if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_value_type (one) == G_TYPE_STRING)
        g_string_append_printf (out, " %s", json_node_get_string (one));
    }
}

char *
pal_rule_text_from_conditions (JsonObject *question)
{
  JsonNode *node = json_object_get_member (question, "show_if");
  JsonArray *all =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? get_array (json_node_get_object (node), "all") : NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      JsonObject *condition = get_object (all, i);

      if (condition == NULL)
        continue;
      g_string_append_printf (out, "%s%s %s", out->len > 0 ? "\n" : "", get_text (condition, "q"),
                              get_text (condition, "op"));
      append_values (out, condition);
      if (is_true (condition, "gate"))
        g_string_append (out, " gate");
    }
  return g_string_free (out, FALSE);
}

static gboolean
read_condition (const char *line, JsonArray *all, GError **error)
{
  static const char *const ops[] = { "eq", "ne", "in", "has", "not_has", NULL };
  g_auto (GStrv) split = g_strsplit_set (line, " \t", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  JsonObject *condition;
  gboolean gate;

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (words, split[i]);
  gate = words->len > 3 && g_str_equal (g_ptr_array_index (words, words->len - 1), "gate");
  if (gate)
    g_ptr_array_set_size (words, (int) words->len - 1);
  if (words->len < 3 || !g_strv_contains (ops, g_ptr_array_index (words, 1)))
    return pal_document_fail (error, "expected a question, one of eq, ne, in, has, not_has, and a code");
  if (words->len > 3 && !g_str_equal (g_ptr_array_index (words, 1), "in"))
    return pal_document_fail (error, "only the operator in takes several codes");

  condition = json_object_new ();
  json_object_set_string_member (condition, "q", g_ptr_array_index (words, 0));
  json_object_set_string_member (condition, "op", g_ptr_array_index (words, 1));
  if (g_str_equal (g_ptr_array_index (words, 1), "in"))
    {
      JsonArray *values = json_array_new ();

      for (guint i = 2; i < words->len; i++)
        json_array_add_string_element (values, g_ptr_array_index (words, i));
      json_object_set_array_member (condition, "value", values);
    }
  else
    json_object_set_string_member (condition, "value", g_ptr_array_index (words, 2));
  if (gate)
    json_object_set_boolean_member (condition, "gate", TRUE);
  json_array_add_object_element (all, condition);
  return TRUE;
}

typedef gboolean (*ReadLine) (const char *line, JsonArray *all, GError **error);

static JsonArray *
read_lines (const char *text, ReadLine read_line, GError **error)
{
  g_auto (GStrv) lines = split_lines (text);
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (lines[i], all, error))
      {
        g_prefix_error (error, "line %u: ", i + 1);
        return NULL;
      }
  return g_steal_pointer (&all);
}

gboolean
pal_rule_text_to_conditions (const char *text, JsonNode **out, GError **error)
{
  JsonArray *all = read_lines (text, read_condition, error);
  JsonObject *show_if;

  *out = NULL;
  if (all == NULL)
    return FALSE;
  if (json_array_get_length (all) == 0)
    {
      json_array_unref (all);
      return TRUE;
    }
  show_if = json_object_new ();
  json_object_set_array_member (show_if, "all", all);
  *out = json_node_init_object (json_node_alloc (), show_if);
  json_object_unref (show_if);
  return TRUE;
}

char *
pal_rule_text_from_checks (JsonObject *question)
{
  JsonArray *checks = get_array (question, "checks");
  GString *out = g_string_new (NULL);

  for (guint i = 0; checks != NULL && i < json_array_get_length (checks); i++)
    {
      JsonObject *check = get_object (checks, i);

      if (check != NULL)
        g_string_append_printf (out, "%s%s: %s " ARROW " %s", out->len > 0 ? "\n" : "",
                                get_text (check, "severity"), get_text (check, "expr"),
                                get_text (check, "message"));
    }
  return g_string_free (out, FALSE);
}

static gboolean
read_check (const char *line, JsonArray *all, GError **error)
{
  static const char *const severities[] = { "error", "warning", "note", NULL };
  const char *colon = strchr (line, ':');
  const char *arrow = strstr (line, ARROW);
  g_autofree char *severity = colon != NULL ? g_strstrip (g_strndup (line, (gsize) (colon - line))) : NULL;
  g_autofree char *expression = NULL, *message = NULL;
  JsonObject *check;

  if (severity == NULL || !g_strv_contains (severities, severity))
    return pal_document_fail (error, "expected error, warning or note, and a colon");
  if (arrow == NULL || arrow < colon)
    return pal_document_fail (error, "expected " ARROW " and what to tell when the formula is not true");
  expression = g_strstrip (g_strndup (colon + 1, (gsize) (arrow - colon - 1)));
  message = g_strstrip (g_strdup (arrow + strlen (ARROW)));
  if (*expression == '\0' || *message == '\0')
    return pal_document_fail (error, "formula and message may not be empty");
  check = json_object_new ();
  json_object_set_string_member (check, "severity", severity);
  json_object_set_string_member (check, "expr", expression);
  json_object_set_string_member (check, "message", message);
  json_array_add_object_element (all, check);
  return TRUE;
}

static gboolean
to_list (const char *text, ReadLine read_line, JsonNode **out, GError **error)
{
  JsonArray *all = read_lines (text, read_line, error);

  *out = NULL;
  if (all == NULL)
    return FALSE;
  if (json_array_get_length (all) > 0)
    *out = wrap_array (all);
  else
    json_array_unref (all);
  return TRUE;
}

gboolean
pal_rule_text_to_checks (const char *text, JsonNode **out, GError **error)
{
  return to_list (text, read_check, out, error);
}

static void
append_number (GString *out, JsonObject *option, const char *name, const char *before)
{
  JsonNode *node = json_object_get_member (option, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING ||
      json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return;
  g_string_append (out, out->len > 0 ? ", " : "");
  g_string_append (out, before);
  pal_json_append_number (out, json_node_get_double (node));
}

char *
pal_rule_text_from_options (JsonObject *question)
{
  JsonArray *options = get_array (question, "options");
  GString *out = g_string_new (NULL);

  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = get_object (options, i);
      g_autoptr (GString) extra = g_string_new (NULL);

      if (option == NULL)
        continue;
      append_number (extra, option, "score", "");
      append_number (extra, option, "level", "level ");
      if (is_true (option, "exclusive"))
        g_string_append_printf (extra, "%sexclusive", extra->len > 0 ? ", " : "");
      g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", get_text (option, "code"),
                              get_text (option, "label"));
      if (extra->len > 0)
        g_string_append_printf (out, " [%s]", extra->str);
    }
  return g_string_free (out, FALSE);
}

static gboolean
read_extra (const char *text, JsonObject *option, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      gboolean is_level = g_str_has_prefix (part, "level ");
      double number;

      if (g_str_equal (part, "exclusive"))
        json_object_set_boolean_member (option, "exclusive", TRUE);
      else if (pal_number_from_machine (is_level ? part + strlen ("level ") : part, &number))
        json_object_set_double_member (option, is_level ? "level" : "score", number);
      else
        return pal_document_fail (error,
                                  "expected a score such as 0.5, level 1 to 4, or exclusive in brackets");
    }
  return TRUE;
}

static gboolean
read_option (const char *line, JsonArray *all, GError **error)
{
  const char *colon = strchr (line, ':');
  const char *bracket = g_str_has_suffix (line, "]") ? strrchr (line, '[') : NULL;
  g_autoptr (JsonObject) option = json_object_new ();
  g_autofree char *code = colon != NULL ? g_strstrip (g_strndup (line, (gsize) (colon - line))) : NULL;
  g_autofree char *label = NULL, *extra = NULL;

  if (code == NULL || *code == '\0' || (bracket != NULL && bracket < colon))
    return pal_document_fail (error, "expected a code, a colon and a label");
  label = g_strstrip (bracket != NULL ? g_strndup (colon + 1, (gsize) (bracket - colon - 1))
                                      : g_strdup (colon + 1));
  if (bracket != NULL)
    extra = g_strndup (bracket + 1, strlen (bracket) - 2);
  json_object_set_string_member (option, "code", code);
  json_object_set_string_member (option, "label", label);
  if (extra != NULL && !read_extra (extra, option, error))
    return FALSE;
  json_array_add_object_element (all, g_steal_pointer (&option));
  return TRUE;
}

gboolean
pal_rule_text_to_options (const char *text, JsonNode **out, GError **error)
{
  return to_list (text, read_option, out, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

char *
pal_rule_text_from_hints (JsonObject *question)
{
  JsonNode *node = json_object_get_member (question, "hints");
  JsonObject *hints = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) countries =
      hints != NULL ? g_list_sort (json_object_get_members (hints), compare_names) : NULL;
  GString *out = g_string_new (NULL);

  for (GList *l = countries; l != NULL; l = l->next)
    g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", (const char *) l->data,
                            get_text (hints, l->data));
  return g_string_free (out, FALSE);
}

gboolean
pal_rule_text_to_hints (const char *text, JsonNode **out, GError **error)
{
  g_auto (GStrv) lines = split_lines (text);
  g_autoptr (JsonObject) hints = json_object_new ();

  *out = NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      g_autofree char *country = colon != NULL ? g_strndup (lines[i], (gsize) (colon - lines[i])) : NULL;
      g_autofree char *hint = colon != NULL ? g_strstrip (g_strdup (colon + 1)) : NULL;

      if (*lines[i] == '\0')
        continue;
      if (country == NULL || strlen (country) != 2 || !g_ascii_isupper (country[0]) ||
          !g_ascii_isupper (country[1]) || *hint == '\0')
        return pal_document_fail (error, "line %u: expected a country such as NO, a colon and a text", i + 1);
      json_object_set_string_member (hints, country, hint);
    }
  if (json_object_get_size (hints) > 0)
    *out = json_node_init_object (json_node_alloc (), hints);
  return TRUE;
}
