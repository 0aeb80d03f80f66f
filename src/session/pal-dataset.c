/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-dataset.h"

#include <string.h>

#include "base/pal-error.h"
#include "model/pal-country.h"
#include "session/pal-dataset-private.h"
#include "store/pal-batch.h"

static char *
cell_key (const char *entity, const char *id, const char *field)
{
  return g_strconcat (entity, "\x1f", id, "\x1f", field, NULL);
}

static PalSeries *
ensure_series (PalDataset *self, const char *id)
{
  PalSeries *series = (PalSeries *) pal_dataset_find_series (self, id);

  if (series == NULL)
    {
      series = pal_series_new (id);
      g_ptr_array_add (self->series, series);
    }
  return series;
}

/* A series shows its latest year only: values of different years never share a map. */
static gboolean
add_reference (const char *id,
               const char *country,
               const char *year,
               double value,
               const char *unit,
               const char *source,
               gpointer user_data)
{
  PalSeries *series = ensure_series (user_data, id);
  int newer = series->year == NULL ? 1 : strcmp (year, series->year);

  if (newer < 0)
    return TRUE;
  if (newer > 0)
    {
      g_hash_table_remove_all (series->values);
      g_free (series->year);
      series->year = g_strdup (year);
    }
  if (*series->unit == '\0' && unit != NULL)
    {
      g_free (series->unit);
      series->unit = g_strdup (unit);
    }
  if (series->source == NULL)
    series->source = g_strdup (source);
  g_hash_table_insert (series->values, g_strdup (country), g_memdup2 (&value, sizeof value));
  return TRUE;
}

static int
compare_series (gconstpointer a, gconstpointer b)
{
  const PalSeries *x = *(PalSeries *const *) a, *y = *(PalSeries *const *) b;
  int by_cover = (int) g_hash_table_size (y->values) - (int) g_hash_table_size (x->values);

  return by_cover != 0 ? by_cover : strcmp (x->id, y->id);
}

static gboolean
keep_cell (const char *entity, const char *id, const char *field, const char *json, PalDataset *self)
{
  g_hash_table_insert (self->cells, cell_key (entity, id, field), g_strdup (json));
  return TRUE;
}

static gboolean
keep_workspace_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  return keep_cell ("workspace", id, field, json, user_data);
}

static gboolean
keep_country_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  return keep_cell ("country", id, field, json, user_data);
}

static gboolean
keep_reason_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  return keep_cell ("reason", id, field, json, user_data);
}

static gboolean
keep_translation_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  return keep_cell ("translation", id, field, json, user_data);
}

static gboolean
keep_wave_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  return g_str_equal (field, "instrument") || keep_cell ("wave", id, field, json, user_data);
}

static gboolean
keep_expert_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  pal_slot_book_apply_expert (((PalDataset *) user_data)->slots, id, field, json);
  return TRUE;
}

static gboolean
keep_note_cell (const char *id, const char *field, const char *json, gpointer user_data)
{
  return g_str_equal (field, "value") || keep_cell ("answer", id, field, json, user_data);
}

static gboolean
set_answer (const char *country,
            const char *institution,
            const char *wave,
            const char *question,
            const char *slot,
            const PalValue *value,
            gpointer user_data)
{
  PalWaveData *data = pal_dataset_get_wave (user_data, wave);

  if (data != NULL && g_str_equal (slot, PAL_SLOT_AGREED))
    pal_wave_data_set (data, country, institution, question, value);
  else if (data != NULL)
    pal_slot_book_set (((PalDataset *) user_data)->slots, pal_wave_data_get_instrument (data), country,
                       institution, wave, question, slot, value);
  return TRUE;
}

static void
list_institutions (PalDataset *self, GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      PalInstitution *institution = g_ptr_array_index (all, i);

      g_hash_table_insert (self->by_id, g_strdup (pal_institution_get_id (institution)),
                           g_object_ref (institution));
      if (!pal_institution_is_deleted (institution))
        g_ptr_array_add (self->institutions, g_object_ref (institution));
    }
}

