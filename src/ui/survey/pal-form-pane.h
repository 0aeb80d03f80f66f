/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* The section that is being filled in, as one boxed list. */
#define PAL_TYPE_FORM_PANE (pal_form_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalFormPane, pal_form_pane, PAL, FORM_PANE, AdwBin)

GtkWidget *pal_form_pane_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;
void pal_form_pane_show_question (PalFormPane *self,
                                  const char *question); /* scrolls to it and focuses its editor */
gboolean pal_form_pane_has_focus (PalFormPane *self);    /* the keyboard is in it, or on its way there */

G_END_DECLS
