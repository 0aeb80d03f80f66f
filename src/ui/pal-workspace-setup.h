/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-selection.h"
#include "session/pal-workspace.h"
#include "ui/pal-settings.h"

G_BEGIN_DECLS

/* Where a workspace opens: latest wave, default subject, the home country of a national survey. */
void pal_workspace_setup_selection (PalWorkspace *workspace, PalSelection *selection);
/* A wave whose start was undone cannot stay chosen. */
void pal_workspace_setup_keep_wave (PalWorkspace *workspace, PalSelection *selection);
/* Puts it on top of the recent ones. */
void pal_workspace_setup_remember (PalWorkspace *workspace, const char *title, PalSettings *settings);

G_END_DECLS
