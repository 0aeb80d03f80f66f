/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-draft-structure.h"

#include "model/pal-document.h"

/* Where a module or section stands: element @index of the member @name of @owner. */
typedef struct
{
  JsonObject *owner;
  const char *name;
  JsonArray *array;
  guint index;
  guint module; /* of a section: index of its module */
} Place;

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
get_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

static gboolean
find_in (JsonObject *owner, const char *name, const char *id, Place *out)
{
  *out = (Place){ .owner = owner, .name = name, .array = get_array (owner, name) };
  for (; out->index < get_length (out->array); out->index++)
    if (g_strcmp0 (get_id (json_array_get_object_element (out->array, out->index)), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
find_place (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id, Place *out)
{
  JsonObject *root = pal_instrument_draft_get_root (draft);
  JsonArray *modules = get_array (root, "modules");

  if (kind == PAL_DRAFT_MODULE)
    return find_in (root, "modules", id, out);
  for (guint i = 0; i < get_length (modules); i++)
    if (find_in (json_array_get_object_element (modules, i), "sections", id, out))
      {
        out->module = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
need_place (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id, Place *out, GError **error)
{
  if (find_place (draft, kind, id, out))
    return TRUE;
  return pal_document_fail (
      error, kind == PAL_DRAFT_MODULE ? "the draft has no module %s" : "the draft has no section %s", id);
}

JsonObject *
pal_draft_structure_find (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id)
{
  Place place = { 0 };

  g_return_val_if_fail (draft != NULL, NULL);

  return id != NULL && find_place (draft, kind, id, &place)
             ? json_array_get_object_element (place.array, place.index)
             : NULL;
}

const char *
pal_draft_structure_get_module (PalInstrumentDraft *draft, const char *section)
{
  Place place = { 0 };

  g_return_val_if_fail (draft != NULL, NULL);

  return find_place (draft, PAL_DRAFT_SECTION, section, &place) ? get_id (place.owner) : NULL;
}

char *
pal_draft_structure_propose_module (PalInstrumentDraft *draft)
{
  Place place = { 0 };

  for (guint i = 0;; i++)
    {
      g_autofree char *id = g_strdup_printf ("M%u", i);

      if (!find_place (draft, PAL_DRAFT_MODULE, id, &place))
        return g_steal_pointer (&id);
    }
}

char *
pal_draft_structure_propose_section (PalInstrumentDraft *draft, const char *module)
{
  Place place = { 0 };

  for (guint i = 0;; i++)
    {
      g_autofree char *id =
          i < 26 ? g_strdup_printf ("%s.%c", module, 'A' + (int) i) : g_strdup_printf ("%s.%u", module, i);

      if (!find_place (draft, PAL_DRAFT_SECTION, id, &place))
        return g_steal_pointer (&id);
    }
}

/* json-glib can only append. */
static void
insert (JsonObject *owner, const char *name, guint position, JsonObject *element)
{
  JsonArray *old = get_array (owner, name), *now = json_array_new ();
  guint n = get_length (old);

  for (guint i = 0; i < n; i++)
    {
      if (i == position)
        json_array_add_object_element (now, json_object_ref (element));
      json_array_add_element (now, json_node_copy (json_array_get_element (old, i)));
    }
  if (position >= n)
    json_array_add_object_element (now, json_object_ref (element));
  json_object_set_array_member (owner, name, now);
}

static JsonObject *
make (const char *id, const char *title, const char *children)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "title", title);
  json_object_set_array_member (object, children, json_array_new ());
  return object;
}

gboolean
pal_draft_structure_add_module (PalInstrumentDraft *draft,
                                const char *after,
                                const char *id,
                                const char *title,
                                GError **error)
{
  g_autoptr (JsonObject) module = NULL;
  Place place = { 0 };
  guint position = G_MAXUINT;

  g_return_val_if_fail (draft != NULL && id != NULL && title != NULL, FALSE);

  if (find_place (draft, PAL_DRAFT_MODULE, id, &place))
    return pal_document_fail (error, "the draft has a module %s already", id);
  if (after != NULL && !need_place (draft, PAL_DRAFT_MODULE, after, &place, error))
    return FALSE;
  if (after != NULL)
    position = place.index + 1;
  module = make (id, title, "sections");
  insert (pal_instrument_draft_get_root (draft), "modules", position, module);
  return TRUE;
}

gboolean
pal_draft_structure_add_section (PalInstrumentDraft *draft,
                                 const char *module,
                                 const char *after,
                                 const char *id,
                                 const char *title,
                                 PalUnitLevel level,
                                 GError **error)
{
  g_autoptr (JsonObject) section = NULL;
  Place owner = { 0 }, place = { 0 };
  guint position = G_MAXUINT;

  g_return_val_if_fail (draft != NULL && module != NULL && id != NULL && title != NULL, FALSE);

  if (!need_place (draft, PAL_DRAFT_MODULE, module, &owner, error))
    return FALSE;
  if (find_place (draft, PAL_DRAFT_SECTION, id, &place))
    return pal_document_fail (error, "the draft has a section %s already", id);
  if (after != NULL &&
      (!need_place (draft, PAL_DRAFT_SECTION, after, &place, error) || place.module != owner.index))
    return error != NULL && *error != NULL
               ? FALSE
               : pal_document_fail (error, "section %s is not in module %s", after, module);
  if (after != NULL)
    position = place.index + 1;
  section = make (id, title, "questions");
  json_object_set_string_member (section, "level", level == PAL_LEVEL_COUNTRY ? "country" : "institution");
  insert (json_array_get_object_element (owner.array, owner.index), "sections", position, section);
  return TRUE;
}

gboolean
pal_draft_structure_rename (PalInstrumentDraft *draft,
                            PalDraftHeading kind,
                            const char *id,
                            const char *title,
                            GError **error)
{
  Place place = { 0 };

  g_return_val_if_fail (draft != NULL && id != NULL && title != NULL, FALSE);

  if (!need_place (draft, kind, id, &place, error))
    return FALSE;
  json_object_set_string_member (json_array_get_object_element (place.array, place.index), "title", title);
  return TRUE;
}

gboolean
pal_draft_structure_move (PalInstrumentDraft *draft,
                          PalDraftHeading kind,
                          const char *id,
                          int step,
                          GError **error)
{
  g_autoptr (JsonObject) element = NULL;
  JsonArray *modules = get_array (pal_instrument_draft_get_root (draft), "modules");
  JsonObject *owner;
  Place place = { 0 };
  guint n, position;

  g_return_val_if_fail (draft != NULL && id != NULL && (step == 1 || step == -1), FALSE);

  if (!need_place (draft, kind, id, &place, error))
    return FALSE;
  n = get_length (place.array);
  owner = place.owner;
  position = step > 0 ? place.index + 1 : place.index - 1;
  if (step > 0 ? place.index + 1 == n : place.index == 0)
    {
      guint other = step > 0 ? place.module + 1 : place.module - 1;

      if (kind == PAL_DRAFT_MODULE || other >= get_length (modules))
        return pal_document_fail (error, "%s stands at the end already", id);
      owner = json_array_get_object_element (modules, other);
      position = step > 0 ? 0 : G_MAXUINT;
    }
  element = json_object_ref (json_array_get_object_element (place.array, place.index));
  json_array_remove_element (place.array, place.index);
  insert (owner, place.name, position, element);
  return TRUE;
}

gboolean
pal_draft_structure_remove (PalInstrumentDraft *draft, PalDraftHeading kind, const char *id, GError **error)
{
  Place place = { 0 };
  JsonObject *object;

  g_return_val_if_fail (draft != NULL && id != NULL, FALSE);

  if (!need_place (draft, kind, id, &place, error))
    return FALSE;
  object = json_array_get_object_element (place.array, place.index);
  if (get_length (get_array (object, kind == PAL_DRAFT_MODULE ? "sections" : "questions")) > 0)
    return pal_document_fail (error, "%s is not empty", id);
  json_array_remove_element (place.array, place.index);
  return TRUE;
}
