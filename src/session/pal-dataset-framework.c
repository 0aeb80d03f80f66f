/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "session/pal-dataset-private.h"

static char *
get_chosen (PalDataset *self)
{
  const char *json = pal_dataset_get_cell (self, "workspace", "workspace", "framework");
  g_auto (PalValue) value = PAL_VALUE_INIT;

  if (json != NULL && pal_value_from_json (&value, json, NULL) && value.kind == PAL_VALUE_STRING)
    return g_strdup (value.string);
  return NULL;
}

static gboolean
load_one (PalDataset *self, PalStore *store, const char *hex, GError **error)
{
  g_autofree char *text = pal_store_get_document (store, hex, NULL, error);
  PalFramework *framework;

  if (text == NULL)
    return FALSE;
  framework = pal_framework_new_from_json (text, -1, "framework of the workspace", error);
  if (framework == NULL)
    return FALSE;
  g_hash_table_insert (self->frameworks, g_strdup (hex), framework);
  return TRUE;
}

gboolean
pal_dataset_load_framework (PalDataset *self, PalStore *store, GError **error)
{
  g_autoptr (GPtrArray) all = pal_store_list_documents (store, "framework", error);
  g_autofree char *chosen = get_chosen (self);
  const char *hex = chosen;

  if (all == NULL)
    return FALSE;
  if (hex == NULL && all->len == 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_DAMAGED, "the workspace holds no document of kind framework");
      return FALSE;
    }
  /* The one that the file began with: later ones are chosen by a cell. */
  if (hex == NULL)
    hex = g_ptr_array_index (all, 0);
  self->frameworks =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_framework_unref);
  if (!load_one (self, store, hex, error))
    return FALSE;
  self->framework = g_hash_table_lookup (self->frameworks, hex);

  /* The others, because an undo may bring one back; one of a newer program is left alone. */
  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      const char *other = g_ptr_array_index (all, i);

      if (!g_hash_table_contains (self->frameworks, other) && !load_one (self, store, other, &problem))
        g_debug ("%s", problem->message);
    }
  self->first_framework =
      all->len > 0 ? g_hash_table_lookup (self->frameworks, g_ptr_array_index (all, 0)) : NULL;
  return TRUE;
}

/* Nothing changes when one version of the questionnaire does not go with it. */
static GHashTable *
make_scorers (PalDataset *self, PalFramework *framework)
{
  g_autoptr (GHashTable) scorers =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pal_scorer_unref);

  for (guint i = 0; i < self->versions->len; i++)
    {
      const char *hex = g_ptr_array_index (self->versions, i);
      PalScorer *scorer =
          pal_scorer_new_for_version (framework, g_hash_table_lookup (self->instruments, hex), NULL);

      if (scorer == NULL)
        return NULL;
      g_hash_table_insert (scorers, g_strdup (hex), scorer);
    }
  return g_steal_pointer (&scorers);
}

static gboolean
use_framework (PalDataset *self, PalFramework *framework)
{
  GHashTable *scorers = framework != self->framework ? make_scorers (self, framework) : NULL;

  if (scorers == NULL)
    return framework == self->framework;
  self->framework = framework;
  g_hash_table_unref (self->scorers);
  self->scorers = scorers;
  for (guint i = 0; i < self->waves->len; i++)
    {
      PalWaveData *data = pal_dataset_get_wave (self, g_ptr_array_index (self->waves, i));
      PalInstrument *instrument = pal_wave_data_get_instrument (data);
      g_autofree char *hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));

      pal_wave_data_set_instrument (data, instrument, g_hash_table_lookup (scorers, hex));
    }
  return TRUE;
}

PalFramework *
pal_dataset_find_framework (PalDataset *self, const char *hex)
{
  return hex != NULL ? g_hash_table_lookup (self->frameworks, hex) : NULL;
}

gboolean
pal_dataset_add_framework (PalDataset *self, PalFramework *framework, GError **error)
{
  g_autofree char *hex = NULL;

  g_return_val_if_fail (self != NULL && framework != NULL, FALSE);

  for (guint i = 0; i < self->versions->len; i++)
    {
      PalInstrument *instrument =
          g_hash_table_lookup (self->instruments, g_ptr_array_index (self->versions, i));
      g_autoptr (PalScorer) scorer = pal_scorer_new_for_version (framework, instrument, error);

      if (scorer == NULL)
        return FALSE;
    }
  hex = pal_hash_to_hex (pal_framework_get_hash (framework));
  if (!g_hash_table_contains (self->frameworks, hex))
    g_hash_table_insert (self->frameworks, g_steal_pointer (&hex), pal_framework_ref (framework));
  return TRUE;
}

void
pal_dataset_apply_framework (PalDataset *self)
{
  g_autofree char *hex = get_chosen (self);
  PalFramework *framework = hex != NULL ? pal_dataset_find_framework (self, hex) : self->first_framework;

  if (framework != NULL)
    (void) use_framework (self, framework);
}
