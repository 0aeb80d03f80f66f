/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-plate-geometry.h"
#include "scene/pal-path.h"

G_BEGIN_DECLS

/**
 * PalPlateView:
 * @projection: of the plate
 * @area: px of the map
 * @scale: px for each unit of the projection
 * @left: x of the projection at the left edge of @area
 * @top: y of the projection at its upper edge
 * @detail: px that points are apart at least
 *
 * Where Europe lies on a plate, a plain value.
 */
typedef struct
{
  PalProjection projection;
  PalRect area;
  double scale;
  double left, top;
  double detail;
} PalPlateView;

PalPlateView
pal_plate_view_new (PalProjection projection, const PalRect *area, double free_share, double detail);
PalPoint pal_plate_view_to_px (const PalPlateView *self, PalPoint point);
gboolean pal_plate_view_shows (const PalPlateView *self, const PalBox *box, double margin_px);
void
pal_plate_view_add_ring (const PalPlateView *self, PalPath *path, const PalPoint *points, guint n_points);
void pal_plate_view_add_line (const PalPlateView *self,
                              PalPath *path,
                              const PalPoint *points,
                              guint n_points,
                              gboolean closed);
double pal_plate_view_get_px_per_unit (const PalPlateView *self);

G_END_DECLS
