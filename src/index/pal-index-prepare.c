/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps before the outliers: denominators, imputation, availability. */
#include <math.h>

#include "index/pal-index-steps.h"
#include "index/pal-moments.h"
#include "model/pal-finding.h"

void
pal_index_warn (GPtrArray *findings, const char *rule, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  if (findings != NULL)
    g_ptr_array_add (findings, pal_finding_new (PAL_SEVERITY_WARNING, rule, "%s", text));
}

void
pal_index_denominate (PalMatrix *values,
                      const PalIndexTree *tree,
                      const PalIndexData *data,
                      GPtrArray *findings)
{
  for (guint i = 0; i < tree->n_indicators; i++)
    {
      const PalIndexNode *node = &tree->nodes[tree->indicators[i]];
      int found = node->denominator != NULL ? pal_matrix_find (data->denominators, node->denominator) : -1;
      double *column = pal_matrix_column (values, i);
      const double *divisor;

      if (found < 0)
        continue;
      divisor = pal_matrix_column (data->denominators, (guint) found);
      for (guint unit = 0; unit < values->n_units; unit++)
        {
          if (!isnan (column[unit]) && divisor[unit] == 0)
            pal_index_warn (findings, "denominator",
                            "%s: the denominator %s of %s is 0, so there is no value", node->code,
                            node->denominator, data->codes[unit]);
          column[unit] = divisor[unit] != 0 ? column[unit] / divisor[unit] : NAN;
        }
    }
}

/* Fills where @is_member with the mean or median of those members. */
static void
fill_members (double *column, guint8 *marks, const gboolean *is_member, guint n, gboolean median)
{
  g_autofree double *members = g_new (double, MAX (n, 1));
  PalMoments moments;
  double value;
  guint n_members = 0;

  for (guint i = 0; i < n; i++)
    if (is_member[i])
      members[n_members++] = column[i];
  pal_moments_compute (members, n_members, &moments);
  value = median ? pal_moments_quantile (members, n_members, 0.5) : moments.mean;
  for (guint i = 0; i < n; i++)
    if (is_member[i] && isnan (column[i]) && !isnan (value))
      {
        column[i] = value;
        marks[i] |= PAL_MARK_IMPUTED;
      }
}

static void
impute_groups (PalMatrix *values, const PalIndexData *data, guint group, gboolean median)
{
  char **groups = data->groups + (gsize) group * data->n_units;
  g_autofree gboolean *is_done = g_new0 (gboolean, MAX (data->n_units, 1));
  g_autofree gboolean *is_member = g_new0 (gboolean, MAX (data->n_units, 1));

  for (guint first = 0; first < data->n_units; first++)
    {
      if (is_done[first] || groups[first] == NULL)
        continue;
      for (guint i = 0; i < data->n_units; i++)
        {
          is_member[i] = g_strcmp0 (groups[i], groups[first]) == 0;
          is_done[i] = is_done[i] || is_member[i];
        }
      for (guint column = 0; column < values->n_columns; column++)
        fill_members (pal_matrix_column (values, column), pal_matrix_marks (values, column), is_member,
                      data->n_units, median);
    }
}

/* The nearest time with a number of the same unit, before (@step -1) or after (+1); -1: none. */
static int
find_time (const double *known, const PalIndexData *data, guint unit, int step)
{
  int found = -1;

  for (guint i = 0; i < data->n_units; i++)
    {
      double distance = (data->times[i] - data->times[unit]) * step;

      if (distance > 0 && !isnan (known[i]) && g_strcmp0 (data->codes[i], data->codes[unit]) == 0 &&
          (found < 0 || distance < (data->times[found] - data->times[unit]) * step))
        found = (int) i;
    }
  return found;
}

static void
impute_times (PalMatrix *values, const PalIndexData *data, gboolean linear)
{
  for (guint column = 0; column < values->n_columns; column++)
    {
      double *numbers = pal_matrix_column (values, column);
      g_autofree double *known = g_memdup2 (numbers, MAX (values->n_units, 1) * sizeof (double));

      for (guint unit = 0; unit < values->n_units; unit++)
        {
          int before, after;

          if (!isnan (known[unit]))
            continue;
          before = find_time (known, data, unit, -1);
          after = linear ? find_time (known, data, unit, 1) : -1;
          if (before < 0 || (linear && after < 0))
            continue;
          numbers[unit] = known[before];
          if (linear)
            numbers[unit] += (known[after] - known[before]) * (data->times[unit] - data->times[before]) /
                             (data->times[after] - data->times[before]);
          pal_matrix_marks (values, column)[unit] |= PAL_MARK_IMPUTED;
        }
    }
}

static void
impute_all (PalMatrix *values, gboolean median)
{
  g_autofree gboolean *all = g_new (gboolean, MAX (values->n_units, 1));

  for (guint i = 0; i < values->n_units; i++)
    all[i] = TRUE;
  for (guint column = 0; column < values->n_columns; column++)
    fill_members (pal_matrix_column (values, column), pal_matrix_marks (values, column), all, values->n_units,
                  median);
}

void
pal_index_impute (PalMatrix *values,
                  const PalIndexData *data,
                  PalImputeMethod method,
                  const char *group,
                  GPtrArray *findings)
{
  int found = group != NULL ? pal_index_data_find_group (data, group) : -1;

  switch (method)
    {
    case PAL_IMPUTE_NONE:
      break;
    case PAL_IMPUTE_MEAN:
    case PAL_IMPUTE_MEDIAN:
      impute_all (values, method == PAL_IMPUTE_MEDIAN);
      break;
    case PAL_IMPUTE_GROUP_MEAN:
    case PAL_IMPUTE_GROUP_MEDIAN:
      if (found < 0)
        pal_index_warn (findings, "impute", "there is no group column \"%s\": nothing was filled in",
                        group != NULL ? group : "");
      else
        impute_groups (values, data, (guint) found, method == PAL_IMPUTE_GROUP_MEDIAN);
      break;
    case PAL_IMPUTE_LAST:
    case PAL_IMPUTE_LINEAR:
    default:
      if (data->times == NULL)
        pal_index_warn (findings, "impute", "the data have one time only: nothing was filled in");
      else
        impute_times (values, data, method == PAL_IMPUTE_LINEAR);
    }
}

void
pal_index_availability (const PalMatrix *values, double *out)
{
  for (guint unit = 0; unit < values->n_units; unit++)
    {
      guint n = 0;

      for (guint column = 0; column < values->n_columns; column++)
        n += isnan (pal_matrix_get (values, unit, column)) ? 0 : 1;
      out[unit] = values->n_columns > 0 ? (double) n / values->n_columns : 0;
    }
}
