/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-framework-draft.h"

#include <math.h>
#include <string.h>

#include "base/pal-number.h"
#include "model/pal-document.h"
#include "model/pal-draft-part.h"

struct _PalFrameworkDraft
{
  JsonNode *root; /* owned */
};

static const char *const kinds[] = { "domains", "indicators" };

/* Where a node stands: in which array, and at which place of it. */
typedef struct
{
  gboolean is_domain;
  JsonArray *array;
  guint index;
  JsonObject *object;
} Place;

static gboolean
has_shape (JsonObject *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JsonNode *node = json_object_get_member (root, kinds[i]);
      JsonArray *array = pal_draft_part_get_array (root, kinds[i]);

      if (array == NULL && node != NULL)
        return FALSE;
      for (guint j = 0; j < pal_draft_part_get_length (array); j++)
        if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, j)))
          return FALSE;
      if (array == NULL)
        json_object_set_array_member (root, kinds[i], json_array_new ());
    }
  return TRUE;
}

PalFrameworkDraft *
pal_framework_draft_new (const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  PalFrameworkDraft *self;

  g_return_val_if_fail (json != NULL, NULL);

  root = pal_json_parse (json, -1, "framework", error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root) || !has_shape (json_node_get_object (root)))
    {
      pal_document_fail (error, "a framework is an object with lists of domains and indicators");
      return NULL;
    }
  self = g_new0 (PalFrameworkDraft, 1);
  self->root = g_steal_pointer (&root);
  return self;
}

char *
pal_framework_draft_to_json (PalFrameworkDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pal_json_canonical (self->root, NULL);
}

PalFrameworkDraft *
pal_framework_draft_copy (PalFrameworkDraft *self)
{
  g_autofree char *json = pal_framework_draft_to_json (self);

  return pal_framework_draft_new (json, NULL);
}

void
pal_framework_draft_free (PalFrameworkDraft *self)
{
  if (self == NULL)
    return;
  json_node_unref (self->root);
  g_free (self);
}

JsonObject *
pal_framework_draft_get_root (PalFrameworkDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_node_get_object (self->root);
}

static gboolean
find_place (PalFrameworkDraft *self, const char *code, Place *out)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (kinds); i++)
    {
      JsonArray *array = pal_draft_part_get_array (json_node_get_object (self->root), kinds[i]);

      for (guint j = 0; j < pal_draft_part_get_length (array); j++)
        {
          JsonObject *object = json_array_get_object_element (array, j);

          if (!g_str_equal (pal_draft_part_get_text (object, "id"), code))
            continue;
          *out = (Place){ i == 0, array, j, object };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
need_place (PalFrameworkDraft *self, const char *code, Place *out, GError **error)
{
  return find_place (self, code, out) ||
         pal_document_fail (error, "the framework has no domain or indicator %s", code != NULL ? code : "");
}

JsonObject *
pal_framework_draft_find (PalFrameworkDraft *self, const char *code, gboolean *is_domain)
{
  Place place = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  if (!find_place (self, code, &place))
    return NULL;
  if (is_domain != NULL)
    *is_domain = place.is_domain;
  return place.object;
}

static const char *
get_above (const Place *place)
{
  const char *above = pal_draft_part_get_text (place->object, place->is_domain ? "parent" : "domain");

  return *above != '\0' ? above : NULL;
}

const char *
pal_framework_draft_get_parent (PalFrameworkDraft *self, const char *code)
{
  Place place = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  return find_place (self, code, &place) ? get_above (&place) : NULL;
}

static void
list_kind (PalFrameworkDraft *self, gboolean is_domain, const char *parent, GPtrArray *out)
{
  JsonArray *array = pal_draft_part_get_array (json_node_get_object (self->root), kinds[is_domain ? 0 : 1]);

  for (guint i = 0; i < pal_draft_part_get_length (array); i++)
    {
      Place place = { is_domain, array, i, json_array_get_object_element (array, i) };

      if (g_strcmp0 (get_above (&place), parent) == 0)
        g_ptr_array_add (out, (gpointer) pal_draft_part_get_text (place.object, "id"));
    }
}

GPtrArray *
pal_framework_draft_list (PalFrameworkDraft *self, const char *parent)
{
  GPtrArray *out = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, out);

  list_kind (self, FALSE, parent, out);
  list_kind (self, TRUE, parent, out);
  return out;
}

char *
pal_framework_draft_propose_code (PalFrameworkDraft *self, const char *like)
{
  gsize stem = strlen (like);
  Place place = { 0 };

  while (stem > 0 && g_ascii_isdigit (like[stem - 1]))
    stem--;
  for (guint i = 1;; i++)
    {
      g_autofree char *code = g_strdup_printf ("%.*s%u", (int) stem, like, i);

      if (!find_place (self, code, &place))
        return g_steal_pointer (&code);
    }
}

void
pal_framework_draft_set_head (PalFrameworkDraft *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL && text != NULL);

  json_object_set_string_member (json_node_get_object (self->root), name, text);
}

