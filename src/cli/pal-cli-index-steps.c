/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-steps.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>

#include "base/pal-error.h"
#include "cli/pal-cli-index-analysis.h"
#include "cli/pal-cli-index-csv.h"

static void
add_unit (PalCsvWriter *csv, const PalIndexData *data, guint unit)
{
  pal_csv_writer_add_code (csv, data->codes[unit]);
  if (data->times != NULL)
    pal_csv_writer_add_number (csv, data->times[unit]);
}

static void
begin_units (PalCsvWriter *csv, const PalIndexData *data)
{
  pal_csv_writer_add_code (csv, "unit");
  if (data->times != NULL)
    pal_csv_writer_add_code (csv, "time");
}

/* Indicators of @values, and what was made of them when @scores is not NULL. */
static gboolean
write_matrix (const PalIndexData *data,
              const PalMatrix *values,
              const PalMatrix *scores,
              const char *folder,
              const char *name,
              GError **error)
{
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);

  begin_units (csv, data);
  for (guint i = 0; i < values->n_columns; i++)
    pal_csv_writer_add_code (csv, values->columns[i]);
  for (guint i = 0; scores != NULL && i < scores->n_columns; i++)
    pal_csv_writer_add_code (csv, scores->columns[i]);
  pal_csv_writer_end_row (csv);
  for (guint unit = 0; unit < values->n_units; unit++)
    {
      add_unit (csv, data, unit);
      for (guint i = 0; i < values->n_columns; i++)
        pal_cli_index_add_number (csv, pal_matrix_get (values, unit, i));
      for (guint i = 0; scores != NULL && i < scores->n_columns; i++)
        pal_cli_index_add_number (csv, pal_matrix_get (scores, unit, i));
      pal_csv_writer_end_row (csv);
    }
  return pal_cli_index_save (csv, folder, name, error);
}

static gboolean
write_availability (const PalIndexRun *run, const PalIndexData *data, const char *folder, GError **error)
{
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);

  begin_units (csv, data);
  pal_csv_writer_add_code (csv, "available");
  pal_csv_writer_add_code (csv, "included");
  pal_csv_writer_end_row (csv);
  for (guint unit = 0; unit < run->n_units_in; unit++)
    {
      add_unit (csv, data, unit);
      pal_csv_writer_add_number (csv, run->availability[unit]);
      pal_csv_writer_add_integer (csv, run->included[unit] ? 1 : 0);
      pal_csv_writer_end_row (csv);
    }
  return pal_cli_index_save (csv, folder, "availability", error);
}

static gboolean
write_treatment (const PalIndexRun *run, const char *folder, GError **error)
{
  static const char *const header[] = { "indicator",  "passed",         "skew",   "kurtosis",
                                        "method",     "points",         "lambda", "passed_after",
                                        "skew_after", "kurtosis_after", NULL };
  static const char *const names[] = { "none", "winsorise", "log", "boxcox", "auto" };
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);

  pal_csv_writer_add_header (csv, header);
  for (guint i = 0; i < run->tree->n_indicators; i++)
    {
      const PalTreatment *treatment = &run->treatments[i];

      pal_csv_writer_add_code (csv, run->tree->nodes[run->tree->indicators[i]].code);
      pal_csv_writer_add_integer (csv, treatment->passed_before ? 1 : 0);
      pal_cli_index_add_number (csv, treatment->skew_before);
      pal_cli_index_add_number (csv, treatment->kurtosis_before);
      pal_csv_writer_add_code (csv, names[treatment->method]);
      pal_csv_writer_add_integer (csv, treatment->n_points);
      pal_cli_index_add_number (csv, treatment->method == PAL_TREAT_BOXCOX ? treatment->lambda : NAN);
      pal_csv_writer_add_integer (csv, treatment->passed_after ? 1 : 0);
      pal_cli_index_add_number (csv, treatment->skew_after);
      pal_cli_index_add_number (csv, treatment->kurtosis_after);
      pal_csv_writer_end_row (csv);
    }
  return pal_cli_index_save (csv, folder, "treatment", error);
}

