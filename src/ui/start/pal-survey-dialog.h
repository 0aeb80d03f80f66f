/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Country, wave and name of a new national survey.  Signal: "created" (path of the new workspace). */
#define PAL_TYPE_SURVEY_DIALOG (pal_survey_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalSurveyDialog, pal_survey_dialog, PAL, SURVEY_DIALOG, AdwWindow)

GtkWidget *pal_survey_dialog_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
void pal_survey_dialog_set_country (PalSurveyDialog *self, const char *iso2);

G_END_DECLS
