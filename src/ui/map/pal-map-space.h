/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "geo/pal-mercator.h"

G_BEGIN_DECLS

/* What a widget shows of the world, a plain value.  All drawing over the map uses it and none asks the
 * viewport by itself: the corner lies on whole px, so that a picture can be moved without being filtered and
 * everything moves with it.  North is always up. */
typedef struct
{
  double world;     /* px of the unit square */
  double left, top; /* px of the world at the corner of the widget, whole numbers */
  double width, height;
} PalMapSpace;

PalMapSpace pal_map_space_new (ShumateViewport *viewport, double width, double height);
PalPoint pal_map_space_to_px (const PalMapSpace *self, PalPoint unit);
PalPoint pal_map_space_to_unit (const PalMapSpace *self, double x, double y);

/* The zoom level at which the unit square is @world px large. */
double pal_map_space_find_zoom (ShumateViewport *viewport, double world);
double pal_map_space_get_world (ShumateViewport *viewport);

/* The size of the world at which @box just fits with @margin px around. */
double pal_map_space_fit (const PalBox *box, double width, double height, double margin);

/* All that the atlas holds, and the part of it that is Europe. */
PalBox pal_map_space_get_frame (void);
PalBox pal_map_space_get_europe (void);

/* Keeps the view inside the frame of the atlas, so that no shape is seen cut off.  TRUE: it was moved. */
gboolean pal_map_space_confine (ShumateViewport *viewport, double width, double height);

/* Centre and zoom. */
void pal_map_space_go_to (ShumateViewport *viewport, PalPoint center, double world);

G_END_DECLS
