/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "base/pal-json.h"
#include "store/pal-journal.h"
#include "store/pal-projection.h"
#include "store/pal-store-private.h"

#define SQL_ITEM                                                                                             \
  "SELECT b.batch, r.uuid, b.seq, b.wall, b.kind, b.n, p.value FROM batch AS b"                              \
  " JOIN replica AS r ON r.replica = b.replica LEFT JOIN payload AS p ON p.change = b.batch << 24"

void
pal_history_item_free (PalHistoryItem *self)
{
  g_free (self->replica);
  g_free (self->kind);
  g_free (self->actor);
  g_free (self->label);
  g_free (self->reason);
  g_free (self->role);
  g_free (self->value);
  g_free (self);
}

void
pal_cell_name_free (PalCellName *self)
{
  g_free (self->entity);
  g_free (self->id);
  g_free (self->field);
  g_free (self);
}

/* Who and why; all NULL when the author was erased. */
static void
read_author (PalHistoryItem *item, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? pal_json_parse (json, -1, NULL, NULL) : NULL;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  item->actor = g_strdup (pal_json_get_string (object, "actor", NULL, NULL));
  item->label = g_strdup (pal_json_get_string (object, "label", NULL, NULL));
  if (json_object_has_member (object, "role"))
    item->role = g_strdup (pal_json_get_string (object, "role", NULL, NULL));
  if (json_object_has_member (object, "reason") && !json_object_get_null_member (object, "reason"))
    item->reason = g_strdup (pal_json_get_string (object, "reason", NULL, NULL));
}

static PalHistoryItem *
read_item (PalStatement *stmt)
{
  PalHistoryItem *item = g_new0 (PalHistoryItem, 1);

  item->replica = g_strdup (pal_statement_get_text (stmt, 1));
  item->seq = pal_statement_get_int64 (stmt, 2);
  item->wall_ms = pal_statement_get_int64 (stmt, 3);
  item->kind = g_strdup (pal_statement_get_text (stmt, 4));
  item->n_changes = (guint) pal_statement_get_int64 (stmt, 5);
  read_author (item, pal_statement_get_text (stmt, 6));
  return item;
}

GPtrArray *
pal_journal_log (PalStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_history_item_free);
  PalStatement *stmt;
  gboolean has_row = FALSE;

  g_return_val_if_fail (store != NULL, NULL);

  stmt = pal_database_prepare (store->db, SQL_ITEM " ORDER BY b.at DESC, b.batch DESC LIMIT :limit", error);
  if (stmt == NULL)
    return NULL;
  pal_statement_bind_int64 (stmt, ":limit", limit == 0 ? -1 : (gint64) limit);
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_ptr_array_add (items, read_item (stmt));
    }
  pal_statement_reset (stmt);
  return g_steal_pointer (&items);
}

typedef struct
{
  PalHistoryItem *item; /* owned until it is handed over */
  gint64 at;
  gint64 change;
} Dated;

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *x = a;
  const Dated *y = b;

  if (x->at != y->at)
    return x->at > y->at ? -1 : 1;
  return x->change > y->change ? -1 : x->change < y->change;
}

static gboolean
add_dated (PalStore *store, gint64 change, GArray *out, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      store->db,
      "SELECT b.batch, r.uuid, b.seq, b.wall, b.kind, b.n, p.value, b.at, v.value FROM batch AS b"
      " JOIN replica AS r ON r.replica = b.replica LEFT JOIN payload AS p ON p.change = b.batch << 24"
      " LEFT JOIN payload AS v ON v.change = :change WHERE b.batch = :batch",
      error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":change", change);
  pal_statement_bind_int64 (stmt, ":batch", pal_change_get_batch (change));
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      Dated dated = { .item = read_item (stmt), .at = pal_statement_get_int64 (stmt, 7), .change = change };

      dated.item->value = g_strdup (pal_statement_get_text (stmt, 8));
      g_array_append_val (out, dated);
    }
  pal_statement_reset (stmt);
  return TRUE;
}

static void
clear_dated (gpointer data)
{
  g_clear_pointer (&((Dated *) data)->item, pal_history_item_free);
}

GPtrArray *
pal_journal_cell_history (PalStore *store,
                          const char *entity,
                          const char *id,
                          const char *field,
                          GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_history_item_free);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated));
  gint64 cell;

  g_return_val_if_fail (store != NULL && entity != NULL && id != NULL && field != NULL, NULL);

  g_array_set_clear_func (dated, clear_dated);
  if (!pal_store_load_names (store, error))
    return NULL;
  cell = pal_cells_find (store->cells, entity, id, field);
  if (cell == 0)
    return g_steal_pointer (&items);
  if (!pal_projection_walk (store, cell, changes, NULL, NULL, error))
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    if (!add_dated (store, g_array_index (changes, gint64, i), dated, error))
      return NULL;
  g_array_sort (dated, compare_dated);
  for (guint i = 0; i < dated->len; i++)
    g_ptr_array_add (items, g_steal_pointer (&g_array_index (dated, Dated, i).item));
  return g_steal_pointer (&items);
}

GPtrArray *
pal_journal_get_changed (PalStore *store, const char *replica, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_cell_name_free);
  PalChangeRef ref = { .seq = seq, .n = 1 };
  PalStatement *stmt;
  gboolean has_row = FALSE;
  gint64 first = 0;

  g_return_val_if_fail (store != NULL && replica != NULL, NULL);

  if (!pal_store_load_names (store, error))
    return NULL;
  ref.replica = pal_replicas_find (store->replicas, replica);
  if (!pal_replicas_resolve (store->replicas, &ref, &first, error))
    return NULL;
  stmt = pal_database_prepare (
      store->db, "SELECT cell FROM change WHERE change BETWEEN :first AND :last AND cell IS NOT NULL", error);
  if (stmt == NULL)
    return NULL;
  pal_statement_bind_int64 (stmt, ":first", first);
  pal_statement_bind_int64 (stmt, ":last", first != 0 ? first | PAL_CHANGE_N_MASK : 0);
  for (;;)
    {
      PalCellName *name;

      if (!pal_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      name = g_new0 (PalCellName, 1);
      /* What the program notes about batches is no cell of the views. */
      if (pal_cells_name (store->cells, pal_statement_get_int64 (stmt, 0), &name->entity, &name->id,
                          &name->field) &&
          !g_str_equal (name->entity, "batch"))
        g_ptr_array_add (names, name);
      else
        pal_cell_name_free (name);
    }
  pal_statement_reset (stmt);
  return g_steal_pointer (&names);
}
