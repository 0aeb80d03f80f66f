/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column of numbers is like; missing numbers are left out.  A figure that the present numbers do not
 * give (a spread of one number) is NaN. */
typedef struct
{
  guint n; /* present */
  double min, max, mean;
  double sd;       /* with n - 1 */
  double skew;     /* G1 = g1 sqrt (n (n - 1)) / (n - 2), Joanes and Gill 1998: as in SAS, SPSS and Excel */
  double kurtosis; /* G2 = (n - 1) ((n + 1) g2 + 6) / ((n - 2) (n - 3)), excess over the normal one */
} PalMoments;

void pal_moments_compute (const double *values, guint n, PalMoments *out);

/* Quantile of type 7 (Hyndman and Fan 1996) of what is present; NaN: nothing is.  @share 0..1. */
double pal_moments_quantile (const double *values, guint n, double share);

/* Ranks of what is present, 1 = least, ties take the least rank; a missing number gets 0.  Returns how many
 * are present. */
guint pal_moments_rank_up (const double *values, guint n, guint *ranks);

G_END_DECLS
