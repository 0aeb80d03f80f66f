/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/pal-cli-index-csv.h"

#include <math.h>

void
pal_cli_index_add_number (PalCsvWriter *csv, double value)
{
  if (isnan (value))
    pal_csv_writer_add_code (csv, NULL);
  else
    pal_csv_writer_add_number (csv, value);
}

gboolean
pal_cli_index_save (PalCsvWriter *csv, const char *folder, const char *name, GError **error)
{
  g_autofree char *file = g_strdup_printf ("%s.csv", name), *path = g_build_filename (folder, file, NULL);

  return pal_csv_writer_finish (csv, error) &&
         g_file_set_contents (path, pal_csv_writer_get_text (csv), -1, error);
}
