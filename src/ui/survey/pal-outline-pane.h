/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Left pane: country, its parts and sections with their completeness, problems and gaps.
 *
 * Signals: "problems", "not-answered", "add-institution", "edit-institution" (id). */
#define PAL_TYPE_OUTLINE_PANE (pal_outline_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalOutlinePane, pal_outline_pane, PAL, OUTLINE_PANE, AdwBin)

GtkWidget *pal_outline_pane_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* Moves the focus to the entry that finds a question; @text (nullable) as if it were typed. */
void pal_outline_pane_find (GtkWidget *pane, const char *text);

G_END_DECLS
