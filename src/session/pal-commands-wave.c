/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-wave.h"

#include <glib/gi18n.h>

#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

static void
add_text (PalWorkspace *self, PalBatch *batch, const char *wave, const char *field, const char *text)
{
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *json = NULL;

  pal_value_init_string (&value, text);
  json = pal_value_to_json (&value);
  pal_batch_add (batch, "wave", wave, field, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "wave", wave, field, json);
}

gboolean
pal_commands_start_wave (PalWorkspace *self, const char *wave, const char *after, PalInstrument *instrument)
{
  PalDataset *dataset = pal_workspace_get_dataset (self);
  g_autofree char *hex = NULL, *label = NULL;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && wave != NULL, FALSE);

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_START_WAVE, NULL, NULL) ||
      pal_dataset_get_wave (dataset, wave) != NULL)
    return FALSE;
  if (instrument == NULL && pal_dataset_get_wave (dataset, after) != NULL)
    instrument = pal_wave_data_get_instrument (pal_dataset_get_wave (dataset, after));
  if (instrument == NULL)
    instrument = pal_dataset_get_instrument (dataset);
  hex = pal_hash_to_hex (pal_instrument_get_hash (instrument));
  if (pal_dataset_find_instrument (dataset, hex) == NULL)
    return FALSE;
  pal_commands_flush (self);

  /* Translators: code of a wave */
  label = g_strdup_printf (_ ("Start wave %s"), wave);
  batch = pal_workspace_new_batch (self, "edit", label, NULL);
  if (pal_dataset_get_wave (dataset, after) != NULL)
    add_text (self, batch, wave, "after", after);
  add_text (self, batch, wave, "instrument", hex);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_WAVES | PAL_CHANGE_SCORES, NULL, NULL);
  return TRUE;
}

void
pal_commands_add_wave (PalWorkspace *self, const char *wave)
{
  pal_commands_start_wave (self, wave, NULL, NULL);
}
