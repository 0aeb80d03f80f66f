/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/pal-outlier.h"

#include <math.h>
#include <stdlib.h>

/* Of a normal distribution: the third quartile, 1 over it, and the square root of pi / 2. */
#define QUARTILE 0.6745
#define MAD_TO_SD 1.4826
#define MEAN_AD_TO_SD 1.253314

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
sort_to_median (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

gboolean
pal_spread_init (PalSpread *self, double *values, gsize n)
{
  double sum = 0, squares = 0;

  g_return_val_if_fail (self != NULL && (values != NULL || n == 0), FALSE);

  *self = (PalSpread){ 0 };
  if (n < PAL_OUTLIER_MIN_N)
    return FALSE;

  /* Sums go over sorted numbers, so that the order of the countries cannot move the last digit. */
  self->n = n;
  self->median = sort_to_median (values, n);
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  self->mean = sum / (double) n;
  for (gsize i = 0; i < n; i++)
    squares += (values[i] - self->mean) * (values[i] - self->mean);
  self->sd = sqrt (squares / (double) (n - 1));

  for (gsize i = 0; i < n; i++)
    values[i] = fabs (values[i] - self->median);
  self->mad = sort_to_median (values, n);
  sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  self->mean_ad = sum / (double) n;
  return TRUE;
}

double
pal_spread_get_z (const PalSpread *self, double x)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sd > 0 ? (x - self->mean) / self->sd : 0;
}

double
pal_spread_get_modified_z (const PalSpread *self, double x)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->mad > 0)
    return QUARTILE * (x - self->median) / self->mad;
  return self->mean_ad > 0 ? (x - self->median) / (MEAN_AD_TO_SD * self->mean_ad) : 0;
}

gboolean
pal_spread_is_outlier (const PalSpread *self, double x)
{
  return fabs (pal_spread_get_modified_z (self, x)) > PAL_OUTLIER_MODIFIED_Z ||
         fabs (pal_spread_get_z (self, x)) > PAL_OUTLIER_Z;
}

gboolean
pal_spread_is_odd_change (const PalSpread *self, double change)
{
  double scale;

  g_return_val_if_fail (self != NULL, FALSE);

  scale = self->mad > 0 ? MAD_TO_SD * self->mad : MEAN_AD_TO_SD * self->mean_ad;
  return scale > 0 && fabs (change - self->median) > PAL_OUTLIER_CHANGE_MADS * scale;
}

gboolean
pal_outlier_is_jump (double before, double now)
{
  return fabs (now - before) >= PAL_OUTLIER_JUMP_LEAST &&
         (now > PAL_OUTLIER_JUMP_FACTOR * before || PAL_OUTLIER_JUMP_FACTOR * now < before);
}
