/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-matrix.h"

#include <math.h>
#include <string.h>

PalMatrix *
pal_matrix_new (const char *const *columns, guint n_units)
{
  PalMatrix *self = g_new0 (PalMatrix, 1);
  gsize n;

  self->n_units = n_units;
  self->n_columns = g_strv_length ((char **) columns);
  self->columns = g_strdupv ((char **) columns);
  n = (gsize) self->n_columns * n_units;
  self->values = g_new (double, MAX (n, 1));
  self->marks = g_new0 (guint8, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    self->values[i] = NAN;
  return self;
}

PalMatrix *
pal_matrix_copy (const PalMatrix *self)
{
  PalMatrix *copy = g_new0 (PalMatrix, 1);
  gsize n = MAX ((gsize) self->n_columns * self->n_units, 1);

  copy->n_units = self->n_units;
  copy->n_columns = self->n_columns;
  copy->columns = g_strdupv (self->columns);
  copy->values = g_memdup2 (self->values, n * sizeof (double));
  copy->marks = g_memdup2 (self->marks, n);
  return copy;
}

void
pal_matrix_free (PalMatrix *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->columns);
  g_free (self->values);
  g_free (self->marks);
  g_free (self);
}

double *
pal_matrix_column (const PalMatrix *self, guint column)
{
  return self->values + (gsize) column * self->n_units;
}

guint8 *
pal_matrix_marks (const PalMatrix *self, guint column)
{
  return self->marks + (gsize) column * self->n_units;
}

double
pal_matrix_get (const PalMatrix *self, guint unit, guint column)
{
  return pal_matrix_column (self, column)[unit];
}

int
pal_matrix_find (const PalMatrix *self, const char *column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_strcmp0 (self->columns[i], column) == 0)
      return (int) i;
  return -1;
}

PalMatrix *
pal_matrix_filter (const PalMatrix *self, const gboolean *keep)
{
  PalMatrix *out;
  guint n_kept = 0;

  for (guint unit = 0; unit < self->n_units; unit++)
    n_kept += keep[unit] ? 1 : 0;
  out = pal_matrix_new ((const char *const *) self->columns, n_kept);
  for (guint column = 0; column < self->n_columns; column++)
    for (guint unit = 0, row = 0; unit < self->n_units; unit++)
      if (keep[unit])
        {
          pal_matrix_column (out, column)[row] = pal_matrix_column (self, column)[unit];
          pal_matrix_marks (out, column)[row++] = pal_matrix_marks (self, column)[unit];
        }
  return out;
}
