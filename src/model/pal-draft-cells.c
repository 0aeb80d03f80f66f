/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-json.h"
#include "model/pal-instrument-draft.h"

#define QUESTION "question/"

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static const char *
get_id (JsonObject *question)
{
  JsonNode *node = json_object_get_member (question, "id");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

/* A copy without one member. */
static JsonObject *
copy_without (JsonObject *object, const char *name)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_equal (l->data, name))
      json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (object, l->data)));
  return copy;
}

static char *
object_to_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return pal_json_canonical (node, NULL);
}

static JsonArray *
list_ids (JsonObject *section)
{
  JsonArray *questions = get_array (section, "questions");
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < get_length (questions); i++)
    {
      JsonObject *question = json_array_get_object_element (questions, i);

      json_array_add_string_element (ids, get_id (question));
    }
  return ids;
}

static char *
make_structure (PalInstrumentDraft *self)
{
  JsonArray *modules = get_array (pal_instrument_draft_get_root (self), "modules");
  JsonArray *all = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), all);

  json_array_unref (all);
  for (guint i = 0; i < get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *sections = get_array (module, "sections");
      JsonObject *copy = copy_without (module, "sections");
      JsonArray *list = json_array_new ();

      for (guint j = 0; j < get_length (sections); j++)
        {
          JsonObject *section = json_array_get_object_element (sections, j);
          JsonObject *bare = copy_without (section, "questions");

          json_object_set_array_member (bare, "questions", list_ids (section));
          json_array_add_object_element (list, bare);
        }
      json_object_set_array_member (copy, "sections", list);
      json_array_add_object_element (all, copy);
    }
  return pal_json_canonical (node, NULL);
}

static char *
make_head (PalInstrumentDraft *self)
{
  g_autoptr (JsonObject) head = copy_without (pal_instrument_draft_get_root (self), "modules");

  return object_to_json (head);
}

/* Each cell that is not as in @base. */
static void
put (GHashTable *cells, const char *field, char *now, char *base)
{
  if (g_strcmp0 (now, base) != 0)
    g_hash_table_insert (cells, g_strdup (field), now);
  else
    g_free (now);
  g_free (base);
}

GHashTable *
pal_instrument_draft_to_cells (PalInstrumentDraft *self, PalInstrumentDraft *base)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *modules = get_array (pal_instrument_draft_get_root (self), "modules");

  put (cells, "head", make_head (self), make_head (base));
  put (cells, "structure", make_structure (self), make_structure (base));
  for (guint i = 0; i < get_length (modules); i++)
    {
      JsonArray *sections = get_array (json_array_get_object_element (modules, i), "sections");

      for (guint j = 0; j < get_length (sections); j++)
        {
          JsonArray *questions = get_array (json_array_get_object_element (sections, j), "questions");

          for (guint k = 0; k < get_length (questions); k++)
            {
              JsonObject *question = json_array_get_object_element (questions, k);
              const char *id = get_id (question);
              JsonObject *old = pal_instrument_draft_find_question (base, id);
              g_autofree char *field = g_strconcat (QUESTION, id, NULL);

              put (cells, field, object_to_json (question), old != NULL ? object_to_json (old) : NULL);
            }
        }
    }
  return cells;
}

static JsonNode *
read_cell (GHashTable *cells, const char *field)
{
  const char *json = g_hash_table_lookup (cells, field);

  return json != NULL ? pal_json_parse (json, -1, field, NULL) : NULL;
}

static void
set_head (JsonObject *root, GHashTable *cells)
{
  g_autoptr (JsonNode) node = read_cell (cells, "head");
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (root);
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "modules"))
      json_object_remove_member (root, l->data);
  g_clear_pointer (&members, g_list_free);
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_str_equal (l->data, "modules"))
      json_object_set_member (root, l->data,
                              json_node_copy (json_object_get_member (json_node_get_object (node), l->data)));
}

static JsonNode *
make_question (PalInstrumentDraft *base, GHashTable *cells, const char *id)
{
  g_autofree char *field = g_strconcat (QUESTION, id, NULL);
  g_autoptr (JsonNode) node = read_cell (cells, field);
  JsonObject *old = pal_instrument_draft_find_question (base, id);
  JsonObject *bare;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_set_string_member (json_node_get_object (node), "id", id);
      return g_steal_pointer (&node);
    }
  if (old != NULL)
    return json_node_init_object (json_node_alloc (), old);
  bare = json_object_new ();
  json_object_set_string_member (bare, "id", id);
  g_clear_pointer (&node, json_node_unref);
  node = json_node_init_object (json_node_alloc (), bare);
  json_object_unref (bare);
  return g_steal_pointer (&node);
}

static void
fill_section (PalInstrumentDraft *base, GHashTable *cells, JsonObject *section)
{
  JsonArray *ids = get_array (section, "questions");
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < get_length (ids); i++)
    {
      JsonNode *element = json_array_get_element (ids, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        json_array_add_element (questions, make_question (base, cells, json_node_get_string (element)));
    }
  json_object_set_array_member (section, "questions", questions);
}

/* The sections that the base has too, with what their questions became. */
static char *
get_structure (PalInstrumentDraft *base, GHashTable *cells)
{
  const char *json = g_hash_table_lookup (cells, "structure");

  return json != NULL ? g_strdup (json) : make_structure (base);
}

PalInstrumentDraft *
pal_instrument_draft_from_cells (PalInstrumentDraft *base, GHashTable *cells)
{
  g_autofree char *structure = get_structure (base, cells);
  g_autoptr (JsonNode) node = pal_json_parse (structure, -1, "structure", NULL);
  g_autoptr (PalInstrumentDraft) bare = pal_instrument_draft_copy (base);
  JsonObject *root = pal_instrument_draft_get_root (bare);
  g_autofree char *json = NULL;
  PalInstrumentDraft *draft;

  set_head (root, cells);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *modules = json_node_get_array (node);

      for (guint i = 0; i < get_length (modules); i++)
        {
          JsonNode *element = json_array_get_element (modules, i);
          JsonArray *sections = JSON_NODE_HOLDS_OBJECT (element)
                                    ? get_array (json_node_get_object (element), "sections")
                                    : NULL;

          for (guint j = 0; j < get_length (sections); j++)
            if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (sections, j)))
              fill_section (base, cells, json_array_get_object_element (sections, j));
        }
      json_object_set_array_member (root, "modules", json_array_ref (modules));
    }
  /* By way of text, so that nothing is shared with @base. */
  json = pal_instrument_draft_to_json (bare);
  draft = pal_instrument_draft_new (json, NULL);
  return draft != NULL ? draft : pal_instrument_draft_copy (base);
}
