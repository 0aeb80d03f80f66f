/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-review-book.h"

#include "base/pal-json.h"
#include "store/pal-journal.h"
#include "store/pal-query.h"

struct _PalReviewBook
{
  GHashTable *parts; /* id -> GPtrArray of PalReviewStep* */
};

static void
step_free (gpointer data)
{
  PalReviewStep *self = data;

  g_free (self->json);
  g_free (self->hash);
  g_clear_pointer (&self->digests, g_hash_table_unref);
  g_free (self->note);
  g_free (self->actor);
  g_free (self);
}

static GHashTable *
read_digests (JsonObject *object)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *map = NULL;
  JsonObjectIter iter;
  const char *question;
  JsonNode *node;

  if (!pal_json_get_object (object, "digests", &map, NULL) || map == NULL)
    return digests;
  json_object_iter_init (&iter, map);
  while (json_object_iter_next (&iter, &question, &node))
    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
      g_hash_table_insert (digests, g_strdup (question), json_node_dup_string (node));
  return digests;
}

/* A cell may come from another program: what is no step of ours counts as none. */
static PalReviewStep *
read_step (const char *json, const char *actor, gint64 wall_ms)
{
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, NULL, NULL) : NULL;
  const PalReviewRule *rule;
  JsonObject *object;
  PalReviewStep *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  rule = pal_review_rule_find (pal_json_get_string (object, "step", NULL, NULL));
  if (rule == NULL)
    return NULL;

  self = g_new0 (PalReviewStep, 1);
  self->rule = rule;
  self->json = g_strdup (json);
  self->hash = g_strdup (pal_json_get_string (object, "hash", "", NULL));
  self->note = g_strdup (pal_json_get_string (object, "note", NULL, NULL));
  self->digests = read_digests (object);
  self->actor = g_strdup (actor);
  self->wall_ms = wall_ms;
  return self;
}

static GPtrArray *
ensure_part (PalReviewBook *self, const char *id)
{
  GPtrArray *steps = g_hash_table_lookup (self->parts, id);

  if (steps == NULL)
    {
      steps = g_ptr_array_new_with_free_func (step_free);
      g_hash_table_insert (self->parts, g_strdup (id), steps);
    }
  return steps;
}

static gboolean
keep_id (const char *id, const char *field, const char *json_value, gpointer user_data)
{
  if (g_str_equal (field, PAL_REVIEW_FIELD))
    g_hash_table_insert (user_data, g_strdup (id), g_strdup (json_value));
  return TRUE;
}

/* The history gives the steps newest first; after a merge the one that is shown may not be the newest. */
static gboolean
load_part (PalReviewBook *self, PalStore *store, const char *id, const char *shown, GError **error)
{
  g_autoptr (GPtrArray) items = pal_journal_cell_history (store, "state", id, PAL_REVIEW_FIELD, error);
  GPtrArray *steps;

  if (items == NULL)
    return FALSE;
  steps = ensure_part (self, id);
  for (guint i = 0; i < items->len; i++)
    {
      const PalHistoryItem *item = g_ptr_array_index (items, i);
      PalReviewStep *step = read_step (item->value, item->actor, item->wall_ms);

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }
  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (((PalReviewStep *) g_ptr_array_index (steps, i))->json, shown) == 0)
      {
        g_ptr_array_insert (steps, 0, g_ptr_array_steal_index (steps, i));
        break;
      }
  return TRUE;
}

PalReviewBook *
pal_review_book_load (PalStore *store, GError **error)
{
  g_autoptr (PalReviewBook) self = g_new0 (PalReviewBook, 1);
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id, json;

  g_return_val_if_fail (store != NULL, NULL);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!pal_query_cells (store, "state", NULL, keep_id, shown, error))
    return NULL;
  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &id, &json))
    if (!load_part (self, store, id, json, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
pal_review_book_free (PalReviewBook *self)
{
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_free (self);
}

char *
pal_review_book_make_id (const char *country, const char *institution, const char *wave)
{
  return g_strjoin ("/", country, institution != NULL ? institution : "", wave, NULL);
}

GPtrArray *
pal_review_book_get_steps (PalReviewBook *self, const char *id)
{
  GPtrArray *steps = g_hash_table_lookup (self->parts, id);

  return steps != NULL && steps->len > 0 ? steps : NULL;
}

PalReviewState
pal_review_book_get_state (PalReviewBook *self, const char *id)
{
  GPtrArray *steps = pal_review_book_get_steps (self, id);

  return steps != NULL ? ((PalReviewStep *) g_ptr_array_index (steps, 0))->rule->to : PAL_REVIEW_DRAFT;
}

void
pal_review_book_add (PalReviewBook *self, const char *id, const char *json, const char *actor, gint64 wall_ms)
{
  PalReviewStep *step = read_step (json, actor, wall_ms);

  if (step != NULL)
    g_ptr_array_insert (ensure_part (self, id), 0, step);
}
