/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-picture.h"

static void
draw_widget (GtkSnapshot *snapshot, GtkWidget *widget, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_snapshot_restore (snapshot);
}

/* Popovers have surfaces of their own, placed relative to that of the window. */
static void
draw_popovers (GtkSnapshot *snapshot, GtkWidget *widget, GtkNative *window)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_POPOVER (child))
        {
          GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (child));
          double window_x, window_y, own_x, own_y, x;
          double room = gtk_widget_get_width (GTK_WIDGET (window)) - gtk_widget_get_width (child);

          gtk_native_get_surface_transform (window, &window_x, &window_y);
          gtk_native_get_surface_transform (GTK_NATIVE (child), &own_x, &own_y);
          /* Where a popover may leave the window, a telephone would push it back on its screen. */
          x = gdk_popup_get_position_x (GDK_POPUP (surface)) + own_x - window_x;
          draw_widget (snapshot, child, room >= 0 ? CLAMP (x, 0, room) : room / 2,
                       gdk_popup_get_position_y (GDK_POPUP (surface)) + own_y - window_y);
        }
      draw_popovers (snapshot, child, window);
    }
}

static void
draw_dialogs (GtkSnapshot *snapshot, GtkWindow *window, int width, int height)
{
  GList *toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    {
      GtkWidget *dialog = l->data;

      if (gtk_window_get_transient_for (GTK_WINDOW (dialog)) != window || !gtk_widget_get_mapped (dialog))
        continue;
      gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, 0.35f },
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      draw_widget (snapshot, dialog, (width - gtk_widget_get_width (dialog)) / 2,
                   (height - gtk_widget_get_height (dialog)) / 2);
    }
  g_list_free (toplevels);
}

GdkTexture *
pal_picture_new_for_window (GtkWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;

  draw_widget (snapshot, widget, 0, 0);
  draw_popovers (snapshot, widget, GTK_NATIVE (window));
  draw_dialogs (snapshot, window, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}
