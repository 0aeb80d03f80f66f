/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-space.h"

#include <math.h>

/* Degrees: where nothing is seen cut off (in the west there is only sea, see PalMapPainter about Greenland),
 * and what is shown at first. */
#define FRAME_WEST (-62.0)
#define FRAME_EAST 89.8
#define FRAME_SOUTH 27.2
#define FRAME_NORTH 81.8
#define EUROPE_WEST (-24.5)
#define EUROPE_EAST 41.0
#define EUROPE_SOUTH 34.3
#define EUROPE_NORTH 71.4

/* A px, and less than shumate's own rounding. */
#define CLOSE 1e-9

PalMapSpace
pal_map_space_new (ShumateViewport *viewport, double width, double height)
{
  double world = pal_map_space_get_world (viewport);
  PalPoint center = pal_mercator_project (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                          shumate_location_get_longitude (SHUMATE_LOCATION (viewport)));

  return (PalMapSpace){ .world = world,
                        .left = round (center.x * world - width / 2),
                        .top = round (center.y * world - height / 2),
                        .width = width,
                        .height = height };
}

PalPoint
pal_map_space_to_px (const PalMapSpace *self, PalPoint unit)
{
  return (PalPoint){ unit.x * self->world - self->left, unit.y * self->world - self->top };
}

PalPoint
pal_map_space_to_unit (const PalMapSpace *self, double x, double y)
{
  return (PalPoint){ (x + self->left) / self->world, (y + self->top) / self->world };
}

static double
get_world_at (ShumateMapSource *source, double zoom)
{
  return shumate_map_source_get_tile_size_at_zoom (source, zoom) *
         shumate_map_source_get_column_count (source, (guint) zoom);
}

double
pal_map_space_get_world (ShumateViewport *viewport)
{
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);

  return source != NULL ? get_world_at (source, shumate_viewport_get_zoom_level (viewport)) : 1;
}

/* Between two whole levels shumate 1.0 grows the tiles in a straight line, later ones by powers of two: so it
 * is asked, and not computed. */
double
pal_map_space_find_zoom (ShumateViewport *viewport, double world)
{
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (viewport);
  double low = 0, high = 20;

  for (guint i = 0; i < 50 && source != NULL; i++)
    {
      double middle = (low + high) / 2;

      if (get_world_at (source, middle) < world)
        low = middle;
      else
        high = middle;
    }
  return high;
}

double
pal_map_space_fit (const PalBox *box, double width, double height, double margin)
{
  return MIN (MAX (width - 2 * margin, 1) / MAX (box->x1 - box->x0, 1e-6),
              MAX (height - 2 * margin, 1) / MAX (box->y1 - box->y0, 1e-6));
}

static PalBox
make_box (double south, double west, double north, double east)
{
  PalPoint upper = pal_mercator_project (north, west), lower = pal_mercator_project (south, east);

  return (PalBox){ upper.x, upper.y, lower.x, lower.y };
}

PalBox
pal_map_space_get_frame (void)
{
  return make_box (FRAME_SOUTH, FRAME_WEST, FRAME_NORTH, FRAME_EAST);
}

PalBox
pal_map_space_get_europe (void)
{
  return make_box (EUROPE_SOUTH, EUROPE_WEST, EUROPE_NORTH, EUROPE_EAST);
}

void
pal_map_space_go_to (ShumateViewport *viewport, PalPoint center, double world)
{
  double latitude, longitude;

  pal_mercator_unproject (center, &latitude, &longitude);
  g_object_freeze_notify (G_OBJECT (viewport));
  shumate_viewport_set_zoom_level (viewport, pal_map_space_find_zoom (viewport, world));
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  g_object_thaw_notify (G_OBJECT (viewport));
}

gboolean
pal_map_space_confine (ShumateViewport *viewport, double width, double height)
{
  const PalBox frame = pal_map_space_get_frame ();
  double world = pal_map_space_get_world (viewport);
  double least = MAX (width / (frame.x1 - frame.x0), height / (frame.y1 - frame.y0));
  PalPoint center = pal_mercator_project (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)),
                                          shumate_location_get_longitude (SHUMATE_LOCATION (viewport)));
  PalPoint at = center;
  double new_world = MAX (world, least), half_x = width / 2 / new_world, half_y = height / 2 / new_world;

  if (width < 1 || height < 1)
    return FALSE;
  at.x = CLAMP (center.x, frame.x0 + half_x, MAX (frame.x1 - half_x, frame.x0 + half_x));
  at.y = CLAMP (center.y, frame.y0 + half_y, MAX (frame.y1 - half_y, frame.y0 + half_y));
  if (fabs (at.x - center.x) < CLOSE && fabs (at.y - center.y) < CLOSE && world >= least * (1 - CLOSE))
    return FALSE;
  pal_map_space_go_to (viewport, at, new_world);
  return TRUE;
}
