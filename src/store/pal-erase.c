/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-erase.h"

#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "store/pal-backup.h"
#include "store/pal-batch.h"
#include "store/pal-journal-write.h"
#include "store/pal-projection.h"
#include "store/pal-store-private.h"

#define LIST_DIGESTS 10000 /* of one cell "erased/<k>" */

/* What one erasure takes away: payloads of these changes, shown by these cells. */
typedef struct
{
  GArray *changes; /* gint64 */
  GArray *cells;   /* gint64 */
  GArray *digests; /* PalHash, sorted */
  char *entity, *id, *field;
} Plan;

static void
plan_clear (Plan *plan)
{
  g_clear_pointer (&plan->changes, g_array_unref);
  g_clear_pointer (&plan->cells, g_array_unref);
  g_clear_pointer (&plan->digests, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, PAL_HASH_SIZE);
}

static void
sort_unique (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (kept == 0 ||
        compare_hashes (&g_array_index (hashes, PalHash, kept - 1), &g_array_index (hashes, PalHash, i)) != 0)
      g_array_index (hashes, PalHash, kept++) = g_array_index (hashes, PalHash, i);
  g_array_set_size (hashes, kept);
}

/* Cells of an id that are there, all fields or one. */
static gboolean
list_cells (PalStore *store,
            const char *entity,
            const char *id,
            const char *field,
            GArray *out,
            GError **error)
{
  PalAspect aspect;
  guint32 subject = pal_cells_find_subject (store->cells, entity, id, &aspect);
  guint32 wanted = field != NULL ? pal_symbols_find (pal_cells_get_symbols (store->cells), field) : 0;
  PalStatement *stmt;
  gboolean has_row = FALSE;

  if (subject == 0 || (field != NULL && wanted == 0))
    return TRUE;
  stmt =
      pal_database_prepare (store->db, "SELECT cell FROM current WHERE cell BETWEEN :first AND :last", error);
  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":first", pal_cells_join (subject, 0));
  pal_statement_bind_int64 (stmt, ":last", pal_cells_join (subject, PAL_CELL_ASPECT_MASK));
  for (;;)
    {
      const PalAspect *found;
      gint64 cell;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      cell = pal_statement_get_int64 (stmt, 0);
      found = pal_cells_get_aspect (store->cells, (guint32) (cell & PAL_CELL_ASPECT_MASK));
      if (found != NULL && found->d == aspect.d && found->e == aspect.e &&
          (wanted == 0 || found->field == wanted))
        g_array_append_val (out, cell);
    }
  pal_statement_reset (stmt);
  return TRUE;
}

/* Every payload that a cell ever had, also those that undo and redo wrote. */
static gboolean
add_cell (PalStore *store, Plan *plan, gint64 cell, GError **error)
{
  g_array_append_val (plan->cells, cell);
  return pal_projection_walk (store, cell, plan->changes, NULL, NULL, error);
}

/* The author of a batch is a change without a cell. */
static gboolean
add_author (PalStore *store, Plan *plan, const char *id, GError **error)
{
  g_autofree char *text = g_strconcat (id, "/1", NULL);
  PalChangeRef ref;
  gint64 change = 0;
  gint64 author;

  if (!pal_replicas_parse_ref (store->replicas, text, &ref, error) ||
      !pal_replicas_resolve (store->replicas, &ref, &change, error))
    return FALSE;
  author = pal_change_join (pal_change_get_batch (change), 0);
  if (change != 0)
    g_array_append_val (plan->changes, author);
  return TRUE;
}

/* Keeps only the changes that still have a payload, and takes their digests. */
static gboolean
collect_digests (PalStore *store, Plan *plan, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      store->db,
      "SELECT c.digest FROM payload AS p JOIN change AS c ON c.change = p.change WHERE p.change = :change",
      error);
  guint kept = 0;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    {
      gint64 change = g_array_index (plan->changes, gint64, i);
      gboolean has_row = FALSE;
      PalHash digest;

      pal_statement_bind_int64 (stmt, ":change", change);
      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row && pal_statement_read_blob (stmt, 0, digest.bytes, PAL_HASH_SIZE))
        {
          g_array_index (plan->changes, gint64, kept++) = change;
          g_array_append_val (plan->digests, digest);
        }
      pal_statement_reset (stmt);
    }
  g_array_set_size (plan->changes, kept);
  sort_unique (plan->digests);
  return TRUE;
}

