/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "session/pal-dataset-private.h"

char *
pal_dataset_find_newest (PalStore *store, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) all = pal_store_list_documents (store, kind, error);

  if (all == NULL)
    return NULL;
  if (all->len == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "the workspace holds no document of kind %s", kind);
      return NULL;
    }
  return g_strdup (g_ptr_array_index (all, all->len - 1));
}

void
pal_dataset_init_waves (PalDataset *self)
{
  self->instruments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_instrument_unref);
  self->versions = g_ptr_array_new_with_free_func (g_free);
  self->scorers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_scorer_unref);
  self->waves = g_ptr_array_new_with_free_func (g_free);
  self->wave_data =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_wave_data_free);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_wave_data_free);
  self->links =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_comparability_unref);
}

void
pal_dataset_clear_waves (PalDataset *self)
{
  g_clear_pointer (&self->links, g_hash_table_unref);
  g_clear_pointer (&self->wave_data, g_hash_table_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_pointer (&self->waves, g_ptr_array_unref);
  g_clear_pointer (&self->scorers, g_hash_table_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->instruments, g_hash_table_unref);
}

gboolean
pal_dataset_add_instrument (PalDataset *self, PalInstrument *instrument, GError **error)
{
  g_autofree char *hex = NULL;
  PalScorer *scorer;

  g_return_val_if_fail (self != NULL && instrument != NULL, FALSE);

  hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));
  if (g_hash_table_contains (self->instruments, hex))
    return TRUE;
  scorer = pal_scorer_new_for_version (self->framework, instrument, error);
  if (scorer == NULL)
    return FALSE;
  g_hash_table_insert (self->scorers, g_strdup (hex), scorer);
  g_hash_table_insert (self->instruments, g_strdup (hex), pal_instrument_ref (instrument));
  g_ptr_array_add (self->versions, g_steal_pointer (&hex));
  return TRUE;
}

static gboolean
load_instrument (PalDataset *self, PalStore *store, const char *hex, GError **error)
{
  g_autofree char *text = pal_store_get_document (store, hex, NULL, error);
  g_autoptr (PalInstrument) instrument = NULL;

  if (text == NULL)
    return FALSE;
  instrument = pal_instrument_new_from_json (text, -1, "instrument of the workspace", error);
  return instrument != NULL && pal_dataset_add_instrument (self, instrument, error);
}

/* A version that no wave uses may be of a newer program: it is left alone. */
static gboolean
load_instruments (PalDataset *self, PalStore *store, GError **error)
{
  g_autoptr (GPtrArray) all = pal_store_list_documents (store, "instrument", error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (!load_instrument (self, store, g_ptr_array_index (all, i), &problem))
        g_debug ("%s", problem->message);
    }
  return all != NULL;
}

static void
add_wave (PalDataset *self, const char *code, const char *hex)
{
  g_ptr_array_add (self->waves, g_strdup (code));
  g_hash_table_insert (self->wave_data, g_strdup (code),
                       pal_wave_data_new (code, g_hash_table_lookup (self->instruments, hex),
                                          g_hash_table_lookup (self->scorers, hex), self->institutions));
}

gboolean
pal_dataset_load_waves (PalDataset *self, PalStore *store, GError **error)
{
  g_autoptr (GPtrArray) codes = pal_query_waves (store, error);
  g_autofree char *newest = pal_dataset_find_newest (store, "instrument", error);

  if (codes == NULL || newest == NULL || !load_instruments (self, store, error))
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i);
      g_autofree char *own = pal_query_wave_instrument (store, code, NULL);
      const char *hex = own != NULL ? own : newest;

      if (!g_hash_table_contains (self->instruments, hex) && !load_instrument (self, store, hex, error))
        {
          g_prefix_error (error, "wave %s: ", code);
          return FALSE;
        }
      add_wave (self, code, hex);
    }
  if (self->versions->len > 0)
    return TRUE;
  return load_instrument (self, store, newest, error);
}

PalInstrument *
pal_dataset_get_instrument (PalDataset *self)
{
  const char *wave = pal_dataset_get_latest_wave (self);
  g_autoptr (GPtrArray) published = NULL;

  if (wave != NULL)
    return pal_wave_data_get_instrument (pal_dataset_get_wave (self, wave));
  published = pal_dataset_list_instruments (self);
  return g_ptr_array_index (published, published->len - 1);
}

PalInstrument *
pal_dataset_find_instrument (PalDataset *self, const char *hex)
{
  return hex != NULL ? g_hash_table_lookup (self->instruments, hex) : NULL;
}

static gboolean
is_published (PalDataset *self, const char *hex)
{
  for (guint i = 0; i < self->waves->len; i++)
    {
      PalWaveData *data = pal_dataset_get_wave (self, g_ptr_array_index (self->waves, i));

      if (pal_wave_data_get_instrument (data) == pal_dataset_find_instrument (self, hex))
        return TRUE;
    }
  return pal_dataset_get_cell (self, "workspace", PAL_INSTRUMENTS_ID, hex) != NULL;
}

