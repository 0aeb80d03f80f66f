/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-json.h"
#include "store/pal-batch.h"
#include "store/pal-query.h"
#include "store/pal-store-private.h"

/* Hash over current values ------------------------------------------------------------------------------- */

/* A subject with the text that it is sorted by. */
typedef struct
{
  char *key;
  guint32 subject;
} Unit;

static void
clear_unit (gpointer data)
{
  g_free (((Unit *) data)->key);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Unit *) a)->key, ((const Unit *) b)->key);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GArray *
list_units (PalStore *store)
{
  static const char *const entities[] = { "answer", "institution", "reference", "wave" };
  PalSymbols *symbols = pal_cells_get_symbols (store->cells);
  guint32 n = pal_cells_get_n_subjects (store->cells);
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Unit));

  g_array_set_clear_func (units, clear_unit);
  for (guint32 subject = 1; subject <= n; subject++)
    {
      const PalSubject *s = pal_cells_get_subject (store->cells, subject);
      const char *entity = pal_symbols_get (symbols, s->entity);

      for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
        if (g_str_equal (entity, entities[i]))
          {
            Unit unit = { .subject = subject };

            unit.key = g_strjoin ("\x1f", entity, pal_symbols_get (symbols, s->a),
                                  pal_symbols_get (symbols, s->b), pal_symbols_get (symbols, s->c), NULL);
            g_array_append_val (units, unit);
          }
    }
  g_array_sort (units, compare_units);
  return units;
}

static gboolean
hash_unit (PalStore *store, PalStatement *stmt, guint32 subject, GChecksum *checksum, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = FALSE;

  pal_statement_bind_int64 (stmt, ":first", pal_cells_join (subject, 0));
  pal_statement_bind_int64 (stmt, ":last", pal_cells_join (subject, PAL_CELL_ASPECT_MASK));
  for (;;)
    {
      GString *line;

      if (!pal_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      line = g_string_new (NULL);
      pal_cells_append_json (store->cells, pal_statement_get_int64 (stmt, 0), line);
      g_string_append (line, pal_statement_get_text (stmt, 1));
      g_string_append (line, "]\n");
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  pal_statement_reset (stmt);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_checksum_update (checksum, g_ptr_array_index (lines, i), -1);
  return TRUE;
}

/* The canonical JSON lines [entity,id,field,value] of the current values, each with a line feed, units in the
 * order of (entity, a, b, c) joined by U+001F, lines of a unit in the order of bytes. */
gboolean
pal_query_content_hash (PalStore *store, PalHash *out, GError **error)
{
  g_autoptr (PalStatement) stmt = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GArray) units = NULL;
  gsize length = PAL_HASH_SIZE;
  gboolean owned = FALSE;
  gboolean ok;

  g_return_val_if_fail (store != NULL && out != NULL, FALSE);

  stmt = pal_statement_new (
      store->db, "SELECT cell, value FROM current WHERE cell BETWEEN :first AND :last AND value IS NOT NULL",
      error);
  if (stmt == NULL || !pal_database_begin_read (store->db, &owned, error))
    return FALSE;
  ok = pal_store_load_names (store, error);
  units = ok ? list_units (store) : NULL;
  for (guint i = 0; ok && i < units->len; i++)
    ok = hash_unit (store, stmt, g_array_index (units, Unit, i).subject, checksum, error);
  pal_statement_reset (stmt);
  pal_database_end_read (store->db, owned);
  if (ok)
    g_checksum_get_digest (checksum, out->bytes, &length);
  return ok;
}

/* Information ----------------------------------------------------------------------------------------------
 */

static gboolean
count_batches (PalStore *store, PalStoreInfo *out, GError **error)
{
  gint64 version = 0;

  if (!pal_database_get_int64 (store->db, "PRAGMA user_version", &version, error) ||
      !pal_database_get_int64 (store->db, "SELECT count (*) FROM batch", &out->n_batches, error) ||
      !pal_database_get_int64 (store->db, "SELECT coalesce (sum (n), 0) FROM batch", &out->n_changes,
                               error) ||
      !pal_database_get_int64 (store->db, "SELECT coalesce (max (wall), 0) FROM batch", &out->last_wall_ms,
                               error) ||
      !pal_database_get_int64 (store->db, "SELECT count (*) FROM replica", &out->n_replicas, error))
    return FALSE;
  out->schema_version = (int) version;
  return TRUE;
}

/* Cells with the field "value" of an entity that show a value. */
static gboolean
count_values (PalStore *store, const char *entity, gint64 *out, GError **error)
{
  PalStatement *stmt = pal_database_prepare (
      store->db,
      "SELECT count (*) FROM symbol AS y JOIN subject AS s ON s.entity = y.symbol"
      " CROSS JOIN current AS u ON u.cell BETWEEN s.subject << 24 AND s.subject << 24 | 16777215"
      " CROSS JOIN aspect AS a ON a.aspect = u.cell & 16777215 CROSS JOIN symbol AS f ON f.symbol = a.field"
      " WHERE y.text = :entity AND u.value IS NOT NULL AND f.text = 'value'",
      error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  pal_statement_bind_text (stmt, ":entity", entity);
  if (!pal_statement_step (stmt, &has_row, error))
    return FALSE;
  *out = has_row ? pal_statement_get_int64 (stmt, 0) : 0;
  pal_statement_reset (stmt);
  return TRUE;
}

static gboolean
read_workspace_cb (const char *id, const char *field, const char *json, gpointer user_data)
{
  PalStoreInfo *out = user_data;
  g_autoptr (JsonNode) node = pal_json_parse (json, -1, NULL, NULL);
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  if (g_str_equal (field, "demo"))
    out->demo = g_str_equal (json, "true");
  else if (text != NULL && g_str_equal (field, "stage"))
    out->stage = g_strdup (text);
  else if (text != NULL && g_str_equal (field, "name"))
    out->name = g_strdup (text);
  return TRUE;
}

static char *
name_from_path (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_filename_display_name (base);
}

static gboolean
fill_info (PalStore *store, PalStoreInfo *out, GError **error)
{
  g_autoptr (GPtrArray) institutions = NULL;
  g_autoptr (GPtrArray) waves = NULL;
  GStatBuf info;

  if (!count_batches (store, out, error) || !count_values (store, "answer", &out->n_answers, error) ||
      !count_values (store, "reference", &out->n_references, error) ||
      !pal_query_cells (store, "workspace", PAL_WORKSPACE_ID, read_workspace_cb, out, error))
    return FALSE;
  institutions = pal_query_institutions (store, error);
  waves = institutions != NULL ? pal_query_waves (store, error) : NULL;
  if (waves == NULL)
    return FALSE;
  for (guint i = 0; i < institutions->len; i++)
    out->n_institutions += !pal_institution_is_deleted (g_ptr_array_index (institutions, i));
  out->n_waves = waves->len;
  if (g_stat (store->path, &info) == 0)
    out->file_bytes = info.st_size;
  if (out->stage == NULL)
    out->stage = g_strdup ("draft");
  if (out->name == NULL)
    out->name = name_from_path (store->path);
  return TRUE;
}

gboolean
pal_query_info (PalStore *store, PalStoreInfo *out, GError **error)
{
  g_return_val_if_fail (store != NULL && out != NULL, FALSE);

  memset (out, 0, sizeof *out);
  if (fill_info (store, out, error))
    return TRUE;
  pal_store_info_clear (out);
  return FALSE;
}

void
pal_store_info_clear (PalStoreInfo *self)
{
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->name, g_free);
}
