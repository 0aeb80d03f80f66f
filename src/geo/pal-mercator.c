/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "geo/pal-mercator.h"

#include <math.h>

#define MAX_LATITUDE 85.0511287798

/**
 * pal_mercator_project:
 * @latitude: WGS 84 degrees; cut to ±85.0511 where the square ends
 * @longitude: WGS 84 degrees
 *
 * Spherical ("Web") Mercator, EPSG:3857 scaled to the unit square with y downwards.
 */
PalPoint
pal_mercator_project (double latitude, double longitude)
{
  double s = sin (CLAMP (latitude, -MAX_LATITUDE, MAX_LATITUDE) * G_PI / 180);

  return (PalPoint){ (longitude + 180) / 360, 0.5 - log ((1 + s) / (1 - s)) / (4 * G_PI) };
}

void
pal_mercator_unproject (PalPoint point, double *latitude, double *longitude)
{
  *latitude = atan (sinh (G_PI * (1 - 2 * point.y))) * 180 / G_PI;
  *longitude = point.x * 360 - 180;
}

/**
 * pal_affine_new_for_view:
 * @center: what lies in the middle of the view
 * @world_size: px that the whole unit square would take
 * @rotation: clockwise, radians
 * @width: of the view, px
 * @height: of the view, px
 *
 * The map from the unit square to the pixels of a view.
 */
PalAffine
pal_affine_new_for_view (PalPoint center, double world_size, double rotation, double width, double height)
{
  double c = cos (rotation) * world_size, s = sin (rotation) * world_size;

  return (PalAffine){ .xx = c,
                      .xy = -s,
                      .yx = s,
                      .yy = c,
                      .x0 = width / 2 - (c * center.x - s * center.y),
                      .y0 = height / 2 - (s * center.x + c * center.y) };
}

PalPoint
pal_affine_apply (const PalAffine *self, PalPoint point)
{
  return (PalPoint){ self->xx * point.x + self->xy * point.y + self->x0,
                     self->yx * point.x + self->yy * point.y + self->y0 };
}

/**
 * pal_affine_invert:
 *
 * Returns: %FALSE, and leaves @inverse alone, if @self squeezes the plane to a line
 */
gboolean
pal_affine_invert (const PalAffine *self, PalAffine *inverse)
{
  double det = self->xx * self->yy - self->xy * self->yx;

  if (!isnormal (det))
    return FALSE;
  *inverse = (PalAffine){ .xx = self->yy / det,
                          .xy = -self->xy / det,
                          .yx = -self->yx / det,
                          .yy = self->xx / det,
                          .x0 = (self->xy * self->y0 - self->yy * self->x0) / det,
                          .y0 = (self->yx * self->x0 - self->xx * self->y0) / det };
  return TRUE;
}

PalBox
pal_box_new_empty (void)
{
  return (PalBox){ INFINITY, INFINITY, -INFINITY, -INFINITY };
}

void
pal_box_extend (PalBox *self, PalPoint point)
{
  self->x0 = MIN (self->x0, point.x);
  self->y0 = MIN (self->y0, point.y);
  self->x1 = MAX (self->x1, point.x);
  self->y1 = MAX (self->y1, point.y);
}

void
pal_box_unite (PalBox *self, const PalBox *other)
{
  self->x0 = MIN (self->x0, other->x0);
  self->y0 = MIN (self->y0, other->y0);
  self->x1 = MAX (self->x1, other->x1);
  self->y1 = MAX (self->y1, other->y1);
}

gboolean
pal_box_contains (const PalBox *self, PalPoint point)
{
  return point.x >= self->x0 && point.x <= self->x1 && point.y >= self->y0 && point.y <= self->y1;
}

gboolean
pal_box_overlaps (const PalBox *self, const PalBox *other)
{
  return self->x0 <= other->x1 && other->x0 <= self->x1 && self->y0 <= other->y1 && other->y0 <= self->y1;
}

/**
 * pal_ring_contains:
 * @points: ring without repeated closing point
 *
 * Even-odd rule; a point on the outline may fall on either side.
 */
gboolean
pal_ring_contains (const PalPoint *points, gsize n_points, PalPoint point)
{
  gboolean inside = FALSE;

  for (gsize i = 0, j = n_points - 1; i < n_points; j = i++)
    {
      const PalPoint a = points[i], b = points[j];

      if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }

  return inside;
}
