/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-plate-geometry.h"

#include "geo/pal-laea.h"

/* Projecting 100 000 points takes as long as drawing them, so the last ones
 * are kept: a briefing has several plates, an atlas of all indicators many. */
static PalPlateGeometry *cache[PAL_N_PROJECTIONS][PAL_ATLAS_N_LEVELS];
static GMutex cache_lock;

static void
clear (gpointer data)
{
  PalPlateGeometry *self = data;

  g_free (self->ring_points);
  g_free (self->ring_boxes);
  g_free (self->line_points);
  g_free (self->line_boxes);
  g_clear_pointer (&self->atlas, pal_atlas_unref);
}

void
pal_plate_geometry_unref (PalPlateGeometry *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static PalBox
project_points (PalProjection projection, const PalPoint *in, guint n_points, PalPoint *out)
{
  PalBox box = pal_box_new_empty ();

  if (projection == PAL_PROJECTION_EQUAL_AREA)
    pal_laea_project_mercator (in, n_points, out);
  for (guint i = 0; i < n_points; i++)
    {
      if (projection == PAL_PROJECTION_MERCATOR)
        out[i] = (PalPoint){ in[i].x, -in[i].y };
      pal_box_extend (&box, out[i]);
    }

  return box;
}

static PalPlateGeometry *
project_atlas (PalAtlas *atlas, const PalAtlasGeometry *geometry, PalProjection projection)
{
  PalPlateGeometry *self = g_atomic_rc_box_new0 (PalPlateGeometry);
  guint point = 0, ring = 0;

  self->atlas = pal_atlas_ref (atlas);
  self->ring_points = g_new (PalPoint, geometry->n_ring_points);
  self->ring_boxes = g_new (PalBox, geometry->n_rings);
  self->line_points = g_new (PalPoint, geometry->n_line_points);
  self->line_boxes = g_new (PalBox, geometry->n_lines);

  for (guint i = 0; i < geometry->n_shapes; i++)
    for (guint j = 0; j < geometry->shapes[i].n_rings; j++)
      {
        const PalAtlasRing *from = &geometry->shapes[i].rings[j];

        self->ring_boxes[ring++] =
            project_points (projection, from->points, from->n_points, self->ring_points + point);
        point += from->n_points;
      }

  point = 0;
  for (guint i = 0; i < geometry->n_lines; i++)
    {
      const PalAtlasLine *from = &geometry->lines[i];

      self->line_boxes[i] =
          project_points (projection, from->points, from->n_points, self->line_points + point);
      point += from->n_points;
    }

  return self;
}

/**
 * pal_plate_geometry_get:
 * @atlas: the shapes
 * @level: how fine
 * @projection: of the plate
 * @error: return location
 *
 * May be called on any thread.
 *
 * Returns: (transfer full): the projected shapes, or %NULL with an error
 */
PalPlateGeometry *
pal_plate_geometry_get (PalAtlas *atlas, PalAtlasLevel level, PalProjection projection, GError **error)
{
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (atlas, level, error);
  PalPlateGeometry *self;

  if (geometry == NULL)
    return NULL;

  g_mutex_lock (&cache_lock);
  self = cache[projection][level];
  if (self == NULL || self->atlas != atlas)
    {
      g_clear_pointer (&cache[projection][level], pal_plate_geometry_unref);
      self = cache[projection][level] = project_atlas (atlas, geometry, projection);
    }
  g_atomic_rc_box_acquire (self);
  g_mutex_unlock (&cache_lock);
  return self;
}

/**
 * pal_plate_project_mercator:
 * @projection: of the plate
 * @mercator: a point of the unit square
 *
 * Returns: the point in the plane of the plate, y to the north
 */
PalPoint
pal_plate_project_mercator (PalProjection projection, PalPoint mercator)
{
  PalPoint point;

  project_points (projection, &mercator, 1, &point);
  return point;
}

/**
 * pal_plate_project:
 * @projection: of the plate
 * @latitude: degrees
 * @longitude: degrees
 *
 * Returns: the point in the plane of the plate, y to the north
 */
PalPoint
pal_plate_project (PalProjection projection, double latitude, double longitude)
{
  if (projection == PAL_PROJECTION_EQUAL_AREA)
    return pal_laea_project (latitude, longitude);
  return pal_plate_project_mercator (projection, pal_mercator_project (latitude, longitude));
}
