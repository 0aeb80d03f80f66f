/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-data.h"

#include <gsl/gsl_sort.h>

PalIndexData *
pal_index_data_new (guint n_units)
{
  PalIndexData *self = g_new0 (PalIndexData, 1);

  self->n_units = n_units;
  return self;
}

void
pal_index_data_free (PalIndexData *self)
{
  if (self == NULL)
    return;
  if (self->groups != NULL)
    for (gsize i = 0; i < (gsize) g_strv_length (self->group_names) * self->n_units; i++)
      g_free (self->groups[i]);
  g_free (self->groups);
  g_strfreev (self->group_names);
  g_strfreev (self->codes);
  g_strfreev (self->names);
  g_free (self->times);
  pal_matrix_free (self->denominators);
  pal_matrix_free (self->indicators);
  g_free (self);
}

static char **
filter_texts (char **texts, const gboolean *keep, guint n)
{
  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (keep[i])
      g_ptr_array_add (out, g_strdup (texts[i]));
  g_ptr_array_add (out, NULL);
  return (char **) g_ptr_array_free (out, FALSE);
}

PalIndexData *
pal_index_data_filter (const PalIndexData *self, const gboolean *keep)
{
  guint n_kept = 0, n_groups = self->group_names != NULL ? g_strv_length (self->group_names) : 0;
  PalIndexData *out;

  for (guint i = 0; i < self->n_units; i++)
    n_kept += keep[i] ? 1 : 0;
  out = pal_index_data_new (n_kept);
  out->codes = filter_texts (self->codes, keep, self->n_units);
  out->names = filter_texts (self->names, keep, self->n_units);
  out->group_names = g_strdupv (self->group_names);
  out->groups = g_new0 (char *, MAX ((gsize) n_groups * n_kept, 1));
  out->times = self->times != NULL ? g_new (double, MAX (n_kept, 1)) : NULL;
  for (guint i = 0, row = 0; i < self->n_units; i++)
    {
      if (!keep[i])
        continue;
      for (guint g = 0; g < n_groups; g++)
        out->groups[g * n_kept + row] = g_strdup (self->groups[g * self->n_units + i]);
      if (self->times != NULL)
        out->times[row] = self->times[i];
      row++;
    }
  out->denominators = self->denominators != NULL ? pal_matrix_filter (self->denominators, keep) : NULL;
  out->indicators = pal_matrix_filter (self->indicators, keep);
  return out;
}

int
pal_index_data_find_group (const PalIndexData *self, const char *name)
{
  for (guint i = 0; self->group_names != NULL && self->group_names[i] != NULL; i++)
    if (g_strcmp0 (self->group_names[i], name) == 0)
      return (int) i;
  return -1;
}

int
pal_index_data_find_unit (const PalIndexData *self, const char *code)
{
  for (guint i = 0; i < self->n_units; i++)
    if (g_strcmp0 (self->codes[i], code) == 0)
      return (int) i;
  return -1;
}

int
pal_index_data_find_at (const PalIndexData *self, const char *code, double time)
{
  for (guint i = 0; i < self->n_units; i++)
    if (g_strcmp0 (self->codes[i], code) == 0 && (self->times == NULL || self->times[i] == time))
      return (int) i;
  return -1;
}

double *
pal_index_data_list_times (const PalIndexData *self, guint *n_times)
{
  double *times;
  guint n = 0;

  *n_times = 0;
  if (self->times == NULL || self->n_units == 0)
    return NULL;
  times = g_memdup2 (self->times, self->n_units * sizeof (double));
  gsl_sort (times, 1, self->n_units);
  for (guint i = 0; i < self->n_units; i++)
    if (n == 0 || times[i] != times[n - 1])
      times[n++] = times[i];
  *n_times = n;
  return times;
}
