/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A place whose child is made when it is first shown or asked for: what most people never open shall not
 * delay the rest. */
#define PAL_TYPE_LAZY_BIN (pal_lazy_bin_get_type ())
G_DECLARE_FINAL_TYPE (PalLazyBin, pal_lazy_bin, PAL, LAZY_BIN, AdwBin)

typedef GtkWidget *(*PalLazyMake) (gpointer user_data);

/* @user_data must outlive the widget. */
GtkWidget *pal_lazy_bin_new (PalLazyMake make, gpointer user_data);
GtkWidget *pal_lazy_bin_ensure (PalLazyBin *self);

G_END_DECLS
