/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An axis-parallel box; the origin is top left, y grows downwards. */
typedef struct
{
  double x, y, width, height;
} PalRect;

typedef enum
{
  PAL_PATH_MOVE,  /* 1 point */
  PAL_PATH_LINE,  /* 1 point */
  PAL_PATH_CURVE, /* 3 points: two handles and the end of a cubic Bezier */
  PAL_PATH_CLOSE, /* 0 points */
} PalPathOp;

/* An outline of moves, lines, curves and closes.  Build it, hand it to a
 * scene, do not change it afterwards: scenes share it by reference. */
typedef struct _PalPath PalPath;

PalPath *pal_path_new (void) G_GNUC_WARN_UNUSED_RESULT;
PalPath *pal_path_new_sized (guint n_points) G_GNUC_WARN_UNUSED_RESULT;
PalPath *pal_path_new_mirrored (const PalPath *self, double width) G_GNUC_WARN_UNUSED_RESULT;
PalPath *pal_path_ref (PalPath *self);
void pal_path_unref (PalPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPath, pal_path_unref)

void pal_path_move_to (PalPath *self, double x, double y);
void pal_path_line_to (PalPath *self, double x, double y);
void pal_path_curve_to (PalPath *self, double x1, double y1, double x2, double y2, double x, double y);
void pal_path_close (PalPath *self);
void pal_path_add_line (PalPath *self, double x1, double y1, double x2, double y2);
void pal_path_add_rect (PalPath *self, const PalRect *rect);
void pal_path_add_circle (PalPath *self, double x, double y, double radius);
void pal_path_add_points (PalPath *self, const float *xy, guint n_points, gboolean closed);
void pal_path_append (PalPath *self, const PalPath *other);

gboolean pal_path_is_empty (const PalPath *self);
gboolean pal_path_is_finite (const PalPath *self);
gsize pal_path_get_n_ops (const PalPath *self);
const guint8 *pal_path_get_ops (const PalPath *self);
gsize pal_path_get_n_points (const PalPath *self);
const float *pal_path_get_points (const PalPath *self);
PalRect pal_path_get_bounds (const PalPath *self);
gboolean pal_path_contains (const PalPath *self, gboolean even_odd, double x, double y);
double pal_path_get_distance (const PalPath *self, double x, double y);

gboolean pal_rect_contains (const PalRect *self, double x, double y);
PalRect pal_rect_union (const PalRect *a, const PalRect *b);
gboolean pal_rect_intersects (const PalRect *a, const PalRect *b);

G_END_DECLS
