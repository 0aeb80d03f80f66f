/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pal-method-fill.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"

typedef struct
{
  PalWeightMethod method;
  const char *title, *about;
} Fill;

static const Fill fills[PAL_METHOD_N_FILLS] = {
  [PAL_METHOD_FILL_EQUAL] = { PAL_WEIGHTS_EQUAL, N_ ("All Alike"), N_ ("Each counts 1 in its group.") },
  [PAL_METHOD_FILL_PCA] = { PAL_WEIGHTS_PCA, N_ ("By the First Component"),
                            N_ ("What goes along with the others of its group counts more: the loadings of "
                                "the "
                                "first principal component.") },
  [PAL_METHOD_FILL_CORR] = { PAL_WEIGHTS_CORR, N_ ("By Correlation"),
                             N_ ("So that each part correlates with its group as strongly as the others "
                                 "do.") },
};

const char *
pal_method_fill_get_title (PalMethodFill fill)
{
  g_return_val_if_fail (fill < PAL_METHOD_N_FILLS, NULL);

  return _ (fills[fill].title);
}

const char *
pal_method_fill_get_about (PalMethodFill fill)
{
  g_return_val_if_fail (fill < PAL_METHOD_N_FILLS, NULL);

  return _ (fills[fill].about);
}

/* FALSE: there is nothing in @found to set them from. */
static gboolean
take_group (const PalIndexNode *group, const double *found, PalMethodSettings *settings)
{
  double sum = 0;

  for (guint i = 0; i < group->n_children; i++)
    sum += found[group->children[i]];
  if (!(sum > 0) || !isfinite (sum))
    return FALSE;
  for (guint i = 0; i < group->n_children; i++)
    settings->weights[group->children[i]] = found[group->children[i]] * group->n_children / sum;
  return TRUE;
}

/* The engine leaves the given weights where it finds none. */
static gboolean
is_given (const PalIndexNode *group, const double *found, const PalMethodSettings *settings)
{
  double sum = 0, given = 0;

  for (guint i = 0; i < group->n_children; i++)
    {
      sum += found[group->children[i]];
      given += settings->weights[group->children[i]];
    }
  for (guint i = 0; i < group->n_children; i++)
    if (fabs (found[group->children[i]] / sum - settings->weights[group->children[i]] / given) > 1e-9)
      return FALSE;
  return TRUE;
}

gboolean
pal_method_fill_weights (PalMethodModel *model, PalMethodFill fill, guint *n_kept, GError **error)
{
  PalMethodRun *run = pal_method_model_get_run (model);
  const PalMethodSettings *now = pal_method_model_get_settings (model);
  g_autoptr (PalMethodSettings) settings = NULL;
  g_autoptr (PalIndexMethod) method = NULL;
  g_autoptr (PalIndexRun) found = NULL;

  g_return_val_if_fail (fill < PAL_METHOD_N_FILLS && n_kept != NULL, FALSE);

  *n_kept = 0;
  if (run == NULL || now == NULL)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID,
                           _ ("There is nothing yet that an index could be made of."));
      return FALSE;
    }
  settings = pal_method_settings_copy (now);
  method = pal_method_settings_to_method (settings, run->index);
  method->weights = fills[fill].method;
  if (fill == PAL_METHOD_FILL_EQUAL)
    g_hash_table_remove_all (method->weight_of);
  found = pal_index_run_new (run->index->tree, run->index->data, method, error);
  if (found == NULL)
    return FALSE;
  for (guint k = 0; k < run->index->tree->n_aggregates; k++)
    {
      const PalIndexNode *group = &run->index->tree->nodes[run->index->tree->aggregates[k]];

      /* One alone needs no weight. */
      if (group->n_children < 2)
        continue;
      if ((fill != PAL_METHOD_FILL_EQUAL && is_given (group, found->weights, settings)) ||
          !take_group (group, found->weights, settings))
        (*n_kept)++;
    }
  pal_method_model_set_settings (model, settings);
  return TRUE;
}
