/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of the map costs while it is moved and zoomed, 1280x800, on whatever renderer GSK_RENDERER
 * names. Prints one line of JSON for each bar.  Arguments: folder for the workspace (a new one in the
 * temporary folder). */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "session/pal-seed.h"
#include "session/pal-subject.h"
#include "ui/map/pal-map-view.h"
#include "ui/pal-ui.h"

#define WIDTH 1280
#define HEIGHT 800
#define N_PANS 120
#define N_ZOOMS 12

typedef struct
{
  GtkWidget *window;
  PalMapView *view;
  ShumateViewport *viewport;
  double begin_ms; /* CPU of this thread when the frame began */
  double frame_ms;
  guint n_frames;
} Bench;

static gboolean all_passed = TRUE;

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
report (const char *name, double value, double bar)
{
  g_print ("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"ms\",\"bar\":%g,\"pass\":%s}\n", name, value, bar,
           value < bar ? "true" : "false");
  all_passed = all_passed && value < bar;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
compute_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
begin_cb (GdkFrameClock *clock, Bench *self)
{
  self->begin_ms = get_cpu_ms ();
}

static void
end_cb (GdkFrameClock *clock, Bench *self)
{
  self->frame_ms = get_cpu_ms () - self->begin_ms;
  self->n_frames++;
}

/* Until the next frame has been painted; returns what it cost. */
static double
wait_frame (Bench *self)
{
  guint before = self->n_frames;

  while (self->n_frames == before)
    g_main_context_iteration (NULL, TRUE);
  return self->frame_ms;
}

static void
wait_settled (Bench *self)
{
  while (!pal_view_is_settled (PAL_VIEW (self->view)))
    g_main_context_iteration (NULL, TRUE);
}

/* As a hand moves it: some px in each frame, over the margin of what is drawn ahead. */
static void
measure_pans (Bench *self)
{
  double times[N_PANS];

  for (guint i = 0; i < N_PANS; i++)
    {
      double latitude = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
      double longitude = shumate_location_get_longitude (SHUMATE_LOCATION (self->viewport));
      double turn = i / (N_PANS / 4) % 2 == 0 ? 1 : -1;

      shumate_location_set_location (SHUMATE_LOCATION (self->viewport), latitude - turn * 0.15,
                                     longitude + turn * 0.6);
      times[i] = wait_frame (self);
    }
  report ("map-pan-frame", compute_median (times, N_PANS), 8);
  g_print ("{\"name\":\"map-pan-frame-slowest\",\"value\":%.2f,\"unit\":\"ms\"}\n", times[N_PANS - 1]);
}

static void
measure_zooms (Bench *self)
{
  double first[N_ZOOMS], sharp[N_ZOOMS];

  pal_map_canvas_go_home (pal_map_view_get_canvas (self->view));
  wait_settled (self);
  wait_frame (self);
  for (guint i = 0; i < N_ZOOMS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      pal_map_canvas_zoom (pal_map_view_get_canvas (self->view), i < N_ZOOMS / 2 ? 1.3 : 1 / 1.3);
      first[i] = wait_frame (self);
      wait_settled (self);
      wait_frame (self);
      sharp[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  report ("map-zoom-first-frame", compute_median (first, N_ZOOMS), 8);
  report ("map-zoom-sharp", compute_median (sharp, N_ZOOMS), 80);
}

/* A score changes: until its colour has been painted. */
static void
measure_repaint (Bench *self)
{
  double times[N_ZOOMS];
  static const char *const subjects[] = { "SRV1", "INDEX" };

  for (guint i = 0; i < N_ZOOMS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      pal_selection_set_subject (pal_view_get_selection (PAL_VIEW (self->view)), subjects[i % 2]);
      wait_settled (self);
      wait_frame (self);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  g_print ("{\"name\":\"map-other-subject\",\"value\":%.2f,\"unit\":\"ms\"}\n",
           compute_median (times, N_ZOOMS));
}

static void
open_view (Bench *self, PalWorkspace *workspace)
{
  g_autoptr (PalSelection) selection = pal_selection_new ();
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  const char *wave = pal_dataset_get_latest_wave (dataset);
  g_autofree char *subject = pal_subject_get_default (dataset, wave);
  GdkFrameClock *clock;

  pal_selection_set_wave (selection, wave);
  pal_selection_set_subject (selection, subject);
  self->view = g_object_new (PAL_TYPE_MAP_VIEW, "workspace", workspace, "selection", selection, NULL);
  self->viewport = pal_map_canvas_get_viewport (pal_map_view_get_canvas (self->view));
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_widget_realize (self->window);
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_cb), self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_frame (self);
  wait_settled (self);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("palliscope-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map.palliscope", NULL);
  g_autoptr (PalWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  PalStore *store;
  Bench bench = { 0 };

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  if (!gtk_init_check ())
    {
      g_printerr ("no display, nothing measured\n");
      return 77;
    }
  pal_ui_init (NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  store = pal_store_create (path, &error);
  if (store != NULL && pal_seed_demo (store, &error))
    {
      pal_store_close (store);
      workspace = pal_workspace_open_sync (path, TRUE, &error);
    }
  if (workspace == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  open_view (&bench, workspace);
  measure_pans (&bench);
  measure_zooms (&bench);
  measure_repaint (&bench);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_unlink (path);
  return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
