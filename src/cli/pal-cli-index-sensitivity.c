/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-sensitivity.h"

#include <math.h>

#include "cli/pal-cli-index-csv.h"
#include "index/pal-index-sensitivity.h"

#define N_BOOTSTRAP 500
#define MAX_RESULTS (8u << 20)

static GArray *
list_targets (const PalIndexData *data, guint n_runs)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (PalSensitiveTarget));
  PalSensitiveTarget target = { PAL_SENSITIVE_SHIFT, 0 };

  g_array_append_val (out, target);
  target.kind = PAL_SENSITIVE_RANK;
  for (guint i = 0; i < data->n_units && (gsize) n_runs * data->n_units <= MAX_RESULTS; i++)
    {
      target.unit = i;
      g_array_append_val (out, target);
    }
  return out;
}

static void
add_row (PalCsvWriter *csv,
         const PalIndexRun *run,
         const PalSensitiveTarget *target,
         const PalUncertainInput *input,
         const PalSobolIndex *one)
{
  g_autofree char *name = pal_index_sensitivity_dup_name (run->tree, input);
  gboolean of_unit = target->kind != PAL_SENSITIVE_SHIFT;
  const double numbers[] = { one->first, one->first_p5, one->first_p95,
                             one->total, one->total_p5, one->total_p95 };

  pal_csv_writer_add_code (csv, pal_index_sensitivity_get_kind_name (target->kind));
  pal_csv_writer_add_code (csv, of_unit ? run->data->codes[target->unit] : "");
  if (run->data->times != NULL)
    pal_cli_index_add_number (csv, of_unit ? run->data->times[target->unit] : NAN);
  pal_csv_writer_add_code (csv, name);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    pal_cli_index_add_number (csv, numbers[i]);
  pal_csv_writer_end_row (csv);
}

gboolean
pal_cli_index_write_sensitivity (const PalIndexRun *run,
                                 const PalIndexData *data,
                                 guint n_points,
                                 guint seed,
                                 const char *folder,
                                 GError **error)
{
  static const char *const header[] = { "input", "first",    "first_p5", "first_p95",
                                        "total", "total_p5", "total_p95" };
  g_autoptr (GArray) inputs = pal_index_sensitivity_list_inputs (run);
  g_autoptr (GArray) targets = list_targets (run->data, n_points * (inputs->len + 2));
  g_autoptr (PalIndexSensitivity) made =
      pal_index_sensitivity_new (run->tree, data, run, (const PalUncertainInput *) (gpointer) inputs->data,
                                 inputs->len, (const PalSensitiveTarget *) (gpointer) targets->data,
                                 targets->len, n_points, N_BOOTSTRAP, seed, NULL, NULL, NULL, error);
  g_autoptr (PalCsvWriter) csv = NULL;

  if (made == NULL)
    return FALSE;
  csv = pal_csv_writer_new (NULL);
  pal_csv_writer_add_code (csv, "target");
  pal_csv_writer_add_code (csv, "unit");
  if (run->data->times != NULL)
    pal_csv_writer_add_code (csv, "time");
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    pal_csv_writer_add_code (csv, header[i]);
  pal_csv_writer_end_row (csv);
  for (guint t = 0; t < made->n_targets; t++)
    for (guint i = 0; i < made->n_inputs; i++)
      add_row (csv, run, &made->targets[t], &made->inputs[i], &made->indices[t * made->n_inputs + i]);
  return pal_cli_index_save (csv, folder, "sensitivity", error);
}
