/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much larger than usual the person wants text to be, 1 or more. */
double pal_text_scale_get (GtkWidget *widget);

/* @callback (@object, swapped) whenever it changes, as long as @object lives. */
void pal_text_scale_watch (GtkWidget *object, GCallback callback);

G_END_DECLS
