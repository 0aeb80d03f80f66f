/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives every accelerator of the program to its action; help-overlay.ui lists the same ones. */
void pal_accels_install (GtkApplication *application);

G_END_DECLS
