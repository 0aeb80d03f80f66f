/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "index/pal-correlation.h"
#include "index/pal-index-steps.h"
#include "index/pal-weight-group.h"

/* Two axes of the same length can be turned in their plane at will: no loading would mean anything. */
#define LEAST_LEAD 1e-9

static PalComponents *
make_components (const PalWeightGroup *group)
{
  g_autofree const char **codes = g_new0 (const char *, group->n_parts + 1);
  g_autofree guint *columns = g_new (guint, group->n_parts);
  g_autoptr (PalMatrix) parts = NULL;

  for (guint i = 0; i < group->n_parts; i++)
    {
      codes[i] = group->codes[i];
      columns[i] = i;
    }
  parts = pal_matrix_new (codes, group->n_units);
  for (guint i = 0; i < group->n_parts; i++)
    memcpy (pal_matrix_column (parts, i), group->columns[i], group->n_units * sizeof (double));
  return pal_components_new (parts, columns, group->n_parts);
}

gboolean
pal_weight_pca (const PalWeightGroup *group, double *weights, GPtrArray *findings)
{
  g_autoptr (PalComponents) components = make_components (group);
  double sum = 0;

  if (components == NULL)
    {
      pal_index_warn (
          findings, "pca",
          "%s: the units that have all parts are fewer than two, or do not differ in one of them, "
          "so there are no components: the given weights stay",
          group->name);
      return FALSE;
    }
  if (components->n_units < group->n_units)
    pal_index_warn (findings, "pca", "%s: %u of %u units lack a part and are left out of the components",
                    group->name, group->n_units - components->n_units, group->n_units);
  if (components->sd[0] - components->sd[1] <= LEAST_LEAD * components->sd[0])
    {
      pal_index_warn (findings, "pca",
                      "%s: the first two components are equally long: the given weights stay", group->name);
      return FALSE;
    }
  for (guint i = 0; i < group->n_parts; i++)
    sum += components->loadings[i];
  if (fabs (sum) < 1e-9)
    {
      pal_index_warn (
          findings, "pca",
          "%s: the loadings of the first component cancel out, so that it has no direction: the given "
          "weights stay",
          group->name);
      return FALSE;
    }
  for (guint i = 0; i < group->n_parts; i++)
    {
      double loading = sum < 0 ? -components->loadings[i] : components->loadings[i];

      /* Rounding may leave a loading of nothing on either side of 0. */
      weights[i] = loading > 1e-12 ? loading : 0;
      if (loading < -1e-12)
        pal_index_warn (findings, "pca", "%s: %s runs against the other parts (loading %.3g) and counts 0",
                        group->name, group->codes[i], loading);
    }
  return TRUE;
}
