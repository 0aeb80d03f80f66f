/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-projection.h"

#include <string.h>

#include "base/pal-error.h"
#include "store/pal-store-private.h"

static gboolean
fail_damaged (PalStore *store, const char *what, gint64 change, GError **error)
{
  g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED,
               "%s is damaged: change %u of batch %" G_GINT64_FORMAT " %s", store->path,
               pal_change_get_n (change), pal_change_get_batch (change), what);
  return FALSE;
}

gboolean
pal_projection_list_heads (PalStore *store, gint64 cell, GArray *out, GError **error)
{
  PalStatement *stmt = pal_database_prepare (store->db,
                                             "SELECT change FROM head WHERE cell = :cell UNION ALL"
                                             " SELECT head FROM current WHERE cell = :cell AND heads = 1",
                                             error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":cell", cell);
  for (;;)
    {
      gint64 change;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      change = pal_statement_get_int64 (stmt, 0);
      g_array_append_val (out, change);
    }
  pal_statement_reset (stmt);
  return TRUE;
}

gboolean
pal_projection_forget_heads (PalStore *store, gint64 cell, GError **error)
{
  PalStatement *stmt = pal_database_prepare (store->db, "DELETE FROM head WHERE cell = :cell", error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":cell", cell);
  return pal_statement_run (stmt, error);
}

gboolean
pal_projection_read_bases (PalStore *store, gint64 change, GArray *out, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db, "SELECT bases FROM change WHERE change = :change", error);
  gboolean has_row = FALSE;
  const guint8 *data;
  gsize length = 0;
  gboolean ok;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":change", change);
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return fail_damaged (store, "is missing", change, error);
  data = pal_statement_get_blob (stmt, 0, &length);
  ok = pal_change_ref_read_all (data, length, out) || fail_damaged (store, "has broken bases", change, error);
  pal_statement_reset (stmt);
  return ok;
}

gboolean
pal_projection_walk (PalStore *store,
                     gint64 cell,
                     GArray *out,
                     const PalChangeRef *wanted,
                     gboolean *is_replaced,
                     GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  guint start = out->len;

  if (is_replaced != NULL)
    *is_replaced = FALSE;
  if (!pal_projection_list_heads (store, cell, out, error))
    return FALSE;
  for (guint i = start; i < out->len; i++)
    g_hash_table_add (seen, g_memdup2 (&g_array_index (out, gint64, i), sizeof (gint64)));

  for (guint i = start; i < out->len; i++)
    {
      g_array_set_size (bases, 0);
      if (!pal_projection_read_bases (store, g_array_index (out, gint64, i), bases, error))
        return FALSE;
      for (guint b = 0; b < bases->len; b++)
        {
          const PalChangeRef *ref = &g_array_index (bases, PalChangeRef, b);
          gint64 change = 0;

          if (wanted != NULL && ref->replica == wanted->replica && ref->seq == wanted->seq &&
              ref->n == wanted->n)
            *is_replaced = TRUE;
          if (!pal_replicas_resolve (store->replicas, ref, &change, error))
            return FALSE;
          if (change != 0 && !g_hash_table_contains (seen, &change))
            {
              g_hash_table_add (seen, g_memdup2 (&change, sizeof change));
              g_array_append_val (out, change);
            }
        }
    }
  return TRUE;
}

/* (at, uuid, seq, n) of a change. */
static gboolean
read_rank (PalStore *store, gint64 change, gint64 *at, const char **uuid, gint64 *seq, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db, "SELECT at, replica, seq FROM batch WHERE batch = :batch", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":batch", pal_change_get_batch (change));
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *at = pal_statement_get_int64 (stmt, 0);
      *uuid = pal_replicas_get_uuid (store->replicas, pal_statement_get_int64 (stmt, 1));
      *seq = pal_statement_get_int64 (stmt, 2);
    }
  pal_statement_reset (stmt);
  return (has_row && *uuid != NULL) || fail_damaged (store, "has no batch", change, error);
}

gboolean
pal_projection_choose (PalStore *store, const GArray *changes, gint64 *out, GError **error)
{
  gint64 best_at = 0;
  gint64 best_seq = 0;
  const char *best_uuid = NULL;

  *out = 0;
  for (guint i = 0; i < changes->len; i++)
    {
      gint64 change = g_array_index (changes, gint64, i);
      const char *uuid = NULL;
      gint64 at = 0;
      gint64 seq = 0;
      int order;

      if (changes->len == 1)
        {
          *out = change;
          return TRUE;
        }
      if (!read_rank (store, change, &at, &uuid, &seq, error))
        return FALSE;
      order = *out == 0       ? 1
              : at != best_at ? (at > best_at ? 1 : -1)
              : strcmp (uuid, best_uuid) != 0
                  ? strcmp (uuid, best_uuid)
                  : (seq != best_seq ? (seq > best_seq ? 1 : -1) : (change > *out ? 1 : -1));
      if (order > 0)
        {
          *out = change;
          best_at = at;
          best_uuid = uuid;
          best_seq = seq;
        }
    }
  return TRUE;
}

char *
pal_projection_dup_value (PalStore *store, gint64 change, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db, "SELECT value FROM payload WHERE change = :change", error);
  gboolean has_row = FALSE;
  char *value = NULL;

  if (stmt == NULL)
    return NULL;
  pal_statement_bind_int64 (stmt, ":change", change);
  if (!pal_statement_step (stmt, &has_row, error))
    return NULL;
  if (has_row)
    value = g_strdup (pal_statement_get_text (stmt, 0));
  pal_statement_reset (stmt);
  return value;
}

