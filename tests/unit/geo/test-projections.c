/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "geo/pal-atlas.h"
#include "geo/pal-distance.h"
#include "geo/pal-laea.h"
#include "geo/pal-mercator.h"

static void
test_mercator_values (void)
{
  /* EPSG guidance note 7-2, method 1024 (EPSG:3857): 24°22'54.433"N 100°20'W -> -11169055.58, 2800000.00. */
  const double circumference = 2 * G_PI * 6378137.0;
  PalPoint p = pal_mercator_project (24 + 22 / 60.0 + 54.433 / 3600, -(100 + 20 / 60.0));

  g_assert_cmpfloat_with_epsilon ((p.x - 0.5) * circumference, -11169055.58, 0.01);
  g_assert_cmpfloat_with_epsilon ((0.5 - p.y) * circumference, 2800000.00, 0.01);
}

static void
test_mercator_round_trip (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      const double latitude = g_test_rand_double_range (-85, 85),
                   longitude = g_test_rand_double_range (-180, 180);
      double back_latitude, back_longitude;

      pal_mercator_unproject (pal_mercator_project (latitude, longitude), &back_latitude, &back_longitude);
      g_assert_cmpfloat_with_epsilon (back_latitude, latitude, 1e-9);
      g_assert_cmpfloat_with_epsilon (back_longitude, longitude, 1e-9);
    }
  /* The poles would lie infinitely far away. */
  g_assert_cmpfloat_with_epsilon (pal_mercator_project (90, 0).y, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (pal_mercator_project (-90, 0).y, 1, 1e-9);
}

static void
test_affine (void)
{
  for (guint i = 0; i < 100; i++)
    {
      const PalPoint center = { g_test_rand_double (), g_test_rand_double () };
      const PalPoint other = { g_test_rand_double (), g_test_rand_double () };
      const double size = g_test_rand_double_range (256, 1e6), rotation = g_test_rand_double_range (-4, 4);
      const PalAffine view = pal_affine_new_for_view (center, size, rotation, 800, 600);
      const PalPoint middle = pal_affine_apply (&view, center), away = pal_affine_apply (&view, other);
      PalAffine inverse;
      PalPoint back;

      g_assert_cmpfloat_with_epsilon (middle.x, 400, 1e-6);
      g_assert_cmpfloat_with_epsilon (middle.y, 300, 1e-6);
      g_assert_cmpfloat_with_epsilon (hypot (away.x - middle.x, away.y - middle.y),
                                      hypot (other.x - center.x, other.y - center.y) * size, 1e-6);
      g_assert_true (pal_affine_invert (&view, &inverse));
      back = pal_affine_apply (&inverse, away);
      g_assert_cmpfloat_with_epsilon (back.x, other.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (back.y, other.y, 1e-9);
    }
}

static void
test_affine_flat (void)
{
  const PalAffine flat = { .xx = 1, .xy = 2, .yx = 2, .yy = 4 };
  PalAffine inverse = { .xx = 42 };

  g_assert_false (pal_affine_invert (&flat, &inverse));
  g_assert_cmpfloat (inverse.xx, ==, 42);
}

static void
test_ring (void)
{
  static const PalPoint ring[] = { { 0, 0 }, { 4, 0 }, { 4, 4 }, { 2, 1 }, { 0, 4 } };
  static const struct
  {
    double x, y;
    gboolean inside;
  } cases[] = {
    { 1, 1, TRUE }, { 3.5, 2, TRUE }, { 2, 2, FALSE }, { 2, 0.5, TRUE }, { -1, 1, FALSE }, { 2, 5, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%g %g", cases[i].x, cases[i].y);
      g_assert_cmpint (pal_ring_contains (ring, G_N_ELEMENTS (ring), (PalPoint){ cases[i].x, cases[i].y }),
                       ==, cases[i].inside);
    }
  g_assert_false (pal_ring_contains (ring, 0, (PalPoint){ 1, 1 }));
}

/* The series of the inverse, cut after e^6, leaves about a millimetre. */
#define LAEA_INVERSE_DEGREES 3e-8

static const struct
{
  const char *name;
  double latitude, longitude, east, north;
} laea_cases[] = {
  /* IOGP 373-7-2, example of method 9820. */
  { "guidance note", 50, 5, 3962799.45, 2999718.85 },
  { "origin", 52, 10, 4321000, 3210000 },
  /* By the formulas of the note, symmetric about the meridian of 10° E. */
  { "mirror of the note's example", 50, 15, 2 * 4321000 - 3962799.45, 2999718.85 },
};

static void
test_laea_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (laea_cases); i++)
    {
      PalPoint p = pal_laea_project (laea_cases[i].latitude, laea_cases[i].longitude);
      double latitude, longitude;

      g_test_message ("%s: %.3f %.3f", laea_cases[i].name, p.x, p.y);
      g_assert_cmpfloat_with_epsilon (p.x, laea_cases[i].east, 0.01);
      g_assert_cmpfloat_with_epsilon (p.y, laea_cases[i].north, 0.01);
      g_assert_true (pal_laea_unproject (p, &latitude, &longitude));
      g_assert_cmpfloat_with_epsilon (latitude, laea_cases[i].latitude, LAEA_INVERSE_DEGREES);
      g_assert_cmpfloat_with_epsilon (longitude, laea_cases[i].longitude, 1e-9);
    }
}

