/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The framework of the next version while it is written: the tree of domains and indicators on the left, the
 * chosen node on the right.  Each edit is saved in the workspace and can be undone; no score sees it before
 * it is published. */
#define PAL_TYPE_FRAMEWORK_DIALOG (pal_framework_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalFrameworkDialog, pal_framework_dialog, PAL, FRAMEWORK_DIALOG, AdwWindow)

PalFrameworkDialog *
pal_framework_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalSelection *selection);
void pal_framework_dialog_select (PalFrameworkDialog *self, const char *code);
const char *pal_framework_dialog_get_selected (PalFrameworkDialog *self); /* NULL: nothing */

G_END_DECLS
