/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The section of the form that is shown, as a table over the window of @widget, or as a file. */
void pal_form_export_show_table (GtkWidget *widget, PalSurveyModel *model);
void pal_form_export_save (GtkWidget *widget, PalSurveyModel *model);

G_END_DECLS
