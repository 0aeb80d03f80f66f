/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* What people ask and say about the focused answer: its queries with their steps and what can be done with
 * each, its comments, and the two buttons that begin either. */
#define PAL_TYPE_QUERY_BOX (pal_query_box_get_type ())
G_DECLARE_FINAL_TYPE (PalQueryBox, pal_query_box, PAL, QUERY_BOX, AdwBin)

GtkWidget *pal_query_box_new (PalSurveyModel *model);
/* The first thing that can be done with a query, or the button that asks. */
void pal_query_box_grab (PalQueryBox *self);

G_END_DECLS
