/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "geo/pal-atlas.h"

/* Counts of the source files (Natural Earth as delivered, countries-stats.json); 1:110m is cut to the frame
 * by the script, so its counts are those of this project. */
static const struct
{
  PalAtlasLevel level;
  const char *name;
  guint n_shapes, n_line_points, n_lines;
} level_facts[] = {
  { PAL_ATLAS_110M, "110m", 74, 2075, 0 },
  { PAL_ATLAS_50M, "50m", 86, 19565, 318 + 178 + 1 },
  { PAL_ATLAS_10M, "10m", 91, 112156, 788 + 192 + 7 },
};

static const PalAtlasGeometry *
get_level (PalAtlasLevel level)
{
  g_autoptr (GError) error = NULL;
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (pal_atlas_get_default (), level, &error);

  g_assert_no_error (error);
  g_assert_nonnull (geometry);
  return geometry;
}

static void
test_counts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (level_facts); i++)
    {
      const PalAtlasGeometry *g = get_level (level_facts[i].level);
      guint n_points = 0;

      g_test_message ("%s: %u shapes, %u lines, %u rings, %u ring points", level_facts[i].name, g->n_shapes,
                      g->n_lines, g->n_rings, g->n_ring_points);
      g_assert_cmpuint (g->n_shapes, ==, level_facts[i].n_shapes);
      g_assert_cmpuint (g->n_line_points, ==, level_facts[i].n_line_points);
      if (level_facts[i].n_lines != 0)
        g_assert_cmpuint (g->n_lines, ==, level_facts[i].n_lines);
      for (guint s = 0; s < g->n_shapes; s++)
        for (guint r = 0; r < g->shapes[s].n_rings; r++)
          n_points += g->shapes[s].rings[r].n_points;
      g_assert_cmpuint (n_points, ==, g->n_ring_points);
    }
  g_assert_cmpuint (get_level (PAL_ATLAS_50M)->n_ring_points, ==, 26620);
  g_assert_cmpuint (get_level (PAL_ATLAS_10M)->n_ring_points, ==, 137562);
}

/* First vertices of the last polygon of some features in countries-50m.geojson, an independent rendering of
 * the source, and the number of vertices of that polygon without its closing point. */
static const struct
{
  const char *code;
  guint n_points;
  double start[3][2]; /* longitude, latitude */
} polygons_50m[] = {
  { "LUX", 45, { { 6.1165, 50.1210 }, { 6.1083, 50.0942 }, { 6.1098, 50.0344 } } },
  { "DNK", 8, { { 14.6842, 55.1022 }, { 14.7137, 55.2380 }, { 14.7653, 55.2967 } } },
  { "MLT", 7, { { 14.1804, 36.0604 }, { 14.2633, 36.0758 }, { 14.3037, 36.0623 } } },
  { "NOR", 14, { { 27.8891, 78.8521 }, { 28.1210, 78.9084 }, { 28.3740, 78.9271 } } },
  { "CYN", 43, { { 34.0045, 35.0652 }, { 33.9657, 35.0568 }, { 33.9033, 35.0854 } } },
};

static gboolean
ring_has (const PalAtlasRing *ring, const double (*start)[2], guint n_points)
{
  guint n_found = 0;

  if (ring->n_points != n_points)
    return FALSE;
  for (guint i = 0; i < ring->n_points; i++)
    for (guint k = 0; k < 3; k++)
      {
        double latitude, longitude;

        pal_mercator_unproject (ring->points[i], &latitude, &longitude);
        if (fabs (longitude - start[k][0]) < 1e-5 && fabs (latitude - start[k][1]) < 1e-5)
          n_found++;
      }
  return n_found == 3;
}

static void
test_vertices (void)
{
  const PalAtlasGeometry *g = get_level (PAL_ATLAS_50M);

  for (gsize i = 0; i < G_N_ELEMENTS (polygons_50m); i++)
    {
      guint n_found = 0;

      for (guint s = 0; s < g->n_shapes; s++)
        for (guint r = 0; r < g->shapes[s].n_rings && g_str_equal (g->shapes[s].code, polygons_50m[i].code);
             r++)
          if (ring_has (&g->shapes[s].rings[r], polygons_50m[i].start, polygons_50m[i].n_points))
            n_found++;
      g_test_message ("%s", polygons_50m[i].code);
      g_assert_cmpuint (n_found, ==, 1);
    }
}

static guint
hash_edge (gconstpointer key)
{
  return g_bytes_hash (key);
}

