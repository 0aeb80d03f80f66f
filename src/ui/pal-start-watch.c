/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-start-watch.h"

#include <unistd.h>

static const char painted[] = "painted\n";

static gboolean
is_map_drawn (PalWindow *window)
{
  PalView *view = pal_window_get_view (window);

  return view != NULL && g_strcmp0 (pal_window_get_view_name (window), "map") == 0 &&
         pal_view_is_settled (view);
}

static void
after_paint_cb (GdkFrameClock *clock, PalWindow *window)
{
  int fd = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "pal-painted-fd"));

  if (!is_map_drawn (window))
    return;

  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, window);
  gdk_frame_clock_end_updating (clock);
  if (write (fd, painted, sizeof painted - 1) < 0)
    g_message ("nobody waits for the first map");
  close (fd);
}

static void
realize_cb (GtkWidget *widget, gpointer user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint_cb), widget, 0);
  /* The last thing that a map waits for may come without a frame of its own. */
  gdk_frame_clock_begin_updating (clock);
}

void
pal_start_watch_begin (PalWindow *window)
{
  const char *name = g_getenv ("PAL_PAINTED_FD");
  guint64 fd;

  g_return_if_fail (PAL_IS_WINDOW (window));

  if (name == NULL)
    return;
  if (!g_ascii_string_to_unsigned (name, 10, 3, 1023, &fd, NULL))
    {
      g_message ("PAL_PAINTED_FD is not a file descriptor: %s", name);
      return;
    }
  g_unsetenv ("PAL_PAINTED_FD");
  g_object_set_data (G_OBJECT (window), "pal-painted-fd", GINT_TO_POINTER ((int) fd));
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}
