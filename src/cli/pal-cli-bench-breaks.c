/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "cli/pal-cli-bench.h"
#include "score/pal-breaks.h"

#define N_VALUES 1500
#define N_CLASSES 7
#define SEED 20260101
#define BAR_MS 20.0
#define N_RUNS 15

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The regions of Europe, exactly; the middle of some runs. */
gboolean
pal_cli_bench_jenks (const char *folder, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  double values[N_VALUES], times[N_RUNS];

  for (guint i = 0; i < N_VALUES; i++)
    values[i] = 1000 * g_rand_double (rand) * g_rand_double (rand);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (PalBreaks) breaks =
          pal_breaks_new (PAL_BREAKS_JENKS, N_CLASSES, FALSE, values, N_VALUES, error);

      if (breaks == NULL)
        return FALSE;
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  qsort (times, N_RUNS, sizeof times[0], compare_doubles);
  pal_cli_bench_report ("jenks", times[N_RUNS / 2], "ms", BAR_MS);
  return TRUE;
}
