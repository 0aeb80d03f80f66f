/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person waits for in a form of 250 and of 1 000 generated questions, 1280x800.  Prints one line of
 * JSON for each bar. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pal-bench-instrument.h"
#include "pal-ui-test.h"
#include "ui/survey/pal-form-pane.h"

#define SEED 20260211u
#define N_STEPS 15
#define N_KEYS 41
#define MAX_WAIT_MS 5000

typedef struct
{
  guint n_frames;
  double begin_ms, slowest_ms; /* CPU of this thread */
} Frames;

static gboolean all_passed = TRUE;

static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static double
get_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
begin_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->begin_ms = get_cpu_ms ();
}

static void
end_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->slowest_ms = MAX (frames->slowest_ms, get_cpu_ms () - frames->begin_ms);
  frames->n_frames++;
}

static void
report (const char *name, guint n_questions, double value, double bar)
{
  g_print ("{\"name\":\"%s-%u\",\"value\":%.2f,\"unit\":\"ms\",\"bar\":%g,\"pass\":%s}\n", name, n_questions,
           value, bar, value < bar ? "true" : "false");
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
wait_frame (Frames *frames)
{
  guint before = frames->n_frames;
  double end = get_ms () + MAX_WAIT_MS;

  while (frames->n_frames == before && get_ms () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  if (frames->n_frames == before)
    g_error ("nothing was painted");
}

static void
rest (void)
{
  double end = get_ms () + 100;

  while (get_ms () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static PalWindow *
open_window (guint n_questions)
{
  g_autofree char *path = pal_ui_test_path ("form.palliscope");
  g_autoptr (GError) error = NULL;
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  PalStore *store;

  g_unlink (path);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  pal_bench_instrument_seed (store, n_questions, SEED, &error);
  g_assert_no_error (error);
  pal_store_close (store);
  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  while (pal_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pal_window_show_view (window, "map");
  rest ();
  return window;
}

static void
measure_sections (PalWindow *window, Frames *frames, guint n_questions)
{
  GtkWidget *view = GTK_WIDGET (pal_window_get_view (window));
  GtkWidget *pane = pal_ui_test_find (view, PAL_TYPE_FORM_PANE);
  GtkWidget *scroller = pal_ui_test_find (pane, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double steps[N_STEPS];

  frames->slowest_ms = 0;
  for (guint i = 0; i < N_STEPS; i++)
    {
      double start, page;

      rest ();
      start = get_ms ();
      gtk_widget_activate_action (pane, "form.next", NULL);
      wait_frame (frames);
      steps[i] = get_ms () - start;
      rest ();
      frames->slowest_ms = i == 0 ? 0 : frames->slowest_ms;
      page = gtk_adjustment_get_page_size (adjustment);
      for (int at = 120; at < (int) (gtk_adjustment_get_upper (adjustment) - page); at += 120)
        {
          double slowest = frames->slowest_ms;

          gtk_adjustment_set_value (adjustment, at);
          frames->slowest_ms = 0;
          wait_frame (frames);
          frames->slowest_ms = MAX (slowest, frames->slowest_ms);
        }
    }
  report ("form-next-section", n_questions, compute_median (steps, N_STEPS), 60);
  report ("form-scroll-slowest-frame", n_questions, frames->slowest_ms, 50);
}

/* The pane also holds editors that sleep (the finder, notes): only one that is shown can be typed into. */
static GtkWidget *
find_entry (GtkWidget *root)
{
  if (GTK_IS_TEXT (root) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
measure_keys (PalWindow *window, Frames *frames, guint n_questions)
{
  GtkWidget *pane = pal_ui_test_find (GTK_WIDGET (pal_window_get_view (window)), PAL_TYPE_FORM_PANE);
  GtkWidget *entry = find_entry (pane);
  double keys[N_KEYS];

  for (guint i = 0; entry == NULL; i++)
    {
      if (i == n_questions)
        g_error ("no question of the form takes text");
      gtk_widget_activate_action (pane, "form.previous", NULL);
      rest ();
      entry = find_entry (pane);
    }
  gtk_widget_grab_focus (entry);
  rest ();
  for (guint i = 0; i < N_KEYS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", 10 + i);
      double start;

      rest ();
      start = get_cpu_ms ();
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      wait_frame (frames);
      keys[i] = get_cpu_ms () - start;
    }
  report ("form-keystroke", n_questions, compute_median (keys, N_KEYS), 16);
}

static void
measure (guint n_questions, double bar_ms)
{
  PalWindow *window = open_window (n_questions);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Frames frames = { 0 };
  double start;

  g_signal_connect (clock, "before-paint", G_CALLBACK (begin_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_cb), &frames);
  start = get_ms ();
  pal_window_show_view (window, "survey");
  wait_frame (&frames);
  report ("form-open", n_questions, get_ms () - start, bar_ms);
  measure_sections (window, &frames, n_questions);
  measure_keys (window, &frames, n_questions);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  pal_ui_test_close_window (window);
}

int
main (int argc, char **argv)
{
  pal_ui_test_init (&argc, &argv);
  measure (250, 100);
  measure (1000, 200);
  return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
