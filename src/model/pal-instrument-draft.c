/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-instrument-draft.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "model/pal-document.h"

struct _PalInstrumentDraft
{
  JsonNode *root; /* owned */
};

typedef struct
{
  JsonObject *module;
  JsonObject *section;
  JsonArray *questions;
  guint position;
  JsonObject *question;
} Place;

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* All that is walked over later is an object in an array. */
static gboolean
has_shape (JsonObject *object, const char *const *levels)
{
  JsonNode *node = levels[0] != NULL ? json_object_get_member (object, levels[0]) : NULL;
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element) || !has_shape (json_node_get_object (element), levels + 1))
        return FALSE;
    }
  return TRUE;
}

PalInstrumentDraft *
pal_instrument_draft_new (const char *json, GError **error)
{
  static const char *const levels[] = { "modules", "sections", "questions", NULL };
  g_autoptr (JsonNode) root = NULL;
  PalInstrumentDraft *self;

  g_return_val_if_fail (json != NULL, NULL);

  root = pal_json_parse (json, -1, "draft", error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root) || !has_shape (json_node_get_object (root), levels))
    {
      pal_document_fail (error, "the draft is not a questionnaire of modules, sections and questions");
      return NULL;
    }
  self = g_new0 (PalInstrumentDraft, 1);
  self->root = g_steal_pointer (&root);
  return self;
}

void
pal_instrument_draft_free (PalInstrumentDraft *self)
{
  json_node_unref (self->root);
  g_free (self);
}

char *
pal_instrument_draft_to_json (PalInstrumentDraft *self)
{
  return pal_json_canonical (self->root, NULL);
}

PalInstrumentDraft *
pal_instrument_draft_copy (PalInstrumentDraft *self)
{
  g_autofree char *json = pal_instrument_draft_to_json (self);

  return pal_instrument_draft_new (json, NULL);
}

JsonObject *
pal_instrument_draft_get_root (PalInstrumentDraft *self)
{
  return json_node_get_object (self->root);
}

/* @question NULL: only the section. */
static gboolean
find_place (PalInstrumentDraft *self, const char *section, const char *question, Place *out)
{
  JsonArray *modules = get_array (pal_instrument_draft_get_root (self), "modules");

  for (guint i = 0; i < get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *sections = get_array (module, "sections");

      for (guint j = 0; j < get_length (sections); j++)
        {
          JsonObject *found = json_array_get_object_element (sections, j);
          JsonArray *questions = get_array (found, "questions");

          *out = (Place){ .module = module, .section = found, .questions = questions };
          if (section != NULL && g_strcmp0 (get_text (found, "id"), section) != 0)
            continue;
          if (question == NULL)
            return TRUE;
          for (guint k = 0; k < get_length (questions); k++)
            if (g_strcmp0 (get_text (json_array_get_object_element (questions, k), "id"), question) == 0)
              {
                out->position = k;
                out->question = json_array_get_object_element (questions, k);
                return TRUE;
              }
        }
    }
  return FALSE;
}

static gboolean
need_question (PalInstrumentDraft *self, const char *id, Place *out, GError **error)
{
  *out = (Place){ 0 };
  return find_place (self, NULL, id, out) || pal_document_fail (error, "the draft has no question %s", id);
}

JsonObject *
pal_instrument_draft_find_question (PalInstrumentDraft *self, const char *id)
{
  Place place;

  return find_place (self, NULL, id, &place) ? place.question : NULL;
}

JsonObject *
pal_instrument_draft_find_section (PalInstrumentDraft *self, const char *id)
{
  Place place;

  return find_place (self, id, NULL, &place) ? place.section : NULL;
}

const char *
pal_instrument_draft_get_place (PalInstrumentDraft *self, const char *question, guint *position)
{
  Place place;

  if (!find_place (self, NULL, question, &place))
    return NULL;
  if (position != NULL)
    *position = place.position;
  return get_text (place.section, "id");
}

