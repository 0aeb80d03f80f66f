/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-index-csv-writer.h"

#include <math.h>

#include "exchange/pal-csv-writer.h"

/* COINr's word for no number. */
#define MISSING "NA"

char *
pal_index_csv_write_data (const PalIndexData *data)
{
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);
  const PalMatrix *values = data->indicators;
  guint n_groups = data->group_names != NULL ? g_strv_length (data->group_names) : 0;

  pal_csv_writer_add_code (csv, "uCode");
  pal_csv_writer_add_code (csv, "uName");
  for (guint i = 0; i < n_groups; i++)
    pal_csv_writer_add_code (csv, data->group_names[i]);
  for (guint i = 0; i < values->n_columns; i++)
    pal_csv_writer_add_code (csv, values->columns[i]);
  pal_csv_writer_end_row (csv);
  for (guint unit = 0; unit < data->n_units; unit++)
    {
      pal_csv_writer_add_code (csv, data->codes[unit]);
      pal_csv_writer_add_text (csv, data->names[unit]);
      for (guint i = 0; i < n_groups; i++)
        pal_csv_writer_add_text (csv, data->groups[(gsize) i * data->n_units + unit]);
      for (guint i = 0; i < values->n_columns; i++)
        {
          double value = pal_matrix_get (values, unit, i);

          if (isfinite (value))
            pal_csv_writer_add_number (csv, value);
          else
            pal_csv_writer_add_code (csv, MISSING);
        }
      pal_csv_writer_end_row (csv);
    }
  return g_strdup (pal_csv_writer_get_text (csv));
}

static void
add_row (PalCsvWriter *csv,
         guint level,
         const char *code,
         const char *name,
         const char *parent,
         const char *type)
{
  if (level > 0)
    pal_csv_writer_add_integer (csv, level);
  else
    pal_csv_writer_add_code (csv, NULL);
  pal_csv_writer_add_code (csv, code);
  pal_csv_writer_add_text (csv, name);
  pal_csv_writer_add_code (csv, parent);
  pal_csv_writer_add_code (csv, type);
}

char *
pal_index_csv_write_metadata (const PalIndexTree *tree, const PalIndexData *data)
{
  static const char *const header[] = { "Level",     "iCode",  "iName",  "Parent", "Type",
                                        "Direction", "Weight", "Target", NULL };
  g_autoptr (PalCsvWriter) csv = pal_csv_writer_new (NULL);

  pal_csv_writer_add_header (csv, header);
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const PalIndexNode *node = &tree->nodes[i];

      add_row (csv, node->level, node->code, node->name, node->parent_code,
               node->is_indicator ? "Indicator" : "Aggregate");
      pal_csv_writer_add_integer (csv, node->is_indicator ? node->direction : 1);
      pal_csv_writer_add_number (csv, node->weight);
      if (node->has_target)
        pal_csv_writer_add_number (csv, node->target);
      else
        pal_csv_writer_add_code (csv, NULL);
      pal_csv_writer_end_row (csv);
    }
  for (guint i = 0; data->group_names != NULL && data->group_names[i] != NULL; i++)
    {
      add_row (csv, 0, data->group_names[i], data->group_names[i], NULL, "Group");
      for (guint k = 0; k < 3; k++)
        pal_csv_writer_add_code (csv, NULL);
      pal_csv_writer_end_row (csv);
    }
  return g_strdup (pal_csv_writer_get_text (csv));
}
