/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Whose answers the form takes: the agreed ones, an entry, an expert; and the way to compare them. */
#define PAL_TYPE_SLOT_BUTTON (pal_slot_button_get_type ())
G_DECLARE_FINAL_TYPE (PalSlotButton, pal_slot_button, PAL, SLOT_BUTTON, AdwBin)

GtkWidget *pal_slot_button_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* The comparison of the part on screen, or NULL without one; shown over @window. */
GtkWidget *pal_slot_button_compare (GtkWindow *window, PalSurveyModel *model, gboolean experts);

G_END_DECLS