static void
add_lists (PalStore *store, PalBatch *batch, const Plan *plan)
{
  g_autofree char *id = g_strdup_printf ("%s/%" G_GINT64_FORMAT, store->replica, store->head_seq + 1);

  for (guint first = 0, k = 1; first < plan->digests->len; first += LIST_DIGESTS, k++)
    {
      g_autofree char *field = g_strdup_printf (PAL_ERASE_FIELD_PREFIX "%u", k);
      g_autoptr (GString) json = g_string_new ("[");

      for (guint i = first; i < MIN (first + LIST_DIGESTS, plan->digests->len); i++)
        {
          g_autofree char *hex = pal_hash_to_hex (&g_array_index (plan->digests, PalHash, i));

          g_string_append_printf (json, "%s\"%s\"", i > first ? "," : "", hex);
        }
      g_string_append_c (json, ']');
      pal_batch_add (batch, "batch", id, field, json->str);
    }
}

static gboolean
put_erased (PalStore *store, const PalHash *digest, GError **error)
{
  PalStatement *stmt =
      pal_database_prepare (store->db, "INSERT OR IGNORE INTO erased (digest) VALUES (:digest)", error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_blob (stmt, ":digest", digest->bytes, PAL_HASH_SIZE);
  return pal_statement_run (stmt, error);
}

static gboolean
delete_payload (PalStore *store, gint64 change, GError **error)
{
  PalStatement *stmt = pal_database_prepare (store->db, "DELETE FROM payload WHERE change = :change", error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_int64 (stmt, ":change", change);
  return pal_statement_run (stmt, error);
}

/* What is being typed into such a cell goes too. */
static gboolean
delete_pending (PalStore *store, const Plan *plan, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      store->db,
      "DELETE FROM pending WHERE entity = :entity AND id = :id AND (field = :field OR :field IS NULL)",
      error);

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_text (stmt, ":entity", plan->entity);
  pal_statement_bind_text (stmt, ":id", plan->id);
  pal_statement_bind_text (stmt, ":field", plan->field);
  return pal_statement_run (stmt, error);
}

/* In the transaction of the erase batch. */
static gboolean
carry_out (PalStore *store, gpointer data, GError **error)
{
  const Plan *plan = data;

  for (guint i = 0; i < plan->digests->len; i++)
    if (!put_erased (store, &g_array_index (plan->digests, PalHash, i), error))
      return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    if (!delete_payload (store, g_array_index (plan->changes, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < plan->cells->len; i++)
    if (!pal_projection_refresh (store, g_array_index (plan->cells, gint64, i), error))
      return FALSE;
  return delete_pending (store, plan, error) && pal_store_set_local (store, PAL_ERASE_SCRUB, 1, error);
}

gboolean
pal_erase_scrub (PalStore *store, GError **error)
{
  gboolean ok;

  /* Pages that were split or balanced may keep bytes of rows that moved away; only a new file has none. */
  pal_database_allow_schema (store->db, TRUE);
  ok = pal_database_exec (store->db, "VACUUM", error);
  pal_database_allow_schema (store->db, FALSE);
  return ok && pal_backup_purge_erased (store, NULL, error) &&
         pal_database_exec (store->db, "DELETE FROM local WHERE key = '" PAL_ERASE_SCRUB "'", error);
}

/* The earlier backups are gone, so there must be a new one; a failure must not look like a failed erasure. */
static void
back_up_anew (PalStore *store)
{
  g_autoptr (GError) problem = NULL;

  if ((store->flags & PAL_STORE_NO_BACKUP) == 0 && !pal_backup_run (store, TRUE, NULL, &problem))
    g_message ("%s: no backup was made after the erasure: %s", store->path, problem->message);
}

gboolean
pal_journal_erase (PalStore *store,
                   const char *actor,
                   const char *entity,
                   const char *id,
                   const char *field_or_null,
                   guint *n_erased,
                   GError **error)
{
  g_auto (Plan) plan = { .entity = (char *) entity, .id = (char *) id, .field = (char *) field_or_null };
  g_autoptr (PalBatch) batch = NULL;
  PalCommit commit = { 0 };
  gboolean is_batch;

  g_return_val_if_fail (store != NULL && entity != NULL && id != NULL, FALSE);

  if (n_erased != NULL)
    *n_erased = 0;
  is_batch = g_str_equal (entity, "batch");
  if (is_batch && g_strcmp0 (field_or_null, "author") != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DENIED, "of a batch only the author can be erased");
      return FALSE;
    }
  if (!pal_store_check_writable (store, error) || !pal_store_load_names (store, error))
    return FALSE;
  plan.changes = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan.cells = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan.digests = g_array_new (FALSE, FALSE, sizeof (PalHash));
  if (is_batch)
    {
      if (!add_author (store, &plan, id, error))
        return FALSE;
    }
  else
    {
      g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!list_cells (store, entity, id, field_or_null, cells, error))
        return FALSE;
      for (guint i = 0; i < cells->len; i++)
        if (!add_cell (store, &plan, g_array_index (cells, gint64, i), error))
          return FALSE;
    }
  if (!collect_digests (store, &plan, error))
    return FALSE;
  if (plan.changes->len == 0)
    return TRUE;

  /* The label names no value and no person: it stays for ever. */
  batch = pal_batch_new ("erase", actor, "");
  add_lists (store, batch, &plan);
  if (!pal_journal_write (store, batch, carry_out, &plan, &commit, error))
    return FALSE;
  if (n_erased != NULL)
    *n_erased = plan.changes->len;
  if (!pal_erase_scrub (store, error))
    {
      g_prefix_error (error,
                      "the data were erased from the journal, but cleaning up is not done and will be tried "
                      "again when the workspace is opened: ");
      return FALSE;
    }
  back_up_anew (store);
  return TRUE;
}

static gboolean
parse_list (const char *json, GArray *out, GError **error)
{
  g_autoptr (JsonNode) node = pal_json_parse (json, -1, "list of erased payloads", error);
  JsonArray *array;

  if (node == NULL)
    return FALSE;
  array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      PalHash digest;

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING ||
          !pal_hash_from_hex (&digest, json_node_get_string (element)))
        {
          array = NULL;
          break;
        }
      g_array_append_val (out, digest);
    }
  if (array != NULL)
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "a list of erased payloads is not a list of digests");
  return FALSE;
}

