/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-instrument.h"

#include <string.h>

#include "base/pal-json.h"
#include "model/pal-document.h"
#include "model/pal-entry-id.h"
#include "model/pal-instrument-private.h"
#include "model/pal-question-reader.h"

#define SCHEMA "palliscope-instrument/1"
#define MAX_QUESTIONS 10000

struct _PalInstrument
{
  gatomicrefcount ref_count;

  PalDocument document;
  char *id, *version, *title, *language; /* in the document's strings */
  GArray *questions;                     /* PalQuestion */
  GArray *sections;                      /* PalSection */
  GArray *modules;                       /* PalModule */
  GHashTable *by_id;                     /* id -> index + 1 */
  GHashTable *children;                  /* id of a question in a group -> index of the group + 1 */
  GHashTable *groups;                    /* index + 1 -> PalInstrument* of one entry, owned */
  PalInstrument *outer;                  /* of one entry: the instrument that owns it and its texts */
  guint n_outer;
  guint n_children;
};

static const PalQuestion *
question_at (PalInstrument *self, guint index)
{
  return &g_array_index (self->questions, PalQuestion, index);
}

static gboolean
is_known (PalInstrument *self, const char *id)
{
  return g_hash_table_contains (self->by_id, id) || g_hash_table_contains (self->children, id);
}

/* An id means one question of the document, wherever that stands. */
static gboolean
add_children (PalInstrument *self, const PalQuestion *question, GError **error)
{
  for (guint i = 0; i < question->n_children; i++)
    {
      if (is_known (self, question->children[i].id) || g_str_equal (question->children[i].id, question->id))
        return pal_document_fail (error, "question %s: the id stands twice in the document",
                                  question->children[i].id);
      g_hash_table_insert (self->children, question->children[i].id, GUINT_TO_POINTER (question->index + 1));
    }
  self->n_children += question->n_children;
  return TRUE;
}

static gboolean
read_question (PalInstrument *self, JsonObject *object, PalUnitLevel level, GError **error)
{
  PalQuestion question = { .index = self->questions->len };

  if (self->questions->len + self->n_children >= MAX_QUESTIONS)
    return pal_document_fail (error, "more than %d questions", MAX_QUESTIONS);
  if (!pal_question_read (&question, &self->document, object, level, error))
    {
      pal_question_clear (&question);
      return FALSE;
    }
  if (is_known (self, question.id))
    {
      pal_document_fail (error, "question %s: the id stands twice in the document", question.id);
      pal_question_clear (&question);
      return FALSE;
    }
  if (!add_children (self, &question, error))
    {
      pal_question_clear (&question);
      return FALSE;
    }
  g_array_append_val (self->questions, question);
  g_hash_table_insert (self->by_id, question.id, GUINT_TO_POINTER (self->questions->len));
  return TRUE;
}

static gboolean
read_section (PalInstrument *self, JsonObject *object, GError **error)
{
  PalSection section = { .module = self->modules->len - 1, .first_question = self->questions->len };
  JsonArray *questions = NULL;
  const char *level = NULL;

  section.id = (char *) pal_document_need_text (&self->document, object, "id", error);
  if (section.id == NULL)
    return FALSE;
  for (guint i = 0; i < self->sections->len; i++)
    if (g_str_equal (g_array_index (self->sections, PalSection, i).id, section.id))
      return pal_document_fail (error, "section %s: the id stands twice in the document", section.id);
  section.title = (char *) pal_document_need_text (&self->document, object, "title", error);
  if (section.title == NULL)
    return FALSE;
  level = pal_document_need_text (&self->document, object, "level", error);
  if (level == NULL)
    return FALSE;
  if (!pal_unit_level_from_name (level, &section.level))
    return pal_document_fail (error, "section %s: expected the level country or institution, found “%s”",
                              section.id, level);
  if (!pal_json_get_array (object, "questions", &questions, error))
    return FALSE;

  section.n_questions = questions != NULL ? json_array_get_length (questions) : 0;
  for (guint i = 0; i < section.n_questions; i++)
    {
      JsonObject *question = pal_document_need_object (questions, i, "question", error);

      if (question == NULL || !read_question (self, question, section.level, error))
        return FALSE;
    }
  g_array_append_val (self->sections, section);
  return TRUE;
}

