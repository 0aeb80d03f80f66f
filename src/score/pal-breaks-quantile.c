/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hyndman, R. J. and Fan, Y. (1996): Sample quantiles in statistical packages, The American Statistician 50,
 * 361-365.  Numbered as there and in R, whose tolerance for a place that misses a whole number by its last
 * bits is taken over. */
#include <float.h>
#include <math.h>

#include "score/pal-breaks-private.h"

#define FUZZ (4 * DBL_EPSILON)

/* Order statistic j, from 1; the ends stand for all beyond them. */
static double
take (const double *sorted, guint n, double j)
{
  return sorted[(guint) CLAMP (j, 1, n) - 1];
}

/* Types 1 to 3 step from one value to the next. */
static double
take_step (const double *sorted, guint n, double share, guint type)
{
  double place = type == 3 ? n * share - 0.5 : n * share;
  double j = floor (place + FUZZ), h;

  if (type == 3)
    h = fabs (place - j) > FUZZ || fmod (j, 2) != 0 ? 1 : 0;
  else
    h = place - j > FUZZ ? 1 : type == 2 ? 0.5 : 0;
  return (1 - h) * take (sorted, n, j) + h * take (sorted, n, j + 1);
}

double
pal_breaks_quantile (const double *sorted, guint n, double share, guint type)
{
  /* Types 4 to 9: the place of the value is a + share (n + 1 - a - b). */
  static const double a[] = { 0, 0.5, 0, 1, 1.0 / 3, 3.0 / 8 };
  static const double b[] = { 1, 0.5, 0, 1, 1.0 / 3, 3.0 / 8 };
  double place, j, h, low;

  g_return_val_if_fail (n > 0 && type >= 1 && type <= PAL_BREAKS_N_QUANTILE_TYPES, NAN);

  if (share <= 0 || share >= 1)
    return share <= 0 ? sorted[0] : sorted[n - 1];
  if (type <= 3)
    return take_step (sorted, n, share, type);
  place = a[type - 4] + share * (n + 1 - a[type - 4] - b[type - 4]);
  j = floor (place + FUZZ);
  h = fabs (place - j) < FUZZ ? 0 : place - j;
  low = take (sorted, n, j);
  return h > 0 ? low + h * (take (sorted, n, j + 1) - low) : low;
}