static gboolean
check_new (PalFrameworkDraft *self, const char *code, const char *parent, GError **error)
{
  Place place = { 0 };

  if (code == NULL || *code == '\0' || strlen (code) > 64 || strpbrk (code, "/ \t\n") != NULL)
    return pal_document_fail (error, "a code has 1 to 64 letters and no space or slash");
  if (find_place (self, code, &place))
    return pal_document_fail (error, "the code %s is there already", code);
  if (parent != NULL && (!find_place (self, parent, &place) || !place.is_domain))
    return pal_document_fail (error, "there is no domain %s", parent);
  return TRUE;
}

gboolean
pal_framework_draft_add_domain (PalFrameworkDraft *self,
                                const char *parent,
                                const char *code,
                                const char *title,
                                GError **error)
{
  JsonObject *domain;

  g_return_val_if_fail (self != NULL && title != NULL, FALSE);

  if (!check_new (self, code, parent, error))
    return FALSE;
  domain = json_object_new ();
  json_object_set_string_member (domain, "id", code);
  json_object_set_string_member (domain, "title", title);
  json_object_set_int_member (domain, "weight", 1);
  if (parent != NULL)
    json_object_set_string_member (domain, "parent", parent);
  json_array_add_object_element (pal_draft_part_get_array (json_node_get_object (self->root), kinds[0]),
                                 domain);
  return TRUE;
}

gboolean
pal_framework_draft_add_indicator (PalFrameworkDraft *self,
                                   const char *domain,
                                   const char *code,
                                   const char *title,
                                   const char *formula,
                                   GError **error)
{
  static const char bare[] =
      "{\"level\":\"country\",\"direction\":1,\"decimals\":1,\"weight\":1,\"core\":true,"
      "\"in_composite\":true,\"scale\":{\"method\":\"goalposts\",\"lower\":0,\"upper\":100,\"cap\":true},"
      "\"aggregation\":{\"method\":\"none\"},\"missing\":{\"rule\":\"all_required\"}}";
  g_autoptr (JsonNode) node = NULL;
  JsonObject *indicator;

  g_return_val_if_fail (self != NULL && domain != NULL && title != NULL && formula != NULL, FALSE);

  if (!check_new (self, code, domain, error))
    return FALSE;
  node = pal_json_parse (bare, -1, "indicator", NULL);
  indicator = json_node_get_object (node);
  json_object_set_string_member (indicator, "id", code);
  json_object_set_string_member (indicator, "domain", domain);
  json_object_set_string_member (indicator, "title", title);
  json_object_set_string_member (indicator, "formula", formula);
  json_array_add_object_element (pal_draft_part_get_array (json_node_get_object (self->root), kinds[1]),
                                 json_object_ref (indicator));
  return TRUE;
}

gboolean
pal_framework_draft_remove (PalFrameworkDraft *self, const char *code, GError **error)
{
  g_autofree char *own = g_strdup (code);
  Place place = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!need_place (self, own, &place, error))
    return FALSE;
  json_array_remove_element (place.array, place.index);
  /* It is gone before what is below it, so that a loop ends. */
  for (;;)
    {
      g_autoptr (GPtrArray) below = place.is_domain ? pal_framework_draft_list (self, own) : NULL;

      if (below == NULL || below->len == 0)
        return TRUE;
      (void) pal_framework_draft_remove (self, g_ptr_array_index (below, 0), NULL);
    }
}

