/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-draft-check.h"

#include <string.h>

#include "formula/pal-formula-check.h"
#include "model/pal-question-reader.h"
#include "survey/pal-checks.h"

#define SCHEMA "palliscope-instrument/1"

/* A question as it stands in the document. */
typedef struct
{
  PalQuestion question;
  JsonObject *object; /* of the document */
  char *path;
  guint order;
  gboolean is_whole; /* reads by itself, and is the first of its id */
} Entry;

typedef struct
{
  PalDocument document;
  const char *file;
  PalInstrument *base;
  GPtrArray *entries; /* Entry* */
  GHashTable *by_id;  /* id -> Entry*, the first one */
  GPtrArray *out;
} Run;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  pal_question_clear (&entry->question);
  g_free (entry->path);
  g_free (entry);
}

G_GNUC_PRINTF (5, 6)
static void
add (Run *run, const char *rule, const char *path, const char *question, const char *format, ...)
{
  g_autofree char *message = NULL;
  PalFinding *finding;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  finding = pal_finding_new (PAL_SEVERITY_ERROR, rule, "%s", message);
  finding->file = g_strdup (run->file);
  finding->column = g_strdup (path);
  finding->question = g_strdup (question);
  g_ptr_array_add (run->out, finding);
}

static void
add_error (Run *run, const char *rule, const char *path, const char *question, GError *error)
{
  add (run, rule, path, question, "%s", error->message);
  g_error_free (error);
}

static JsonArray *
need_array (Run *run, JsonObject *object, const char *name, const char *path)
{
  JsonArray *array = NULL;
  GError *error = NULL;

  if (!pal_json_get_array (object, name, &array, &error))
    add_error (run, "document", path, NULL, error);
  return array;
}

/* Its text, or a finding. */
static const char *
need_text (Run *run, JsonObject *object, const char *name, const char *path)
{
  GError *error = NULL;
  const char *text = pal_document_need_text (&run->document, object, name, &error);

  if (text == NULL)
    add_error (run, "document", path, NULL, error);
  return text;
}

static void
read_question (Run *run, JsonObject *object, PalUnitLevel level, const char *path)
{
  Entry *entry = g_new0 (Entry, 1);
  GError *error = NULL;

  entry->object = object;
  entry->path = g_strdup (path);
  entry->order = run->entries->len;
  entry->is_whole = pal_question_read (&entry->question, &run->document, object, level, &error);
  g_ptr_array_add (run->entries, entry);
  if (error != NULL)
    add_error (run, "question", path, entry->question.id, error);
  if (entry->question.id == NULL)
    return;
  if (g_hash_table_contains (run->by_id, entry->question.id))
    {
      add (run, "duplicate", path, entry->question.id, "two questions have the id %s", entry->question.id);
      entry->is_whole = FALSE;
      return;
    }
  g_hash_table_insert (run->by_id, entry->question.id, entry);
}

static void
read_section (Run *run, JsonObject *section, GHashTable *seen, const char *path)
{
  const char *id = need_text (run, section, "id", path);
  const char *title = need_text (run, section, "title", path);
  const char *name = title != NULL ? need_text (run, section, "level", path) : NULL;
  JsonArray *questions = need_array (run, section, "questions", path);
  PalUnitLevel level;

  if (id != NULL && !g_hash_table_add (seen, (char *) id))
    add (run, "duplicate", path, NULL, "two sections have the id %s", id);
  if (!pal_unit_level_from_name (name, &level))
    {
      if (name != NULL)
        add (run, "document", path, NULL, "expected the level country or institution");
      return;
    }
  for (guint i = 0; questions != NULL && i < json_array_get_length (questions); i++)
    {
      JsonNode *node = json_array_get_element (questions, i);
      g_autofree char *place = g_strdup_printf ("%s/questions/%u", path, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_question (run, json_node_get_object (node), level, place);
      else
        add (run, "document", place, NULL, "a question must be an object");
    }
}

static void
read_modules (Run *run, JsonObject *root)
{
  g_autoptr (GHashTable) seen_modules = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen_sections = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *modules = need_array (run, root, "modules", "modules");

  for (guint i = 0; modules != NULL && i < json_array_get_length (modules); i++)
    {
      JsonNode *node = json_array_get_element (modules, i);
      JsonObject *module = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      g_autofree char *path = g_strdup_printf ("modules/%u", i);
      JsonArray *sections;
      const char *id;

      if (module == NULL)
        {
          add (run, "document", path, NULL, "a module must be an object");
          continue;
        }
      id = need_text (run, module, "id", path);
      (void) need_text (run, module, "title", path);
      if (id != NULL && !g_hash_table_add (seen_modules, (char *) id))
        add (run, "duplicate", path, NULL, "two modules have the id %s", id);
      sections = need_array (run, module, "sections", path);
      for (guint j = 0; sections != NULL && j < json_array_get_length (sections); j++)
        {
          JsonNode *element = json_array_get_element (sections, j);
          g_autofree char *place = g_strdup_printf ("%s/sections/%u", path, j);

          if (JSON_NODE_HOLDS_OBJECT (element))
            read_section (run, json_node_get_object (element), seen_sections, place);
          else
            add (run, "document", place, NULL, "a section must be an object");
        }
    }
}

/* What became of a question that is not there. */
static const char *
describe_lost (Run *run, const char *id)
{
  return run->base != NULL && pal_instrument_find_question (run->base, id) != NULL ? "which the draft retires"
                                                                                   : "which there is not";
}

/* The way back to @target along the conditions, "T1C05 -> T1C02"; @seen keeps the walk linear. */
static gboolean
leads_to (Run *run, Entry *from, Entry *target, GHashTable *seen, GString *way)
{
  if (from == target)
    {
      g_string_assign (way, from->question.id);
      return TRUE;
    }
  if (!g_hash_table_add (seen, from))
    return FALSE;
  for (guint i = 0; i < from->question.n_show_if; i++)
    {
      const char *id = from->question.show_if[i].question;
      Entry *next = id != NULL ? g_hash_table_lookup (run->by_id, id) : NULL;

      if (next == NULL || !leads_to (run, next, target, seen, way))
        continue;
      g_string_prepend (way, " -> ");
      g_string_prepend (way, from->question.id);
      return TRUE;
    }
  return FALSE;
}

static void
check_order (Run *run, Entry *entry, Entry *other, const char *path)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) way = g_string_new (NULL);
  const char *id = entry->question.id;

  if (other->order < entry->order)
    return;
  if (other == entry)
    add (run, "cycle", path, id, "question %s asks for itself in its condition", id);
  else if (leads_to (run, other, entry, seen, way))
    add (run, "cycle", path, id, "the routing goes in a circle: %s -> %s", id, way->str);
  else
    add (run, "routing", path, id, "the condition reads %s, which comes later", other->question.id);
}

