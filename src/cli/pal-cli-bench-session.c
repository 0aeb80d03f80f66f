/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "cli/pal-cli-bench.h"
#include "session/pal-commands.h"
#include "session/pal-data-spread.h"
#include "session/pal-seed.h"

#define N_DECISIONS 101

static char *
make_demo (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "demo.palliscope", NULL);
  g_autoptr (PalStore) store = pal_store_create (path, error);

  return store != NULL && pal_seed_demo (store, error) ? g_steal_pointer (&path) : NULL;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

gboolean
pal_cli_bench_score_full (const char *folder, GError **error)
{
  g_autofree char *path = make_demo (folder, error);
  g_autoptr (PalStore) store = path != NULL ? pal_store_open (path, PAL_STORE_READ_ONLY, error) : NULL;
  double milliseconds[9];

  if (store == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (milliseconds); i++)
    {
      g_autoptr (PalDataset) dataset = pal_dataset_load (store, error);
      gint64 start = g_get_monotonic_time ();

      if (dataset == NULL)
        return FALSE;
      (void) pal_wave_data_get_scores (pal_dataset_get_wave (dataset, pal_dataset_get_latest_wave (dataset)));
      milliseconds[i] = (double) (g_get_monotonic_time () - start) / 1e3;
    }
  qsort (milliseconds, G_N_ELEMENTS (milliseconds), sizeof milliseconds[0], compare_doubles);
  pal_cli_bench_report ("score-full", milliseconds[G_N_ELEMENTS (milliseconds) / 2], "ms", -1);
  return TRUE;
}

/* A thousand draws of what the data leave open, with the copy that they are made on. */
gboolean
pal_cli_bench_data_spread (const char *folder, GError **error)
{
  const PalDataSpreadRule rule = PAL_DATA_SPREAD_RULE_INIT;
  g_autofree char *path = make_demo (folder, error);
  g_autoptr (PalStore) store = path != NULL ? pal_store_open (path, PAL_STORE_READ_ONLY, error) : NULL;
  g_autoptr (PalDataset) dataset = store != NULL ? pal_dataset_load (store, error) : NULL;
  g_autoptr (PalDataSnapshot) snapshot = NULL;
  g_autoptr (PalDataSpread) spread = NULL;
  gint64 start, copied;

  if (dataset == NULL)
    return FALSE;
  (void) pal_wave_data_get_scores (pal_dataset_get_wave (dataset, pal_dataset_get_latest_wave (dataset)));
  start = g_get_monotonic_time ();
  snapshot = pal_data_snapshot_new (dataset, pal_dataset_get_latest_wave (dataset));
  copied = g_get_monotonic_time ();
  spread = pal_data_spread_new (snapshot, &rule, NULL, NULL, NULL, error);
  if (spread == NULL)
    return FALSE;
  pal_cli_bench_report ("data-spread-copy", (double) (copied - start) / 1e3, "ms", -1);
  pal_cli_bench_report ("data-spread-1000", (double) (g_get_monotonic_time () - copied) / 1e3, "ms", -1);
  return TRUE;
}

/* From the command that a decision becomes to the end of its transaction, as the program does it. */
gboolean
pal_cli_bench_decision_commit (const char *folder, GError **error)
{
  g_autofree char *path = make_demo (folder, error);
  g_autoptr (PalWorkspace) workspace = path != NULL ? pal_workspace_open_sync (path, FALSE, error) : NULL;
  double milliseconds[N_DECISIONS];

  if (workspace == NULL)
    return FALSE;
  for (guint i = 0; i < N_DECISIONS; i++)
    {
      g_auto (PalValue) value = PAL_VALUE_INIT;
      gint64 start;

      pal_value_init_number (&value, 100 + i);
      start = g_get_monotonic_time ();
      pal_commands_set_answer (workspace, "NO", NULL, "2026", "T1C11", &value);
      milliseconds[i] = (double) (g_get_monotonic_time () - start) / 1e3;
      if (pal_workspace_get_save_state (workspace) != PAL_SAVE_SAVED)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "the decision was not saved: %s",
                       pal_workspace_get_save_error (workspace));
          return FALSE;
        }
    }
  qsort (milliseconds, N_DECISIONS, sizeof milliseconds[0], compare_doubles);
  pal_cli_bench_report ("decision-commit", milliseconds[N_DECISIONS / 2], "ms", 20);
  return pal_workspace_close (workspace, error);
}