static gboolean
stands_below (PalFrameworkDraft *self, const char *code, const char *top)
{
  guint n =
      pal_draft_part_get_length (pal_draft_part_get_array (json_node_get_object (self->root), kinds[0]));

  for (guint i = 0; code != NULL && i <= n; i++)
    {
      if (g_str_equal (code, top))
        return TRUE;
      code = pal_framework_draft_get_parent (self, code);
    }
  return FALSE;
}

/* The place in its array that brings it to @position among its siblings. */
static guint
find_slot (PalFrameworkDraft *self, const Place *place, const char *parent, guint position)
{
  g_autoptr (GPtrArray) siblings = g_ptr_array_new ();
  Place next = { 0 };

  list_kind (self, place->is_domain, parent, siblings);
  if (position < siblings->len && find_place (self, g_ptr_array_index (siblings, position), &next))
    return next.index;
  return json_array_get_length (place->array);
}

static void
insert_at (JsonArray *array, guint index, JsonNode *node)
{
  g_autoptr (GPtrArray) behind = g_ptr_array_new ();

  while (json_array_get_length (array) > index)
    {
      g_ptr_array_add (behind, json_array_dup_element (array, index));
      json_array_remove_element (array, index);
    }
  json_array_add_element (array, node);
  for (guint i = 0; i < behind->len; i++)
    json_array_add_element (array, g_ptr_array_index (behind, i));
}

gboolean
pal_framework_draft_move (PalFrameworkDraft *self,
                          const char *code,
                          const char *parent,
                          guint position,
                          GError **error)
{
  g_autofree char *above = g_strdup (parent);
  JsonNode *node;
  Place place = { 0 }, domain = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!need_place (self, code, &place, error))
    return FALSE;
  if (above != NULL && (!find_place (self, above, &domain) || !domain.is_domain))
    return pal_document_fail (error, "there is no domain %s", above);
  if (above == NULL && !place.is_domain)
    return pal_document_fail (error, "an indicator stands in a domain");
  if (place.is_domain && stands_below (self, above, code))
    return pal_document_fail (error, "domain %s cannot stand below itself", code);
  node = json_array_dup_element (place.array, place.index);
  json_array_remove_element (place.array, place.index);
  if (above != NULL)
    json_object_set_string_member (json_node_get_object (node), place.is_domain ? "parent" : "domain", above);
  else if (json_object_has_member (json_node_get_object (node), "parent"))
    json_object_remove_member (json_node_get_object (node), "parent");
  insert_at (place.array, find_slot (self, &place, above, position), node);
  return TRUE;
}

/* The object that holds the last part of @path, made where it is missing. */
static JsonObject *
descend (JsonObject *object, char **parts, gboolean makes)
{
  for (guint i = 0; parts[i + 1] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (object, parts[i]);

      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        {
          object = json_node_get_object (node);
          continue;
        }
      if (!makes)
        return NULL;
      json_object_set_object_member (object, parts[i], json_object_new ());
      object = json_object_get_object_member (object, parts[i]);
    }
  return object;
}

static JsonNode *
get_member (PalFrameworkDraft *self, const char *code, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  JsonObject *node = pal_framework_draft_find (self, code, NULL);
  JsonObject *object = node != NULL ? descend (node, parts, FALSE) : NULL;

  return object != NULL ? json_object_get_member (object, parts[g_strv_length (parts) - 1]) : NULL;
}

double
pal_framework_draft_get_number (PalFrameworkDraft *self, const char *code, const char *path)
{
  JsonNode *node = get_member (self, code, path);
  GType type =
      node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;
}

