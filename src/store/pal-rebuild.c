/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-rebuild.h"

#include <string.h>

#include "store/pal-erase.h"
#include "store/pal-projection.h"
#include "store/pal-store-private.h"
#include "store/pal-verify.h"

#define MAX_PROBLEMS 100

void
pal_rebuild_note (GPtrArray *problems, const char *format, ...)
{
  va_list args;

  if (problems == NULL || problems->len > MAX_PROBLEMS)
    return;
  if (problems->len == MAX_PROBLEMS)
    {
      g_ptr_array_add (problems, g_strdup ("and more"));
      return;
    }
  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
describe (PalStore *store, gint64 cell)
{
  g_autofree char *entity = NULL;
  g_autofree char *id = NULL;
  g_autofree char *field = NULL;

  if (pal_cells_name (store->cells, cell, &entity, &id, &field))
    return g_strdup_printf ("%s of %s %s", field, entity, id);
  return g_strdup_printf ("cell %" G_GINT64_FORMAT, cell);
}

static void
note_cell (PalStore *store, GPtrArray *problems, gint64 cell, const char *what)
{
  g_autofree char *name = describe (store, cell);

  pal_rebuild_note (problems, "%s: %s", name, what);
}

static gboolean
compare_current (PalStore *store,
                 const PalProjection *projection,
                 guint64 *n_differs,
                 GPtrArray *problems,
                 GError **error)
{
  g_autoptr (PalStatement) stmt =
      pal_statement_new (store->db,
                         "SELECT u.cell, u.head, u.heads, u.value IS NOT nullif (p.value, 'null')"
                         " FROM current AS u LEFT JOIN payload AS p ON p.change = u.head ORDER BY u.cell",
                         error);
  gboolean has_row = FALSE;
  guint i = 0;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      const PalProjectedCell *expected;
      gint64 cell;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      cell = pal_statement_get_int64 (stmt, 0);
      for (; i < projection->cells->len; i++)
        {
          expected = &g_array_index (projection->cells, PalProjectedCell, i);
          if (expected->cell >= cell)
            break;
          note_cell (store, problems, expected->cell, "the current state lacks it");
          (*n_differs)++;
        }
      expected = i < projection->cells->len ? &g_array_index (projection->cells, PalProjectedCell, i) : NULL;
      if (expected == NULL || expected->cell != cell)
        {
          note_cell (store, problems, cell, "the current state has it, the journal does not");
          (*n_differs)++;
          continue;
        }
      i++;
      if (expected->head == pal_statement_get_int64 (stmt, 1) &&
          expected->n == pal_statement_get_int64 (stmt, 2) && pal_statement_get_int64 (stmt, 3) == 0)
        continue;
      note_cell (store, problems, cell, "the current state shows something else than the journal");
      (*n_differs)++;
    }
  for (; i < projection->cells->len; i++)
    {
      note_cell (store, problems, g_array_index (projection->cells, PalProjectedCell, i).cell,
                 "the current state lacks it");
      (*n_differs)++;
    }
  return TRUE;
}

/* The rows that the table head must have, as text that can be compared. */
static GPtrArray *
list_expected_heads (const PalProjection *projection)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < projection->cells->len; i++)
    {
      const PalProjectedCell *row = &g_array_index (projection->cells, PalProjectedCell, i);

      for (guint k = 0; row->n > 1 && k < row->n; k++)
        {
          gint64 pair[2] = { row->cell, g_array_index (projection->changes, gint64, row->first + k) };

          g_ptr_array_add (list, g_memdup2 (pair, sizeof pair));
        }
    }
  return list;
}

static gboolean
compare_heads (PalStore *store,
               const PalProjection *projection,
               guint64 *n_rows,
               guint64 *n_differs,
               GPtrArray *problems,
               GError **error)
{
  g_autoptr (GPtrArray) expected = list_expected_heads (projection);
  g_autoptr (PalStatement) stmt =
      pal_statement_new (store->db, "SELECT cell, change FROM head ORDER BY cell, change", error);
  gboolean has_row = FALSE;
  guint i = 0;
  gboolean same = TRUE;

  if (stmt == NULL)
    return FALSE;
  for (;; i++)
    {
      const gint64 *pair;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      pair = i < expected->len ? g_ptr_array_index (expected, i) : NULL;
      if (pair == NULL || pair[0] != pal_statement_get_int64 (stmt, 0) ||
          pair[1] != pal_statement_get_int64 (stmt, 1))
        same = FALSE;
    }
  *n_rows += expected->len;
  if (same && i == expected->len)
    return TRUE;
  pal_rebuild_note (problems, "the list of concurrent heads is not what the journal says");
  *n_differs += MAX (1, MAX (i, expected->len) - MIN (i, expected->len));
  return TRUE;
}

