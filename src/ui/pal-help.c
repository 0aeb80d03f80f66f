/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-help.h"

#include <glib/gi18n.h>

#include "ui/pal-view.h"

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  g_message ("the help could not be opened: %s", error->message);
  pal_view_toast (widget, _ ("No help viewer is installed. The package “yelp” brings one."));
}

void
pal_help_show (GtkWidget *widget, const char *page)
{
  g_autofree char *uri = g_strconcat ("help:palliscope/", page, NULL);
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (widget));
}
