/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-grid-peer.h"

struct _PalGridPeer
{
  GtkWidget parent_instance;

  char *name;
  GdkRectangle box;
};

G_DEFINE_FINAL_TYPE (PalGridPeer, pal_grid_peer, GTK_TYPE_WIDGET)

static void
pal_grid_peer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
pal_grid_peer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pal_grid_peer_allocate (PAL_GRID_PEER (child));
}

static void
pal_grid_peer_dispose (GObject *object)
{
  pal_grid_peer_set_n (GTK_WIDGET (object), 0, GTK_ACCESSIBLE_ROLE_GRID_CELL);

  G_OBJECT_CLASS (pal_grid_peer_parent_class)->dispose (object);
}

static void
pal_grid_peer_finalize (GObject *object)
{
  g_free (PAL_GRID_PEER (object)->name);

  G_OBJECT_CLASS (pal_grid_peer_parent_class)->finalize (object);
}

static void
pal_grid_peer_class_init (PalGridPeerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_grid_peer_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_grid_peer_finalize;
  widget_class->snapshot = pal_grid_peer_snapshot;
  widget_class->size_allocate = pal_grid_peer_size_allocate;
}

static void
pal_grid_peer_init (PalGridPeer *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_grid_peer_new (GtkAccessibleRole role)
{
  return g_object_new (PAL_TYPE_GRID_PEER, "accessible-role", role, NULL);
}

void
pal_grid_peer_set_name (PalGridPeer *self, const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
pal_grid_peer_set_box (PalGridPeer *self, const GdkRectangle *box)
{
  self->box = *box;
}

void
pal_grid_peer_allocate (PalGridPeer *self)
{
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self), &self->box, -1);
}

void
pal_grid_peer_set_n (GtkWidget *parent, guint n, GtkAccessibleRole role)
{
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (!PAL_IS_GRID_PEER (child))
        continue;
      if (i >= n)
        gtk_widget_unparent (child);
      i++;
    }
  for (; i < n; i++)
    gtk_widget_set_parent (pal_grid_peer_new (role), parent);
}
