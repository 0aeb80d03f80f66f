/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-column-map.h"

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "exchange/pal-csv-encoding.h"

struct _PalColumnMap
{
  char *origin;
  GHashTable *columns;   /* char* -> char*, owned */
  GHashTable *constants; /* char* -> char*, owned */
};

static gboolean
read_member (PalColumnMap *self, JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_hash_table_insert (self->columns, g_strdup (name), json_node_dup_string (node));
      return TRUE;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *inner = json_node_get_object (node);
      const char *value = pal_json_get_string (inner, "value", NULL, NULL);

      if (value != NULL && json_object_get_size (inner) == 1)
        {
          g_hash_table_insert (self->constants, g_strdup (name), g_strdup (value));
          return TRUE;
        }
    }
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
               "%s: member \"%s\": expected the name of a column or {\"value\": \"...\"}", self->origin,
               name);
  return FALSE;
}

PalColumnMap *
pal_column_map_new_from_json (const char *data, gssize length, const char *origin, GError **error)
{
  g_autoptr (PalColumnMap) self = g_new0 (PalColumnMap, 1);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GList) members = NULL;

  self->origin = g_strdup (origin);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->constants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  root = pal_json_parse (data, length, origin, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%s: a column map is a JSON object", origin);
      return NULL;
    }
  members = json_object_get_members (json_node_get_object (root));
  for (GList *l = members; l != NULL; l = l->next)
    if (!read_member (self, json_node_get_object (root), l->data, error))
      return NULL;
  return g_steal_pointer (&self);
}

PalColumnMap *
pal_column_map_new_from_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = pal_csv_encoding_read_file (path, error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return pal_column_map_new_from_json (data != NULL ? data : "", (gssize) length, path, error);
}

void
pal_column_map_free (PalColumnMap *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_clear_pointer (&self->columns, g_hash_table_unref);
  g_clear_pointer (&self->constants, g_hash_table_unref);
  g_free (self);
}

const char *
pal_column_map_get_origin (PalColumnMap *self)
{
  return self->origin;
}

const char *
pal_column_map_get_column (PalColumnMap *self, const char *name)
{
  return g_hash_table_lookup (self->columns, name);
}

const char *
pal_column_map_get_constant (PalColumnMap *self, const char *name)
{
  return g_hash_table_lookup (self->constants, name);
}

GList *
pal_column_map_get_names (PalColumnMap *self)
{
  GList *names =
      g_list_concat (g_hash_table_get_keys (self->columns), g_hash_table_get_keys (self->constants));

  return g_list_sort (names, (GCompareFunc) g_strcmp0);
}
