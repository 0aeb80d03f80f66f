/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-workspace.h"

#include <glib/gi18n.h>

#include "base/pal-error.h"
#include "session/pal-commands.h"
#include "session/pal-workspace-private.h"

gboolean
pal_workspace_set_acting (PalWorkspace *self, const PalActing *acting, GError **error)
{
  g_return_val_if_fail (PAL_IS_WORKSPACE (self) && acting != NULL, FALSE);

  /* What was typed in the old role is written in it. */
  pal_commands_flush (self);
  pal_workspace_take_acting (self, pal_acting_copy (acting));
  return pal_acting_save (acting, pal_workspace_get_path (self), error);
}

gboolean
pal_workspace_may (PalWorkspace *self, PalRight right, const char *country, const char *institution)
{
  return pal_acting_may (pal_workspace_get_acting (self), right, country, institution);
}

static gboolean
has_right (PalRole role, PalRight right)
{
  return pal_role_get_reach (role, right) != PAL_REACH_NOTHING;
}

char *
pal_workspace_dup_denial (PalWorkspace *self, PalRight right, const char *country, const char *institution)
{
  const PalActing *acting = pal_workspace_get_acting (self);
  g_autofree char *label = NULL;

  if (pal_acting_may (acting, right, country, institution))
    return NULL;
  label = pal_acting_dup_label (acting, pal_workspace_get_dataset (self));
  if (acting->role == PAL_ROLE_READER)
    return g_strdup (_ ("You act as reader, who changes nothing. “Acting As” in the menu of the workspace "
                        "is where another role is chosen."));
  /* Translators: in these %s is a role, such as “Coordinator of Norway”. */
  if (!has_right (acting->role, right) && !has_right (PAL_ROLE_COORDINATOR, right))
    return g_strdup_printf (_ ("The secretariat does this; you act as “%s”."), label);
  if (!has_right (acting->role, right))
    return g_strdup_printf (_ ("The coordinator or the secretariat does this; you act as “%s”."), label);
  if (acting->role == PAL_ROLE_RESPONDENT)
    return g_strdup_printf (_ ("This is not of your institution; you act as “%s”."), label);
  return g_strdup_printf (_ ("This is not of your country; you act as “%s”."), label);
}

gboolean
pal_workspace_refuse_by_role (PalWorkspace *self,
                              PalRight right,
                              const char *country,
                              const char *institution)
{
  g_autofree char *denial = pal_workspace_dup_denial (self, right, country, institution);

  if (denial != NULL)
    g_signal_emit_by_name (self, "refused", denial);
  return denial != NULL;
}

gboolean
pal_workspace_check_role (PalWorkspace *self,
                          PalRight right,
                          const char *country,
                          const char *institution,
                          GError **error)
{
  g_autofree char *denial = pal_workspace_dup_denial (self, right, country, institution);

  if (denial == NULL)
    return TRUE;
  g_set_error_literal (error, PAL_ERROR, PAL_ERROR_DENIED, denial);
  return FALSE;
}
