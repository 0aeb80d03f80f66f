/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-method-model.h"

G_BEGIN_DECLS

/* What else a method chooses: scale, outliers, missing values, means, least data; each with a sentence that
 * says what it does. */
#define PAL_TYPE_METHOD_CHOICES (pal_method_choices_get_type ())
G_DECLARE_FINAL_TYPE (PalMethodChoices, pal_method_choices, PAL, METHOD_CHOICES, GtkBox)

GtkWidget *pal_method_choices_new (PalMethodModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* A flat button with a popover that says @text. */
GtkWidget *pal_method_choices_make_info (const char *title,
                                         const char *text,
                                         GtkLabel **label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