/* Writes current and head of a cell from the list of its heads. */
static gboolean
show (PalStore *store, gint64 cell, const GArray *heads, GError **error)
{
  PalStatement *stmt;
  gint64 shown = 0;

  if (!pal_projection_choose (store, heads, &shown, error) ||
      !pal_projection_forget_heads (store, cell, error))
    return FALSE;
  stmt = pal_database_prepare (store->db,
                               "INSERT INTO current (cell, head, heads, value) VALUES (:cell, :head, :heads,"
                               " (SELECT nullif (value, 'null') FROM payload WHERE change = :head))"
                               " ON CONFLICT (cell) DO UPDATE SET head = excluded.head, heads = "
                               "excluded.heads, value = excluded.value",
                               error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":cell", cell);
  pal_statement_bind_int64 (stmt, ":head", shown);
  pal_statement_bind_int64 (stmt, ":heads", heads->len);
  if (!pal_statement_run (stmt, error))
    return FALSE;
  if (heads->len < 2)
    return TRUE;

  stmt = pal_database_prepare (store->db, "INSERT INTO head (cell, change) VALUES (:cell, :change)", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    {
      pal_statement_bind_int64 (stmt, ":cell", cell);
      pal_statement_bind_int64 (stmt, ":change", g_array_index (heads, gint64, i));
      if (!pal_statement_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_int64 (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

gboolean
pal_projection_add (PalStore *store,
                    gint64 cell,
                    gint64 change,
                    const PalChangeRef *self_ref,
                    const PalChangeRef *bases,
                    guint n_bases,
                    GError **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_replaced = FALSE;

  if (!pal_projection_list_heads (store, cell, heads, error) ||
      !pal_projection_walk (store, cell, known, self_ref, &is_replaced, error))
    return FALSE;
  for (guint b = 0; b < n_bases; b++)
    {
      gint64 base = 0;

      if (!pal_replicas_resolve (store->replicas, &bases[b], &base, error))
        return FALSE;
      for (guint i = 0; i < heads->len;)
        if (g_array_index (heads, gint64, i) == base)
          g_array_remove_index_fast (heads, i);
        else
          i++;
    }
  if (!is_replaced)
    g_array_append_val (heads, change);
  g_array_sort (heads, compare_int64);
  return show (store, cell, heads, error);
}

gboolean
pal_projection_refresh (PalStore *store, gint64 cell, GError **error)
{
  g_autoptr (GArray) heads = g_array_new (FALSE, FALSE, sizeof (gint64));

  return pal_projection_list_heads (store, cell, heads, error) && show (store, cell, heads, error);
}

void
pal_projection_free (PalProjection *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

typedef struct
{
  gint64 cell;
  gint64 change;
} CellChange;

static int
compare_cell_changes (gconstpointer a, gconstpointer b)
{
  const CellChange *x = a;
  const CellChange *y = b;

  if (x->cell != y->cell)
    return x->cell < y->cell ? -1 : 1;
  return x->change < y->change ? -1 : x->change > y->change;
}

/* All changes with their cells, and the set of those that are a base of another. */
static gboolean
read_changes (PalStore *store, GArray *all, GArray *replaced, GError **error)
{
  g_autoptr (PalStatement) stmt = pal_statement_new (
      store->db, "SELECT change, cell, bases FROM change WHERE cell IS NOT NULL ORDER BY change", error);
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (PalChangeRef));
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      CellChange row;
      gsize length = 0;
      const guint8 *data;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row.change = pal_statement_get_int64 (stmt, 0);
      row.cell = pal_statement_get_int64 (stmt, 1);
      data = pal_statement_get_blob (stmt, 2, &length);
      g_array_append_val (all, row);
      g_array_set_size (bases, 0);
      if (!pal_change_ref_read_all (data, length, bases))
        return fail_damaged (store, "has broken bases", row.change, error);
      for (guint i = 0; i < bases->len; i++)
        {
          gint64 base = 0;

          if (!pal_replicas_resolve (store->replicas, &g_array_index (bases, PalChangeRef, i), &base, error))
            return FALSE;
          if (base != 0)
            g_array_append_val (replaced, base);
        }
    }
}

PalProjection *
pal_projection_compute (PalStore *store, GError **error)
{
  g_autoptr (PalProjection) self = g_new0 (PalProjection, 1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CellChange));
  g_autoptr (GArray) replaced = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint next = 0;
  guint kept = 0;

  self->cells = g_array_new (FALSE, FALSE, sizeof (PalProjectedCell));
  self->changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_changes (store, all, replaced, error))
    return NULL;

  /* Both lists ascend by change: one walk drops what was replaced. */
  g_array_sort (replaced, compare_int64);
  for (guint i = 0; i < all->len; i++)
    {
      CellChange row = g_array_index (all, CellChange, i);

      while (next < replaced->len && g_array_index (replaced, gint64, next) < row.change)
        next++;
      if (next < replaced->len && g_array_index (replaced, gint64, next) == row.change)
        continue;
      g_array_index (all, CellChange, kept++) = row;
    }
  g_array_set_size (all, kept);
  g_array_sort (all, compare_cell_changes);

  for (guint i = 0; i < all->len;)
    {
      PalProjectedCell row = { .cell = g_array_index (all, CellChange, i).cell, .first = self->changes->len };

      g_array_set_size (group, 0);
      for (; i < all->len && g_array_index (all, CellChange, i).cell == row.cell; i++)
        {
          g_array_append_val (group, g_array_index (all, CellChange, i).change);
          g_array_append_val (self->changes, g_array_index (all, CellChange, i).change);
        }
      row.n = group->len;
      if (!pal_projection_choose (store, group, &row.head, error))
        return NULL;
      g_array_append_val (self->cells, row);
    }
  return g_steal_pointer (&self);
}