static void
test_laea_round_trip (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      const double latitude = g_test_rand_double_range (20, 89.9),
                   longitude = g_test_rand_double_range (-60, 120);
      double back_latitude, back_longitude;

      g_assert_true (
          pal_laea_unproject (pal_laea_project (latitude, longitude), &back_latitude, &back_longitude));
      g_assert_cmpfloat_with_epsilon (back_latitude, latitude, LAEA_INVERSE_DEGREES);
      g_assert_cmpfloat_with_epsilon (back_longitude, longitude, 2e-6);
    }
}

static void
test_laea_outside (void)
{
  static const PalPoint outside[] = { { 1e9, 0 }, { 0, -1e9 }, { NAN, 0 }, { 0, INFINITY } };
  double latitude = 1, longitude = 2;

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (pal_laea_unproject (outside[i], &latitude, &longitude));
  g_assert_cmpfloat (latitude, ==, 1);
  g_assert_cmpfloat (longitude, ==, 2);
}

/* Area of a ring of the plane in km². */
static double
ring_area_km2 (const PalPoint *points, guint n)
{
  double area = 0;

  for (guint i = 0, j = n - 1; i < n; j = i++)
    area += points[j].x * points[i].y - points[i].x * points[j].y;
  return fabs (area) / 2 / 1e6;
}

/* How much larger an area is on the ellipsoid GRS 1980 than on the sphere: product of its two radii of
 * curvature. */
static double
ellipsoid_share (double latitude)
{
  const double f = 1 / 298.257222101, e2 = f * (2 - f), s = sin (latitude * G_PI / 180), w = 1 - e2 * s * s;

  return 6378.137 * 6378.137 * (1 - e2) / (w * w) / (6371.0088 * 6371.0088);
}

/* It is called equal-area: what the script measured on the sphere must come out on paper. */
static void
test_laea_equal_area (void)
{
  static const char *const countries[] = { "PT", "IS", "FI", "CZ", "TR", "UZ" };
  PalAtlas *atlas = pal_atlas_get_default ();
  const PalAtlasGeometry *g = pal_atlas_get_geometry (atlas, PAL_ATLAS_10M, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      const PalAtlasCountry *country = pal_atlas_get_country (atlas, countries[i]);
      double area = 0;

      for (guint s = 0; s < g->n_shapes; s++)
        for (guint r = 0; r < g->shapes[s].n_rings && g->shapes[s].country == country->of; r++)
          {
            const PalAtlasRing *ring = &g->shapes[s].rings[r];
            g_autofree PalPoint *points = g_new (PalPoint, ring->n_points);

            pal_laea_project_mercator (ring->points, ring->n_points, points);
            area += ring_area_km2 (points, ring->n_points) * (ring->is_hole ? -1 : 1);
          }
      g_test_message ("%s: %.0f on paper, %.0f on the sphere", countries[i], area, country->area_km2);
      g_assert_cmpfloat_with_epsilon (area / country->area_km2, ellipsoid_share (country->latitude), 0.0006);
    }
}

