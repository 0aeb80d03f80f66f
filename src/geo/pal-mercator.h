/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Web Mercator on the unit square: (0,0) is 180°W 85.05°N, (1,1) is 180°E
 * 85.05°S.  Geometry is projected once, when it is read; drawing only needs
 * the affine below. */
typedef struct
{
  double x, y;
} PalPoint;

/* x0 <= x1 and y0 <= y1, except in the empty box. */
typedef struct
{
  double x0, y0, x1, y1;
} PalBox;

typedef struct
{
  double xx, xy, yx, yy, x0, y0;
} PalAffine;

PalPoint pal_mercator_project (double latitude, double longitude);
void pal_mercator_unproject (PalPoint point, double *latitude, double *longitude);

PalAffine
pal_affine_new_for_view (PalPoint center, double world_size, double rotation, double width, double height);
PalPoint pal_affine_apply (const PalAffine *self, PalPoint point);
gboolean pal_affine_invert (const PalAffine *self, PalAffine *inverse);

PalBox pal_box_new_empty (void);
void pal_box_extend (PalBox *self, PalPoint point);
void pal_box_unite (PalBox *self, const PalBox *other);
gboolean pal_box_contains (const PalBox *self, PalPoint point);
gboolean pal_box_overlaps (const PalBox *self, const PalBox *other);

gboolean pal_ring_contains (const PalPoint *points, gsize n_points, PalPoint point);

G_END_DECLS
