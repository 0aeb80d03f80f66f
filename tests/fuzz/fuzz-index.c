/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metadata, data and method of a composite index, parted by lines of "===". */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "exchange/pal-index-csv.h"
#include "index/pal-index-comparison.h"
#include "index/pal-index-draws.h"
#include "index/pal-index-sensitivity.h"
#include "index/pal-index-similar.h"
#include "index/pal-index-standings.h"

#define BREAK "\n===\n"

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

/* A share of the variance is a number, or there is none. */
static void
check_sensitivity (const PalIndexFile *file, const PalIndexRun *run)
{
  const PalSensitiveTarget targets[] = { { PAL_SENSITIVE_SHIFT, 0 }, { PAL_SENSITIVE_SCORE, 0 } };
  g_autoptr (GArray) inputs = pal_index_sensitivity_list_inputs (run);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIndexSensitivity) made = NULL;

  made = pal_index_sensitivity_new (file->tree, file->data, run,
                                    (const PalUncertainInput *) (gpointer) inputs->data, inputs->len, targets,
                                    2, 4, 3, 1, NULL, NULL, NULL, &error);
  g_assert ((made == NULL) == (error != NULL));
  g_assert ((made != NULL) == (inputs->len > 0 && inputs->len <= PAL_SOBOL_MAX_INPUTS));
  for (guint i = 0; made != NULL && i < made->n_inputs * made->n_targets; i++)
    g_assert (!isinf (made->indices[i].first) && !isinf (made->indices[i].total));
}

/* A unit among the others; what its indicators add makes its score. */
static void
look_at_unit (const PalIndexRun *run, const PalIndexStandings *standings, guint unit)
{
  guint n = run->tree->n_indicators;
  g_autofree double *parts = g_new (double, MAX (n, 1));
  double score = pal_matrix_get (run->scores, unit, run->tree->n_aggregates - 1), sum = 0, size = 0;
  PalIndexStanding found[3];
  PalIndexNeighbour near[3];
  guint n_found = pal_index_standings_get_strengths (standings, unit, 3, found);

  for (guint i = 0; i < n_found; i++)
    g_assert (found[i].rank >= 1 && found[i].rank < found[i].n_ranked && isfinite (found[i].value));
  n_found = pal_index_standings_get_weaknesses (standings, unit, 3, TRUE, found);
  for (guint i = 0; i < n_found; i++)
    g_assert (found[i].rank > 1 && found[i].rank <= found[i].n_ranked);
  n_found = pal_index_find_similar (run, unit, 3, near);
  for (guint i = 0; i < n_found; i++)
    g_assert (near[i].unit != unit && near[i].distance >= 0 && isfinite (near[i].distance));
  if (!pal_index_contributions (run, unit, parts))
    return;
  for (guint i = 0; i < n; i++)
    {
      sum += parts[i];
      size += fabs (parts[i]);
    }
  g_assert (!isfinite (size) || fabs (sum - score) <= 1e-6 * MAX (size, 1));
}

static void
look_at_run (const PalIndexRun *run)
{
  g_autoptr (PalIndexStandings) standings =
      pal_index_standings_new (run->tree, run->data, run->data->indicators);
  guint n_times;
  g_autofree double *times = pal_index_data_list_times (run->data, &n_times);
  double time = n_times > 0 ? times[0] : NAN;
  g_autoptr (PalIndexComparison) same = pal_index_comparison_new (run, time, run, time);

  g_assert (same->n_moved == 0 && same->n_only_first == 0 && same->n_only_second == 0);
  g_assert (isnan (same->mean_shift) || same->mean_shift == 0);
  for (guint i = 0; i < run->tree->n_nodes; i++)
    g_assert (run->weights[i] >= 0 && isfinite (run->weights[i]));
  for (guint unit = 0; unit < run->data->n_units; unit++)
    look_at_unit (run, standings, unit);
}

/* What comes out is a number or missing, never infinite, and a rank stands where a score does. */
static void
make_index (const PalIndexFile *file, const PalIndexMethod *method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalIndexRun) run = pal_index_run_new (file->tree, file->data, method, &error);
  g_autoptr (PalIndexDraws) draws = NULL;
  gsize n;

  g_assert ((run == NULL) == (error != NULL));
  if (run == NULL)
    return;
  n = (gsize) run->scores->n_columns * run->scores->n_units;
  for (gsize i = 0; i < n; i++)
    {
      g_assert (!isinf (run->scores->values[i]));
      g_assert (isnan (run->scores->values[i]) == (run->ranks[i] == 0));
      g_assert (run->ranks[i] <= run->scores->n_units);
    }
  look_at_run (run);
  draws = pal_index_draws_new (file->tree, file->data, run, 3, 1, NULL, &error);
  g_assert_no_error (error);
  check_sensitivity (file, run);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, BREAK, 3);
  g_autoptr (PalIndexFile) file = NULL;
  g_autoptr (PalIndexMethod) method = NULL;

  if (parts[0] == NULL || parts[1] == NULL)
    return 0;
  {
    g_autoptr (GBytes) meta = g_bytes_new (parts[0], strlen (parts[0]));
    g_autoptr (GBytes) rows = g_bytes_new (parts[1], strlen (parts[1]));

    file = pal_index_csv_read (rows, "data.csv", meta, "meta.csv", NULL);
  }
  method =
      parts[2] != NULL ? pal_index_method_parse (parts[2], -1, "method.json", NULL) : pal_index_method_new ();
  if (file != NULL && method != NULL && file->tree != NULL)
    {
      g_assert (file->data != NULL && file->findings->len == 0);
      make_index (file, method);
    }
  return 0;
}
