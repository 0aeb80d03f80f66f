/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pal-number-column.h"

#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "base/pal-text.h"
#include "exchange/pal-csv-table.h"

static gboolean
parse (const char *text, double *out)
{
  if (*text != '\0' && !g_str_equal (text, "NA"))
    return pal_number_from_machine (text, out);
  *out = NAN;
  return TRUE;
}

static gboolean
read_table (GBytes *bytes, const char *origin, const char *column, GArray *out, GError **error)
{
  const PalCsvColumn columns[] = { { column, NULL, TRUE } };
  g_autoptr (PalCsvTable) table = pal_csv_table_new (bytes, origin, columns, 1, NULL, error);
  g_autoptr (GError) local_error = NULL;

  if (table == NULL)
    return FALSE;
  while (pal_csv_table_next (table, &local_error))
    {
      g_autofree char *text = pal_csv_table_dup (table, 0);
      g_autofree char *quoted = pal_text_quote (text, -1);
      double number;

      if (!parse (g_strstrip (text), &number))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                       "%s, row %u, column %s: \"%s\" is no finite number, empty or NA", origin,
                       pal_csv_table_get_row (table), pal_csv_table_get_name (table, 0), quoted);
          return FALSE;
        }
      g_array_append_val (out, number);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_lines (GBytes *bytes, const char *origin, GArray *out, GError **error)
{
  g_autoptr (PalCsv) csv = pal_csv_new (bytes, origin, error);
  g_autoptr (GError) local_error = NULL;
  const PalCsvCell *cells;
  guint n_cells;

  if (csv == NULL)
    return FALSE;
  while (pal_csv_next (csv, &cells, &n_cells, &local_error))
    {
      g_autofree char *text = pal_csv_cell_dup (&cells[0]);
      g_autofree char *quoted = pal_text_quote (text, -1);
      double number;

      if (n_cells > 1)
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                       "%s, row %u: expected one number, found %u cells (--column chooses one of a table)",
                       origin, pal_csv_get_row (csv), n_cells);
          return FALSE;
        }
      if (!parse (g_strstrip (text), &number))
        {
          g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                       "%s, row %u: \"%s\" is no finite number, empty or NA%s", origin, pal_csv_get_row (csv),
                       quoted, out->len == 0 ? " (--column names the column of a table)" : "");
          return FALSE;
        }
      g_array_append_val (out, number);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GArray *
pal_number_column_read (GBytes *bytes, const char *origin, const char *column, GError **error)
{
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_val_if_fail (bytes != NULL && origin != NULL, NULL);

  if (column != NULL ? !read_table (bytes, origin, column, out, error)
                     : !read_lines (bytes, origin, out, error))
    return NULL;
  return g_steal_pointer (&out);
}
