/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a page of the help (such as "map"); says so by a toast where no help viewer is installed. */
void pal_help_show (GtkWidget *widget, const char *page);

G_END_DECLS