static void
test_distance (void)
{
  static const struct
  {
    const char *name;
    double latitude_a, longitude_a, latitude_b, longitude_b, km, tolerance_km;
  } cases[] = {
    { "nothing", 60, 10, 60, 10, 0, 1e-9 },
    /* A degree on a great circle: 2 pi R / 360. */
    { "degree of latitude", 10, 20, 11, 20, 111.1950, 0.001 },
    { "degree on the equator", 0, 20, 0, 21, 111.1950, 0.001 },
    { "to the other side", 0, 0, 0, 180, 20015.114, 0.01 },
    { "over the pole", 80, 0, 80, 180, 2223.90, 0.01 },
    /* Great circle by the spherical law of cosines, worked out apart from this program. */
    { "Oslo to Rome", 59.9139, 10.7522, 41.9028, 12.4964, 2006.30458, 0.001 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double there = pal_distance_km (cases[i].latitude_a, cases[i].longitude_a, cases[i].latitude_b,
                                            cases[i].longitude_b);
      const double back = pal_distance_km (cases[i].latitude_b, cases[i].longitude_b, cases[i].latitude_a,
                                           cases[i].longitude_a);

      g_test_message ("%s: %.4f", cases[i].name, there);
      g_assert_cmpfloat_with_epsilon (there, cases[i].km, cases[i].tolerance_km);
      g_assert_cmpfloat_with_epsilon (there, back, 1e-9);
    }
}

static void
test_scale_bar (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      const double latitude = g_test_rand_double_range (-80, 80);
      const double px_per_unit = 256 * exp2 (g_test_rand_double_range (0, 20));
      double px, mantissa;
      const double km = pal_distance_scale_bar_km (latitude, px_per_unit, 120, &px);

      mantissa = km / pow (10, floor (log10 (km) + 1e-9));
      g_assert_true (fabs (mantissa - 1) < 1e-6 || fabs (mantissa - 2) < 1e-6 || fabs (mantissa - 5) < 1e-6);
      /* The next longer one, 2 or 2.5 times as long, would not fit. */
      g_assert_cmpfloat (px, <=, 120 + 1e-6);
      g_assert_cmpfloat (px, >, 120 / 2.5 - 1e-6);
      g_assert_cmpfloat_with_epsilon (px, km / pal_distance_km_per_unit (latitude) * px_per_unit, 1e-6);
    }
}

/* Two points a little apart: the bar must agree with the distance between them. */
static void
test_scale_agrees (void)
{
  for (double latitude = -80; latitude <= 80; latitude += 10)
    {
      const PalPoint a = pal_mercator_project (latitude, 10), b = pal_mercator_project (latitude, 10.01);

      g_assert_cmpfloat_with_epsilon ((b.x - a.x) * pal_distance_km_per_unit (latitude),
                                      pal_distance_km (latitude, 10, latitude, 10.01), 1e-6);
    }
}

static void
test_scale_bar_without_room (void)
{
  double px = 1;

  g_assert_cmpfloat (pal_distance_scale_bar_km (60, 1000, 0, &px), ==, 0);
  g_assert_cmpfloat (px, ==, 0);
  g_assert_cmpfloat (pal_distance_scale_bar_km (60, 0, 100, &px), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mercator/values", test_mercator_values);
  g_test_add_func ("/mercator/round-trip", test_mercator_round_trip);
  g_test_add_func ("/mercator/affine", test_affine);
  g_test_add_func ("/mercator/affine-flat", test_affine_flat);
  g_test_add_func ("/mercator/ring", test_ring);
  g_test_add_func ("/laea/values", test_laea_values);
  g_test_add_func ("/laea/round-trip", test_laea_round_trip);
  g_test_add_func ("/laea/outside", test_laea_outside);
  g_test_add_func ("/laea/equal-area", test_laea_equal_area);
  g_test_add_func ("/distance/km", test_distance);
  g_test_add_func ("/distance/scale-bar", test_scale_bar);
  g_test_add_func ("/distance/scale-agrees", test_scale_agrees);
  g_test_add_func ("/distance/scale-bar-without-room", test_scale_bar_without_room);
  return g_test_run ();
}
