/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-atlas.h"

#include <math.h>

/* Natural Earth keeps about one vertex per 1.5 px at these sizes of the world; finer shapes would only cost
 * time. */
#define WORLD_PX_50M 2000
#define WORLD_PX_10M 24000

/**
 * pal_atlas_level_for_scale:
 * @px_per_unit: size in px of the whole unit square, that is 256 * 2^zoom
 *
 * Returns: the level to draw at that scale
 */
PalAtlasLevel
pal_atlas_level_for_scale (double px_per_unit)
{
  if (px_per_unit < WORLD_PX_50M)
    return PAL_ATLAS_110M;
  return px_per_unit < WORLD_PX_10M ? PAL_ATLAS_50M : PAL_ATLAS_10M;
}

static const char *
pick_micro (PalAtlas *self, PalPoint point, double radius)
{
  guint n;
  const PalAtlasCountry *countries = pal_atlas_get_countries (self, &n);
  const char *best = NULL;
  double best_distance = radius;

  for (guint i = 0; i < n; i++)
    {
      double distance = hypot (countries[i].label.x - point.x, countries[i].label.y - point.y);

      if (countries[i].micro && distance <= best_distance)
        {
          best = countries[countries[i].of].iso2;
          best_distance = distance;
        }
    }
  return best;
}

/* Even-odd over all rings: a hole takes the point out again, an enclave's own shape takes it in. */
static gboolean
shape_contains (const PalAtlasShape *shape, PalPoint point)
{
  gboolean inside = FALSE;

  if (!pal_box_contains (&shape->box, point))
    return FALSE;
  for (guint i = 0; i < shape->n_rings; i++)
    if (pal_box_contains (&shape->rings[i].box, point) &&
        pal_ring_contains (shape->rings[i].points, shape->rings[i].n_points, point))
      inside = !inside;
  return inside;
}

/**
 * pal_atlas_pick:
 * @level: the level that is on screen, so that what is picked is what is seen
 * @point: unit Mercator
 * @micro_radius: how near to the label point of a micro-state counts as on it, in units of the square
 *   (radius in px / px per unit); 0 for shapes alone
 *
 * Which country is drawn at a point.  Micro-states come first, since their circle lies on top.
 *
 * Returns: (nullable) (transfer none): iso2 of the state as drawn, or %NULL over sea and no man's land
 */
const char *
pal_atlas_pick (PalAtlas *self, PalAtlasLevel level, PalPoint point, double micro_radius)
{
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (self, level, NULL);
  guint n_countries;
  const PalAtlasCountry *countries = pal_atlas_get_countries (self, &n_countries);
  const char *micro = micro_radius > 0 ? pick_micro (self, point, micro_radius) : NULL;

  if (micro != NULL || geometry == NULL)
    return micro;
  for (guint i = 0; i < geometry->n_shapes; i++)
    if (shape_contains (&geometry->shapes[i], point))
      return geometry->shapes[i].country >= 0 ? countries[geometry->shapes[i].country].iso2 : NULL;
  return NULL;
}
