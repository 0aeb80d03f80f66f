/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-form-paper.h"
#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The button with the menu: it activates survey.print-form with "filled" or "blank". */
GtkWidget *pal_form_print_button_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* The form that a person works on: of the selected institution, otherwise of the country part. */
void pal_form_print_get_request (PalSelection *selection, gboolean is_blank, PalFormRequest *out);

/* Makes the PDF of the form as @model shows it, in its language, and asks where to write it; @widget is any
 * widget of the window. */
void pal_form_print_run (GtkWidget *widget, PalSurveyModel *model, gboolean is_blank);

G_END_DECLS
