/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index/pal-index-variants.h"

static void
treat_again (PalMatrix *values, const PalIndexData *data, const PalIndexMethod *method)
{
  g_autofree double *times = NULL;
  guint n_times;

  g_free (pal_index_treat_times (values, data, method, &times, &n_times, NULL));
}

/* The normalised indicators with other choices than the index has; NULL: as the index. */
static PalMatrix *
make_parts (const PalIndexVariants *self,
            const PalIndexData *data,
            const PalImputeMethod *impute,
            const PalTreatMethod *treat,
            const PalNormaliseRule *normalise)
{
  const PalIndexRun *run = self->run;
  PalIndexMethod method = *run->method;
  g_autoptr (PalMatrix) values = pal_matrix_filter (data->indicators, run->included);

  if (impute != NULL)
    method.impute = *impute;
  if (treat != NULL)
    method.treat = *treat;
  for (guint i = 0; i < method.n_steps; i++)
    if (method.steps[i] == PAL_INDEX_DENOMINATE && method.denominate)
      pal_index_denominate (values, self->tree, run->data, NULL);
    else if (method.steps[i] == PAL_INDEX_IMPUTE)
      pal_index_impute (values, run->data, method.impute, method.impute_group, NULL);
    else if (method.steps[i] == PAL_INDEX_TREAT)
      treat_again (values, run->data, &method);
    else if (method.steps[i] == PAL_INDEX_NORMALISE)
      pal_index_normalise (values, self->tree, run->data, &method, normalise, NULL);
  return g_steal_pointer (&values);
}

PalIndexVariants *
pal_index_variants_new (const PalIndexTree *tree, const PalIndexData *data, const PalIndexRun *run)
{
  const GArray *imputes = run->method->vary_impute, *treats = run->method->vary_treat;
  const GArray *normalises = run->method->vary_normalise;
  PalIndexVariants *self = g_new0 (PalIndexVariants, 1);
  guint n = 0;

  self->tree = tree;
  self->run = run;
  self->n_imputes = MAX (imputes->len, 1);
  self->n_treats = MAX (treats->len, 1);
  self->n_normalises = MAX (normalises->len, 1);
  self->n_parts = self->n_imputes * self->n_treats * self->n_normalises;
  self->parts = g_new0 (PalMatrix *, self->n_parts);
  if (imputes->len + treats->len + normalises->len == 0)
    {
      self->parts[0] = pal_matrix_copy (pal_index_run_get_parts (run));
      return self;
    }
  for (guint i = 0; i < self->n_imputes; i++)
    for (guint j = 0; j < self->n_treats; j++)
      for (guint k = 0; k < self->n_normalises; k++)
        self->parts[n++] =
            make_parts (self, data, imputes->len > 0 ? &g_array_index (imputes, PalImputeMethod, i) : NULL,
                        treats->len > 0 ? &g_array_index (treats, PalTreatMethod, j) : NULL,
                        normalises->len > 0 ? &g_array_index (normalises, PalNormaliseRule, k) : NULL);
  return self;
}

void
pal_index_variants_free (PalIndexVariants *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_parts; i++)
    pal_matrix_free (self->parts[i]);
  g_free (self->parts);
  g_free (self);
}

const PalMatrix *
pal_index_variants_get (const PalIndexVariants *self, guint impute, guint treat, guint normalise)
{
  return self->parts[(impute * self->n_treats + treat) * self->n_normalises + normalise];
}

void
pal_index_variants_evaluate (const PalIndexVariants *self,
                             const PalMatrix *parts,
                             const double *weights,
                             const PalMeanRule *mean,
                             double *scores,
                             guint *ranks)
{
  guint n = self->run->data->n_units;

  pal_index_aggregate (self->tree, self->run->method, parts, weights, mean, scores, self->run->data, NULL);
  pal_index_rank (scores + (gsize) (self->tree->n_aggregates - 1) * n, self->run->data->times, n, ranks);
}
