/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side where they fit, below each other where they do not; one that expands takes the rest
 * of its line.  Within a line they are centred. */
#define PAL_TYPE_WRAP_LAYOUT (pal_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (PalWrapLayout, pal_wrap_layout, PAL, WRAP_LAYOUT, GtkLayoutManager)

/* A box laid out so; @spacing and @line_spacing in px. */
GtkWidget *pal_wrap_box_new (int spacing, int line_spacing);

void pal_wrap_box_append (GtkWidget *box, GtkWidget *child);

G_END_DECLS