const char *
pal_framework_draft_get_text (PalFrameworkDraft *self, const char *code, const char *path)
{
  JsonNode *node = get_member (self, code, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

gboolean
pal_framework_draft_set (PalFrameworkDraft *self,
                         const char *code,
                         const char *path,
                         JsonNode *node,
                         GError **error)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (JsonNode) value = node;
  const char *name;
  JsonObject *object;
  Place place = { 0 };

  g_return_val_if_fail (self != NULL && !g_str_equal (path, "id") && *path != '\0', FALSE);

  if (!need_place (self, code, &place, error))
    return FALSE;
  name = parts[g_strv_length (parts) - 1];
  object = descend (place.object, parts, value != NULL);
  if (value != NULL)
    json_object_set_member (object, name, g_steal_pointer (&value));
  else if (object != NULL && json_object_has_member (object, name))
    json_object_remove_member (object, name);
  return TRUE;
}

gboolean
pal_framework_draft_set_number (PalFrameworkDraft *self,
                                const char *code,
                                const char *path,
                                const double *number,
                                GError **error)
{
  JsonNode *node = number != NULL ? json_node_init_double (json_node_alloc (), *number) : NULL;

  if (number != NULL && !isfinite (*number))
    {
      json_node_unref (node);
      return pal_document_fail (error, "expected a number");
    }
  return pal_framework_draft_set (self, code, path, node, error);
}

gboolean
pal_framework_draft_set_text (PalFrameworkDraft *self,
                              const char *code,
                              const char *path,
                              const char *text,
                              GError **error)
{
  gboolean some = text != NULL && *text != '\0';

  return pal_framework_draft_set (self, code, path,
                                  some ? json_node_init_string (json_node_alloc (), text) : NULL, error);
}

gboolean
pal_framework_draft_set_direction (PalFrameworkDraft *self, const char *code, int direction, GError **error)
{
  JsonNode *node = get_member (self, code, "levels/cutpoints");
  JsonArray *points = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double before = pal_framework_draft_get_number (self, code, "direction"), now = direction < 0 ? -1 : 1;

  if (!pal_framework_draft_set_number (self, code, "direction", &now, error))
    return FALSE;
  if (points != NULL && before == -now)
    {
      JsonArray *turned = json_array_new ();

      for (guint i = json_array_get_length (points); i > 0; i--)
        json_array_add_element (turned, json_array_dup_element (points, i - 1));
      node = json_node_init_array (json_node_alloc (), turned);
      json_array_unref (turned);
      return pal_framework_draft_set (self, code, "levels/cutpoints", node, error);
    }
  return TRUE;
}

char *
pal_framework_draft_dup_references (PalFrameworkDraft *self, const char *code)
{
  JsonObject *object = pal_framework_draft_find (self, code, NULL);
  JsonArray *lines = object != NULL ? pal_draft_part_get_array (object, "reference_lines") : NULL;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pal_draft_part_get_length (lines); i++)
    {
      JsonNode *node = json_array_get_element (lines, i);
      JsonObject *line = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      double value = 0;
      const char *source;

      if (line == NULL || !pal_json_get_double (line, "value", 0, &value, NULL))
        continue;
      source = pal_draft_part_get_text (line, "source");
      if (out->len > 0)
        g_string_append_c (out, '\n');
      pal_json_append_number (out, value);
      g_string_append_printf (out, " | %s", pal_draft_part_get_text (line, "label"));
      if (*source != '\0')
        g_string_append_printf (out, " | %s", source);
    }
  return g_string_free (out, FALSE);
}

static JsonObject *
read_reference (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", 3);
  char *end = NULL;
  double value;
  JsonObject *line;

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  value = parts[0] != NULL ? g_ascii_strtod (parts[0], &end) : NAN;
  if (end == NULL || end == parts[0] || *end != '\0' || !isfinite (value) || parts[1] == NULL ||
      *parts[1] == '\0')
    {
      pal_document_fail (error, "expected a number, | and a label, found “%s”", text);
      return NULL;
    }
  line = json_object_new ();
  json_object_set_double_member (line, "value", value);
  json_object_set_string_member (line, "label", parts[1]);
  if (parts[2] != NULL && *parts[2] != '\0')
    json_object_set_string_member (line, "source", parts[2]);
  return line;
}

gboolean
pal_framework_draft_set_references (PalFrameworkDraft *self,
                                    const char *code,
                                    const char *text,
                                    GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      JsonObject *line;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      line = read_reference (lines[i], error);
      if (line == NULL)
        return FALSE;
      json_array_add_object_element (array, line);
    }
  return pal_framework_draft_set (self, code, "reference_lines",
                                  json_node_init_array (json_node_alloc (), array), error);
}
