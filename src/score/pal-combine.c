/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-combine.h"

#include <math.h>

#include "index/pal-index-steps.h"
#include "score/pal-aggregate.h"

static PalMeanMethod
to_mean (PalCombineMethod method)
{
  switch (method)
    {
    case PAL_COMBINE_GEOMETRIC:
      return PAL_MEAN_GEOMETRIC;
    case PAL_COMBINE_HARMONIC:
      return PAL_MEAN_HARMONIC;
    case PAL_COMBINE_POWER:
      return PAL_MEAN_POWER;
    case PAL_COMBINE_MEDIAN:
      return PAL_MEAN_MEDIAN;
    case PAL_COMBINE_MPI:
      return PAL_MEAN_MPI;
    case PAL_COMBINE_ARITHMETIC:
    case PAL_N_COMBINES:
    default:
      return PAL_MEAN_ARITHMETIC;
    }
}

gboolean
pal_combine (const PalCombine *self, const double *scores, const double *weights, guint n, double *out)
{
  PalMeanRule rule = { to_mean (self->method), self->power };
  g_autofree const double **parts = NULL;

  if (n == 0)
    return FALSE;
  if (self->method == PAL_COMBINE_ARITHMETIC)
    return pal_aggregate (PAL_AGGREGATE_ARITHMETIC, scores, weights, n, out);
  parts = g_new (const double *, n);
  for (guint i = 0; i < n; i++)
    parts[i] = &scores[i];
  pal_index_mean (&rule, parts, weights, n, 1, 0, out, NULL);
  return isfinite (*out);
}
