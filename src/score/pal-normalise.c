/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-normalise.h"

#include <math.h>

#include "index/pal-index-steps.h"

gboolean
pal_normalise (const PalIndicator *indicator, double lower, double upper, double value, double *out)
{
  double score;

  if (!(upper > lower))
    return FALSE;
  score = 100 * (value - lower) / (upper - lower);
  if (!isfinite (score))
    return FALSE;
  if (indicator->direction < 0)
    score = 100 - score;
  /* Between the least and the greatest nothing lies outside but by the last bit. */
  *out = indicator->cap || indicator->scale == PAL_SCALE_MINMAX ? CLAMP (score, 0.0, 100.0) : score;
  return TRUE;
}

gboolean
pal_normalise_needs_column (const PalIndicator *indicator)
{
  return indicator->scale != PAL_SCALE_GOALPOSTS && indicator->scale != PAL_SCALE_MINMAX;
}

static PalNormaliseMethod
to_method (PalScaleMethod scale)
{
  switch (scale)
    {
    case PAL_SCALE_ZSCORE:
      return PAL_NORMALISE_ZSCORE;
    case PAL_SCALE_PERCENTILE_RANK:
      return PAL_NORMALISE_PERCENTILE_RANK;
    case PAL_SCALE_DIST_MAX:
      return PAL_NORMALISE_DIST_MAX;
    case PAL_SCALE_DIST_REF:
      return PAL_NORMALISE_DIST_REF;
    case PAL_SCALE_DIST_TARGET:
      return PAL_NORMALISE_DIST_TARGET;
    case PAL_SCALE_FRAC_MAX:
      return PAL_NORMALISE_FRAC_MAX;
    case PAL_SCALE_GOALPOSTS:
    case PAL_SCALE_MINMAX:
    case PAL_N_SCALES:
    default:
      return PAL_NORMALISE_NONE;
    }
}

void
pal_normalise_column (const PalIndicator *indicator,
                      const double *values,
                      guint n,
                      double reference,
                      double *out)
{
  PalNormaliseRule rule = { .method = to_method (indicator->scale),
                            .cap = indicator->cap,
                            .mean = indicator->scale_mean,
                            .sd = indicator->scale_sd };
  const char *why;

  g_return_if_fail (pal_normalise_needs_column (indicator));

  pal_index_normalise_column (values, n, indicator->direction, &rule,
                              indicator->has_target ? indicator->target : NAN, reference, out, &why);
  for (guint i = 0; i < n && indicator->scale != PAL_SCALE_ZSCORE; i++)
    out[i] *= 100;
}

int
pal_normalise_level_of (double score)
{
  /* A mean of three scores that is 75 on paper must not fall below it by the last bit. */
  const double last_bits = 1e-9;

  return 1 + (score >= 25 - last_bits) + (score >= 50 - last_bits) + (score >= 75 - last_bits);
}
