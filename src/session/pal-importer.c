/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-importer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/pal-error.h"
#include "exchange/pal-csv-encoding.h"
#include "exchange/pal-institutions-csv.h"
#include "exchange/pal-values-csv.h"
#include "session/pal-import-answers.h"
#include "session/pal-import-moves.h"
#include "session/pal-workspace-private.h"

static const char *
get_country (PalInstitution *institution)
{
  return institution != NULL ? pal_institution_get_country (institution) : NULL;
}

static gboolean
is_same_institution (PalInstitution *a, PalInstitution *b)
{
  double lat_a = 0, lon_a = 0, lat_b = 0, lon_b = 0;
  gboolean has_a = pal_institution_get_position (a, &lat_a, &lon_a);
  gboolean has_b = pal_institution_get_position (b, &lat_b, &lon_b);

  return g_strcmp0 (get_country (a), get_country (b)) == 0 &&
         g_strcmp0 (pal_institution_get_name (a), pal_institution_get_name (b)) == 0 &&
         g_strcmp0 (pal_institution_get_types (a), pal_institution_get_types (b)) == 0 &&
         g_strcmp0 (pal_institution_get_city (a), pal_institution_get_city (b)) == 0 &&
         pal_institution_is_deleted (a) == pal_institution_is_deleted (b) && has_a == has_b &&
         lat_a == lat_b && lon_a == lon_b &&
         (!has_a || pal_institution_get_precision (a) == pal_institution_get_precision (b));
}

/* What the file leaves empty stays as it was. */
static PalInstitution *
merge_institution (PalInstitution *old, const PalInstitutionRow *row)
{
  PalInstitution *new = row->institution, *out;
  PalInstitution *place;
  double lat, lon;

  out = pal_institution_new (pal_institution_get_id (new), pal_institution_get_country (new));
  pal_institution_set_name (out, pal_institution_get_name (new));
  pal_institution_set_types (out, pal_institution_get_types (new) != NULL ? pal_institution_get_types (new)
                                                                          : pal_institution_get_types (old));
  pal_institution_set_city (out, pal_institution_get_city (new) != NULL ? pal_institution_get_city (new)
                                                                        : pal_institution_get_city (old));
  place = pal_institution_get_position (new, &lat, &lon) ? new : old;
  if (pal_institution_get_position (place, &lat, &lon))
    pal_institution_set_position (out, lat, lon, pal_institution_get_precision (place));
  pal_institution_set_deleted (out, pal_institution_is_deleted (row->says_deleted ? new : old));
  return out;
}

static gboolean
plan_institutions (PalImportPlan *plan,
                   GPtrArray *existing,
                   const char *path,
                   const PalImportOptions *options,
                   GError **error)
{
  g_autoptr (GBytes) bytes = pal_csv_encoding_read_file (path, error);
  g_autoptr (PalInstitutionsFile) file =
      bytes != NULL ? pal_institutions_csv_read (bytes, path, options->map, existing, error) : NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < existing->len; i++)
    g_hash_table_insert (by_id, (gpointer) pal_institution_get_id (g_ptr_array_index (existing, i)),
                         g_ptr_array_index (existing, i));

  plan->n_rows = file->n_rows;
  plan->n_refused = file->findings->len;
  plan->refused = g_ptr_array_ref (file->findings);
  plan->encoding = g_strcmp0 (file->encoding, "UTF-8") != 0 ? g_strdup (file->encoding) : NULL;
  plan->ignored = g_strdup (file->ignored);
  for (guint i = 0; i < file->rows->len; i++)
    {
      const PalInstitutionRow *row = g_ptr_array_index (file->rows, i);
      PalInstitution *old = g_hash_table_lookup (by_id, pal_institution_get_id (row->institution));
      g_autoptr (PalInstitution) merged = old != NULL ? merge_institution (old, row) : NULL;

      if (old == NULL)
        plan->n_new++;
      else if (is_same_institution (old, merged))
        {
          plan->n_same++;
          continue;
        }
      else
        plan->n_changed++;
      pal_batch_add_institution (plan->batch, merged != NULL ? merged : row->institution);
    }
  return TRUE;
}

typedef struct
{
  double value;
  char *unit, *source;
} Reference;

