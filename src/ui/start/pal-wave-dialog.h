/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Starts a wave: its code, the earlier wave that it follows, the version of the questionnaire, and question
 * by question what can be compared with the earlier one. */
#define PAL_TYPE_WAVE_DIALOG (pal_wave_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalWaveDialog, pal_wave_dialog, PAL, WAVE_DIALOG, AdwWindow)

void pal_wave_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalSelection *selection);

G_END_DECLS
