/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-question-item.h"

G_BEGIN_DECLS

/* For the makers of editors: the name that a screen reader speaks is the question. */
void pal_editor_label (GtkWidget *control, PalQuestionItem *item, const char *part_or_null);
/* Moves the focus to the next question: what Enter does. */
void pal_editor_go_next (GtkWidget *control);

G_END_DECLS