char *
pal_instrument_draft_propose_id (PalInstrumentDraft *self, const char *like, GHashTable *taken)
{
  for (guint i = 1; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("%.3s%02u", like, i);
      Place place;

      if (!find_place (self, NULL, id, &place) && (taken == NULL || !g_hash_table_contains (taken, id)))
        return g_steal_pointer (&id);
    }
  return NULL;
}

char *
pal_instrument_draft_propose_version (const char *version)
{
  gsize end = strcspn (version, "-+ "), start;
  guint64 number;

  while (end > 0 && !g_ascii_isdigit (version[end - 1]))
    end--;
  start = end;
  while (start > 0 && g_ascii_isdigit (version[start - 1]))
    start--;
  if (start == end)
    return g_strconcat (version, ".1", NULL);
  number = g_ascii_strtoull (version + start, NULL, 10);
  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) start, version, number + 1);
}

void
pal_instrument_draft_set_head (PalInstrumentDraft *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && name != NULL && text != NULL && !g_str_equal (name, "modules"));

  json_object_set_string_member (pal_instrument_draft_get_root (self), name, text);
}

gboolean
pal_instrument_draft_set_section_title (PalInstrumentDraft *self,
                                        const char *section,
                                        const char *title,
                                        GError **error)
{
  Place place;

  if (!find_place (self, section, NULL, &place))
    return pal_document_fail (error, "the draft has no section %s", section);
  json_object_set_string_member (place.section, "title", title);
  return TRUE;
}

/* json-glib can only append. */
static void
insert_at (JsonObject *section, guint position, JsonObject *question)
{
  JsonArray *old = get_array (section, "questions");
  JsonArray *now = json_array_new ();
  guint n = get_length (old);

  for (guint i = 0; i < n; i++)
    {
      if (i == position)
        json_array_add_object_element (now, json_object_ref (question));
      json_array_add_element (now, json_node_copy (json_array_get_element (old, i)));
    }
  if (position >= n)
    json_array_add_object_element (now, json_object_ref (question));
  json_object_set_array_member (section, "questions", now);
}

static JsonObject *
make_option (const char *code)
{
  JsonObject *option = json_object_new ();

  json_object_set_string_member (option, "code", code);
  json_object_set_string_member (option, "label", "");
  return option;
}

static void
need_options (JsonObject *question, gboolean yes_no)
{
  JsonArray *options;

  if (get_length (get_array (question, "options")) > 0)
    return;
  options = json_array_new ();
  json_array_add_object_element (options, make_option (yes_no ? "no" : "a"));
  json_array_add_object_element (options, make_option (yes_no ? "yes" : "b"));
  json_object_set_array_member (question, "options", options);
}

static void
need_number (JsonObject *question, const char *name, double number)
{
  JsonNode *node = json_object_get_member (question, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_STRING)
    json_object_set_double_member (question, name, number);
}

/* Members that belong to some types only. */
static const struct
{
  const char *member;
  guint types; /* 1 << PalQuestionType */
} typed_members[] = {
#define BIT(type) (1u << PAL_QUESTION_##type)
  { "options", BIT (SINGLE) | BIT (MULTI) | BIT (YNP) },
  { "max_select", BIT (MULTI) },
  { "min", BIT (INTEGER) | BIT (DECIMAL) | BIT (PERCENT) | BIT (RATIO) | BIT (DATE) },
  { "max", BIT (INTEGER) | BIT (DECIMAL) | BIT (PERCENT) | BIT (RATIO) | BIT (DATE) },
  { "soft_min", BIT (INTEGER) | BIT (DECIMAL) | BIT (PERCENT) | BIT (RATIO) },
  { "soft_max", BIT (INTEGER) | BIT (DECIMAL) | BIT (PERCENT) | BIT (RATIO) },
  { "decimals", BIT (DECIMAL) | BIT (PERCENT) },
  { "multiplier", BIT (RATIO) },
  { "numerator_label", BIT (RATIO) },
  { "denominator_label", BIT (RATIO) },
  { "anchors", BIT (LIKERT5) },
  { "max_length", BIT (TEXT) },
#undef BIT
};