static gboolean
write_weights (const PalIndexRun *run, const char *folder, GError **error)
{
  static const char *const header[] = { "code", "level", "weight", "effective_weight" };
  static const char *const spread_header[] = { "experts", "sd", "least", "greatest" };
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);
  g_autofree double *effective = g_new (double, run->tree->n_nodes);

  pal_index_effective_weights (run->tree, run->weights, effective);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    pal_csv_writer_add_code (csv, header[i]);
  for (guint i = 0; i < G_N_ELEMENTS (spread_header) && run->spread != NULL; i++)
    pal_csv_writer_add_code (csv, spread_header[i]);
  pal_csv_writer_end_row (csv);
  for (guint i = 0; i < run->tree->n_nodes; i++)
    {
      pal_csv_writer_add_code (csv, run->tree->nodes[i].code);
      pal_csv_writer_add_integer (csv, run->tree->nodes[i].level);
      pal_csv_writer_add_number (csv, run->weights[i]);
      pal_csv_writer_add_number (csv, effective[i]);
      if (run->spread != NULL)
        {
          pal_csv_writer_add_integer (csv, run->spread[i].n_experts);
          pal_cli_index_add_number (csv, run->spread[i].sd);
          pal_cli_index_add_number (csv, run->spread[i].min);
          pal_cli_index_add_number (csv, run->spread[i].max);
        }
      pal_csv_writer_end_row (csv);
    }
  return pal_cli_index_save (csv, folder, "weights", error);
}

static gboolean
write_draws (const PalIndexRun *run, const PalIndexDraws *draws, const char *folder, GError **error)
{
  static const char *const header[] = {
    "rank", "rank_median", "rank_p5", "rank_p95", "score_p5", "score_p95"
  };
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);

  begin_units (csv, run->data);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    pal_csv_writer_add_code (csv, header[i]);
  pal_csv_writer_end_row (csv);
  for (guint unit = 0; unit < draws->n_units; unit++)
    {
      add_unit (csv, run->data, unit);
      pal_cli_index_add_number (csv, draws->rank[unit] != 0 ? draws->rank[unit] : NAN);
      pal_cli_index_add_number (csv, draws->rank_median[unit]);
      pal_cli_index_add_number (csv, draws->rank_p5[unit]);
      pal_cli_index_add_number (csv, draws->rank_p95[unit]);
      pal_cli_index_add_number (csv, draws->score_p5[unit]);
      pal_cli_index_add_number (csv, draws->score_p95[unit]);
      pal_csv_writer_end_row (csv);
    }
  return pal_cli_index_save (csv, folder, "uncertainty", error);
}

gboolean
pal_cli_index_write (const PalIndexRun *run,
                     const PalIndexData *data,
                     const PalIndexDraws *draws,
                     const char *folder,
                     GError **error)
{
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_STORAGE, "%s: the folder could not be made: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (!write_matrix (data, data->indicators, NULL, folder, "raw", error))
    return FALSE;
  for (guint i = 0; i < PAL_INDEX_N_STEPS; i++)
    {
      PalIndexStep step = (PalIndexStep) i;
      gboolean is_before_screen = run->after[i] != NULL && run->after[i]->n_units == run->n_units_in;

      if (run->after[i] != NULL && !write_matrix (is_before_screen ? data : run->data, run->after[i],
                                                  step == PAL_INDEX_AGGREGATE ? run->scores : NULL, folder,
                                                  pal_index_step_to_name (step), error))
        return FALSE;
    }
  return write_availability (run, data, folder, error) &&
         (run->treatments == NULL || write_treatment (run, folder, error)) &&
         write_weights (run, folder, error) &&
         (run->unit_weights == NULL ||
          write_matrix (run->data, run->unit_weights, NULL, folder, "unit-weights", error)) &&
         pal_cli_index_write_analysis (run, data, folder, error) &&
         (draws == NULL || write_draws (run, draws, folder, error));
}
