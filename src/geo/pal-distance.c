/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-distance.h"

#include <math.h>

/* Mean radius R1 of the ellipsoid (IUGG); against the ellipsoid distances are at most 0.6 % wrong. */
#define EARTH_KM 6371.0088

#define RADIANS(degrees) ((degrees) *G_PI / 180)

/**
 * pal_distance_km:
 *
 * Great-circle distance in km by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984), which
 * keeps its precision for short distances.
 */
double
pal_distance_km (double latitude_a, double longitude_a, double latitude_b, double longitude_b)
{
  const double dy = sin (RADIANS (latitude_b - latitude_a) / 2);
  const double dx = sin (RADIANS (longitude_b - longitude_a) / 2);
  const double h = dy * dy + cos (RADIANS (latitude_a)) * cos (RADIANS (latitude_b)) * dx * dx;

  return 2 * EARTH_KM * asin (sqrt (MIN (h, 1)));
}

/**
 * pal_distance_km_per_unit:
 *
 * Km on the ground that one unit of the Mercator square stands for at a latitude.
 */
double
pal_distance_km_per_unit (double latitude)
{
  return 2 * G_PI * EARTH_KM * cos (RADIANS (latitude));
}

/**
 * pal_distance_scale_bar_km:
 * @latitude: of the middle of the view, degrees
 * @px_per_unit: px that the whole square would take
 * @max_px: room for the bar
 * @length_px: (out): length of the bar, at most @max_px
 *
 * Returns: the longest 1, 2 or 5 times a power of ten that fits, in km; 0 if there is no room
 */
double
pal_distance_scale_bar_km (double latitude, double px_per_unit, double max_px, double *length_px)
{
  static const double steps[] = { 5, 2, 1 };
  const double km_per_px = pal_distance_km_per_unit (latitude) / px_per_unit;
  const double room_km = max_px * km_per_px;
  double power;

  *length_px = 0;
  if (!(room_km > 0) || !isfinite (room_km))
    return 0;

  power = pow (10, floor (log10 (room_km)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power <= room_km)
      {
        *length_px = steps[i] * power / km_per_px;
        return steps[i] * power;
      }
  /* log10() may round up just below a power of ten. */
  *length_px = power / 2 / km_per_px;
  return power / 2;
}