/* The same edge in both directions has the same key. */
static GBytes *
edge_key (PalPoint a, PalPoint b)
{
  PalPoint ends[2] = { a, b };

  if (a.x > b.x || (a.x == b.x && a.y > b.y))
    {
      ends[0] = b;
      ends[1] = a;
    }
  return g_bytes_new (ends, sizeof ends);
}

static gpointer
pair_key (int a, int b)
{
  return GINT_TO_POINTER (MIN (a, b) * 1000 + MAX (a, b) + 1);
}

/* Neighbours share their vertices exactly: every edge that two rings have in common is in just one line that
 * names both countries, and no edge is in two lines. */
static void
check_shared_edges (const PalAtlasGeometry *g)
{
  g_autoptr (GHashTable) lines =
      g_hash_table_new_full (hash_edge, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GHashTable) first =
      g_hash_table_new_full (hash_edge, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  guint n_shared = 0;

  for (guint l = 0; l < g->n_lines; l++)
    for (guint i = 1; i < g->lines[l].n_points; i++)
      g_assert_true (g_hash_table_insert (lines, edge_key (g->lines[l].points[i - 1], g->lines[l].points[i]),
                                          (gpointer) &g->lines[l]));

  for (guint s = 0; s < g->n_shapes; s++)
    for (guint r = 0; r < g->shapes[s].n_rings; r++)
      {
        const PalAtlasRing *ring = &g->shapes[s].rings[r];

        for (guint i = 0, j = ring->n_points - 1; i < ring->n_points; j = i++)
          {
            GBytes *key = edge_key (ring->points[j], ring->points[i]);
            const PalAtlasShape *other = g_hash_table_lookup (first, key);
            const PalAtlasLine *line = g_hash_table_lookup (lines, key);

            if (other != NULL)
              {
                g_assert_nonnull (line);
                g_assert_true (pair_key (line->sides[0], line->sides[1]) ==
                               pair_key (other->country, g->shapes[s].country));
                g_assert_cmpint (line->kind == PAL_ATLAS_DISPUTED, ==,
                                 other->country == g->shapes[s].country);
                n_shared++;
              }
            g_hash_table_insert (first, key, (gpointer) &g->shapes[s]);
          }
      }
  g_assert_cmpuint (n_shared, >, 300);
}

static void
test_shared_edges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (level_facts); i++)
    check_shared_edges (get_level (level_facts[i].level));
}

static void
test_inside_frame (void)
{
  const PalPoint north_west = pal_mercator_project (82, -32), south_east = pal_mercator_project (27, 90);
  const double slack = 1e-8;

  for (gsize i = 0; i < G_N_ELEMENTS (level_facts); i++)
    {
      const PalAtlasGeometry *g = get_level (level_facts[i].level);

      for (guint s = 0; s < g->n_shapes; s++)
        {
          const PalBox *box = &g->shapes[s].box;

          g_assert_cmpfloat (box->x0, >=, north_west.x - slack);
          g_assert_cmpfloat (box->y0, >=, north_west.y - slack);
          g_assert_cmpfloat (box->x1, <=, south_east.x + slack);
          g_assert_cmpfloat (box->y1, <=, south_east.y + slack);
        }
    }
}

static const struct
{
  const char *city;
  double latitude, longitude;
  const char *iso2;
} cities[] = {
  { "Oslo", 59.91, 10.75, "NO" },
  { "Longyearbyen", 78.2, 16.3, "NO" },
  { "Stockholm", 59.33, 17.9, "SE" },
  { "Berlin", 52.52, 13.40, "DE" },
  { "Paris", 48.86, 2.35, "FR" },
  { "Ajaccio", 42.0, 9.0, "FR" },
  { "Madrid", 40.42, -3.70, "ES" },
  { "Rome", 41.75, 12.65, "IT" },
  { "Vienna", 48.21, 16.2, "AT" },
  { "Kyiv", 50.45, 30.52, "UA" },
  { "Simferopol", 44.95, 34.10, "UA" },
  { "Pristina", 42.66, 21.16, "XK" },
  { "Tiraspol", 46.9, 29.4, "MD" },
  { "Sukhumi region", 43.05, 41.3, "GE" },
  { "Famagusta region", 35.3, 33.7, "CY" },
  { "Baikonur", 45.9, 63.3, "KZ" },
  { "Ankara", 39.93, 32.86, "TR" },
  { "Moscow", 55.75, 37.62, "RU" },
  { "Kaliningrad region", 54.7, 21.2, "RU" },
  { "Tashkent region", 40.9, 69.0, "UZ" },
  { "Astana", 51.17, 71.43, "KZ" },
  { "Reykjavik region", 64.1, -20.5, "IS" },
  { "Belfast region", 54.6, -6.5, "GB" },
  { "Dublin region", 53.3, -6.8, "IE" },
  { "Luxembourg", 49.7, 6.1, "LU" },
  { "Caspian Sea", 41.5, 51.0, NULL },
  { "North Sea", 56.5, 3.5, NULL },
  { "Atlantic", 45.0, -20.0, NULL },
};

