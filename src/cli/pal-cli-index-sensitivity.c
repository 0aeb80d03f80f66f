/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-sensitivity.h"

#include <math.h>

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
add_row (PalCliIndexTable *table,
         const PalIndexRun *run,
         const PalSensitiveTarget *target,
         const PalUncertainInput *input,
         const PalSobolIndex *one)
{
  g_autofree char *name = pal_index_sensitivity_dup_name (run->tree, input);
  gboolean of_unit = target->kind != PAL_SENSITIVE_SHIFT;
  const double numbers[] = { one->first, one->first_p5, one->first_p95,
                             one->total, one->total_p5, one->total_p95 };

  pal_cli_index_table_add_code (table, pal_index_sensitivity_get_kind_name (target->kind));
  pal_cli_index_table_add_code (table, of_unit ? run->data->codes[target->unit] : "");
  if (run->data->times != NULL)
    pal_cli_index_table_add_number (table, of_unit ? run->data->times[target->unit] : NAN);
  pal_cli_index_table_add_code (table, name);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    pal_cli_index_table_add_number (table, numbers[i]);
  pal_cli_index_table_end_row (table);
}

gboolean
pal_cli_index_write_sensitivity (const PalIndexRun *run,
                                 const PalIndexData *data,
                                 guint n_points,
                                 guint seed,
                                 PalCliIndexBook *book,
                                 GError **error)
{
  static const char *const header[] = { "target",   "unit",      "time",  "input",    "first",
                                        "first_p5", "first_p95", "total", "total_p5", "total_p95" };
  g_autoptr (GArray) inputs = pal_index_sensitivity_list_inputs (run);
  g_autoptr (GArray) targets = list_targets (run->data, n_points * (inputs->len + 2));
  g_autoptr (PalIndexSensitivity) made =
      pal_index_sensitivity_new (run->tree, data, run, (const PalUncertainInput *) (gpointer) inputs->data,
                                 inputs->len, (const PalSensitiveTarget *) (gpointer) targets->data,
                                 targets->len, n_points, N_BOOTSTRAP, seed, NULL, NULL, NULL, error);
  g_autoptr (PalCliIndexTable) table = NULL;

  if (made == NULL)
    return FALSE;
  table = pal_cli_index_table_new (book, "sensitivity");
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    if (run->data->times != NULL || !g_str_equal (header[i], "time"))
      pal_cli_index_table_add_code (table, header[i]);
  pal_cli_index_table_end_row (table);
  for (guint t = 0; t < made->n_targets; t++)
    for (guint i = 0; i < made->n_inputs; i++)
      add_row (table, run, &made->targets[t], &made->inputs[i], &made->indices[t * made->n_inputs + i]);
  return pal_cli_index_table_finish (table, error);
}