PalDataset *
pal_dataset_load (PalStore *store, GError **error)
{
  g_autoptr (PalDataset) self = g_new0 (PalDataset, 1);
  g_autoptr (GPtrArray) institutions = NULL;

  pal_dataset_init_waves (self);
  self->institutions = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_series_free);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->slots = pal_slot_book_new ();

  if (!pal_query_cells (store, "workspace", NULL, keep_workspace_cell, self, error) ||
      !pal_query_cells (store, "country", NULL, keep_country_cell, self, error) ||
      !pal_query_cells (store, "answer", NULL, keep_note_cell, self, error) ||
      !pal_query_cells (store, "reason", NULL, keep_reason_cell, self, error) ||
      !pal_query_cells (store, "wave", NULL, keep_wave_cell, self, error) ||
      !pal_query_cells (store, "panellist", NULL, keep_expert_cell, self, error) ||
      !pal_query_cells (store, "translation", NULL, keep_translation_cell, self, error) ||
      !pal_dataset_load_framework (self, store, error))
    return NULL;

  institutions = pal_query_institutions (store, error);
  if (institutions == NULL)
    return NULL;
  list_institutions (self, institutions);
  if (!pal_dataset_load_waves (self, store, error) ||
      !pal_query_answers (store, NULL, NULL, set_answer, self, error) ||
      !pal_query_references (store, add_reference, self, error))
    return NULL;
  g_ptr_array_sort (self->series, compare_series);

  return g_steal_pointer (&self);
}

void
pal_dataset_free (PalDataset *self)
{
  pal_dataset_clear_waves (self);
  g_clear_pointer (&self->frameworks, g_hash_table_unref);
  g_clear_pointer (&self->institutions, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->slots, pal_slot_book_free);
  g_free (self);
}

gboolean
pal_dataset_is_demo (PalDataset *self)
{
  return g_strcmp0 (pal_dataset_get_cell (self, "workspace", "workspace", "demo"), "true") == 0;
}

/* A text cell of the workspace; the unquoted text is kept beside the JSON, so that it can be lent. */
static const char *
get_workspace_text (PalDataset *self, const char *field, const char *fallback)
{
  const char *json = pal_dataset_get_cell (self, "workspace", "workspace", field);
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return fallback;
  return g_intern_string (value.string);
}

const char *
pal_dataset_get_stage (PalDataset *self)
{
  return get_workspace_text (self, "stage", "draft");
}

const char *
pal_dataset_get_name (PalDataset *self)
{
  return get_workspace_text (self, "name", "");
}

PalFramework *
pal_dataset_get_framework (PalDataset *self)
{
  return self->framework;
}

GPtrArray *
pal_dataset_get_institutions (PalDataset *self)
{
  return self->institutions;
}

PalInstitution *
pal_dataset_find_institution (PalDataset *self, const char *id_or_exact_name)
{
  PalInstitution *institution;

  if (id_or_exact_name == NULL)
    return NULL;
  institution = g_hash_table_lookup (self->by_id, id_or_exact_name);
  for (guint i = 0; institution == NULL && i < self->institutions->len; i++)
    if (g_strcmp0 (pal_institution_get_name (g_ptr_array_index (self->institutions, i)), id_or_exact_name) ==
        0)
      institution = g_ptr_array_index (self->institutions, i);
  return institution;
}

GPtrArray *
pal_dataset_get_series (PalDataset *self)
{
  return self->series;
}

const PalSeries *
pal_dataset_find_series (PalDataset *self, const char *id)
{
  for (guint i = 0; i < self->series->len; i++)
    {
      const PalSeries *series = g_ptr_array_index (self->series, i);

      if (g_str_equal (series->id, id))
        return series;
    }
  return NULL;
}

PalSlotBook *
pal_dataset_get_slots (PalDataset *self)
{
  return self->slots;
}

static void
apply_answer (PalDataset *self, const char *id, const PalValue *value)
{
  g_autofree char *country = NULL, *institution = NULL, *wave = NULL, *question = NULL, *slot = NULL;

  if (pal_answer_id_split (id, &country, &institution, &wave, &question, &slot))
    set_answer (country, institution, wave, question, slot, value, self);
}

static void
set_institution_field (PalInstitution *institution,
                       const char *field,
                       const PalValue *value,
                       const char *json)
{
  const char *text = value->kind == PAL_VALUE_STRING ? value->string : NULL;
  PalPrecision precision = PAL_PRECISION_NONE;
  double lat = 0, lon = 0;

  if (g_str_equal (field, "name"))
    pal_institution_set_name (institution, text);
  else if (g_str_equal (field, "types"))
    pal_institution_set_types (institution, text);
  else if (g_str_equal (field, "city"))
    pal_institution_set_city (institution, text);
  else if (g_str_equal (field, "deleted"))
    pal_institution_set_deleted (institution, g_strcmp0 (json, "true") == 0);
  else if (g_str_equal (field, "position"))
    {
      gboolean has_position = pal_institution_position_from_json (json, &lat, &lon, &precision);

      pal_institution_set_position (institution, lat, lon, has_position ? precision : PAL_PRECISION_NONE);
    }
}

