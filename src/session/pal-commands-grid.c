/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-grid.h"

#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

/* Each part is asked once, however many of its answers change. */
static gboolean
refuse_any (PalWorkspace *self, const char *wave, const PalAnswerWrite *writes, guint n_writes)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_writes; i++)
    {
      const PalAnswerWrite *write = &writes[i];

      if (g_hash_table_add (asked, g_strconcat (write->country, "/", write->institution, NULL)) &&
          (pal_workspace_refuse_by_role (self, PAL_RIGHT_ANSWER, write->country, write->institution) ||
           pal_workspace_refuse_when_frozen (self, write->country, write->institution, wave)))
        return TRUE;
    }
  return FALSE;
}

gboolean
pal_commands_set_answers (PalWorkspace *self,
                          const char *wave,
                          const char *label,
                          const PalAnswerWrite *writes,
                          guint n_writes)
{
  PalWaveData *data;
  const char *country, *question;
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && wave != NULL && label != NULL, FALSE);

  data = pal_dataset_get_wave (pal_workspace_get_dataset (self), wave);
  if (n_writes == 0 || data == NULL || pal_workspace_refuse_when_read_only (self) ||
      refuse_any (self, wave, writes, n_writes))
    return FALSE;

  pal_commands_flush (self);
  batch = pal_workspace_new_batch (self, "edit", label, wave);
  country = writes[0].country;
  question = writes[0].question;
  for (guint i = 0; i < n_writes; i++)
    {
      const PalAnswerWrite *write = &writes[i];
      g_autofree char *json = pal_value_to_json (write->value);

      pal_batch_add_answer (batch, write->country, write->institution, wave, write->question, NULL, "value",
                            json);
      pal_wave_data_set (data, write->country, write->institution, write->question, write->value);
      if (g_strcmp0 (country, write->country) != 0)
        country = NULL;
      if (g_strcmp0 (question, write->question) != 0)
        question = NULL;
    }
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_notify_save_state (self);
  pal_workspace_emit_changed (self, PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES, country, question);
  return TRUE;
}
