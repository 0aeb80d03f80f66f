/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "ui/map/pal-map-fills.h"

G_BEGIN_DECLS

/* Draws the map with cairo; knows no widget and runs on any thread.  A plain value. */
typedef struct
{
  const PalMapFills *fills;
  PalAtlasLevel level;
  double world;     /* px of the unit square */
  double left, top; /* px of the world at the origin of the cairo context, whole numbers */
  double scale;     /* px of the device for each px */
} PalMapPainter;

/* Ground, countries, lakes, lines and the discs of micro-states inside @region (px).  FALSE: cancelled, and
 * what was drawn is of no use. */
gboolean pal_map_painter_paint (const PalMapPainter *self,
                                cairo_t *cr,
                                const cairo_rectangle_t *region,
                                GCancellable *cancellable);

/* px around a country, with room for its outline when it is selected. */
cairo_rectangle_t pal_map_painter_get_extents (const PalMapPainter *self, guint country);

/* The outline of a selected country. */
void pal_map_painter_paint_selection (const PalMapPainter *self, cairo_t *cr, guint country);

G_END_DECLS
