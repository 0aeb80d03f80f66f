/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-normalise.h"

#include <math.h>

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

int
pal_normalise_level_of (double score)
{
  /* A mean of three scores that is 75 on paper must not fall below it by the last bit. */
  const double last_bits = 1e-9;

  return 1 + (score >= 25 - last_bits) + (score >= 50 - last_bits) + (score >= 75 - last_bits);
}
