/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest program that shows a window: what the start of Palliscope is measured against
 * (build-aux/bench-peers).  Like Palliscope it tells the file descriptor in PAL_PAINTED_FD when it has
 * painted. */
#include <adwaita.h>
#include <unistd.h>

static void
painted_cb (GdkFrameClock *clock, GApplication *application)
{
  const char *name = g_getenv ("PAL_PAINTED_FD");

  if (name != NULL && write ((int) g_ascii_strtoull (name, NULL, 10), "painted\n", 8) < 0)
    g_message ("nobody waits for the window");
  g_application_quit (application);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), gtk_label_new ("Palliscope"));
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), application);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