static int
compare_institutions (gconstpointer a, gconstpointer b)
{
  PalInstitution *x = *(PalInstitution *const *) a, *y = *(PalInstitution *const *) b;
  int by_country = g_strcmp0 (pal_institution_get_country (x), pal_institution_get_country (y));

  return by_country != 0 ? by_country
                         : g_strcmp0 (pal_institution_get_name (x), pal_institution_get_name (y));
}

/* The list and each wave's enrolment follow what the institutions say now. */
static void
relist_institutions (PalDataset *self)
{
  GHashTableIter iter;
  gpointer value;

  g_ptr_array_set_size (self->institutions, 0);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!pal_institution_is_deleted (value) && pal_institution_get_name (value) != NULL)
      g_ptr_array_add (self->institutions, g_object_ref (value)); /* no name: its adding was undone */
  g_ptr_array_sort (self->institutions, compare_institutions);

  g_hash_table_iter_init (&iter, self->wave_data);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    pal_wave_data_set_institutions (value, self->institutions);
}

static void
apply_institution (PalDataset *self,
                   const char *id,
                   const char *field,
                   const PalValue *value,
                   const char *json)
{
  PalInstitution *institution = g_hash_table_lookup (self->by_id, id);

  if (g_str_equal (field, "country"))
    {
      /* The country is part of what an institution is: the first cell that is written for a new one. */
      if (institution == NULL && value->kind == PAL_VALUE_STRING)
        g_hash_table_insert (self->by_id, g_strdup (id), pal_institution_new (id, value->string));
    }
  else if (institution != NULL)
    set_institution_field (institution, field, value, json);
  relist_institutions (self);
}

void
pal_dataset_apply (PalDataset *self,
                   const char *entity,
                   const char *id,
                   const char *field,
                   const char *json_value)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json_value != NULL && g_str_equal (json_value, "null"))
    json_value = NULL;
  if (json_value != NULL)
    (void) pal_value_from_json (&value, json_value, NULL); /* true and false are no answers: kind NONE */

  if (g_str_equal (entity, "answer") && g_str_equal (field, "value"))
    apply_answer (self, id, &value);
  else if (g_str_equal (entity, "institution"))
    apply_institution (self, id, field, &value, json_value);
  else if (g_str_equal (entity, "wave") && g_str_equal (field, "instrument"))
    pal_dataset_apply_wave (self, id, &value);
  else if (g_str_equal (entity, "panellist"))
    pal_slot_book_apply_expert (self->slots, id, field, json_value);
  else if (json_value != NULL)
    keep_cell (entity, id, field, json_value, self);
  else
    {
      g_autofree char *key = cell_key (entity, id, field);

      g_hash_table_remove (self->cells, key);
    }
  if (g_str_equal (entity, "workspace") && g_str_equal (id, "workspace") && g_str_equal (field, "framework"))
    pal_dataset_apply_framework (self);
}

const char *
pal_dataset_get_cell (PalDataset *self, const char *entity, const char *id, const char *field)
{
  g_autofree char *key = cell_key (entity, id, field);

  return g_hash_table_lookup (self->cells, key);
}

void
pal_dataset_foreach_cell (
    PalDataset *self,
    const char *entity,
    void (*func) (const char *id, const char *field, const char *json, gpointer user_data),
    gpointer user_data)
{
  g_autofree char *prefix = g_strconcat (entity, "\x1f", NULL);
  GHashTableIter iter;
  gpointer key, json;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &json))
    if (g_str_has_prefix (key, prefix))
      {
        g_auto (GStrv) parts = g_strsplit (key, "\x1f", 3);

        func (parts[1], parts[2], json, user_data);
      }
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
pal_dataset_list_fields (PalDataset *self, const char *entity, const char *id)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = cell_key (entity, id, "");
  gsize length = strlen (prefix);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (strncmp (key, prefix, length) == 0)
      g_ptr_array_add (fields, g_strdup ((const char *) key + length));
  g_ptr_array_sort (fields, compare_fields);
  return fields;
}
