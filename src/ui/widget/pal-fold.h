/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Holds the content of a window and tells how wide it is, because libadwaita 1.2 has no breakpoints.
 * Properties (read-only, notify): "narrow" below 720 px, "compact" below 1150 px, both for
 * text of the usual size: for larger text the same widths are narrower. */
#define PAL_TYPE_FOLD (pal_fold_get_type ())
G_DECLARE_FINAL_TYPE (PalFold, pal_fold, PAL, FOLD, GtkWidget)

gboolean pal_fold_is_narrow (PalFold *self);
gboolean pal_fold_is_compact (PalFold *self);
void pal_fold_set_child (PalFold *self, GtkWidget *child);

G_END_DECLS
