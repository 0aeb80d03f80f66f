/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pal-group-reader.h"

#include "model/pal-question-reader.h"

#define MAX_CHILDREN 200
#define MAX_ENTRIES 10000

static gboolean
read_child (PalQuestion *self, guint index, PalDocument *document, JsonObject *object, GError **error)
{
  PalQuestion *child = &self->children[index];
  const char *type = pal_json_get_string (object, "type", NULL, NULL);

  if (g_strcmp0 (type, "group") == 0)
    return pal_document_fail (error, "a group may not hold another group");
  child->group = self->id;
  if (!pal_question_read (child, document, object, self->level, error))
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (g_str_equal (self->children[i].id, child->id))
      return pal_document_fail (error, "the question %s stands twice in the group", child->id);
  return TRUE;
}

static gboolean
read_children (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  JsonArray *array = NULL;
  guint n;

  if (!pal_json_get_array (object, "questions", &array, error))
    return FALSE;
  n = array != NULL ? json_array_get_length (array) : 0;
  if (n == 0 || n > MAX_CHILDREN)
    return pal_document_fail (error, "a group needs from 1 to %d questions, found %u", MAX_CHILDREN, n);
  self->children = g_new0 (PalQuestion, n);
  self->n_children = n;
  for (guint i = 0; i < n; i++)
    {
      JsonObject *child = pal_document_need_object (array, i, "question of the group", error);

      if (child == NULL || !read_child (self, i, document, child, error))
        return FALSE;
    }
  return TRUE;
}

/* An entry is named by what a person reads at a glance: a text, or one option. */
static gboolean
read_label (PalQuestion *self, JsonObject *object, GError **error)
{
  GError *fault = NULL;
  const char *id = pal_json_get_string (object, "label", NULL, &fault);
  PalQuestionType type;

  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  while (id != NULL && self->label < self->n_children && g_strcmp0 (self->children[self->label].id, id) != 0)
    self->label++;
  if (self->label == self->n_children)
    return pal_document_fail (error, "“label” names %s, which is no question of the group", id);
  type = self->children[self->label].type;
  if (type != PAL_QUESTION_TEXT && type != PAL_QUESTION_SINGLE && type != PAL_QUESTION_YNP)
    return pal_document_fail (error,
                              "an entry is named by a text or a single choice, not by a question of type %s",
                              pal_question_type_to_name (type));
  return TRUE;
}

gboolean
pal_group_read (PalQuestion *self, PalDocument *document, JsonObject *object, GError **error)
{
  int min = 0, max = 0;

  if (!pal_json_get_int (object, "min_entries", 0, 0, MAX_ENTRIES, &min, error) ||
      !pal_json_get_int (object, "max_entries", 0, 1, MAX_ENTRIES, &max, error))
    return FALSE;
  if (max > 0 && max < min)
    return pal_document_fail (error, "“max_entries” may not be below “min_entries”");
  self->min_entries = (guint) min;
  self->max_entries = (guint) max;
  return read_children (self, document, object, error) && read_label (self, object, error);
}
