/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-reason.h"

#include <glib/gi18n.h>

#include "base/pal-clock.h"
#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

static void
write_cell (PalWorkspace *self, PalProblem *problem, const char *label, const char *reason, const char *json)
{
  const PalFinding *finding = pal_problem_get_finding (problem);
  PalBatch *batch;

  pal_commands_flush (self);
  batch = pal_workspace_new_batch (self, "edit", label, finding->wave);
  pal_batch_set_reason (batch, reason);
  pal_batch_add (batch, "reason", pal_problem_get_key (problem), "kept", json);
  pal_dataset_apply (pal_workspace_get_dataset (self), "reason", pal_problem_get_key (problem), "kept", json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_ANSWERS, finding->country, finding->question);
}

gboolean
pal_commands_keep_problem (PalWorkspace *self, PalProblem *problem, const char *text)
{
  g_autofree char *reason = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autofree char *label = NULL, *json = NULL;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && PAL_IS_PROBLEM (problem), FALSE);

  if (!pal_problem_can_be_kept (problem) || *reason == '\0' || !g_utf8_validate (reason, -1, NULL) ||
      pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_KEEP, pal_problem_get_finding (problem)->country,
                                    pal_problem_get_finding (problem)->institution))
    return FALSE;
  /* Translators: id of a question */
  label = g_strdup_printf (_ ("Keep %s with a reason"), pal_problem_get_finding (problem)->question);
  json = pal_problem_make_cell (problem, reason, pal_workspace_get_actor (), pal_clock_now_ms ());
  write_cell (self, problem, label, reason, json);
  return TRUE;
}

void
pal_commands_reopen_problem (PalWorkspace *self, PalProblem *problem)
{
  g_autofree char *label = NULL;

  g_return_if_fail (PAL_IS_WORKSPACE (self) && PAL_IS_PROBLEM (problem));

  if (pal_problem_get_reason (problem) == NULL || pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_KEEP, pal_problem_get_finding (problem)->country,
                                    pal_problem_get_finding (problem)->institution))
    return;
  /* Translators: id of a question */
  label = g_strdup_printf (_ ("Reopen the problem of %s"), pal_problem_get_finding (problem)->question);
  write_cell (self, problem, label, NULL, NULL);
}
