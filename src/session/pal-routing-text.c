/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-routing-text.h"

#include <glib/gi18n.h>

/* A draft may be wrong in any way: "" for what is no text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The label of the option, or the code where there is none. */
static const char *
find_label (JsonObject *question, const char *code)
{
  JsonArray *options = get_array (question, "options");

  for (guint i = 0; options != NULL && i < json_array_get_length (options); i++)
    {
      JsonObject *option = get_object (json_array_get_element (options, i));

      if (g_strcmp0 (get_text (option, "code"), code) == 0 && *get_text (option, "label") != '\0')
        return get_text (option, "label");
    }
  return code;
}

/* "Standard", "Written": one code, or several of "in". */
static char *
make_values (JsonObject *question, JsonObject *condition)
{
  JsonNode *value = json_object_get_member (condition, "value");
  JsonArray *values = value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  GString *all = g_string_new (NULL);

  if (values == NULL)
    g_string_append_printf (all, "“%s”", find_label (question, get_text (condition, "value")));
  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      JsonNode *one = json_array_get_element (values, i);
      const char *code = JSON_NODE_HOLDS_VALUE (one) && json_node_get_value_type (one) == G_TYPE_STRING
                             ? json_node_get_string (one)
                             : "";

      g_string_append_printf (all, "%s“%s”", i > 0 ? ", " : "", find_label (question, code));
    }
  return g_string_free (all, FALSE);
}

static char *
make_sentence (const char *op, const char *question, const char *values)
{
  /* Translators: when a question is asked: the words of another question, then the label of an option, in
   * quotation marks. */
  if (g_strcmp0 (op, "eq") == 0)
    return g_strdup_printf (_ ("Shown when “%s” is %s."), question, values);
  if (g_strcmp0 (op, "ne") == 0)
    return g_strdup_printf (_ ("Shown when “%s” is not %s."), question, values);
  if (g_strcmp0 (op, "in") == 0)
    return g_strdup_printf (_ ("Shown when “%s” is one of %s."), question, values);
  if (g_strcmp0 (op, "has") == 0)
    return g_strdup_printf (_ ("Shown when “%s” includes %s."), question, values);
  if (g_strcmp0 (op, "not_has") == 0)
    return g_strdup_printf (_ ("Shown when “%s” does not include %s."), question, values);
  return g_strdup_printf (_ ("Shown depending on “%s”."), question);
}

static gboolean
is_gate (JsonObject *condition)
{
  JsonNode *node = json_object_get_member (condition, "gate");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

static void
add_condition (GString *out, PalInstrumentDraft *draft, JsonObject *condition)
{
  const char *id = get_text (condition, "q");
  JsonObject *other = pal_instrument_draft_find_question (draft, id);
  const char *text = get_text (other, "text");
  g_autofree char *values = make_values (other, condition);
  g_autofree char *sentence = make_sentence (get_text (condition, "op"), *text != '\0' ? text : id, values);

  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", sentence);
  if (is_gate (condition))
    g_string_append_printf (out, " %s", _ ("Otherwise it does not apply."));
}

char *
pal_routing_text_new (PalInstrumentDraft *draft, const char *question)
{
  GString *out = g_string_new (NULL);
  JsonObject *object;
  JsonArray *all;

  g_return_val_if_fail (draft != NULL && question != NULL, g_string_free (out, FALSE));

  object = pal_instrument_draft_find_question (draft, question);
  all = get_array (object != NULL ? get_object (json_object_get_member (object, "show_if")) : NULL, "all");
  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      JsonObject *condition = get_object (json_array_get_element (all, i));

      if (condition != NULL)
        add_condition (out, draft, condition);
    }
  if (out->len == 0)
    g_string_append (out, _ ("Always shown."));
  return g_string_free (out, FALSE);
}