static void
reference_free (gpointer data)
{
  Reference *self = data;

  g_free (self->unit);
  g_free (self->source);
  g_free (self);
}

static gboolean
keep_reference (const char *series,
                const char *country,
                const char *year,
                double value,
                const char *unit,
                const char *source,
                gpointer user_data)
{
  Reference *reference = g_new (Reference, 1);

  reference->value = value;
  reference->unit = g_strdup (unit != NULL ? unit : "");
  reference->source = g_strdup (source != NULL ? source : "");
  g_hash_table_insert (user_data, g_strjoin ("/", series, country, year, NULL), reference);
  return TRUE;
}

static gboolean
plan_values (PalImportPlan *plan,
             PalStore *store,
             const char *path,
             const PalImportOptions *options,
             GError **error)
{
  g_autoptr (GBytes) bytes = pal_csv_encoding_read_file (path, error);
  g_autoptr (PalValuesFile) file =
      bytes != NULL ? pal_values_csv_read (bytes, path, options->map, error) : NULL;
  g_autoptr (GHashTable) current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reference_free);

  if (file == NULL || !pal_query_references (store, keep_reference, current, error))
    return FALSE;
  plan->n_rows = file->n_rows;
  plan->n_refused = file->findings->len;
  plan->refused = g_ptr_array_ref (file->findings);
  plan->encoding = g_strcmp0 (file->encoding, "UTF-8") != 0 ? g_strdup (file->encoding) : NULL;
  plan->ignored = g_strdup (file->ignored);
  for (guint i = 0; i < file->rows->len; i++)
    {
      const PalReferenceValue *row = g_ptr_array_index (file->rows, i);
      g_autofree char *id = g_strjoin ("/", row->series, row->country, row->year, NULL);
      const Reference *old = g_hash_table_lookup (current, id);
      const char *unit = row->unit != NULL ? row->unit : "", *source = row->source != NULL ? row->source : "";

      if (old == NULL)
        plan->n_new++;
      else if (old->value == row->value && strcmp (old->unit, unit) == 0 && strcmp (old->source, source) == 0)
        {
          plan->n_same++;
          continue;
        }
      else
        plan->n_changed++;
      pal_batch_add_reference (plan->batch, row->series, row->country, row->year, row->value, unit, source);
    }
  return TRUE;
}

PalImportPlan *
pal_importer_plan (PalStore *store,
                   PalImportKind kind,
                   const char *path,
                   const PalImportOptions *options,
                   GError **error)
{
  g_autoptr (PalImportPlan) plan = g_new0 (PalImportPlan, 1);
  g_autoptr (PalImportContext) context = pal_import_context_new (store, error);
  g_autofree char *base = g_path_get_basename (path);
  /* Translators: entry of the history, %s is the name of a file. */
  g_autofree char *label = g_strdup_printf (_ ("Import of %s"), base);
  g_autofree char *hex = NULL;
  gboolean ok = FALSE;

  if (context == NULL)
    return NULL;
  plan->kind = kind;
  plan->new_waves = g_ptr_array_new_with_free_func (g_free);
  plan->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_import_move_free);
  plan->batch = pal_batch_new ("import", pal_workspace_get_actor (), label);
  pal_batch_set_reason (plan->batch, options->reason);
  hex = pal_hash_to_hex (pal_instrument_get_hash (pal_import_context_get_instrument (context, NULL)));
  pal_batch_set_instrument (plan->batch, hex);

  switch (kind)
    {
    case PAL_IMPORT_ANSWERS:
      ok = pal_import_answers_plan (plan, store, context, path, options, error);
      break;
    case PAL_IMPORT_INSTITUTIONS:
      ok = plan_institutions (plan, pal_import_context_get_institutions (context), path, options, error);
      break;
    case PAL_IMPORT_VALUES:
      ok = plan_values (plan, store, path, options, error);
      break;
    }
  if (!ok)
    return NULL;
  if (pal_batch_get_n (plan->batch) == 0)
    g_clear_pointer (&plan->batch, pal_batch_free);
  return g_steal_pointer (&plan);
}

gboolean
pal_importer_apply (PalStore *store, PalImportPlan *plan, PalCommit *commit, GError **error)
{
  memset (commit, 0, sizeof *commit);
  return plan->batch == NULL || pal_journal_commit (store, plan->batch, commit, error);
}
