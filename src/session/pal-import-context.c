/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-import-context.h"

#include "base/pal-error.h"

struct _PalImportContext
{
  PalStore *store; /* unowned */
  GPtrArray *waves;
  GPtrArray *institutions;
  GHashTable *instruments; /* hex -> PalInstrument*, owned */
  GHashTable *by_wave;     /* code -> PalInstrument*, unowned */
  PalInstrument *latest;   /* unowned */
  PalFramework *framework; /* NULL: not read yet */
  GHashTable *scorers;     /* PalInstrument* -> PalScorer*, owned */
};

static PalInstrument *
load_instrument (PalImportContext *self, const char *hex, GError **error)
{
  PalInstrument *instrument = g_hash_table_lookup (self->instruments, hex);
  g_autofree char *text = NULL;

  if (instrument != NULL)
    return instrument;
  text = pal_store_get_document (self->store, hex, NULL, error);
  if (text == NULL)
    return NULL;
  instrument = pal_instrument_new_from_json (text, -1, "instrument of the workspace", error);
  if (instrument != NULL)
    g_hash_table_insert (self->instruments, g_strdup (hex), instrument);
  return instrument;
}

static char *
find_newest (PalStore *store, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) all = pal_store_list_documents (store, kind, error);

  if (all == NULL)
    return NULL;
  if (all->len == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "%s: holds no document of kind %s",
                   pal_store_get_path (store), kind);
      return NULL;
    }
  return g_strdup (g_ptr_array_index (all, all->len - 1));
}

PalImportContext *
pal_import_context_new (PalStore *store, GError **error)
{
  g_autoptr (PalImportContext) self = g_new0 (PalImportContext, 1);
  g_autofree char *newest = NULL;

  self->store = store;
  self->instruments =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_instrument_unref);
  self->by_wave = g_hash_table_new (g_str_hash, g_str_equal);
  self->scorers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pal_scorer_unref);
  self->waves = pal_query_waves (store, error);
  if (self->waves == NULL)
    return NULL;
  self->institutions = pal_query_institutions (store, error);
  newest = self->institutions != NULL ? find_newest (store, "instrument", error) : NULL;
  self->latest = newest != NULL ? load_instrument (self, newest, error) : NULL;
  if (self->latest == NULL)
    return NULL;

  for (guint i = 0; i < self->waves->len; i++)
    {
      const char *code = g_ptr_array_index (self->waves, i);
      g_autofree char *hex = pal_query_wave_instrument (store, code, NULL);
      PalInstrument *instrument = load_instrument (self, hex != NULL ? hex : newest, error);

      if (instrument == NULL)
        {
          g_prefix_error (error, "wave %s: ", code);
          return NULL;
        }
      g_hash_table_insert (self->by_wave, (gpointer) code, instrument);
      self->latest = instrument; /* codes come in ascending order */
    }
  return g_steal_pointer (&self);
}

void
pal_import_context_free (PalImportContext *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->scorers, g_hash_table_unref);
  g_clear_pointer (&self->by_wave, g_hash_table_unref);
  g_clear_pointer (&self->instruments, g_hash_table_unref);
  g_clear_pointer (&self->framework, pal_framework_unref);
  g_clear_pointer (&self->institutions, g_ptr_array_unref);
  g_clear_pointer (&self->waves, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
pal_import_context_get_waves (PalImportContext *self)
{
  return self->waves;
}

GPtrArray *
pal_import_context_get_institutions (PalImportContext *self)
{
  return self->institutions;
}

PalInstrument *
pal_import_context_get_instrument (PalImportContext *self, const char *wave)
{
  PalInstrument *instrument = wave != NULL ? g_hash_table_lookup (self->by_wave, wave) : NULL;

  return instrument != NULL ? instrument : self->latest;
}

static char *
find_first (PalStore *store, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) all = pal_store_list_documents (store, kind, error);

  return all != NULL && all->len > 0 ? g_strdup (g_ptr_array_index (all, 0)) : NULL;
}

/* As the dataset chooses it: the one that the workspace names, else the one that the file began with. */
static gboolean
load_framework (PalImportContext *self, GError **error)
{
  g_autofree char *json = pal_query_cell (self->store, "workspace", "workspace", "framework", NULL);
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *hex = NULL, *text = NULL;

  if (json != NULL && pal_value_from_json (&value, json, NULL) && value.kind == PAL_VALUE_STRING)
    hex = g_strdup (value.string);
  else
    hex = find_first (self->store, "framework", error);
  text = hex != NULL ? pal_store_get_document (self->store, hex, NULL, error) : NULL;
  if (text == NULL)
    return FALSE;
  self->framework = pal_framework_new_from_json (text, -1, "framework of the workspace", error);
  return self->framework != NULL;
}

PalScorer *
pal_import_context_get_scorer (PalImportContext *self, const char *wave, GError **error)
{
  PalInstrument *instrument = pal_import_context_get_instrument (self, wave);
  PalScorer *scorer = g_hash_table_lookup (self->scorers, instrument);

  if (scorer != NULL)
    return scorer;
  if (self->framework == NULL && !load_framework (self, error))
    return NULL;
  scorer = pal_scorer_new_for_version (self->framework, instrument, error);
  if (scorer != NULL)
    g_hash_table_insert (self->scorers, instrument, scorer);
  return scorer;
}
