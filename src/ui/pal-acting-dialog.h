/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Asks in which role the person at this computer works on @workspace, and for which country or institutions;
 * @country: what to begin with where no country was chosen yet, or NULL. */
#define PAL_TYPE_ACTING_DIALOG (pal_acting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalActingDialog, pal_acting_dialog, PAL, ACTING_DIALOG, AdwWindow)

GtkWidget *pal_acting_dialog_new (GtkWindow *parent, PalWorkspace *workspace, const char *country);

G_END_DECLS
