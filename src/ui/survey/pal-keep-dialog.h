/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-problem.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Asks for the reason for which an answer stays as it is, and keeps it; nothing happens without one. */
void pal_keep_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalProblem *problem);

G_END_DECLS
