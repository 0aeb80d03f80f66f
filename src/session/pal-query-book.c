/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-query-book.h"

#include <string.h>

#include "model/pal-value.h"
#include "store/pal-query.h"

/* The cells of one query, and what they say. */
typedef struct
{
  GHashTable *cells;      /* field -> JSON */
  PalQueryThread *thread; /* owned; NULL: the cells make no query */
} Entry;

struct _PalQueryBook
{
  GHashTable *entries;      /* id -> Entry* */
  GHashTable *by_answer;    /* id of an answer -> GPtrArray of PalQueryThread*, borrowed */
  PalCommentBook *comments; /* owned */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_object (&self->thread);
  g_free (self);
}

static Entry *
ensure_entry (PalQueryBook *self, const char *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->entries, g_strdup (id), entry);
    }
  return entry;
}

static int
compare_threads (gconstpointer a, gconstpointer b)
{
  PalQueryThread *x = *(PalQueryThread *const *) a, *y = *(PalQueryThread *const *) b;
  const PalQueryStep *first_x = g_ptr_array_index (pal_query_thread_get_steps (x), 0);
  const PalQueryStep *first_y = g_ptr_array_index (pal_query_thread_get_steps (y), 0);
  int by_answer = strcmp (pal_query_thread_get_answer (x), pal_query_thread_get_answer (y));

  if (by_answer != 0)
    return by_answer;
  if (first_x->at_ms != first_y->at_ms)
    return first_x->at_ms < first_y->at_ms ? -1 : 1;
  return strcmp (pal_query_thread_get_id (x), pal_query_thread_get_id (y));
}

static void
unlist (PalQueryBook *self, PalQueryThread *thread)
{
  GPtrArray *threads = g_hash_table_lookup (self->by_answer, pal_query_thread_get_answer (thread));

  if (threads != NULL && g_ptr_array_remove (threads, thread) && threads->len == 0)
    g_hash_table_remove (self->by_answer, pal_query_thread_get_answer (thread));
}

static void
list (PalQueryBook *self, PalQueryThread *thread)
{
  const char *answer = pal_query_thread_get_answer (thread);
  GPtrArray *threads = g_hash_table_lookup (self->by_answer, answer);

  if (threads == NULL)
    {
      threads = g_ptr_array_new ();
      g_hash_table_insert (self->by_answer, g_strdup (answer), threads);
    }
  g_ptr_array_add (threads, thread);
  g_ptr_array_sort (threads, compare_threads);
}

static char *
read_about (Entry *entry)
{
  const char *json = g_hash_table_lookup (entry->cells, PAL_QUERY_FIELD_ABOUT);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return NULL;
  return g_strdup (value.string);
}

static void
read_entry (PalQueryBook *self, const char *id, Entry *entry)
{
  g_autofree char *about = read_about (entry);

  if (entry->thread != NULL)
    unlist (self, entry->thread);
  g_clear_object (&entry->thread);
  entry->thread = pal_query_thread_new (id, about, entry->cells);
  if (entry->thread != NULL)
    list (self, entry->thread);
}

static gboolean
keep_cell (const char *id, const char *field, const char *json_value, gpointer user_data)
{
  g_hash_table_insert (ensure_entry (user_data, id)->cells, g_strdup (field), g_strdup (json_value));
  return TRUE;
}

PalQueryBook *
pal_query_book_load (PalStore *store, GError **error)
{
  g_autoptr (PalQueryBook) self = g_new0 (PalQueryBook, 1);
  GHashTableIter iter;
  gpointer id, entry;

  g_return_val_if_fail (store != NULL, NULL);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->by_answer =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->comments = pal_comment_book_load (store, error);
  if (self->comments == NULL || !pal_query_cells (store, PAL_QUERY_ENTITY, NULL, keep_cell, self, error))
    return NULL;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    read_entry (self, id, entry);
  return g_steal_pointer (&self);
}

void
pal_query_book_free (PalQueryBook *self)
{
  g_clear_pointer (&self->comments, pal_comment_book_free);
  g_clear_pointer (&self->by_answer, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

void
pal_query_book_apply (PalQueryBook *self,
                      const char *entity,
                      const char *id,
                      const char *field,
                      const char *json)
{
  Entry *entry;

  pal_comment_book_apply (self->comments, entity, id, field, json);
  if (g_strcmp0 (entity, PAL_QUERY_ENTITY) != 0)
    return;
  entry = ensure_entry (self, id);
  if (json != NULL && !g_str_equal (json, "null"))
    g_hash_table_insert (entry->cells, g_strdup (field), g_strdup (json));
  else
    g_hash_table_remove (entry->cells, field);
  read_entry (self, id, entry);
}

PalCommentBook *
pal_query_book_get_comments (PalQueryBook *self)
{
  return self->comments;
}

PalQueryThread *
pal_query_book_find (PalQueryBook *self, const char *id)
{
  Entry *entry = id != NULL ? g_hash_table_lookup (self->entries, id) : NULL;

  return entry != NULL ? entry->thread : NULL;
}

static gboolean
is_in (PalQueryThread *thread, const char *wave, const char *country)
{
  return (wave == NULL || g_str_equal (pal_query_thread_get_wave (thread), wave)) &&
         (country == NULL || g_str_equal (pal_query_thread_get_country (thread), country));
}

GPtrArray *
pal_query_book_list (PalQueryBook *self, const char *wave, const char *country)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->thread != NULL && is_in (entry->thread, wave, country))
        g_ptr_array_add (out, g_object_ref (entry->thread));
    }
  g_ptr_array_sort (out, compare_threads);
  return out;
}

GPtrArray *
pal_query_book_list_of (PalQueryBook *self, const char *answer)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *threads = answer != NULL ? g_hash_table_lookup (self->by_answer, answer) : NULL;

  for (guint i = 0; threads != NULL && i < threads->len; i++)
    g_ptr_array_add (out, g_object_ref (g_ptr_array_index (threads, i)));
  return out;
}

guint
pal_query_book_count_answer (PalQueryBook *self, const char *answer)
{
  GPtrArray *threads = g_hash_table_lookup (self->by_answer, answer);
  guint n = 0;

  for (guint i = 0; threads != NULL && i < threads->len; i++)
    n += pal_query_thread_is_open (g_ptr_array_index (threads, i)) ? 1 : 0;
  return n;
}

static guint
count (PalQueryBook *self, const char *country, const char *institution, gboolean all_parts, const char *wave)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PalQueryThread *thread = ((Entry *) value)->thread;

      if (thread != NULL && pal_query_thread_is_open (thread) && is_in (thread, wave, country) &&
          (all_parts || g_strcmp0 (pal_query_thread_get_institution (thread), institution) == 0))
        n++;
    }
  return n;
}

guint
pal_query_book_count_part (PalQueryBook *self, const char *country, const char *institution, const char *wave)
{
  return count (self, country, institution, FALSE, wave);
}

guint
pal_query_book_count_country (PalQueryBook *self, const char *country, const char *wave)
{
  return count (self, country, NULL, TRUE, wave);
}
