/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @content with a pane beside it, which opens by its button alone. */
AdwFlap *
pal_survey_flap_new (GtkPackType side, GtkWidget *flap, GtkWidget *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
