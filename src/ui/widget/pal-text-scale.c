/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-text-scale.h"

#define PLAIN_DPI (96 * 1024) /* as GtkSettings counts it */

double
pal_text_scale_get (GtkWidget *widget)
{
  int dpi = -1;

  /* The factor of the desktop's accessibility settings comes to GTK as a resolution of the fonts. */
  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > PLAIN_DPI ? (double) dpi / PLAIN_DPI : 1.0;
}

void
pal_text_scale_watch (GtkWidget *object, GCallback callback)
{
  g_signal_connect_object (gtk_widget_get_settings (object), "notify::gtk-xft-dpi", callback, object,
                           G_CONNECT_SWAPPED);
}
