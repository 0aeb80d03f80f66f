/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person waits for in the whole window, 1280x800, with the demonstration data: from a decision to the
 * repainted map and ranking; and what memory the program takes once all views have been opened.  Prints one
 * line of JSON for each bar. */
#include <stdlib.h>

#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "ui/pal-views.h"

#define N_DECISIONS 21
#define BAR_MS 50
#define BAR_MIB 250

static guint n_frames;
static gboolean all_passed = TRUE;

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  n_frames++;
}

static void
report (const char *name, double value, const char *unit, double bar)
{
  g_print ("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"%s\",\"bar\":%g,\"pass\":%s}\n", name, value, unit,
           bar, value < bar ? "true" : "false");
  all_passed = all_passed && value < bar;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* A frame that was begun now, with nothing left to be drawn after it. */
static void
wait_painted (PalWindow *window)
{
  guint before = n_frames;

  while (n_frames == before || !pal_view_is_settled (pal_window_get_view (window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
let_rest (PalWindow *window)
{
  gint64 end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* The number of a country's services moves between two values that lie in different levels. */
static void
measure_decisions (PalWindow *window, const char *view, const char *name)
{
  PalWorkspace *workspace = pal_window_get_workspace (window);
  const char *wave = pal_dataset_get_latest_wave (pal_workspace_get_dataset (workspace));
  double times[N_DECISIONS];

  pal_window_show_view (window, view);
  pal_selection_set_subject (pal_window_get_selection (window), "SRV1");
  pal_selection_set_country (pal_window_get_selection (window), "NO");
  for (guint i = 0; i < N_DECISIONS; i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;
      gint64 start;

      let_rest (window);
      pal_value_init_number (&value, i % 2 == 0 ? 2 : 90);
      start = g_get_monotonic_time ();
      pal_commands_set_answer (workspace, "NO", NULL, wave, "T1C11", &value);
      wait_painted (window);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  qsort (times, N_DECISIONS, sizeof *times, compare_doubles);
  report (name, times[N_DECISIONS / 2], "ms", BAR_MS);
}

static double
get_resident_mib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ||
      (line = strstr (text, "VmRSS:")) == NULL)
    return 0;
  return (double) g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) / 1024;
}

int
main (int argc, char **argv)
{
  PalWindow *window;

  pal_ui_test_init (&argc, &argv);
  window = pal_ui_test_open_window ("demo", 1280, 800);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      pal_window_show_view (window, pal_views_get (i)->name);
      let_rest (window);
    }
  measure_decisions (window, "map", "decision-map-repainted");
  measure_decisions (window, "compare", "decision-chart-repainted");
  if (get_resident_mib () > 0)
    report ("resident-memory", get_resident_mib (), "MiB", BAR_MIB);
  pal_ui_test_close_window (window);
  return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
