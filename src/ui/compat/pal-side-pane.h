/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A pane at the start or end of its content.  Where there is no room for both it lies over the content.
 * Property (notify): shown. */
#define PAL_TYPE_SIDE_PANE (pal_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalSidePane, pal_side_pane, PAL, SIDE_PANE, AdwBin)

GtkWidget *
pal_side_pane_new (GtkPackType side, GtkWidget *pane, GtkWidget *content) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_side_pane_is_shown (PalSidePane *self);
void pal_side_pane_set_shown (PalSidePane *self, gboolean is_shown);
/* TRUE: over the content however wide the window is. */
void pal_side_pane_set_folded (PalSidePane *self, gboolean is_folded);

G_END_DECLS