static gboolean
compare_erased (PalStore *store,
                const GArray *expected,
                guint64 *n_differs,
                GPtrArray *problems,
                GError **error)
{
  g_autoptr (PalStatement) stmt =
      pal_statement_new (store->db, "SELECT digest FROM erased ORDER BY digest", error);
  gboolean has_row = FALSE;
  guint64 n_same = 0;
  guint64 n = 0;
  guint i = 0;

  if (stmt == NULL)
    return FALSE;
  for (;; n++)
    {
      PalHash digest;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!pal_statement_read_blob (stmt, 0, digest.bytes, PAL_HASH_SIZE))
        continue;
      while (i < expected->len && memcmp (&g_array_index (expected, PalHash, i), &digest, PAL_HASH_SIZE) < 0)
        i++;
      if (i < expected->len && pal_hash_equal (&g_array_index (expected, PalHash, i), &digest))
        n_same++;
    }
  if (n_same == n && n == expected->len)
    return TRUE;
  pal_rebuild_note (problems, "the list of erased payloads is not what the erase batches say");
  *n_differs += MAX (n, expected->len) - n_same;
  return TRUE;
}

static gboolean
compare_all (PalStore *store,
             const PalProjection *projection,
             const GArray *erased,
             guint64 *n_rows,
             guint64 *n_differs,
             GPtrArray *problems,
             GError **error)
{
  *n_rows = (guint64) projection->cells->len + erased->len;
  *n_differs = 0;
  return compare_current (store, projection, n_differs, problems, error) &&
         compare_heads (store, projection, n_rows, n_differs, problems, error) &&
         compare_erased (store, erased, n_differs, problems, error);
}

gboolean
pal_rebuild_compare (PalStore *store,
                     guint64 *n_rows,
                     guint64 *n_differs,
                     GPtrArray *problems,
                     GError **error)
{
  g_autoptr (PalProjection) projection = pal_projection_compute (store, error);
  g_autoptr (GArray) erased = projection != NULL ? pal_erase_list_digests (store, error) : NULL;

  return erased != NULL && compare_all (store, projection, erased, n_rows, n_differs, problems, error);
}

static gboolean
write_current (PalStore *store, const PalProjection *projection, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db,
                            "INSERT INTO current (cell, head, heads, value) VALUES (:cell, :head, :heads,"
                            " (SELECT nullif (value, 'null') FROM payload WHERE change = :head))",
                            error);
  int cell, head, heads;

  if (stmt == NULL)
    return FALSE;
  cell = pal_statement_find (stmt, ":cell");
  head = pal_statement_find (stmt, ":head");
  heads = pal_statement_find (stmt, ":heads");
  for (guint i = 0; i < projection->cells->len; i++)
    {
      const PalProjectedCell *row = &g_array_index (projection->cells, PalProjectedCell, i);

      pal_statement_bind_int64_at (stmt, cell, row->cell);
      pal_statement_bind_int64_at (stmt, head, row->head);
      pal_statement_bind_int64_at (stmt, heads, row->n);
      if (!pal_statement_run_again (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_heads (PalStore *store, const PalProjection *projection, GError **error)
{
  g_autoptr (GPtrArray) expected = list_expected_heads (projection);
  PalStatement *stmt =
      pal_database_prepare (store->db, "INSERT INTO head (cell, change) VALUES (:cell, :change)", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < expected->len; i++)
    {
      const gint64 *pair = g_ptr_array_index (expected, i);

      pal_statement_bind_int64 (stmt, ":cell", pair[0]);
      pal_statement_bind_int64 (stmt, ":change", pair[1]);
      if (!pal_statement_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_erased (PalStore *store, const GArray *erased, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db, "INSERT INTO erased (digest) VALUES (:digest)", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < erased->len; i++)
    {
      pal_statement_bind_blob (stmt, ":digest", g_array_index (erased, PalHash, i).bytes, PAL_HASH_SIZE);
      if (!pal_statement_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replace_all (PalStore *store, const PalProjection *projection, const GArray *erased, GError **error)
{
  if (!pal_store_check_writable (store, error) || !pal_database_begin (store->db, error))
    return FALSE;
  if (pal_database_exec (store->db, "DELETE FROM head; DELETE FROM current; DELETE FROM erased", error) &&
      write_current (store, projection, error) && write_heads (store, projection, error) &&
      write_erased (store, erased, error) && pal_database_commit (store->db, error))
    {
      store->changed = TRUE;
      return TRUE;
    }
  pal_store_roll_back (store);
  g_prefix_error (error, "the current state was not rebuilt, the journal is safe: ");
  return FALSE;
}

gboolean
pal_verify_rebuild (PalStore *store, guint64 *n_rows, guint64 *n_differs, GError **error)
{
  g_autoptr (PalProjection) projection = NULL;
  g_autoptr (GArray) erased = NULL;
  guint64 rows = 0;
  guint64 differs = 0;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!pal_store_load_names (store, error))
    return FALSE;
  projection = pal_projection_compute (store, error);
  erased = projection != NULL ? pal_erase_list_digests (store, error) : NULL;
  if (erased == NULL || !compare_all (store, projection, erased, &rows, &differs, NULL, error))
    return FALSE;
  if (differs > 0 && !replace_all (store, projection, erased, error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = rows;
  if (n_differs != NULL)
    *n_differs = differs;
  return TRUE;
}
