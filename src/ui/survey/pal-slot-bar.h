/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Says that the form takes the answers of an entry or an expert, and leads back to the agreed ones; else it
 * is not there. */
#define PAL_TYPE_SLOT_BAR (pal_slot_bar_get_type ())
G_DECLARE_FINAL_TYPE (PalSlotBar, pal_slot_bar, PAL, SLOT_BAR, AdwBin)

GtkWidget *pal_slot_bar_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
