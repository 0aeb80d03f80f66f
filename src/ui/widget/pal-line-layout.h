/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side, those that expand share the rest; heights follow widths, each asked once.  For text
 * that wraps: a horizontal GtkBox of GTK 4.8 also asks how narrow its children may be for a height, and a
 * label answers that by laying its text out a dozen times. */
#define PAL_TYPE_LINE_LAYOUT (pal_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (PalLineLayout, pal_line_layout, PAL, LINE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *pal_line_layout_new (int spacing) G_GNUC_WARN_UNUSED_RESULT;

/* A GtkBox laid out so; @spacing in px. */
GtkWidget *pal_line_box_new (int spacing);

G_END_DECLS