static void
check_codes (Run *run, Entry *entry, const PalCondition *condition, Entry *other, const char *path)
{
  const PalQuestion *question = &other->question;
  gboolean many = condition->op == PAL_CONDITION_HAS || condition->op == PAL_CONDITION_NOT_HAS;

  if (!other->is_whole)
    return; /* it has a finding of its own */
  if (question->n_options == 0)
    add (run, "routing", path, entry->question.id, "the condition reads %s, a question without options",
         question->id);
  else if (many != (question->type == PAL_QUESTION_MULTI))
    add (run, "routing", path, entry->question.id, "the condition on %s needs %s", question->id,
         many ? "eq, ne or in" : "has or not_has");
  else
    for (guint i = 0; condition->values[i] != NULL; i++)
      if (pal_question_find_option (question, condition->values[i]) == NULL)
        add (run, "routing", path, entry->question.id, "the condition reads “%s”, which is no option of %s",
             condition->values[i], question->id);
}

static void
check_conditions (Run *run, Entry *entry)
{
  for (guint i = 0; entry->is_whole && i < entry->question.n_show_if; i++)
    {
      const PalCondition *condition = &entry->question.show_if[i];
      Entry *other = g_hash_table_lookup (run->by_id, condition->question);
      g_autofree char *path = g_strdup_printf ("%s/show_if/all/%u", entry->path, i);

      if (other == NULL)
        add (run, "routing", path, entry->question.id, "the condition reads %s, %s", condition->question,
             describe_lost (run, condition->question));
      else if (other->question.level != entry->question.level)
        add (run, "routing", path, entry->question.id, "the condition reads %s of the other level",
             other->question.id);
      else
        {
          check_order (run, entry, other, path);
          check_codes (run, entry, condition, other, path);
        }
    }
}

static void
check_replaces (Run *run, Entry *entry)
{
  const char *replaces = entry->is_whole ? entry->question.replaces : NULL;

  if (replaces != NULL && g_hash_table_contains (run->by_id, replaces))
    add (run, "replaces", entry->path, entry->question.id, "it replaces %s, which is still asked", replaces);
}

static JsonObject *
copy_bare (JsonObject *question)
{
  static const char *const members[] = { "show_if", "checks", "replaces" };
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (question);

  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (question, l->data)));
  for (guint k = 0; k < G_N_ELEMENTS (members); k++)
    if (json_object_has_member (copy, members[k]))
      json_object_remove_member (copy, members[k]);
  return copy;
}

