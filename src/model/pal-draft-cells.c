/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-json.h"
#include "model/pal-draft-part.h"
#include "model/pal-instrument-draft.h"

#define QUESTION "question/"

static const char *const modules_only[] = { "modules", NULL };
static const char *const sections_only[] = { "sections", NULL };
static const char *const questions_only[] = { "questions", NULL };

static JsonArray *
list_ids (JsonObject *section)
{
  JsonArray *questions = pal_draft_part_get_array (section, "questions");
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < pal_draft_part_get_length (questions); i++)
    {
      JsonObject *question = json_array_get_object_element (questions, i);

      json_array_add_string_element (ids, pal_draft_part_get_text (question, "id"));
    }
  return ids;
}

static char *
make_structure (PalInstrumentDraft *self)
{
  JsonArray *modules = pal_draft_part_get_array (pal_instrument_draft_get_root (self), "modules");
  JsonArray *all = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), all);

  json_array_unref (all);
  for (guint i = 0; i < pal_draft_part_get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *sections = pal_draft_part_get_array (module, "sections");
      JsonObject *copy = pal_draft_part_copy_without (module, sections_only);
      JsonArray *list = json_array_new ();

      for (guint j = 0; j < pal_draft_part_get_length (sections); j++)
        {
          JsonObject *section = json_array_get_object_element (sections, j);
          JsonObject *bare = pal_draft_part_copy_without (section, questions_only);

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
  g_autoptr (JsonObject) head =
      pal_draft_part_copy_without (pal_instrument_draft_get_root (self), modules_only);

  return pal_draft_part_to_json (head);
}

GHashTable *
pal_instrument_draft_to_cells (PalInstrumentDraft *self, PalInstrumentDraft *base)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *modules = pal_draft_part_get_array (pal_instrument_draft_get_root (self), "modules");

  pal_draft_part_put (cells, "head", make_head (self), make_head (base));
  pal_draft_part_put (cells, "structure", make_structure (self), make_structure (base));
  for (guint i = 0; i < pal_draft_part_get_length (modules); i++)
    {
      JsonArray *sections = pal_draft_part_get_array (json_array_get_object_element (modules, i), "sections");

      for (guint j = 0; j < pal_draft_part_get_length (sections); j++)
        {
          JsonArray *questions =
              pal_draft_part_get_array (json_array_get_object_element (sections, j), "questions");

          for (guint k = 0; k < pal_draft_part_get_length (questions); k++)
            {
              JsonObject *question = json_array_get_object_element (questions, k);
              const char *id = pal_draft_part_get_text (question, "id");
              JsonObject *old = pal_instrument_draft_find_question (base, id);
              g_autofree char *field = g_strconcat (QUESTION, id, NULL);

              pal_draft_part_put (cells, field, pal_draft_part_to_json (question),
                                  old != NULL ? pal_draft_part_to_json (old) : NULL);
            }
        }
    }
  return cells;
}

static JsonNode *
make_question (PalInstrumentDraft *base, GHashTable *cells, const char *id)
{
  g_autofree char *field = g_strconcat (QUESTION, id, NULL);
  g_autoptr (JsonNode) node = pal_draft_part_read (cells, field);
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
  JsonArray *ids = pal_draft_part_get_array (section, "questions");
  JsonArray *questions = json_array_new ();

  for (guint i = 0; i < pal_draft_part_get_length (ids); i++)
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

  pal_draft_part_read_head (root, cells, modules_only);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *modules = json_node_get_array (node);

      for (guint i = 0; i < pal_draft_part_get_length (modules); i++)
        {
          JsonNode *element = json_array_get_element (modules, i);
          JsonArray *sections = JSON_NODE_HOLDS_OBJECT (element)
                                    ? pal_draft_part_get_array (json_node_get_object (element), "sections")
                                    : NULL;

          for (guint j = 0; j < pal_draft_part_get_length (sections); j++)
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