static void
test_pick_cities (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (level_facts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (cities); k++)
      {
        PalPoint point = pal_mercator_project (cities[k].latitude, cities[k].longitude);
        const char *iso2 = pal_atlas_pick (pal_atlas_get_default (), level_facts[i].level, point, 0);

        if (g_strcmp0 (iso2, cities[k].iso2) != 0)
          g_error ("%s at %s: %s, not %s", cities[k].city, level_facts[i].name, iso2, cities[k].iso2);
      }
}

static void
test_pick_micro (void)
{
  static const char *const micro[] = { "AD", "LI", "MC", "MT", "SM", "VA", "GI", "JE", "GG", "IM" };
  PalAtlas *atlas = pal_atlas_get_default ();
  guint n, n_micro = 0;
  const PalAtlasCountry *countries = pal_atlas_get_countries (atlas, &n);

  for (guint i = 0; i < n; i++)
    n_micro += countries[i].micro ? 1 : 0;
  g_assert_cmpuint (n_micro, ==, G_N_ELEMENTS (micro));

  for (gsize i = 0; i < G_N_ELEMENTS (micro); i++)
    {
      const PalAtlasCountry *country = pal_atlas_get_country (atlas, micro[i]);
      PalPoint beside = { country->label.x + 4.0 / 4096, country->label.y };

      g_assert_true (country->micro);
      g_assert_cmpstr (pal_atlas_pick (atlas, PAL_ATLAS_110M, country->label, 6.0 / 4096), ==, micro[i]);
      /* 4 px beside on a world of 4096 px; the two islands of the Channel are nearer to each other than that.
       */
      if (!g_str_equal (micro[i], "GG") && !g_str_equal (micro[i], "JE"))
        g_assert_cmpstr (pal_atlas_pick (atlas, PAL_ATLAS_110M, beside, 6.0 / 4096), ==, micro[i]);
      g_assert_cmpstr (pal_atlas_pick (atlas, PAL_ATLAS_110M, beside, 2.0 / 4096), !=, micro[i]);
    }
  /* Without a radius the shapes alone count: at 1:110m San Marino is Italy, at 1:10m it is itself. */
  g_assert_cmpstr (pal_atlas_pick (atlas, PAL_ATLAS_110M, pal_atlas_get_country (atlas, "SM")->label, 0), ==,
                   "IT");
  g_assert_cmpstr (pal_atlas_pick (atlas, PAL_ATLAS_10M, pal_atlas_get_country (atlas, "SM")->label, 0), ==,
                   "SM");
}

static void
test_label_points (void)
{
  guint n;
  const PalAtlasCountry *countries = pal_atlas_get_countries (pal_atlas_get_default (), &n);

  g_assert_cmpuint (n, >=, 53 + 3);
  for (guint i = 0; i < n; i++)
    {
      const char *drawn = countries[countries[i].of].iso2;

      if (!countries[i].micro && !pal_box_contains (&countries[i].box, countries[i].label))
        g_error ("label of %s outside its box", countries[i].iso2);
      if (!countries[i].micro)
        g_assert_cmpstr (pal_atlas_pick (pal_atlas_get_default (), PAL_ATLAS_10M, countries[i].label, 0), ==,
                         drawn);
    }
}

static void
test_drawn_as (void)
{
  PalAtlas *atlas = pal_atlas_get_default ();

  g_assert_cmpint (pal_atlas_get_country (atlas, "AX")->of, ==, pal_atlas_find (atlas, "FI"));
  g_assert_cmpint (pal_atlas_get_country (atlas, "FI")->of, ==, pal_atlas_find (atlas, "FI"));
  g_assert_cmpstr (pal_atlas_pick (atlas, PAL_ATLAS_10M, pal_atlas_get_country (atlas, "AX")->label, 0), ==,
                   "FI");
}