static void
fit_type (JsonObject *question, PalQuestionType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed_members); i++)
    if ((typed_members[i].types & (1u << type)) == 0 &&
        json_object_has_member (question, typed_members[i].member))
      json_object_remove_member (question, typed_members[i].member);
  json_object_set_string_member (question, "type", pal_question_type_to_name (type));
  if (type == PAL_QUESTION_SINGLE || type == PAL_QUESTION_MULTI || type == PAL_QUESTION_YNP)
    need_options (question, type == PAL_QUESTION_YNP);
  if (type == PAL_QUESTION_INTEGER || type == PAL_QUESTION_DECIMAL || type == PAL_QUESTION_PERCENT ||
      type == PAL_QUESTION_RATIO)
    {
      need_number (question, "min", 0);
      need_number (question, "max", type == PAL_QUESTION_PERCENT ? 100 : 1000000);
    }
  if (type == PAL_QUESTION_RATIO)
    need_number (question, "multiplier", 100);
  if (type == PAL_QUESTION_LIKERT5 && get_array (question, "anchors") == NULL)
    {
      JsonArray *anchors = json_array_new ();

      json_array_add_string_element (anchors, "");
      json_array_add_string_element (anchors, "");
      json_object_set_array_member (question, "anchors", anchors);
    }
}

gboolean
pal_instrument_draft_add_question (PalInstrumentDraft *self,
                                   const char *section,
                                   guint position,
                                   const char *id,
                                   PalQuestionType type,
                                   GError **error)
{
  g_autoptr (JsonObject) question = NULL;
  Place place, other;

  if (!find_place (self, section, NULL, &place))
    return pal_document_fail (error, "the draft has no section %s", section);
  if (find_place (self, NULL, id, &other))
    return pal_document_fail (error, "the draft already has a question %s", id);
  question = json_object_new ();
  json_object_set_string_member (question, "id", id);
  json_object_set_string_member (question, "text", "");
  fit_type (question, type);
  insert_at (place.section, position, question);
  return TRUE;
}

gboolean
pal_instrument_draft_move_question (PalInstrumentDraft *self,
                                    const char *id,
                                    const char *section,
                                    guint position,
                                    GError **error)
{
  g_autoptr (JsonObject) question = NULL;
  Place from, to;

  if (!need_question (self, id, &from, error))
    return FALSE;
  if (!find_place (self, section, NULL, &to))
    return pal_document_fail (error, "the draft has no section %s", section);
  if (g_strcmp0 (get_text (from.section, "level"), get_text (to.section, "level")) != 0)
    return pal_document_fail (error, "question %s cannot move to a section of the other level", id);
  question = json_object_ref (from.question);
  json_array_remove_element (from.questions, from.position);
  insert_at (to.section, position, question);
  return TRUE;
}

gboolean
pal_instrument_draft_retire_question (PalInstrumentDraft *self, const char *id, GError **error)
{
  Place place;

  if (!need_question (self, id, &place, error))
    return FALSE;
  json_array_remove_element (place.questions, place.position);
  return TRUE;
}

static void
follow_condition (JsonObject *question, const char *id, const char *new_id)
{
  JsonNode *node = json_object_get_member (question, "show_if");
  JsonArray *all =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? get_array (json_node_get_object (node), "all") : NULL;

  for (guint i = 0; i < get_length (all); i++)
    {
      JsonNode *element = json_array_get_element (all, i);

      if (JSON_NODE_HOLDS_OBJECT (element) &&
          g_strcmp0 (get_text (json_node_get_object (element), "q"), id) == 0)
        json_object_set_string_member (json_node_get_object (element), "q", new_id);
    }
}

/* Ids are letters and digits, so whole words are found as they stand. */
static void
follow_checks (JsonObject *question, const char *id, const char *new_id)
{
  JsonArray *checks = get_array (question, "checks");
  g_autofree char *escaped = g_regex_escape_string (id, -1);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", escaped);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  for (guint i = 0; regex != NULL && i < get_length (checks); i++)
    {
      JsonNode *element = json_array_get_element (checks, i);
      const char *old =
          JSON_NODE_HOLDS_OBJECT (element) ? get_text (json_node_get_object (element), "expr") : NULL;
      g_autofree char *now =
          old != NULL ? g_regex_replace_literal (regex, old, -1, 0, new_id, 0, NULL) : NULL;

      if (now != NULL)
        json_object_set_string_member (json_node_get_object (element), "expr", now);
    }
}

