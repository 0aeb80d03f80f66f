/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person waits for in the grid of 5 000 generated institutions by 42 questions, 1280x800.  Prints one
 * line of JSON for each bar. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "pal-bench-institutions.h"
#include "pal-ui-test.h"
#include "session/pal-commands.h"
#include "session/pal-grid-plan.h"
#include "ui/survey/pal-grid-pane.h"
#include "ui/survey/pal-survey-view.h"

#define SEED 20260311u
#define N_INSTITUTIONS 5000
#define N_PAGES 41
#define N_TIMES 7
#define MAX_WAIT_MS 20000

static gboolean all_passed = TRUE;
static guint n_frames, n_undone;

static double
get_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* Of this thread: others on the machine do not count. */
static double
get_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
count_cb (guint *counter)
{
  (*counter)++;
}

static void
report (const char *name, double value, const char *unit, double bar)
{
  g_print ("{\"name\":\"grid-%s\",\"value\":%.2f,\"unit\":\"%s\",\"bar\":%g,\"pass\":%s}\n", name, value,
           unit, bar, value < bar ? "true" : "false");
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
wait_more (const guint *counter, guint before)
{
  double end = get_ms () + MAX_WAIT_MS;

  while (*counter == before && get_ms () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
  if (*counter == before)
    g_error ("nothing came");
}

static void
rest (void)
{
  double end = get_ms () + 300;

  while (get_ms () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static PalWindow *
open_window (void)
{
  g_autofree char *path = pal_ui_test_path ("grid.palliscope");
  g_autoptr (GError) error = NULL;
  PalWindow *window = pal_ui_test_open_window (NULL, 1280, 800);
  PalStore *store;

  g_unlink (path);
  store = pal_store_create (path, &error);
  g_assert_no_error (error);
  pal_bench_institutions_seed (store, N_INSTITUTIONS, SEED, &error);
  g_assert_no_error (error);
  pal_store_close (store);
  pal_window_open_path (window, path, PAL_OPEN_IN_PLACE);
  while (pal_window_get_workspace (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  pal_window_show_view (window, "survey");
  pal_selection_set_country (pal_window_get_selection (window), "NO");
  rest ();
  return window;
}

static void
measure_scroll (PalGridSheet *sheet)
{
  GtkWidget *scroller = gtk_widget_get_parent (GTK_WIDGET (sheet));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double pages[N_PAGES];

  for (guint i = 0; i < N_PAGES; i++)
    {
      guint before;
      double start;

      rest ();
      before = n_frames;
      start = get_cpu_ms ();
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                                gtk_adjustment_get_page_increment (adjustment));
      wait_more (&n_frames, before);
      pages[i] = get_cpu_ms () - start;
    }
  report ("scroll-page", compute_median (pages, N_PAGES), "ms", 16);
  report ("scroll-page-slowest", pages[N_PAGES - 1], "ms", 50);
}

/* Beds and staff, @n_rows of them, from a spreadsheet. */
static char *
make_text (guint n_rows, guint n_columns, guint turn)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      g_string_append_printf (out, "%u%c", (i + j + turn) % 180 + 1, j + 1 < n_columns ? '\t' : '\n');
  return g_string_free (out, FALSE);
}

/* From the text of the clipboard to the repainted grid. */
static double
paste (PalGridSheet *sheet, guint n_rows, guint turn)
{
  PalGridRange range = { 0, 0, 1, 1 };
  g_autofree char *text =
      make_text (n_rows, pal_grid_model_get_n_columns (pal_grid_sheet_get_model (sheet)), turn);
  double start = get_ms ();
  guint before = n_frames;
  g_autoptr (PalPasteBlock) block = pal_paste_block_new (text, -1, '\t', NULL);
  g_autoptr (PalGridPlan) plan =
      pal_grid_plan_new_paste (pal_grid_sheet_get_model (sheet), &range, block, FALSE);

  if (plan->n_refused > 0 || !pal_grid_plan_apply (plan))
    g_error ("%u of the cells were refused", plan->n_refused);
  wait_more (&n_frames, before);
  return get_ms () - start;
}

static void
wait_saved (PalWorkspace *workspace)
{
  while (pal_workspace_get_save_state (workspace) != PAL_SAVE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  rest ();
}

static void
measure_paste (PalWindow *window, PalGridSheet *sheet)
{
  PalWorkspace *workspace = pal_window_get_workspace (window);
  PalGridModel *model = pal_grid_sheet_get_model (sheet);
  double pastes[N_TIMES], undos[N_TIMES];

  /* Two columns of numbers stand side by side: physicians and nurses. */
  pal_grid_model_set_filter (model, "staffing of");
  rest ();
  g_assert_cmpuint (pal_grid_model_get_n_columns (model), ==, 2);
  for (guint i = 0; i < N_TIMES; i++)
    {
      pastes[i] = paste (sheet, 1000 / pal_grid_model_get_n_columns (model), i);
      wait_saved (workspace);
    }
  report ("paste-1000", compute_median (pastes, N_TIMES), "ms", 500);
  for (guint i = 0; i < N_TIMES; i++)
    {
      guint before, frames;
      double start;

      paste (sheet, MIN (10000 / pal_grid_model_get_n_columns (model), N_INSTITUTIONS), i + 50);
      wait_saved (workspace);
      before = n_undone;
      start = get_ms ();
      pal_commands_undo (workspace);
      wait_more (&n_undone, before);
      frames = n_frames;
      wait_more (&n_frames, frames);
      undos[i] = get_ms () - start;
      rest ();
    }
  report ("undo-10000", compute_median (undos, N_TIMES), "ms", 500);
}

static double
get_rss_mib (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024 : 0;
}

int
main (int argc, char **argv)
{
  PalWindow *window;
  PalSurveyView *view;
  PalGridSheet *sheet;
  double start, cpu;
  guint before;

  pal_ui_test_init (&argc, &argv);
  window = open_window ();
  view = PAL_SURVEY_VIEW (pal_window_get_view (window));
  sheet = pal_grid_pane_get_sheet (pal_survey_view_get_grid (view));
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                            G_CALLBACK (count_cb), &n_frames);
  g_signal_connect_swapped (pal_window_get_workspace (window), "undone", G_CALLBACK (count_cb), &n_undone);
  pal_grid_model_set_all_countries (pal_grid_sheet_get_model (sheet), TRUE);
  rest ();
  before = n_frames;
  start = get_ms ();
  cpu = get_cpu_ms ();
  pal_survey_view_show_mode (view, "grid");
  wait_more (&n_frames, before);
  report ("open", get_ms () - start, "ms", 150);
  g_print ("# open took %.1f ms of this thread\n", get_cpu_ms () - cpu);
  g_assert_cmpuint (pal_grid_model_get_n_rows (pal_grid_sheet_get_model (sheet)), ==, N_INSTITUTIONS);
  g_assert_cmpuint (pal_grid_model_get_n_columns (pal_grid_sheet_get_model (sheet)), ==, 42);
  measure_scroll (sheet);
  measure_paste (window, sheet);
  report ("memory", get_rss_mib (), "MiB", 400);
  pal_ui_test_close_window (window);
  return all_passed ? EXIT_SUCCESS : EXIT_FAILURE;
}