/* Only the questions that are whole, without what they say of each other: formulas can be held against it. */
static PalInstrument *
make_bare (Run *run)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  JsonArray *questions[2] = { json_array_new (), json_array_new () };
  static const char *const levels[2] = { "country", "institution" };
  JsonArray *sections = json_array_new (), *modules = json_array_new ();
  JsonObject *module = json_object_new (), *object = json_object_new ();

  for (guint i = 0; i < run->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (run->entries, i);

      if (entry->is_whole)
        json_array_add_object_element (questions[entry->question.level == PAL_LEVEL_INSTITUTION],
                                       copy_bare (entry->object));
    }
  for (guint i = 0; i < 2; i++)
    {
      JsonObject *section = json_object_new ();

      json_object_set_string_member (section, "id", levels[i]);
      json_object_set_string_member (section, "title", levels[i]);
      json_object_set_string_member (section, "level", levels[i]);
      json_object_set_array_member (section, "questions", questions[i]);
      json_array_add_object_element (sections, section);
    }
  json_object_set_string_member (module, "id", "all");
  json_object_set_string_member (module, "title", "all");
  json_object_set_array_member (module, "sections", sections);
  json_array_add_object_element (modules, module);
  json_object_set_string_member (object, "schema", SCHEMA);
  json_object_set_string_member (object, "id", "bare");
  json_object_set_string_member (object, "version", "0");
  json_object_set_string_member (object, "language", "en");
  json_object_set_string_member (object, "title", "bare");
  json_object_set_array_member (object, "modules", modules);
  root = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  json = pal_json_canonical (root, NULL);
  return json != NULL ? pal_instrument_new_from_json (json, -1, run->file, NULL) : NULL;
}

static void
check_formula (Run *run, Entry *entry, guint index, PalInstrument *bare)
{
  const PalCheck *check = &entry->question.checks[index];
  g_autofree char *path = g_strdup_printf ("%s/checks/%u", entry->path, index);
  GError *error = NULL;
  g_autoptr (PalFormula) formula = pal_formula_parse (check->expression, &error);

  if (formula == NULL)
    {
      add_error (run, "formula", path, entry->question.id, error);
      return;
    }
  for (guint i = 0; i < pal_formula_get_n_refs (formula); i++)
    {
      const char *id = pal_formula_get_ref (formula, i)->question;
      Entry *other = g_hash_table_lookup (run->by_id, id);

      if (other == NULL)
        {
          add (run, "formula", path, entry->question.id, "the formula reads %s, %s", id,
               describe_lost (run, id));
          return;
        }
      if (!other->is_whole)
        return; /* it has a finding of its own */
    }
  if (!pal_formula_check (formula, bare, entry->question.level, &error))
    add_error (run, "formula", path, entry->question.id, error);
}

static void
check_formulas (Run *run)
{
  g_autoptr (PalInstrument) bare = make_bare (run);

  for (guint i = 0; bare != NULL && i < run->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (run->entries, i);

      for (guint k = 0; entry->is_whole && k < entry->question.n_checks; k++)
        check_formula (run, entry, k, bare);
    }
}

static void
check_head (Run *run, JsonObject *root)
{
  static const char *const names[] = { "id", "version", "title", "language" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = need_text (run, root, names[i], names[i]);

      if (text == NULL || run->base == NULL)
        continue;
      if (i == 0 && !g_str_equal (text, pal_instrument_get_id (run->base)))
        add (run, "document", "id", NULL, "a version keeps the id of its questionnaire, %s",
             pal_instrument_get_id (run->base));
      if (i == 1 && g_str_equal (text, pal_instrument_get_version (run->base)) &&
          !pal_hash_equal (&run->document.hash, pal_instrument_get_hash (run->base)))
        add (run, "version", "version", NULL, "the version %s is published: give the draft another one",
             text);
    }
}

static PalInstrument *
finish (Run *run, const char *json)
{
  GError *error = NULL;
  g_autoptr (PalInstrument) instrument = NULL;

  if (run->out->len > 0)
    return NULL;
  instrument = pal_instrument_new_from_json (json, -1, run->file, &error);
  if (instrument != NULL && pal_instrument_check (instrument, &error))
    return g_steal_pointer (&instrument);
  add_error (run, "document", NULL, NULL, error);
  return NULL;
}

PalInstrument *
pal_draft_check (const char *json, const char *file, PalInstrument *base, GPtrArray *findings)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Run run = { .file = file, .base = base, .entries = entries, .by_id = by_id, .out = found };
  PalInstrument *instrument = NULL;
  GError *error = NULL;

  g_return_val_if_fail (json != NULL && file != NULL && findings != NULL, NULL);

  if (pal_document_open (&run.document, json, -1, file, SCHEMA, &error))
    {
      JsonObject *root = json_node_get_object (run.document.root);

      check_head (&run, root);
      read_modules (&run, root);
      for (guint i = 0; i < entries->len; i++)
        {
          check_conditions (&run, g_ptr_array_index (entries, i));
          check_replaces (&run, g_ptr_array_index (entries, i));
        }
      check_formulas (&run);
      instrument = finish (&run, json);
    }
  else
    add_error (&run, "document", NULL, NULL, error);
  g_ptr_array_set_size (entries, 0); /* their texts are the document's */
  pal_document_clear (&run.document);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&found));
  return instrument;
}
