/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/pal-question.h"

G_BEGIN_DECLS

/* The options of a choice over its cell: one is chosen at once, of a multiple choice each is checked and
 * Enter takes them.  The missing codes and clearing follow behind the options.
 *
 * Signal "chosen" (const char *text): as pal_grid_text_parse () reads it; empty clears. */
#define PAL_TYPE_GRID_CHOICE (pal_grid_choice_get_type ())
G_DECLARE_FINAL_TYPE (PalGridChoice, pal_grid_choice, PAL, GRID_CHOICE, GtkPopover)

/* Whether the answer to a question is chosen, not typed. */
gboolean pal_grid_choice_fits (const PalQuestion *question);
GtkWidget *pal_grid_choice_new (const PalQuestion *question, const PalValue *value) G_GNUC_WARN_UNUSED_RESULT;
/* Moves to the first option that begins with this letter, or to this number of it. */
void pal_grid_choice_find (PalGridChoice *self, gunichar letter);

G_END_DECLS