GPtrArray *
pal_dataset_list_instruments (PalDataset *self)
{
  GPtrArray *list = g_ptr_array_new ();

  /* The first one came with the workspace. */
  for (guint i = 0; i < self->versions->len; i++)
    if (i == 0 || is_published (self, g_ptr_array_index (self->versions, i)))
      g_ptr_array_add (list, pal_dataset_find_instrument (self, g_ptr_array_index (self->versions, i)));
  return list;
}

GPtrArray *
pal_dataset_get_waves (PalDataset *self)
{
  return self->waves;
}

const char *
pal_dataset_get_latest_wave (PalDataset *self)
{
  return self->waves->len > 0 ? g_ptr_array_index (self->waves, self->waves->len - 1) : NULL;
}

/* The wave that a person named when this one was started, else the one before it. */
static const char *
find_named (PalDataset *self, const char *wave)
{
  const char *json = pal_dataset_get_cell (self, "wave", wave, "after");
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json == NULL || !pal_value_from_json (&value, json, NULL) || value.kind != PAL_VALUE_STRING)
    return NULL;
  for (guint i = 0; i < self->waves->len; i++)
    if (g_str_equal (g_ptr_array_index (self->waves, i), value.string) && !g_str_equal (value.string, wave))
      return g_ptr_array_index (self->waves, i);
  return NULL;
}

const char *
pal_dataset_get_previous_wave (PalDataset *self, const char *wave)
{
  const char *previous = wave != NULL ? find_named (self, wave) : NULL;

  if (previous != NULL)
    return previous;
  for (guint i = 0; i < self->waves->len && wave != NULL; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->waves, i), wave))
        return previous;
      previous = g_ptr_array_index (self->waves, i);
    }
  return NULL;
}

PalWaveData *
pal_dataset_get_wave (PalDataset *self, const char *wave)
{
  return wave != NULL ? g_hash_table_lookup (self->wave_data, wave) : NULL;
}

PalComparability *
pal_dataset_compare_versions (PalDataset *self, PalInstrument *old, PalInstrument *now)
{
  g_autoptr (GPtrArray) versions = NULL;

  g_return_val_if_fail (self != NULL && old != NULL && now != NULL, NULL);

  versions = g_ptr_array_new ();
  for (guint i = 0; i < self->versions->len; i++)
    g_ptr_array_add (versions, pal_dataset_find_instrument (self, g_ptr_array_index (self->versions, i)));
  return pal_comparability_new (old, now, versions);
}

PalComparability *
pal_dataset_get_links (PalDataset *self, const char *wave)
{
  PalWaveData *now = pal_dataset_get_wave (self, wave);
  PalWaveData *before = pal_dataset_get_wave (self, pal_dataset_get_previous_wave (self, wave));
  PalComparability *links;

  if (now == NULL || before == NULL)
    return NULL;
  links = g_hash_table_lookup (self->links, wave);
  if (links != NULL && pal_comparability_get_old (links) == pal_wave_data_get_instrument (before) &&
      pal_comparability_get_now (links) == pal_wave_data_get_instrument (now))
    return links;
  links = pal_dataset_compare_versions (self, pal_wave_data_get_instrument (before),
                                        pal_wave_data_get_instrument (now));
  g_hash_table_insert (self->links, g_strdup (wave), links);
  return links;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A wave whose start was undone is gone, unless somebody has answered in it.  What was lent lives on. */
static void
remove_wave (PalDataset *self, const char *code)
{
  PalWaveData *data = pal_dataset_get_wave (self, code);
  gpointer key = NULL;
  guint index = 0;

  if (data == NULL || pal_wave_data_get_n_answers (data) > 0 ||
      !g_ptr_array_find_with_equal_func (self->waves, code, g_str_equal, &index))
    return;
  g_hash_table_steal_extended (self->wave_data, code, &key, NULL);
  g_free (key);
  g_ptr_array_add (self->gone, data);
  g_ptr_array_remove_index (self->waves, index);
}

void
pal_dataset_apply_wave (PalDataset *self, const char *code, const PalValue *value)
{
  PalWaveData *data = pal_dataset_get_wave (self, code);
  PalInstrument *instrument;

  if (value->kind != PAL_VALUE_STRING)
    {
      remove_wave (self, code);
      return;
    }
  instrument = pal_dataset_find_instrument (self, value->string);
  if (instrument == NULL)
    return;
  if (data != NULL)
    {
      pal_wave_data_set_instrument (data, instrument, g_hash_table_lookup (self->scorers, value->string));
      return;
    }
  add_wave (self, code, value->string);
  g_ptr_array_sort (self->waves, compare_codes);
}
