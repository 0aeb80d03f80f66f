/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-restore.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-commands-review.h"
#include "session/pal-commands.h"
#include "session/pal-review.h"
#include "session/pal-workspace-private.h"
#include "survey/pal-checks.h"

/* The questionnaire may have changed since: what cannot be typed any more cannot come back either. */
static gboolean
takes_value (const PalQuestion *question, const PalValue *value, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_finding_free);

  if (value->kind == PAL_VALUE_NONE || value->kind == PAL_VALUE_MISSING ||
      pal_checks_value (question, value, findings))
    return TRUE;
  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("The question does not take this value any more. %s"),
               findings->len > 0 ? ((const PalFinding *) g_ptr_array_index (findings, 0))->message : "");
  return FALSE;
}

static gboolean
read_value (const PalQuestion *question, const char *json, PalValue *value, GError **error)
{
  if (json == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           _ ("This value was erased and cannot come back."));
      return FALSE;
    }
  if (!g_str_equal (json, "null") && !pal_value_from_json (value, json, NULL))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, _ ("This value cannot be read."));
      return FALSE;
    }
  return takes_value (question, value, error);
}

static void
write_answer (PalWorkspace *self,
              const char *id,
              const char *wave,
              const PalQuestion *question,
              const PalValue *value,
              const char *reason)
{
  g_autofree char *json = pal_value_to_json (value);
  /* Translators: id and text of a question. */
  g_autofree char *label =
      g_strdup_printf (_ ("Restore an earlier answer to %s %s"), question->id, question->text);
  PalBatch *batch;

  pal_commands_flush (self);
  batch = pal_workspace_new_batch (self, "edit", label, wave);
  if (reason != NULL)
    pal_batch_set_reason (batch, reason);
  pal_batch_add (batch, "answer", id, "value", json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "answer", id, "value", json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
}

gboolean
pal_commands_restore_answer (PalWorkspace *self,
                             const char *country,
                             const char *institution,
                             const char *wave,
                             const char *question,
                             const char *slot,
                             const char *json,
                             const char *reason,
                             GError **error)
{
  PalWaveData *data;
  const PalQuestion *known;
  g_auto (PalValue) value = PAL_VALUE_INIT;
  g_autofree char *why = reason != NULL ? g_strstrip (g_strdup (reason)) : NULL;
  g_autofree char *id = NULL;
  gboolean is_frozen;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && country != NULL && wave != NULL && question != NULL,
                        FALSE);

  if (pal_workspace_refuse_when_read_only (self))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_READ_ONLY,
                           _ ("This workspace is open for reading only."));
      return FALSE;
    }
  data = pal_dataset_get_wave (pal_workspace_get_dataset (self), wave);
  known = data != NULL ? pal_instrument_find_answered (pal_wave_data_get_instrument (data), question) : NULL;
  if (known == NULL)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND, _ ("There is no question %s here."), question);
      return FALSE;
    }
  if (g_strcmp0 (slot, "agreed") == 0)
    slot = NULL;
  is_frozen = pal_review_is_frozen (self, country, institution, wave);
  if (is_frozen && slot != NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_DENIED,
                           _ ("This part has been accepted: only its agreed answers can be corrected."));
      return FALSE;
    }
  if (!pal_workspace_check_role (self, is_frozen ? PAL_RIGHT_CORRECT : PAL_RIGHT_ANSWER, country, institution,
                                 error) ||
      !read_value (known, json, &value, error))
    return FALSE;
  if (is_frozen)
    {
      if (why != NULL && *why != '\0')
        return pal_commands_correct_answer (self, country, institution, wave, question, &value, why, error);
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_DENIED, _ ("A correction needs a reason."));
      return FALSE;
    }
  id = pal_answer_id_make (country, institution, wave, question, slot);
  write_answer (self, id, wave, known, &value, why != NULL && *why != '\0' ? why : NULL);
  pal_workspace_emit_changed (self, PAL_CHANGE_ANSWERS | PAL_CHANGE_SCORES, country, question);
  return TRUE;
}
