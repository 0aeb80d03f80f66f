/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-series.h"

void
pal_series_free (PalSeries *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->year);
  g_free (self->source);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

gboolean
pal_series_get (const PalSeries *self, const char *iso2, double *out)
{
  const double *value = g_hash_table_lookup (self->values, iso2);

  if (value != NULL)
    *out = *value;
  return value != NULL;
}

double *
pal_series_dup_values (const PalSeries *self, guint *n)
{
  double *values = g_new (double, g_hash_table_size (self->values) + 1);
  GHashTableIter iter;
  gpointer value;

  *n = 0;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    values[(*n)++] = *(const double *) value;

  return values;
}
