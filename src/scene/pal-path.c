/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-path.h"

#include <math.h>

/* Handle length of a quarter circle drawn as one cubic Bezier. */
#define ARC_HANDLE 0.5522847498

/* A curve counts as this many straight pieces when a point is tested. */
#define CURVE_PIECES 12

struct _PalPath
{
  gatomicrefcount ref_count;
  GByteArray *ops; /* owned: PalPathOp */
  GArray *points;  /* owned: float, x and y in turn */
};

/**
 * pal_path_new:
 *
 * Returns: (transfer full): an empty path
 */
PalPath *
pal_path_new (void)
{
  return pal_path_new_sized (16);
}

/**
 * pal_path_new_sized:
 * @n_points: how many points will come
 *
 * Returns: (transfer full): an empty path with room for them
 */
PalPath *
pal_path_new_sized (guint n_points)
{
  PalPath *self = g_new0 (PalPath, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ops = g_byte_array_sized_new (n_points);
  self->points = g_array_sized_new (FALSE, FALSE, sizeof (float), n_points * 2);
  return self;
}

/**
 * pal_path_new_mirrored:
 * @self: a path
 * @width: the width of the drawing
 *
 * Returns: (transfer full): the path with x replaced by @width - x
 */
PalPath *
pal_path_new_mirrored (const PalPath *self, double width)
{
  PalPath *mirrored = pal_path_new_sized (self->points->len / 2);

  g_byte_array_append (mirrored->ops, self->ops->data, self->ops->len);
  g_array_append_vals (mirrored->points, self->points->data, self->points->len);
  for (guint i = 0; i < mirrored->points->len; i += 2)
    {
      float *x = &g_array_index (mirrored->points, float, i);

      *x = (float) (width - *x);
    }

  return mirrored;
}

PalPath *
pal_path_ref (PalPath *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_path_unref (PalPath *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_byte_array_unref (self->ops);
  g_array_unref (self->points);
  g_free (self);
}

static void
add_op (PalPath *self, PalPathOp op)
{
  guint8 byte = (guint8) op;

  g_byte_array_append (self->ops, &byte, 1);
}

static void
add_point (PalPath *self, double x, double y)
{
  const float xy[2] = { (float) x, (float) y };

  g_array_append_vals (self->points, xy, 2);
}

void
pal_path_move_to (PalPath *self, double x, double y)
{
  add_op (self, PAL_PATH_MOVE);
  add_point (self, x, y);
}

/**
 * pal_path_line_to:
 * @self: a path
 * @x: px
 * @y: px
 *
 * A line without a point to start from starts there itself.
 */
void
pal_path_line_to (PalPath *self, double x, double y)
{
  add_op (self, self->ops->len == 0 ? PAL_PATH_MOVE : PAL_PATH_LINE);
  add_point (self, x, y);
}

void
pal_path_curve_to (PalPath *self, double x1, double y1, double x2, double y2, double x, double y)
{
  if (self->ops->len == 0)
    pal_path_move_to (self, x1, y1);
  add_op (self, PAL_PATH_CURVE);
  add_point (self, x1, y1);
  add_point (self, x2, y2);
  add_point (self, x, y);
}

void
pal_path_close (PalPath *self)
{
  if (self->ops->len > 0 && self->ops->data[self->ops->len - 1] != PAL_PATH_CLOSE)
    add_op (self, PAL_PATH_CLOSE);
}

void
pal_path_add_line (PalPath *self, double x1, double y1, double x2, double y2)
{
  pal_path_move_to (self, x1, y1);
  pal_path_line_to (self, x2, y2);
}

void
pal_path_add_rect (PalPath *self, const PalRect *rect)
{
  pal_path_move_to (self, rect->x, rect->y);
  pal_path_line_to (self, rect->x + rect->width, rect->y);
  pal_path_line_to (self, rect->x + rect->width, rect->y + rect->height);
  pal_path_line_to (self, rect->x, rect->y + rect->height);
  pal_path_close (self);
}

void
pal_path_add_circle (PalPath *self, double x, double y, double radius)
{
  double h = radius * ARC_HANDLE;

  pal_path_move_to (self, x, y - radius);
  pal_path_curve_to (self, x + h, y - radius, x + radius, y - h, x + radius, y);
  pal_path_curve_to (self, x + radius, y + h, x + h, y + radius, x, y + radius);
  pal_path_curve_to (self, x - h, y + radius, x - radius, y + h, x - radius, y);
  pal_path_curve_to (self, x - radius, y - h, x - h, y - radius, x, y - radius);
  pal_path_close (self);
}

/**
 * pal_path_add_points:
 * @self: a path
 * @xy: (array): x and y in turn
 * @n_points: number of points, not of floats
 * @closed: whether the last point joins the first
 *
 * Adds a whole ring or line at once; this is the quick way for coastlines.
 */
void
pal_path_add_points (PalPath *self, const float *xy, guint n_points, gboolean closed)
{
  guint start = self->ops->len;

  if (n_points == 0)
    return;
  g_array_append_vals (self->points, xy, n_points * 2);
  g_byte_array_set_size (self->ops, start + n_points);
  self->ops->data[start] = PAL_PATH_MOVE;
  for (guint i = 1; i < n_points; i++)
    self->ops->data[start + i] = PAL_PATH_LINE;
  if (closed)
    add_op (self, PAL_PATH_CLOSE);
}

void
pal_path_append (PalPath *self, const PalPath *other)
{
  g_byte_array_append (self->ops, other->ops->data, other->ops->len);
  g_array_append_vals (self->points, other->points->data, other->points->len);
}

gboolean
pal_path_is_empty (const PalPath *self)
{
  return self->ops->len == 0;
}

/**
 * pal_path_is_finite:
 * @self: a path
 *
 * Returns: whether no coordinate is infinite or not a number
 */
gboolean
pal_path_is_finite (const PalPath *self)
{
  const float *xy = pal_path_get_points (self);

  for (gsize i = 0; i < self->points->len; i++)
    if (!isfinite (xy[i]))
      return FALSE;

  return TRUE;
}

gsize
pal_path_get_n_ops (const PalPath *self)
{
  return self->ops->len;
}

/**
 * pal_path_get_ops:
 * @self: a path
 *
 * Returns: (transfer none) (array): a #PalPathOp in each byte; the points of
 *   each follow one another in pal_path_get_points()
 */
const guint8 *
pal_path_get_ops (const PalPath *self)
{
  return self->ops->data;
}

gsize
pal_path_get_n_points (const PalPath *self)
{
  return self->points->len / 2;
}

const float *
pal_path_get_points (const PalPath *self)
{
  return (const float *) (void *) self->points->data;
}

/**
 * pal_path_get_bounds:
 * @self: a path
 *
 * Returns: the box around all points; the handles of curves count, so it may
 *   be a little larger than the outline
 */
PalRect
pal_path_get_bounds (const PalPath *self)
{
  const float *xy = pal_path_get_points (self);
  float x0, y0, x1, y1;

  if (self->points->len == 0)
    return (PalRect){ 0, 0, 0, 0 };

  x0 = x1 = xy[0];
  y0 = y1 = xy[1];
  for (gsize i = 2; i < self->points->len; i += 2)
    {
      x0 = MIN (x0, xy[i]);
      x1 = MAX (x1, xy[i]);
      y0 = MIN (y0, xy[i + 1]);
      y1 = MAX (y1, xy[i + 1]);
    }

  return (PalRect){ x0, y0, (double) x1 - x0, (double) y1 - y0 };
}

typedef void (*SegmentFunc) (double x1, double y1, double x2, double y2, gpointer data);

static void
flatten_curve (double x0, double y0, const float *p, SegmentFunc func, gpointer data)
{
  double px = x0, py = y0;

  for (int i = 1; i <= CURVE_PIECES; i++)
    {
      double t = (double) i / CURVE_PIECES, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      double x = a * x0 + b * p[0] + c * p[2] + d * p[4];
      double y = a * y0 + b * p[1] + c * p[3] + d * p[5];

      func (px, py, x, y, data);
      px = x;
      py = y;
    }
}

/* Hands each straight piece to func; with force_close also the one that shuts
 * an open outline, as a fill does. */
static void
for_each_segment (const PalPath *self, gboolean force_close, SegmentFunc func, gpointer data)
{
  const float *p = pal_path_get_points (self);
  double sx = 0, sy = 0, x = 0, y = 0;
  gboolean open = FALSE;

  for (gsize i = 0; i < self->ops->len; i++)
    switch ((PalPathOp) self->ops->data[i])
      {
      case PAL_PATH_MOVE:
        if (open && force_close)
          func (x, y, sx, sy, data);
        sx = x = p[0];
        sy = y = p[1];
        p += 2;
        open = FALSE;
        break;
      case PAL_PATH_LINE:
        func (x, y, p[0], p[1], data);
        x = p[0];
        y = p[1];
        p += 2;
        open = TRUE;
        break;
      case PAL_PATH_CURVE:
        flatten_curve (x, y, p, func, data);
        x = p[4];
        y = p[5];
        p += 6;
        open = TRUE;
        break;
      case PAL_PATH_CLOSE:
        func (x, y, sx, sy, data);
        x = sx;
        y = sy;
        open = FALSE;
        break;
      default:
        g_assert_not_reached ();
      }

  if (open && force_close)
    func (x, y, sx, sy, data);
}

typedef struct
{
  double x, y;
  int winding;
  guint crossings;
  double nearest; /* squared */
} PointTest;

static void
count_crossing (double x1, double y1, double x2, double y2, gpointer data)
{
  PointTest *test = data;

  if ((y1 > test->y) == (y2 > test->y))
    return;
  if (test->x >= x1 + (test->y - y1) / (y2 - y1) * (x2 - x1))
    return;
  test->crossings++;
  test->winding += y2 > y1 ? 1 : -1;
}

/**
 * pal_path_contains:
 * @self: a path
 * @even_odd: whether holes follow the even-odd rule; otherwise the winding
 * @x: px
 * @y: px
 *
 * Returns: whether the filled path covers the point
 */
gboolean
pal_path_contains (const PalPath *self, gboolean even_odd, double x, double y)
{
  PointTest test = { .x = x, .y = y };

  for_each_segment (self, TRUE, count_crossing, &test);
  return even_odd ? (test.crossings & 1) != 0 : test.winding != 0;
}

static void
measure_segment (double x1, double y1, double x2, double y2, gpointer data)
{
  PointTest *test = data;
  double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
  double t = length > 0 ? ((test->x - x1) * dx + (test->y - y1) * dy) / length : 0;
  double ex, ey;

  t = CLAMP (t, 0, 1);
  ex = x1 + t * dx - test->x;
  ey = y1 + t * dy - test->y;
  test->nearest = MIN (test->nearest, ex * ex + ey * ey);
}

/**
 * pal_path_get_distance:
 * @self: a path
 * @x: px
 * @y: px
 *
 * Returns: px from the point to the line of the path; infinite when empty
 */
double
pal_path_get_distance (const PalPath *self, double x, double y)
{
  PointTest test = { .x = x, .y = y, .nearest = INFINITY };

  for_each_segment (self, FALSE, measure_segment, &test);
  return sqrt (test.nearest);
}

gboolean
pal_rect_contains (const PalRect *self, double x, double y)
{
  return x >= self->x && x < self->x + self->width && y >= self->y && y < self->y + self->height;
}

/**
 * pal_rect_union:
 * @a: a box
 * @b: a box
 *
 * Returns: the smallest box around both
 */
PalRect
pal_rect_union (const PalRect *a, const PalRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  return (PalRect){ x, y, MAX (a->x + a->width, b->x + b->width) - x,
                    MAX (a->y + a->height, b->y + b->height) - y };
}

gboolean
pal_rect_intersects (const PalRect *a, const PalRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}
