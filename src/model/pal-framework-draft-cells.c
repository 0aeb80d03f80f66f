/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-draft-part.h"
#include "model/pal-framework-draft.h"

static const char *const lists[] = { "domains", "indicators", NULL };
static const char *const prefixes[] = { "domain/", "indicator/" };

static char *
make_head (PalFrameworkDraft *self)
{
  g_autoptr (JsonObject) head = pal_draft_part_copy_without (pal_framework_draft_get_root (self), lists);

  return pal_draft_part_to_json (head);
}

static char *
make_order (PalFrameworkDraft *self)
{
  g_autoptr (JsonObject) order = json_object_new ();

  for (guint i = 0; lists[i] != NULL; i++)
    {
      JsonArray *nodes = pal_draft_part_get_array (pal_framework_draft_get_root (self), lists[i]);
      JsonArray *codes = json_array_new ();

      for (guint j = 0; j < pal_draft_part_get_length (nodes); j++)
        json_array_add_string_element (
            codes, pal_draft_part_get_text (json_array_get_object_element (nodes, j), "id"));
      json_object_set_array_member (order, lists[i], codes);
    }
  return pal_draft_part_to_json (order);
}

/* As another kind the same code is another node. */
static JsonObject *
find_same (PalFrameworkDraft *base, const char *code, guint kind)
{
  JsonArray *nodes = pal_draft_part_get_array (pal_framework_draft_get_root (base), lists[kind]);

  for (guint i = 0; i < pal_draft_part_get_length (nodes); i++)
    {
      JsonObject *node = json_array_get_object_element (nodes, i);

      if (g_str_equal (pal_draft_part_get_text (node, "id"), code))
        return node;
    }
  return NULL;
}

GHashTable *
pal_framework_draft_to_cells (PalFrameworkDraft *self, PalFrameworkDraft *base)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  pal_draft_part_put (cells, "head", make_head (self), make_head (base));
  pal_draft_part_put (cells, "order", make_order (self), make_order (base));
  for (guint i = 0; lists[i] != NULL; i++)
    {
      JsonArray *nodes = pal_draft_part_get_array (pal_framework_draft_get_root (self), lists[i]);

      for (guint j = 0; j < pal_draft_part_get_length (nodes); j++)
        {
          JsonObject *node = json_array_get_object_element (nodes, j);
          const char *code = pal_draft_part_get_text (node, "id");
          JsonObject *old = find_same (base, code, i);
          g_autofree char *field = g_strconcat (prefixes[i], code, NULL);

          pal_draft_part_put (cells, field, pal_draft_part_to_json (node),
                              old != NULL ? pal_draft_part_to_json (old) : NULL);
        }
    }
  return cells;
}

static JsonNode *
make_node (PalFrameworkDraft *base, GHashTable *cells, const char *code, guint kind)
{
  g_autofree char *field = g_strconcat (prefixes[kind], code, NULL);
  g_autoptr (JsonNode) node = pal_draft_part_read (cells, field);
  JsonObject *old = find_same (base, code, kind);
  g_autoptr (JsonObject) bare = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_set_string_member (json_node_get_object (node), "id", code);
      return g_steal_pointer (&node);
    }
  if (old != NULL)
    return json_node_init_object (json_node_alloc (), old);
  bare = json_object_new ();
  json_object_set_string_member (bare, "id", code);
  return json_node_init_object (json_node_alloc (), bare);
}

PalFrameworkDraft *
pal_framework_draft_from_cells (PalFrameworkDraft *base, GHashTable *cells)
{
  g_autofree char *own = make_order (base), *json = NULL;
  g_autoptr (JsonNode) order = pal_draft_part_read (cells, "order");
  g_autoptr (PalFrameworkDraft) bare = pal_framework_draft_copy (base);
  JsonObject *root = pal_framework_draft_get_root (bare);
  PalFrameworkDraft *draft;

  if (order == NULL || !JSON_NODE_HOLDS_OBJECT (order))
    {
      g_clear_pointer (&order, json_node_unref);
      order = pal_json_parse (own, -1, "order", NULL);
    }
  pal_draft_part_read_head (root, cells, lists);
  for (guint i = 0; lists[i] != NULL; i++)
    {
      JsonArray *codes = pal_draft_part_get_array (json_node_get_object (order), lists[i]);
      JsonArray *nodes = json_array_new ();

      for (guint j = 0; j < pal_draft_part_get_length (codes); j++)
        {
          JsonNode *element = json_array_get_element (codes, j);

          if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
            json_array_add_element (nodes, make_node (base, cells, json_node_get_string (element), i));
        }
      json_object_set_array_member (root, lists[i], nodes);
    }
  /* By way of text, so that nothing is shared with @base. */
  json = pal_framework_draft_to_json (bare);
  draft = pal_framework_draft_new (json, NULL);
  return draft != NULL ? draft : pal_framework_draft_copy (base);
}
