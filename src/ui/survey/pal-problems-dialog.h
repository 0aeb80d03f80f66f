/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-problem-list.h"

G_BEGIN_DECLS

/* All problems of the wave, by country, severity and state; it follows what changes while it is open.
 * Signal: "picked" (PalProblem). */
#define PAL_TYPE_PROBLEMS_DIALOG (pal_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalProblemsDialog, pal_problems_dialog, PAL, PROBLEMS_DIALOG, AdwWindow)

GtkWidget *pal_problems_dialog_new (GtkWindow *parent, PalProblemList *list) G_GNUC_WARN_UNUSED_RESULT;
/* Selects and shows the one that was walked to. */
void pal_problems_dialog_show_current (PalProblemsDialog *self);

G_END_DECLS
