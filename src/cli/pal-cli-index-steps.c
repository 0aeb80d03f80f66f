/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-steps.h"

#include <math.h>

#include "cli/pal-cli-index-analysis.h"
#include "cli/pal-cli-index-profile.h"
#include "cli/pal-cli-index-table.h"
#include "index/pal-index-bod.h"

static void
add_unit (PalCliIndexTable *table, const PalIndexData *data, guint unit)
{
  pal_cli_index_table_add_code (table, data->codes[unit]);
  if (data->times != NULL)
    pal_cli_index_table_add_number (table, data->times[unit]);
}

static void
begin_units (PalCliIndexTable *table, const PalIndexData *data)
{
  pal_cli_index_table_add_code (table, "unit");
  if (data->times != NULL)
    pal_cli_index_table_add_code (table, "time");
}

/* Indicators of @values, and what was made of them when @scores is not NULL. */
static gboolean
write_matrix (const PalIndexData *data,
              const PalMatrix *values,
              const PalMatrix *scores,
              PalCliIndexBook *book,
              const char *name,
              GError **error)
{
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, name);

  begin_units (table, data);
  for (guint i = 0; i < values->n_columns; i++)
    pal_cli_index_table_add_code (table, values->columns[i]);
  for (guint i = 0; scores != NULL && i < scores->n_columns; i++)
    pal_cli_index_table_add_code (table, scores->columns[i]);
  pal_cli_index_table_end_row (table);
  for (guint unit = 0; unit < values->n_units; unit++)
    {
      add_unit (table, data, unit);
      for (guint i = 0; i < values->n_columns; i++)
        pal_cli_index_table_add_number (table, pal_matrix_get (values, unit, i));
      for (guint i = 0; scores != NULL && i < scores->n_columns; i++)
        pal_cli_index_table_add_number (table, pal_matrix_get (scores, unit, i));
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

static gboolean
write_availability (const PalIndexRun *run, const PalIndexData *data, PalCliIndexBook *book, GError **error)
{
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "availability");

  begin_units (table, data);
  pal_cli_index_table_add_code (table, "available");
  pal_cli_index_table_add_code (table, "included");
  pal_cli_index_table_end_row (table);
  for (guint unit = 0; unit < run->n_units_in; unit++)
    {
      add_unit (table, data, unit);
      pal_cli_index_table_add_number (table, run->availability[unit]);
      pal_cli_index_table_add_integer (table, run->included[unit] ? 1 : 0);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

static void
add_treatment (PalCliIndexTable *table, const PalTreatment *treatment)
{
  static const char *const names[] = { "none", "winsorise", "log", "boxcox", "auto" };

  pal_cli_index_table_add_integer (table, treatment->passed_before ? 1 : 0);
  pal_cli_index_table_add_number (table, treatment->skew_before);
  pal_cli_index_table_add_number (table, treatment->kurtosis_before);
  pal_cli_index_table_add_code (table, names[treatment->method]);
  pal_cli_index_table_add_integer (table, treatment->n_points);
  pal_cli_index_table_add_number (table, treatment->method == PAL_TREAT_BOXCOX ? treatment->lambda : NAN);
  pal_cli_index_table_add_integer (table, treatment->passed_after ? 1 : 0);
  pal_cli_index_table_add_number (table, treatment->skew_after);
  pal_cli_index_table_add_number (table, treatment->kurtosis_after);
}

static gboolean
write_treatment (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "passed", "skew",         "kurtosis",   "method",         "points",
                                        "lambda", "passed_after", "skew_after", "kurtosis_after", NULL };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "treatment");
  guint n = run->tree->n_indicators;

  pal_cli_index_table_add_code (table, "indicator");
  if (run->treatment_times != NULL)
    pal_cli_index_table_add_code (table, "time");
  pal_cli_index_table_add_header (table, header);
  for (guint time = 0; time < run->n_treatment_times; time++)
    for (guint i = 0; i < n; i++)
      {
        pal_cli_index_table_add_code (table, run->tree->nodes[run->tree->indicators[i]].code);
        if (run->treatment_times != NULL)
          pal_cli_index_table_add_number (table, run->treatment_times[time]);
        add_treatment (table, &run->treatments[time * n + i]);
        pal_cli_index_table_end_row (table);
      }
  return pal_cli_index_table_finish (table, error);
}

