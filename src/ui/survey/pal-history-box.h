/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Who changed the focused answer, when, to what and why, newest first; each earlier value can be restored. It
 * is read when the change is in the journal, not before. */
#define PAL_TYPE_HISTORY_BOX (pal_history_box_get_type ())
G_DECLARE_FINAL_TYPE (PalHistoryBox, pal_history_box, PAL, HISTORY_BOX, AdwBin)

GtkWidget *pal_history_box_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
