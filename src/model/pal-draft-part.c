/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-draft-part.h"

const char *
pal_draft_part_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

JsonArray *
pal_draft_part_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
pal_draft_part_get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
pal_draft_part_copy_without (JsonObject *object, const char *const *names)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (names, l->data))
      json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (object, l->data)));
  return copy;
}

char *
pal_draft_part_to_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return pal_json_canonical (node, NULL);
}

void
pal_draft_part_put (GHashTable *cells, const char *field, char *now, char *base)
{
  if (g_strcmp0 (now, base) != 0)
    g_hash_table_insert (cells, g_strdup (field), now);
  else
    g_free (now);
  g_free (base);
}

JsonNode *
pal_draft_part_read (GHashTable *cells, const char *field)
{
  const char *json = g_hash_table_lookup (cells, field);

  return json != NULL ? pal_json_parse (json, -1, field, NULL) : NULL;
}

void
pal_draft_part_read_head (JsonObject *root, GHashTable *cells, const char *const *names)
{
  g_autoptr (JsonNode) node = pal_draft_part_read (cells, "head");
  g_autoptr (GList) members = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  members = json_object_get_members (root);
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (names, l->data))
      json_object_remove_member (root, l->data);
  g_clear_pointer (&members, g_list_free);
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (names, l->data))
      json_object_set_member (root, l->data,
                              json_node_copy (json_object_get_member (json_node_get_object (node), l->data)));
}
