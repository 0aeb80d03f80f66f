/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who made it, under which licence, from which data, and who paid. */
void pal_about_show (GtkWindow *parent);

G_END_DECLS
