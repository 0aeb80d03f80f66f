/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "score/pal-aggregate.h"

#include <math.h>

gboolean
pal_aggregate (PalAggregateMethod method, const double *scores, const double *weights, guint n, double *out)
{
  gboolean geometric = method == PAL_AGGREGATE_GEOMETRIC;
  double sum = 0, all = 0;

  for (guint i = 0; i < n; i++)
    {
      if (geometric && scores[i] <= 0)
        return FALSE;
      sum += weights[i] * (geometric ? log (scores[i]) : scores[i]);
      all += weights[i];
    }
  if (all <= 0)
    return FALSE;
  *out = geometric ? exp (sum / all) : sum / all;
  return TRUE;
}