gboolean
pal_instrument_draft_renew_question (PalInstrumentDraft *self,
                                     const char *id,
                                     const char *new_id,
                                     GError **error)
{
  JsonArray *modules = get_array (pal_instrument_draft_get_root (self), "modules");
  Place place, other;

  if (!need_question (self, id, &place, error))
    return FALSE;
  if (find_place (self, NULL, new_id, &other))
    return pal_document_fail (error, "the draft already has a question %s", new_id);
  json_object_set_string_member (place.question, "replaces", id);
  json_object_set_string_member (place.question, "id", new_id);
  for (guint i = 0; i < get_length (modules); i++)
    {
      JsonArray *sections = get_array (json_array_get_object_element (modules, i), "sections");

      for (guint j = 0; j < get_length (sections); j++)
        {
          JsonArray *questions = get_array (json_array_get_object_element (sections, j), "questions");

          for (guint k = 0; k < get_length (questions); k++)
            {
              follow_condition (json_array_get_object_element (questions, k), id, new_id);
              follow_checks (json_array_get_object_element (questions, k), id, new_id);
            }
        }
    }
  return TRUE;
}

gboolean
pal_instrument_draft_set (PalInstrumentDraft *self,
                          const char *question,
                          const char *member,
                          JsonNode *node,
                          GError **error)
{
  g_autoptr (JsonNode) taken = node;
  Place place;

  g_return_val_if_fail (self != NULL && member != NULL && !g_str_equal (member, "id"), FALSE);

  if (!need_question (self, question, &place, error))
    return FALSE;
  if (taken != NULL)
    json_object_set_member (place.question, member, g_steal_pointer (&taken));
  else if (json_object_has_member (place.question, member))
    json_object_remove_member (place.question, member);
  return TRUE;
}

gboolean
pal_instrument_draft_set_text (PalInstrumentDraft *self,
                               const char *question,
                               const char *member,
                               const char *text,
                               GError **error)
{
  gboolean is_empty = text == NULL || (*text == '\0' && !g_str_equal (member, "text"));

  return pal_instrument_draft_set (self, question, member,
                                   is_empty ? NULL : json_node_init_string (json_node_alloc (), text), error);
}

gboolean
pal_instrument_draft_set_number (PalInstrumentDraft *self,
                                 const char *question,
                                 const char *member,
                                 const double *number,
                                 GError **error)
{
  return pal_instrument_draft_set (
      self, question, member, number != NULL ? json_node_init_double (json_node_alloc (), *number) : NULL,
      error);
}

gboolean
pal_instrument_draft_set_type (PalInstrumentDraft *self,
                               const char *question,
                               PalQuestionType type,
                               GError **error)
{
  Place place;

  if (!need_question (self, question, &place, error))
    return FALSE;
  fit_type (place.question, type);
  return TRUE;
}

gboolean
pal_instrument_draft_set_hint (PalInstrumentDraft *self,
                               const char *question,
                               const char *country,
                               const char *text,
                               GError **error)
{
  JsonObject *hints;
  JsonNode *node;
  Place place;

  if (!need_question (self, question, &place, error))
    return FALSE;
  node = json_object_get_member (place.question, "hints");
  hints = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_ref (json_node_get_object (node))
                                                        : json_object_new ();
  if (text != NULL && *text != '\0')
    json_object_set_string_member (hints, country, text);
  else if (json_object_has_member (hints, country))
    json_object_remove_member (hints, country);
  if (json_object_get_size (hints) > 0)
    json_object_set_object_member (place.question, "hints", hints);
  else
    {
      json_object_remove_member (place.question, "hints");
      json_object_unref (hints);
    }
  return TRUE;
}
