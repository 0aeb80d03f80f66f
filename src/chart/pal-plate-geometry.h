/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-atlas.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_PROJECTION_EQUAL_AREA, /* LAEA 52° N 10° E, for print; metres */
  PAL_PROJECTION_MERCATOR,   /* as on the screen; unit square */
} PalProjection;
#define PAL_N_PROJECTIONS 2

/**
 * PalPlateGeometry:
 * @ring_points: points of all rings of all shapes, in the order of the atlas
 * @ring_boxes: one for each ring
 * @line_points: points of all lines, in the order of the atlas
 * @line_boxes: one for each line
 *
 * The shapes of an atlas in the plane of a projection; x grows to the east and
 * y to the NORTH.
 */
typedef struct
{
  PalPoint *ring_points;
  PalBox *ring_boxes;
  PalPoint *line_points;
  PalBox *line_boxes;

  /*< private >*/
  PalAtlas *atlas; /* owned */
} PalPlateGeometry;

PalPlateGeometry *pal_plate_geometry_get (PalAtlas *atlas,
                                          PalAtlasLevel level,
                                          PalProjection projection,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_plate_geometry_unref (PalPlateGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalPlateGeometry, pal_plate_geometry_unref)

PalPoint pal_plate_project (PalProjection projection, double latitude, double longitude);
PalPoint pal_plate_project_mercator (PalProjection projection, PalPoint mercator);

G_END_DECLS
