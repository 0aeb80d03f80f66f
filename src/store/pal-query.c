/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/pal-query.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/pal-error.h"
#include "base/pal-json.h"
#include "store/pal-batch.h"
#include "store/pal-store-private.h"

typedef struct
{
  PalStore *store;
  PalStatement *stmt;
  PalCellFunc func;
  gpointer user_data;
  GString *id;
  PalAspect only; /* of an answer's id: question and slot */
  gboolean has_only;
  gboolean stopped;
} Reader;

static gboolean
read_subject (Reader *r, guint32 subject, GError **error)
{
  gboolean has_row = FALSE;

  pal_statement_bind_int64 (r->stmt, ":first", pal_cells_join (subject, 0));
  pal_statement_bind_int64 (r->stmt, ":last", pal_cells_join (subject, PAL_CELL_ASPECT_MASK));
  while (!r->stopped)
    {
      const PalAspect *a;
      const char *field = NULL;
      gint64 cell;

      if (!pal_statement_step (r->stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      cell = pal_statement_get_int64 (r->stmt, 0);
      a = pal_cells_get_aspect (r->store->cells, (guint32) (cell & PAL_CELL_ASPECT_MASK));
      if (a == NULL || (r->has_only && (a->d != r->only.d || a->e != r->only.e)) ||
          !pal_cells_read_name (r->store->cells, cell, r->id, &field))
        continue;
      r->stopped = !r->func (r->id->str, field, pal_statement_get_text (r->stmt, 1), r->user_data);
    }
  pal_statement_reset (r->stmt);
  return TRUE;
}

static gboolean
read_subjects (Reader *r, const char *entity, const char *id, GError **error)
{
  PalCells *cells = r->store->cells;
  guint32 n = pal_cells_get_n_subjects (cells);
  guint32 wanted;

  if (id != NULL)
    {
      guint32 subject = pal_cells_find_subject (cells, entity, id, &r->only);

      r->has_only = TRUE;
      return subject == 0 || read_subject (r, subject, error);
    }
  wanted = pal_symbols_find (pal_cells_get_symbols (cells), entity);
  for (guint32 subject = 1; wanted != 0 && subject <= n && !r->stopped; subject++)
    if (pal_cells_get_subject (cells, subject)->entity == wanted && !read_subject (r, subject, error))
      return FALSE;
  return TRUE;
}

gboolean
pal_query_cells (PalStore *store,
                 const char *entity,
                 const char *id_or_null,
                 PalCellFunc func,
                 gpointer user_data,
                 GError **error)
{
  Reader r = { .store = store, .func = func, .user_data = user_data };
  g_autoptr (PalStatement) stmt = NULL;
  g_autoptr (GString) text = NULL;
  gboolean owned = FALSE;
  gboolean ok;

  g_return_val_if_fail (store != NULL && entity != NULL && func != NULL, FALSE);

  stmt = pal_statement_new (
      store->db, "SELECT cell, value FROM current WHERE cell BETWEEN :first AND :last AND value IS NOT NULL",
      error);
  if (stmt == NULL || !pal_database_begin_read (store->db, &owned, error))
    return FALSE;
  r.stmt = stmt;
  r.id = text = g_string_new (NULL);
  ok = pal_store_load_names (store, error) && read_subjects (&r, entity, id_or_null, error);
  pal_statement_reset (stmt);
  pal_database_end_read (store->db, owned);
  return ok;
}

char *
pal_query_cell (PalStore *store, const char *entity, const char *id, const char *field, GError **error)
{
  PalStatement *stmt;
  gboolean has_row = FALSE;
  char *value = NULL;
  gint64 cell;

  g_return_val_if_fail (store != NULL && entity != NULL && id != NULL && field != NULL, NULL);

  if (!pal_store_load_names (store, error))
    return NULL;
  cell = pal_cells_find (store->cells, entity, id, field);
  if (cell == 0)
    return NULL;
  stmt = pal_database_prepare (store->db, "SELECT value FROM current WHERE cell = :cell", error);
  if (stmt == NULL)
    return NULL;
  pal_statement_bind_int64 (stmt, ":cell", cell);
  if (!pal_statement_step (stmt, &has_row, error))
    return NULL;
  if (has_row)
    value = g_strdup (pal_statement_get_text (stmt, 0));
  pal_statement_reset (stmt);
  return value;
}

/* The string of a JSON string, NULL for anything else: a cell of the wrong form counts as not there. */
static char *
dup_json_string (const char *json)
{
  g_autoptr (JsonNode) node = pal_json_parse (json, -1, NULL, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

typedef struct
{
  char *country, *name, *types, *city, *position;
  gboolean deleted;
} InstitutionCells;

static void
institution_cells_free (InstitutionCells *cells)
{
  g_free (cells->country);
  g_free (cells->name);
  g_free (cells->types);
  g_free (cells->city);
  g_free (cells->position);
  g_free (cells);
}

static gboolean
collect_institution_cb (const char *id, const char *field, const char *json, gpointer user_data)
{
  GHashTable *by_id = user_data;
  InstitutionCells *cells = g_hash_table_lookup (by_id, id);

  if (cells == NULL)
    {
      cells = g_new0 (InstitutionCells, 1);
      g_hash_table_insert (by_id, g_strdup (id), cells);
    }
  if (g_str_equal (field, "country"))
    cells->country = dup_json_string (json);
  else if (g_str_equal (field, "name"))
    cells->name = dup_json_string (json);
  else if (g_str_equal (field, "types"))
    cells->types = dup_json_string (json);
  else if (g_str_equal (field, "city"))
    cells->city = dup_json_string (json);
  else if (g_str_equal (field, "position"))
    cells->position = g_strdup (json);
  else if (g_str_equal (field, "deleted"))
    cells->deleted = g_str_equal (json, "true");
  return TRUE;
}

static PalInstitution *
make_institution (const char *id, const InstitutionCells *cells)
{
  PalInstitution *institution = pal_institution_new (id, cells->country != NULL ? cells->country : "");
  PalPrecision precision = PAL_PRECISION_NONE;
  double lat = 0;
  double lon = 0;

  pal_institution_set_name (institution, cells->name != NULL ? cells->name : "");
  pal_institution_set_types (institution, cells->types != NULL ? cells->types : "");
  pal_institution_set_city (institution, cells->city != NULL ? cells->city : "");
  if (pal_institution_position_from_json (cells->position, &lat, &lon, &precision))
    pal_institution_set_position (institution, lat, lon, precision);
  pal_institution_set_deleted (institution, cells->deleted);
  return institution;
}

static int
compare_institutions (gconstpointer a, gconstpointer b)
{
  PalInstitution *x = *(PalInstitution *const *) a;
  PalInstitution *y = *(PalInstitution *const *) b;
  int order = strcmp (pal_institution_get_country (x), pal_institution_get_country (y));

  if (order == 0)
    order = g_utf8_collate (pal_institution_get_name (x), pal_institution_get_name (y));
  return order != 0 ? order : strcmp (pal_institution_get_id (x), pal_institution_get_id (y));
}

GPtrArray *
pal_query_institutions (PalStore *store, GError **error)
{
  g_autoptr (GHashTable) by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) institution_cells_free);
  GPtrArray *list;
  GHashTableIter iter;
  gpointer id, cells;

  if (!pal_query_cells (store, "institution", NULL, collect_institution_cb, by_id, error))
    return NULL;
  list = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, by_id);
  while (g_hash_table_iter_next (&iter, &id, &cells))
    g_ptr_array_add (list, make_institution (id, cells));
  g_ptr_array_sort (list, compare_institutions);
  return list;
}

typedef struct
{
  GHashTable *codes;
  GHashTable *deleted;
} Waves;

static gboolean
collect_wave_cb (const char *id, const char *field, const char *json, gpointer user_data)
{
  Waves *waves = user_data;

  g_hash_table_add (waves->codes, g_strdup (id));
  if (g_str_equal (field, "deleted") && g_str_equal (json, "true"))
    g_hash_table_add (waves->deleted, g_strdup (id));
  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pal_query_waves (PalStore *store, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Waves waves = { codes, deleted };
  GHashTableIter iter;
  GPtrArray *list;
  gpointer code;

  if (!pal_query_cells (store, "wave", NULL, collect_wave_cb, &waves, error))
    return NULL;
  list = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (!g_hash_table_contains (deleted, code))
      g_ptr_array_add (list, g_strdup (code));
  g_ptr_array_sort (list, compare_strings);
  return list;
}

char *
pal_query_wave_instrument (PalStore *store, const char *wave, GError **error)
{
  g_autofree char *json = pal_query_cell (store, "wave", wave, "instrument", error);

  return json != NULL ? dup_json_string (json) : NULL;
}

typedef struct
{
  PalReferenceFunc func;
  gpointer user_data;
} ReferenceReader;

static gboolean
tell_reference_cb (const char *id, const char *field, const char *json, gpointer user_data)
{
  ReferenceReader *reader = user_data;
  g_autoptr (JsonNode) node = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *series = NULL;
  JsonObject *object;
  double value = 0;
  guint n;

  if (!g_str_equal (field, "value"))
    return TRUE;
  node = pal_json_parse (json, -1, NULL, NULL);
  parts = g_strsplit (id, "/", -1);
  n = g_strv_length (parts);
  if (n < 3 || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return TRUE;
  object = json_node_get_object (node);
  if (!json_object_has_member (object, "value") || !pal_json_get_double (object, "value", 0, &value, NULL))
    return TRUE;
  series = g_strndup (id, strlen (id) - strlen (parts[n - 1]) - strlen (parts[n - 2]) - 2);
  return reader->func (series, parts[n - 2], parts[n - 1], value,
                       pal_json_get_string (object, "unit", "", NULL),
                       pal_json_get_string (object, "source", "", NULL), reader->user_data);
}

gboolean
pal_query_references (PalStore *store, PalReferenceFunc func, gpointer user_data, GError **error)
{
  ReferenceReader reader = { func, user_data };

  return pal_query_cells (store, "reference", NULL, tell_reference_cb, &reader, error);
}
