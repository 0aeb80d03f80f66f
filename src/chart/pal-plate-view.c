/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-plate-view.h"

#include <math.h>

/* Metres of a unit of Web Mercator at 52° N. */
#define METRES_PER_UNIT (40075016.69 * 0.61566)

/* What a plate of Europe shows: from Iceland and Portugal to Ukraine and
 * Cyprus, from the North Cape to Crete.  The same on each plate, so that maps
 * can be laid side by side. */
static PalBox
get_window (PalProjection projection)
{
  PalPoint low, high;

  if (projection == PAL_PROJECTION_EQUAL_AREA)
    return (PalBox){ 2620000, 1300000, 6640000, 5460000 };

  low = pal_plate_project (projection, 34, -25);
  high = pal_plate_project (projection, 71.5, 41);
  return (PalBox){ low.x, low.y, high.x, high.y };
}

/**
 * pal_plate_view_new:
 * @projection: of the plate
 * @area: px of the map
 * @free_share: 0 to 1: how much of the spare width goes to the left side
 * @detail: px that points are apart at least
 *
 * Returns: the view with the whole window as large as it goes
 */
PalPlateView
pal_plate_view_new (PalProjection projection, const PalRect *area, double free_share, double detail)
{
  PalBox window = get_window (projection);
  double width = window.x1 - window.x0, height = window.y1 - window.y0;
  double scale = MIN (area->width / width, area->height / height);
  double spare_x = area->width / scale - width, spare_y = area->height / scale - height;

  return (PalPlateView){ projection, *area, scale, window.x0 - spare_x * free_share, window.y1 + spare_y / 2,
                         detail };
}

/**
 * pal_plate_view_to_px:
 * @self: a view
 * @point: in the plane of the projection
 *
 * Returns: px on the plate
 */
PalPoint
pal_plate_view_to_px (const PalPlateView *self, PalPoint point)
{
  return (PalPoint){ self->area.x + (point.x - self->left) * self->scale,
                     self->area.y + (self->top - point.y) * self->scale };
}

/**
 * pal_plate_view_shows:
 * @self: a view
 * @box: in the plane of the projection
 * @margin_px: px around the area that still count
 *
 * Returns: whether something in @box may be seen
 */
gboolean
pal_plate_view_shows (const PalPlateView *self, const PalBox *box, double margin_px)
{
  PalPoint a = pal_plate_view_to_px (self, (PalPoint){ box->x0, box->y1 });
  PalPoint b = pal_plate_view_to_px (self, (PalPoint){ box->x1, box->y0 });

  return b.x >= self->area.x - margin_px && a.x <= self->area.x + self->area.width + margin_px &&
         b.y >= self->area.y - margin_px && a.y <= self->area.y + self->area.height + margin_px;
}

/* Whether the middle point may go: it lies almost on the line between the
 * others, and these are not far apart, so that no bend is lost in small steps. */
static gboolean
is_flat (double detail, const float *last, double x, double y, double next_x, double next_y)
{
  double dx = next_x - (double) last[0], dy = next_y - (double) last[1], length = dx * dx + dy * dy;
  double cross = dx * (y - (double) last[1]) - dy * (x - (double) last[0]);

  return length < 400 * detail * detail && cross * cross < 0.25 * detail * detail * length;
}

/* A point closer than the detail to the last one that was kept changes no
 * pixel worth mentioning, but costs as much as any other. */
static guint
thin_out (const PalPlateView *self, const PalPoint *points, guint n_points, float *out)
{
  double limit = self->detail * self->detail, x = 0, y = 0, next_x = 0, next_y = 0;
  guint n = 0;

  for (guint i = 0; i < n_points; i++)
    {
      if (i == 0)
        {
          next_x = self->area.x + (points[0].x - self->left) * self->scale;
          next_y = self->area.y + (self->top - points[0].y) * self->scale;
        }
      x = next_x;
      y = next_y;
      if (i + 1 < n_points)
        {
          next_x = self->area.x + (points[i + 1].x - self->left) * self->scale;
          next_y = self->area.y + (self->top - points[i + 1].y) * self->scale;
        }
      if (n > 0 && i + 1 < n_points)
        {
          const float *last = out + 2 * (n - 1);
          double dx = x - (double) last[0], dy = y - (double) last[1];

          if (dx * dx + dy * dy < limit || is_flat (self->detail, last, x, y, next_x, next_y))
            continue;
        }
      out[2 * n] = (float) x;
      out[2 * n + 1] = (float) y;
      n++;
    }

  return n;
}

static void
add_points (const PalPlateView *self,
            PalPath *path,
            const PalPoint *points,
            guint n_points,
            gboolean closed,
            guint least)
{
  float stack[1024], *xy = n_points > 512 ? g_new (float, 2 * n_points) : stack;
  guint n = thin_out (self, points, n_points, xy);

  if (n >= least)
    pal_path_add_points (path, xy, n, closed);
  if (xy != stack)
    g_free (xy);
}

/**
 * pal_plate_view_add_ring:
 * @self: a view
 * @path: to add to
 * @points: in the plane of the projection, without repeated last point
 * @n_points: their number
 *
 * A ring that is smaller than the detail leaves nothing.
 */
void
pal_plate_view_add_ring (const PalPlateView *self, PalPath *path, const PalPoint *points, guint n_points)
{
  add_points (self, path, points, n_points, TRUE, 3);
}

/**
 * pal_plate_view_add_line:
 * @self: a view
 * @path: to add to
 * @points: in the plane of the projection
 * @n_points: their number
 * @closed: whether the last point joins the first
 */
void
pal_plate_view_add_line (const PalPlateView *self,
                         PalPath *path,
                         const PalPoint *points,
                         guint n_points,
                         gboolean closed)
{
  add_points (self, path, points, n_points, closed, 2);
}

/**
 * pal_plate_view_get_px_per_unit:
 * @self: a view
 *
 * Returns: px for each unit of Web Mercator in the middle of Europe, as for
 *   pal_atlas_level_for_scale()
 */
double
pal_plate_view_get_px_per_unit (const PalPlateView *self)
{
  return self->projection == PAL_PROJECTION_MERCATOR ? self->scale : self->scale * METRES_PER_UNIT;
}
