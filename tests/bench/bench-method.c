/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A method that is tried on the demonstration data, 1280x800: a weight that is dragged, until the chart is
 * painted; an answer that changes, until all scores and 1 000 draws are new.  Prints one line of JSON for
 * each bar. */
#include <stdlib.h>
#include <time.h>

#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "session/pal-method-model.h"
#include "ui/compare/pal-method-weights.h"

#define N_DRAGS 61
#define N_ANSWERS 15
#define MAX_WAIT_MS 5000

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
count_cb (GdkFrameClock *clock, guint *n_frames)
{
  ++*n_frames;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *name, double *values, guint n, double bar)
{
  qsort (values, n, sizeof *values, compare_doubles);
  g_print ("{\"name\":\"%s\",\"value\":%.2f,\"slowest\":%.2f,\"unit\":\"ms\",\"bar\":%g,\"pass\":%s}\n", name,
           values[n / 2], values[n - 1], bar, values[n / 2] < bar ? "true" : "false");
  all_passed = all_passed && values[n / 2] < bar;
}

static void
wait_frame (const guint *n_frames)
{
  guint before = *n_frames;
  double end = get_ms () + MAX_WAIT_MS;

  while (*n_frames == before && get_ms () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  if (*n_frames == before)
    g_error ("nothing was painted");
}

static void
rest (void)
{
  double end = get_ms () + 60;

  while (get_ms () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
measure_drag (PalWindow *window)
{
  PalView *view = pal_window_show_view (window, "compare");
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  GtkWidget *weights = pal_ui_test_find (GTK_WIDGET (view), PAL_TYPE_METHOD_WEIGHTS);
  double times[N_DRAGS];
  guint n_frames = 0;
  GtkRange *range;

  pal_selection_set_subject (pal_window_get_selection (window), "INDEX");
  pal_selection_set_country (pal_window_get_selection (window), "NO");
  gtk_widget_activate_action (GTK_WIDGET (view), "compare.method", NULL);
  range = GTK_RANGE (pal_ui_test_find (
      GTK_WIDGET (pal_method_weights_find (PAL_METHOD_WEIGHTS (weights), "EMP")), GTK_TYPE_SCALE));
  while (!pal_view_is_settled (view))
    rest ();
  g_signal_connect (clock, "after-paint", G_CALLBACK (count_cb), &n_frames);
  for (guint i = 0; i < N_DRAGS; i++)
    {
      double start;

      rest ();
      start = get_cpu_ms ();
      gtk_range_set_value (range, 0.02 * i);
      wait_frame (&n_frames);
      times[i] = get_cpu_ms () - start;
    }
  g_signal_handlers_disconnect_by_data (clock, &n_frames);
  report ("method-drag", times, N_DRAGS, 16);
}

/* Without the rest that a hand gives: scores, ranks and draws one after the other. */
static void
measure_answer (PalWindow *window)
{
  PalWorkspace *workspace = pal_window_get_workspace (window);
  PalDataset *dataset = pal_workspace_get_dataset (workspace);
  PalWaveData *wave =
      pal_dataset_get_wave (dataset, pal_selection_get_wave (pal_window_get_selection (window)));
  double times[N_ANSWERS];

  for (guint i = 0; i < N_ANSWERS; i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;
      g_autoptr (GError) error = NULL;
      g_autoptr (PalScoreIndex) index = NULL;
      g_autoptr (PalMethodSettings) settings = NULL;
      g_autoptr (PalMethodRun) run = NULL;
      g_autoptr (PalIndexDraws) draws = NULL;
      double start = get_ms ();

      pal_value_init_number (&value, 20 + i);
      pal_wave_data_set (wave, "NO", NULL, "T1C11", &value);
      index =
          pal_score_index_new (pal_wave_data_get_scores (wave), pal_dataset_get_framework (dataset), &error);
      settings = pal_method_settings_new (index);
      run = pal_method_run_new (index, settings, &error);
      draws = pal_index_draws_new (index->tree, index->data, run->run, PAL_METHOD_DRAWS, 1, NULL, &error);
      times[i] = get_ms () - start;
      g_assert_no_error (error);
    }
  report ("method-answer-to-draws", times, N_ANSWERS, 60);
}

int
main (int argc, char **argv)
{
  PalWindow *window;

  pal_ui_test_init (&argc, &argv);
  window = pal_ui_test_open_window ("demo", 1280, 800);
  measure_drag (window);
  measure_answer (window);
  pal_ui_test_close_window (window);
  return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
