/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-commands-method.h"

#include <glib/gi18n.h>

#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

#define ENTITY "method"
#define ID "index"
#define FIELD "document"

static const char *
get_cell (PalWorkspace *self)
{
  return pal_dataset_get_cell (pal_workspace_get_dataset (self), ENTITY, ID, FIELD);
}

char *
pal_method_load (PalWorkspace *self)
{
  g_return_val_if_fail (PAL_IS_WORKSPACE (self), NULL);

  return g_strdup (get_cell (self));
}

gboolean
pal_commands_save_method (PalWorkspace *self, const char *json)
{
  PalBatch *batch;

  g_return_val_if_fail (PAL_IS_WORKSPACE (self), FALSE);

  if (pal_workspace_refuse_when_read_only (self) ||
      pal_workspace_refuse_by_role (self, PAL_RIGHT_INSTRUMENT, NULL, NULL))
    return FALSE;
  if (g_strcmp0 (get_cell (self), json) == 0)
    return TRUE;
  pal_commands_flush (self);
  batch = pal_workspace_new_batch (
      self, "edit", json != NULL ? _ ("Save the method of the index") : _ ("Forget the method of the index"),
      NULL);
  pal_batch_add (batch, ENTITY, ID, FIELD, json);
  pal_dataset_apply (pal_workspace_get_dataset (self), ENTITY, ID, FIELD, json);
  pal_save_queue_submit (pal_workspace_get_queue (self), batch, FALSE);
  pal_workspace_emit_changed (self, PAL_CHANGE_METHOD, NULL, NULL);
  return TRUE;
}