/* Whether each unit has its own weight of the node, or of something that it is a part of. */
static gboolean
is_own (const PalIndexRun *run, guint node, gboolean anywhere)
{
  for (int parent = run->tree->nodes[node].parent; parent >= 0; parent = run->tree->nodes[parent].parent)
    {
      if (pal_index_bod_makes (run->method, &run->tree->nodes[parent]))
        return TRUE;
      if (!anywhere)
        return FALSE;
    }
  return FALSE;
}

static gboolean
write_weights (const PalIndexRun *run, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = { "code", "level", "weight", "effective_weight" };
  static const char *const spread_header[] = { "experts", "sd", "least", "greatest" };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "weights");
  g_autofree double *effective = g_new (double, run->tree->n_nodes);

  pal_index_effective_weights (run->tree, run->weights, effective);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    pal_cli_index_table_add_code (table, header[i]);
  for (guint i = 0; i < G_N_ELEMENTS (spread_header) && run->spread != NULL; i++)
    pal_cli_index_table_add_code (table, spread_header[i]);
  pal_cli_index_table_end_row (table);
  for (guint i = 0; i < run->tree->n_nodes; i++)
    {
      pal_cli_index_table_add_code (table, run->tree->nodes[i].code);
      pal_cli_index_table_add_integer (table, run->tree->nodes[i].level);
      pal_cli_index_table_add_number (table, is_own (run, i, FALSE) ? NAN : run->weights[i]);
      pal_cli_index_table_add_number (table, is_own (run, i, TRUE) ? NAN : effective[i]);
      if (run->spread != NULL)
        {
          pal_cli_index_table_add_integer (table, run->spread[i].n_experts);
          pal_cli_index_table_add_number (table, run->spread[i].sd);
          pal_cli_index_table_add_number (table, run->spread[i].min);
          pal_cli_index_table_add_number (table, run->spread[i].max);
        }
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

static gboolean
write_draws (const PalIndexRun *run, const PalIndexDraws *draws, PalCliIndexBook *book, GError **error)
{
  static const char *const header[] = {
    "rank", "rank_median", "rank_p5", "rank_p95", "score_p5", "score_p95"
  };
  g_autoptr (PalCliIndexTable) table = pal_cli_index_table_new (book, "uncertainty");

  begin_units (table, run->data);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    pal_cli_index_table_add_code (table, header[i]);
  pal_cli_index_table_end_row (table);
  for (guint unit = 0; unit < draws->n_units; unit++)
    {
      add_unit (table, run->data, unit);
      pal_cli_index_table_add_number (table, draws->rank[unit] != 0 ? draws->rank[unit] : NAN);
      pal_cli_index_table_add_number (table, draws->rank_median[unit]);
      pal_cli_index_table_add_number (table, draws->rank_p5[unit]);
      pal_cli_index_table_add_number (table, draws->rank_p95[unit]);
      pal_cli_index_table_add_number (table, draws->score_p5[unit]);
      pal_cli_index_table_add_number (table, draws->score_p95[unit]);
      pal_cli_index_table_end_row (table);
    }
  return pal_cli_index_table_finish (table, error);
}

gboolean
pal_cli_index_write (const PalIndexRun *run,
                     const PalIndexData *data,
                     const PalIndexDraws *draws,
                     PalCliIndexBook *book,
                     GError **error)
{
  if (!write_matrix (data, data->indicators, NULL, book, "raw", error))
    return FALSE;
  for (guint i = 0; i < PAL_INDEX_N_STEPS; i++)
    {
      PalIndexStep step = (PalIndexStep) i;
      gboolean is_before_screen = run->after[i] != NULL && run->after[i]->n_units == run->n_units_in;

      if (run->after[i] != NULL && !write_matrix (is_before_screen ? data : run->data, run->after[i],
                                                  step == PAL_INDEX_AGGREGATE ? run->scores : NULL, book,
                                                  pal_index_step_to_name (step), error))
        return FALSE;
    }
  return write_availability (run, data, book, error) &&
         (run->treatments == NULL || write_treatment (run, book, error)) &&
         write_weights (run, book, error) &&
         (run->unit_weights == NULL ||
          write_matrix (run->data, run->unit_weights, NULL, book, "unit-weights", error)) &&
         pal_cli_index_write_analysis (run, data, book, error) &&
         pal_cli_index_write_profile (run, book, error) &&
         (draws == NULL || write_draws (run, draws, book, error));
}
