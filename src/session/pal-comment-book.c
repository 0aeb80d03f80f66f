/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-comment-book.h"

#include <string.h>

#include "base/pal-json.h"
#include "model/pal-value.h"
#include "store/pal-query.h"

struct _PalCommentBook
{
  GHashTable *comments;  /* id -> GHashTable, field -> JSON */
  GHashTable *by_answer; /* id of an answer -> GHashTable, a set of ids of comments */
};

void
pal_comment_free (PalComment *self)
{
  g_free (self->id);
  g_free (self->about);
  g_free (self->text);
  g_free (self->by);
  g_free (self);
}

static char *
read_about (const char *json)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return NULL;
  return g_strdup (value.string);
}

/* A comment stays where it was made: an answer that is named once keeps it in its list, and reading the
 * comment tells whether it still belongs there. */
static void
set_cell (PalCommentBook *self, const char *id, const char *field, const char *json)
{
  GHashTable *cells = g_hash_table_lookup (self->comments, id);
  g_autofree char *about = g_str_equal (field, "about") ? read_about (json) : NULL;

  if (cells == NULL)
    {
      cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->comments, g_strdup (id), cells);
    }
  if (json == NULL)
    g_hash_table_remove (cells, field);
  else
    g_hash_table_insert (cells, g_strdup (field), g_strdup (json));
  if (about != NULL)
    {
      GHashTable *ids = g_hash_table_lookup (self->by_answer, about);

      if (ids == NULL)
        {
          ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (self->by_answer, g_steal_pointer (&about), ids);
        }
      g_hash_table_add (ids, g_strdup (id));
    }
}

static gboolean
keep_cell (const char *id, const char *field, const char *json_value, gpointer user_data)
{
  set_cell (user_data, id, field, json_value);
  return TRUE;
}

PalCommentBook *
pal_comment_book_load (PalStore *store, GError **error)
{
  g_autoptr (PalCommentBook) self = g_new0 (PalCommentBook, 1);

  g_return_val_if_fail (store != NULL, NULL);

  self->comments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->by_answer =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  if (!pal_query_cells (store, PAL_COMMENT_ENTITY, NULL, keep_cell, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pal_comment_book_free (PalCommentBook *self)
{
  g_clear_pointer (&self->by_answer, g_hash_table_unref);
  g_clear_pointer (&self->comments, g_hash_table_unref);
  g_free (self);
}

void
pal_comment_book_apply (PalCommentBook *self,
                        const char *entity,
                        const char *id,
                        const char *field,
                        const char *json)
{
  if (g_strcmp0 (entity, PAL_COMMENT_ENTITY) == 0)
    set_cell (self, id, field, g_strcmp0 (json, "null") == 0 ? NULL : json);
}

PalComment *
pal_comment_book_dup (PalCommentBook *self, const char *id)
{
  GHashTable *cells = id != NULL ? g_hash_table_lookup (self->comments, id) : NULL;
  const char *json = cells != NULL ? g_hash_table_lookup (cells, "text") : NULL;
  g_autofree char *about = cells != NULL ? read_about (g_hash_table_lookup (cells, "about")) : NULL;
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, "comment", NULL) : NULL;
  const char *text, *by;
  PalComment *comment = NULL;
  double at = 0;

  if (about == NULL || node == NULL || !JSON_NODE_HOLDS_OBJECT (node) ||
      g_strcmp0 (g_hash_table_lookup (cells, "deleted"), "true") == 0)
    return NULL;
  text = pal_json_get_string (json_node_get_object (node), "text", NULL, NULL);
  by = pal_json_get_string (json_node_get_object (node), "by", "", NULL);
  if (text == NULL || *text == '\0' ||
      !pal_json_get_double (json_node_get_object (node), "at", -1, &at, NULL) || !(at >= 0 && at < 9e15))
    return NULL;
  comment = g_new0 (PalComment, 1);
  comment->id = g_strdup (id);
  comment->about = g_steal_pointer (&about);
  comment->text = g_strdup (text);
  comment->by = g_strdup (by != NULL ? by : "");
  comment->at_ms = (gint64) at;
  return comment;
}

static int
compare_comments (gconstpointer a, gconstpointer b)
{
  const PalComment *x = *(PalComment *const *) a, *y = *(PalComment *const *) b;

  if (x->at_ms != y->at_ms)
    return x->at_ms < y->at_ms ? -1 : 1;
  return strcmp (x->id, y->id);
}

GPtrArray *
pal_comment_book_list_of (PalCommentBook *self, const char *answer)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_comment_free);
  GHashTable *ids = answer != NULL ? g_hash_table_lookup (self->by_answer, answer) : NULL;
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL)
    return out;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      PalComment *comment = pal_comment_book_dup (self, id);

      if (comment != NULL && g_str_equal (comment->about, answer))
        g_ptr_array_add (out, comment);
      else
        g_clear_pointer (&comment, pal_comment_free);
    }
  g_ptr_array_sort (out, compare_comments);
  return out;
}

char *
pal_comment_to_json (const char *text, const char *by, gint64 at_ms)
{
  GString *out = g_string_new ("{\"at\":");

  pal_json_append_number (out, (double) at_ms);
  g_string_append (out, ",\"by\":");
  pal_json_append_string (out, by);
  g_string_append (out, ",\"text\":");
  pal_json_append_string (out, text);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}