static gboolean
read_module (PalInstrument *self, JsonObject *object, GError **error)
{
  PalModule module = { 0 };
  JsonArray *sections = NULL;

  module.id = (char *) pal_document_need_text (&self->document, object, "id", error);
  if (module.id == NULL)
    return FALSE;
  for (guint i = 0; i < self->modules->len; i++)
    if (g_str_equal (g_array_index (self->modules, PalModule, i).id, module.id))
      return pal_document_fail (error, "module %s: the id stands twice in the document", module.id);
  module.title = (char *) pal_document_need_text (&self->document, object, "title", error);
  if (module.title == NULL ||
      !pal_document_read_text (&self->document, object, "description", &module.description, error) ||
      !pal_json_get_int (object, "task", 0, 0, 99, &module.task, error) ||
      !pal_json_get_array (object, "sections", &sections, error))
    return FALSE;
  g_array_append_val (self->modules, module);

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonObject *section = pal_document_need_object (sections, i, "section", error);

      if (section == NULL)
        return FALSE;
      if (!read_section (self, section, error))
        {
          g_prefix_error (error, "module %s, section %u: ", module.id, i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

/* Can @target be reached from @from along the conditions?  @seen keeps the walk
 * linear; the way found is put before @way, "T1C05 -> T1C02". */
static gboolean
leads_to (PalInstrument *self, guint from, guint target, guint8 *seen, GString *way)
{
  const PalQuestion *question = question_at (self, from);

  if (from == target)
    {
      g_string_assign (way, question->id);
      return TRUE;
    }
  if (seen[from])
    return FALSE;
  seen[from] = 1;
  for (guint i = 0; i < question->n_show_if; i++)
    {
      const PalQuestion *next = pal_instrument_find_question (self, question->show_if[i].question);

      if (next == NULL || !leads_to (self, next->index, target, seen, way))
        continue;
      g_string_prepend (way, " -> ");
      g_string_prepend (way, question->id);
      return TRUE;
    }
  return FALSE;
}

static gboolean
check_order (PalInstrument *self, const PalQuestion *question, const PalQuestion *other, GError **error)
{
  const PalQuestion *group = pal_instrument_find_question (self, question->group);
  g_autofree guint8 *seen = NULL;
  g_autoptr (GString) way = NULL;

  /* In an entry, all questions of the form have lower indices, also those that come after its group. */
  if (group != NULL && other->group == NULL && other->index >= group->index)
    return pal_document_fail (error,
                              "question %s: show_if refers to %s, which does not come before the group %s",
                              question->id, other->id, group->id);
  if (other->index < question->index)
    return TRUE;
  if (other == question)
    return pal_document_fail (error, "question %s: show_if refers to the question itself", question->id);
  seen = g_new0 (guint8, self->questions->len);
  way = g_string_new (NULL);
  if (leads_to (self, other->index, question->index, seen, way))
    return pal_document_fail (error, "question %s: the routing goes in a circle: %s -> %s", question->id,
                              question->id, way->str);
  return pal_document_fail (error, "question %s: show_if refers to %s, which comes later", question->id,
                            other->id);
}

static gboolean
check_operator (const PalQuestion *question,
                const PalCondition *condition,
                const PalQuestion *other,
                GError **error)
{
  gboolean many = condition->op == PAL_CONDITION_HAS || condition->op == PAL_CONDITION_NOT_HAS;

  if (other->n_options == 0)
    return pal_document_fail (error,
                              "question %s: show_if refers to %s, a question of type %s without options",
                              question->id, other->id, pal_question_type_to_name (other->type));
  if (many != (other->type == PAL_QUESTION_MULTI))
    return pal_document_fail (error, "question %s: show_if on %s, of type %s, needs %s", question->id,
                              other->id, pal_question_type_to_name (other->type),
                              many ? "eq, ne or in" : "has or not_has");
  for (guint i = 0; condition->values[i] != NULL; i++)
    if (pal_question_find_option (other, condition->values[i]) == NULL)
      return pal_document_fail (error, "question %s: show_if refers to “%s”, which is no option of %s",
                                question->id, condition->values[i], other->id);
  return TRUE;
}

static gboolean
check_routing (PalInstrument *self, GError **error)
{
  for (guint i = self->n_outer; i < self->questions->len; i++)
    {
      const PalQuestion *question = question_at (self, i);

      for (guint k = 0; k < question->n_show_if; k++)
        {
          const PalCondition *condition = &question->show_if[k];
          const PalQuestion *other = pal_instrument_find_question (self, condition->question);

          if (other == NULL)
            return pal_document_fail (error, "question %s: show_if refers to the unknown question %s",
                                      question->id, condition->question);
          if (other->level != question->level)
            return pal_document_fail (error, "question %s: show_if refers to %s of the other level",
                                      question->id, other->id);
          if (!check_order (self, question, other, error) ||
              !check_operator (question, condition, other, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* A question replaces one of an earlier version, never one that is still asked. */
static gboolean
check_replacements (PalInstrument *self, GError **error)
{
  for (guint i = self->n_outer; i < self->questions->len; i++)
    {
      const PalQuestion *question = question_at (self, i);

      if (question->replaces != NULL &&
          is_known (self->outer != NULL ? self->outer : self, question->replaces))
        return pal_document_fail (error, "question %s: replaces %s, which is in the same document",
                                  question->id, question->replaces);
    }
  return TRUE;
}

/* The questions are copies that share all they point at; what owns it is @self. */
static PalInstrument *
new_group (PalInstrument *self, const PalQuestion *group)
{
  PalInstrument *inner = g_new0 (PalInstrument, 1);

  inner->outer = self;
  inner->n_outer = self->questions->len;
  inner->questions =
      g_array_sized_new (FALSE, FALSE, sizeof (PalQuestion), inner->n_outer + group->n_children);
  g_array_append_vals (inner->questions, self->questions->data, inner->n_outer);
  g_array_append_vals (inner->questions, group->children, group->n_children);
  inner->sections = g_array_new (FALSE, FALSE, sizeof (PalSection));
  inner->modules = g_array_new (FALSE, FALSE, sizeof (PalModule));
  inner->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < inner->questions->len; i++)
    {
      PalQuestion *question = &g_array_index (inner->questions, PalQuestion, i);

      question->index = i;
      g_hash_table_insert (inner->by_id, question->id, GUINT_TO_POINTER (i + 1));
    }
  return inner;
}

static void
free_group (gpointer data)
{
  PalInstrument *inner = data;

  g_hash_table_unref (inner->by_id);
  g_array_unref (inner->questions);
  g_array_unref (inner->sections);
  g_array_unref (inner->modules);
  g_free (inner);
}

static gboolean
make_groups (PalInstrument *self, GError **error)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const PalQuestion *question = question_at (self, i);
      PalInstrument *inner;

      if (question->type != PAL_QUESTION_GROUP)
        continue;
      for (guint k = 0; k < question->n_children; k++)
        question->children[k].index = self->questions->len + k;
      inner = new_group (self, question);
      g_hash_table_insert (self->groups, GUINT_TO_POINTER (i + 1), inner);
      if (!check_routing (inner, error) || !check_replacements (inner, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_instrument (PalInstrument *self, GError **error)
{
  JsonObject *root = json_node_get_object (self->document.root);
  JsonArray *modules = NULL;

  self->id = (char *) pal_document_need_text (&self->document, root, "id", error);
  if (self->id == NULL)
    return FALSE;
  self->version = (char *) pal_document_need_text (&self->document, root, "version", error);
  if (self->version == NULL)
    return FALSE;
  self->title = (char *) pal_document_need_text (&self->document, root, "title", error);
  if (self->title == NULL)
    return FALSE;
  self->language = (char *) pal_document_need_text (&self->document, root, "language", error);
  if (self->language == NULL || !pal_json_get_array (root, "modules", &modules, error))
    return FALSE;
  for (guint i = 0; modules != NULL && i < json_array_get_length (modules); i++)
    {
      JsonObject *module = pal_document_need_object (modules, i, "module", error);

      if (module == NULL || !read_module (self, module, error))
        return FALSE;
    }
  if (self->questions->len == 0)
    return pal_document_fail (error, "the document holds no question");
  return check_routing (self, error) && check_replacements (self, error) && make_groups (self, error);
}

PalInstrument *
pal_instrument_new_from_json (const char *data, gssize length, const char *origin, GError **error)
{
  g_autoptr (PalInstrument) self = g_new0 (PalInstrument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->questions = g_array_new (FALSE, FALSE, sizeof (PalQuestion));
  g_array_set_clear_func (self->questions, (GDestroyNotify) pal_question_clear);
  self->sections = g_array_new (FALSE, FALSE, sizeof (PalSection));
  self->modules = g_array_new (FALSE, FALSE, sizeof (PalModule));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->children = g_hash_table_new (g_str_hash, g_str_equal);
  self->groups = g_hash_table_new_full (NULL, NULL, NULL, free_group);

  if (!pal_document_open (&self->document, data, length, origin, SCHEMA, error))
    return NULL;
  if (!read_instrument (self, error))
    {
      g_prefix_error (error, "%s: ", origin != NULL ? origin : "instrument");
      return NULL;
    }
  pal_document_drop_tree (&self->document);
  return g_steal_pointer (&self);
}

PalInstrument *
pal_instrument_ref (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&(self->outer != NULL ? self->outer : self)->ref_count);
  return self;
}

void
pal_instrument_unref (PalInstrument *self)
{
  g_return_if_fail (self != NULL);

  if (self->outer != NULL)
    self = self->outer;
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->children);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->questions);
  g_array_unref (self->sections);
  g_array_unref (self->modules);
  pal_document_clear (&self->document);
  g_free (self);
}

static PalInstrument *
get_document_owner (PalInstrument *self)
{
  return self->outer != NULL ? self->outer : self;
}

const PalHash *
pal_instrument_get_hash (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &get_document_owner (self)->document.hash;
}

const char *
pal_instrument_get_canonical (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_document_owner (self)->document.canonical;
}

const char *
pal_instrument_get_id (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_document_owner (self)->id;
}

const char *
pal_instrument_get_version (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_document_owner (self)->version;
}

const char *
pal_instrument_get_title (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_document_owner (self)->title;
}

const char *
pal_instrument_get_language (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_document_owner (self)->language;
}

guint
pal_instrument_get_n_questions (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->questions->len;
}

const PalQuestion *
pal_instrument_get_question (PalInstrument *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->questions->len, NULL);

  return question_at (self, index);
}

const PalQuestion *
pal_instrument_find_question (PalInstrument *self, const char *id)
{
  guint place = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (id != NULL)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  return place > 0 ? question_at (self, place - 1) : NULL;
}

const PalQuestion *
pal_instrument_find_answered (PalInstrument *self, const char *id)
{
  const PalQuestion *found = pal_instrument_find_question (self, id);
  g_autofree char *group = NULL, *entry = NULL, *child = NULL;
  PalInstrument *inner;

  if (found != NULL || id == NULL || !pal_entry_id_split (id, &group, &entry, &child))
    return found;
  found = pal_instrument_find_question (self, group);
  inner = found != NULL ? pal_instrument_get_group (self, found->index) : NULL;
  if (inner == NULL)
    return NULL;
  if (child == NULL)
    return found;
  found = pal_instrument_find_question (inner, child);
  return found != NULL && found->group != NULL ? found : NULL;
}

PalInstrument *
pal_instrument_get_group (PalInstrument *self, guint question)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (get_document_owner (self)->groups, GUINT_TO_POINTER (question + 1));
}

guint
pal_instrument_get_first_child (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_outer;
}

PalInstrument *
pal_instrument_get_outer (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outer;
}

guint
pal_instrument_get_n_sections (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sections->len;
}

const PalSection *
pal_instrument_get_section (PalInstrument *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->sections->len, NULL);

  return &g_array_index (self->sections, PalSection, index);
}

guint
pal_instrument_get_n_modules (PalInstrument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->modules->len;
}

const PalModule *
pal_instrument_get_module (PalInstrument *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->modules->len, NULL);

  return &g_array_index (self->modules, PalModule, index);
}

char **
pal_instrument_get_title_slot (PalInstrument *self)
{
  return &self->title;
}

char *
pal_instrument_keep_text (PalInstrument *self, const char *text)
{
  return g_string_chunk_insert (self->document.strings, text);
}

void
pal_instrument_renew_groups (PalInstrument *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const PalQuestion *group = question_at (self, i);
      PalInstrument *inner = pal_instrument_get_group (self, i);

      for (guint k = 0; inner != NULL && k < inner->questions->len; k++)
        g_array_index (inner->questions, PalQuestion, k) =
            k < inner->n_outer ? *question_at (self, k) : group->children[k - inner->n_outer];
    }
}