static void
test_adjacent (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean adjacent;
  } cases[] = {
    { "NO", "SE", TRUE },  { "NO", "RU", TRUE },  { "NO", "DK", FALSE }, { "IT", "VA", TRUE },
    { "IT", "SM", TRUE },  { "FR", "MC", TRUE },  { "ES", "AD", TRUE },  { "ES", "GI", TRUE },
    { "LT", "RU", TRUE },  { "UA", "RU", TRUE },  { "XK", "RS", TRUE },  { "XK", "AL", TRUE },
    { "CY", "GB", TRUE },  { "CY", "CY", FALSE }, { "FI", "AX", FALSE }, { "DE", "IT", FALSE },
    { "??", "IT", FALSE }, { "IE", "GB", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean there = pal_atlas_are_adjacent (pal_atlas_get_default (), cases[i].a, cases[i].b);
      gboolean back = pal_atlas_are_adjacent (pal_atlas_get_default (), cases[i].b, cases[i].a);

      g_test_message ("%s - %s", cases[i].a, cases[i].b);
      g_assert_cmpint (there, ==, cases[i].adjacent);
      g_assert_cmpint (back, ==, there);
    }
}

static void
test_find (void)
{
  static const char *const unknown[] = { "", "D", "DEU", "de", "ZZ", "\xc3\x85X", NULL };
  PalAtlas *atlas = pal_atlas_get_default ();

  g_assert_cmpint (pal_atlas_find (atlas, NULL), ==, -1);
  for (gsize i = 0; unknown[i] != NULL; i++)
    g_assert_cmpint (pal_atlas_find (atlas, unknown[i]), ==, -1);
  g_assert_cmpstr (pal_atlas_get_country (atlas, "DE")->iso2, ==, "DE");
}

static void
test_lakes (void)
{
  g_autoptr (GError) error = NULL;
  guint n, n_points = 0;
  const PalAtlasLake *lakes = pal_atlas_get_lakes (pal_atlas_get_default (), &n, &error);
  PalPoint vaner = pal_mercator_project (58.9, 13.3);
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 115);
  for (guint i = 0; i < n; i++)
    for (guint r = 0; r < lakes[i].n_rings; r++)
      {
        n_points += lakes[i].rings[r].n_points + 1;
        found |= !lakes[i].rings[r].is_hole &&
                 pal_ring_contains (lakes[i].rings[r].points, lakes[i].rings[r].n_points, vaner);
      }
  g_assert_cmpuint (n_points, ==, 4865);
  g_assert_true (found);
}

static void
test_levels_for_scale (void)
{
  PalAtlasLevel last = PAL_ATLAS_110M;

  for (double zoom = 0; zoom < 20; zoom += 0.25)
    {
      PalAtlasLevel level = pal_atlas_level_for_scale (256 * exp2 (zoom));

      g_assert_cmpint (level, >=, last);
      last = level;
    }
  g_assert_cmpint (pal_atlas_level_for_scale (256 * exp2 (2)), ==, PAL_ATLAS_110M);
  g_assert_cmpint (pal_atlas_level_for_scale (256 * exp2 (4)), ==, PAL_ATLAS_50M);
  g_assert_cmpint (last, ==, PAL_ATLAS_10M);
}

static gpointer
load_all (gpointer atlas)
{
  const PalAtlasGeometry *sum = NULL;

  for (guint i = 0; i < PAL_ATLAS_N_LEVELS; i++)
    sum = pal_atlas_get_geometry (atlas, (PalAtlasLevel) i, NULL);
  return (gpointer) sum;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_all, pal_atlas_get_default ());
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == get_level (PAL_ATLAS_10M));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atlas/threads", test_threads);
  g_test_add_func ("/atlas/counts", test_counts);
  g_test_add_func ("/atlas/vertices", test_vertices);
  g_test_add_func ("/atlas/shared-edges", test_shared_edges);
  g_test_add_func ("/atlas/inside-frame", test_inside_frame);
  g_test_add_func ("/atlas/pick-cities", test_pick_cities);
  g_test_add_func ("/atlas/pick-micro", test_pick_micro);
  g_test_add_func ("/atlas/label-points", test_label_points);
  g_test_add_func ("/atlas/drawn-as", test_drawn_as);
  g_test_add_func ("/atlas/adjacent", test_adjacent);
  g_test_add_func ("/atlas/find", test_find);
  g_test_add_func ("/atlas/lakes", test_lakes);
  g_test_add_func ("/atlas/levels-for-scale", test_levels_for_scale);
  return g_test_run ();
}
