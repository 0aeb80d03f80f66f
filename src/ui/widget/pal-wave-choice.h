/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Which wave the views show: "2026 wave".  Follows the shared selection and changes it. */
#define PAL_TYPE_WAVE_CHOICE (pal_wave_choice_get_type ())
G_DECLARE_FINAL_TYPE (PalWaveChoice, pal_wave_choice, PAL, WAVE_CHOICE, AdwBin)

GtkWidget *pal_wave_choice_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
