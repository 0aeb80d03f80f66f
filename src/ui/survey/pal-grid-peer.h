/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stands for a drawn row or cell in the tree of a screen reader: it has a role, a name and a place, and draws
 * nothing.  GTK 4.8 gives an accessible object to widgets alone. */
#define PAL_TYPE_GRID_PEER (pal_grid_peer_get_type ())
G_DECLARE_FINAL_TYPE (PalGridPeer, pal_grid_peer, PAL, GRID_PEER, GtkWidget)

GtkWidget *pal_grid_peer_new (GtkAccessibleRole role) G_GNUC_WARN_UNUSED_RESULT;
void pal_grid_peer_set_name (PalGridPeer *self, const char *name);
/* In its parent: the grid for a row, the row for a cell. */
void pal_grid_peer_set_box (PalGridPeer *self, const GdkRectangle *box);
void pal_grid_peer_allocate (PalGridPeer *self);
/* Has this many children of @role, made or dropped at the end. */
void pal_grid_peer_set_n (GtkWidget *parent, guint n, GtkAccessibleRole role);

G_END_DECLS
