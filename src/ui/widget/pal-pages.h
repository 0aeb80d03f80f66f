/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Tells assistive technology which page of a stack is on top: GTK 4.8 and libadwaita 1.2 present all of them
 * as visible, and a screen reader would walk into pages that nobody sees.  Call once for each GtkStack or
 * AdwViewStack; pages that come later are cared for. */
void pal_pages_follow (GtkWidget *stack);

G_END_DECLS
