/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-laea.h"

#include <math.h>

/* Lambert azimuthal equal-area on the ellipsoid: IOGP Publication 373-7-2 (EPSG guidance note 7-2), method
 * 9820; ellipsoid GRS 1980, latitude of origin 52° N, longitude of origin 10° E. */
#define SEMI_MAJOR_M 6378137.0
#define FLATTENING (1 / 298.257222101)
#define E2 (FLATTENING * (2 - FLATTENING))
#define ORIGIN_LATITUDE (52 * G_PI / 180)
#define ORIGIN_LONGITUDE (10 * G_PI / 180)
#define FALSE_EASTING_M 4321000.0
#define FALSE_NORTHING_M 3210000.0

/* What depends on the origin alone. */
typedef struct
{
  double q_pole, radius, d, sin_beta, cos_beta;
} Origin;

static double
authalic_q (double sin_latitude)
{
  const double e = sqrt (E2), es = e * sin_latitude;

  return (1 - E2) * (sin_latitude / (1 - es * es) - log ((1 - es) / (1 + es)) / (2 * e));
}

static const Origin *
get_origin (void)
{
  static Origin origin;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      const double s = sin (ORIGIN_LATITUDE), c = cos (ORIGIN_LATITUDE);

      origin.q_pole = authalic_q (1);
      origin.radius = SEMI_MAJOR_M * sqrt (origin.q_pole / 2);
      origin.sin_beta = authalic_q (s) / origin.q_pole;
      origin.cos_beta = sqrt (1 - origin.sin_beta * origin.sin_beta);
      origin.d = SEMI_MAJOR_M * c / (sqrt (1 - E2 * s * s) * origin.radius * origin.cos_beta);
      g_once_init_leave (&once, 1);
    }
  return &origin;
}

/**
 * pal_laea_project:
 * @latitude: ETRS89 (for our purposes WGS 84) degrees
 * @longitude: degrees
 *
 * Returns: easting and northing in metres; the antipode of the origin, where there is none, gives infinity
 */
PalPoint
pal_laea_project (double latitude, double longitude)
{
  const Origin *o = get_origin ();
  const double sin_beta = CLAMP (authalic_q (sin (latitude * G_PI / 180)) / o->q_pole, -1, 1);
  const double cos_beta = sqrt (1 - sin_beta * sin_beta);
  const double delta = longitude * G_PI / 180 - ORIGIN_LONGITUDE;
  const double b = o->radius * sqrt (2 / (1 + o->sin_beta * sin_beta + o->cos_beta * cos_beta * cos (delta)));

  return (PalPoint){ FALSE_EASTING_M + b * o->d * cos_beta * sin (delta),
                     FALSE_NORTHING_M +
                         b / o->d * (o->cos_beta * sin_beta - o->sin_beta * cos_beta * cos (delta)) };
}

/**
 * pal_laea_unproject:
 *
 * Returns: %FALSE, and leaves the results alone, if @point lies outside the disc of the projected world
 */
gboolean
pal_laea_unproject (PalPoint point, double *latitude, double *longitude)
{
  const Origin *o = get_origin ();
  const double east = point.x - FALSE_EASTING_M, north = point.y - FALSE_NORTHING_M;
  const double rho = hypot (east / o->d, o->d * north);
  const double e4 = E2 * E2, e6 = E2 * E2 * E2;
  double c, beta;

  /* Written so that a NaN fails as well. */
  if (!(rho <= 2 * o->radius))
    return FALSE;
  if (rho < 1e-9)
    {
      *latitude = ORIGIN_LATITUDE * 180 / G_PI;
      *longitude = ORIGIN_LONGITUDE * 180 / G_PI;
      return TRUE;
    }
  c = 2 * asin (rho / (2 * o->radius));
  beta = asin (CLAMP (cos (c) * o->sin_beta + o->d * north * sin (c) * o->cos_beta / rho, -1, 1));
  *latitude = (beta + (E2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * sin (2 * beta) +
               (23 * e4 / 360 + 251 * e6 / 3780) * sin (4 * beta) + (761 * e6 / 45360) * sin (6 * beta)) *
              180 / G_PI;
  *longitude = (ORIGIN_LONGITUDE + atan2 (east * sin (c), o->d * rho * o->cos_beta * cos (c) -
                                                              o->d * o->d * north * o->sin_beta * sin (c))) *
               180 / G_PI;
  return TRUE;
}

/**
 * pal_laea_project_mercator:
 * @mercator: points of the unit square, such as a ring of an atlas
 * @laea: (out): as many points in metres; may be @mercator itself
 */
void
pal_laea_project_mercator (const PalPoint *mercator, gsize n_points, PalPoint *laea)
{
  for (gsize i = 0; i < n_points; i++)
    {
      double latitude, longitude;

      pal_mercator_unproject (mercator[i], &latitude, &longitude);
      laea[i] = pal_laea_project (latitude, longitude);
    }
}