GArray *
pal_erase_list_digests (PalStore *store, GError **error)
{
  g_autoptr (GArray) digests = g_array_new (FALSE, FALSE, sizeof (PalHash));
  g_autoptr (PalStatement) stmt = pal_statement_new (
      store->db,
      "SELECT p.value FROM batch AS b"
      " CROSS JOIN change AS c ON c.change BETWEEN b.batch << 24 AND b.batch << 24 | 16777215"
      " CROSS JOIN payload AS p ON p.change = c.change"
      " CROSS JOIN aspect AS a ON a.aspect = c.cell & 16777215 CROSS JOIN symbol AS f ON f.symbol = a.field"
      " WHERE b.kind = 'erase' AND f.text GLOB '" PAL_ERASE_FIELD_PREFIX "*'",
      error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  for (;;)
    {
      if (!pal_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      if (!parse_list (pal_statement_get_text (stmt, 0), digests, error))
        return NULL;
    }
  sort_unique (digests);
  return g_steal_pointer (&digests);
}

/* Payloads whose digest is in the sorted list: pairs of change and cell (0: none), in one walk over all. */
static gboolean
find_payloads (PalStore *store, const GArray *digests, GArray *out, GError **error)
{
  g_autoptr (PalStatement) stmt = pal_statement_new (store->db,
                                                     "SELECT c.change, coalesce (c.cell, 0), c.digest FROM "
                                                     "payload AS p JOIN change AS c ON c.change = p.change",
                                                     error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      PalHash digest;
      gint64 pair[2];

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      pair[0] = pal_statement_get_int64 (stmt, 0);
      pair[1] = pal_statement_get_int64 (stmt, 1);
      if (pal_statement_read_blob (stmt, 2, digest.bytes, PAL_HASH_SIZE) &&
          g_array_binary_search ((GArray *) digests, &digest, compare_hashes, NULL))
        g_array_append_vals (out, pair, 2);
    }
}

gboolean
pal_erase_apply_list (PalStore *store, const char *json, GError **error)
{
  g_autoptr (GArray) digests = g_array_new (FALSE, FALSE, sizeof (PalHash));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!parse_list (json, digests, error))
    return FALSE;
  sort_unique (digests);
  for (guint i = 0; i < digests->len; i++)
    if (!put_erased (store, &g_array_index (digests, PalHash, i), error))
      return FALSE;
  if (!find_payloads (store, digests, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i += 2)
    {
      gint64 cell = g_array_index (found, gint64, i + 1);

      if (!delete_payload (store, g_array_index (found, gint64, i), error) ||
          (cell != 0 && !pal_projection_refresh (store, cell, error)))
        return FALSE;
    }
  return pal_store_set_local (store, PAL_ERASE_SCRUB, 1, error);
}
