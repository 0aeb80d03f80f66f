/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-png.h"

#include <math.h>

#include "base/pal-error.h"
#include "scene/pal-png.h"
#include "scene/pal-scene-cairo.h"

/* cairo's own limit of an image, and a bound on what one picture may hold. */
#define MAX_SIDE 32000
#define MAX_PIXELS 400e6

/* 96 px an inch at scale 1. */
#define PIXELS_PER_METRE (96 / 0.0254)

/**
 * pal_scene_to_surface:
 * @self: a scene
 * @scale: px of the picture for each px of the scene
 * @error: return location
 *
 * Returns: (transfer full): an image surface without alpha where the ground of
 *   the scene is opaque; %NULL with an error
 */
cairo_surface_t *
pal_scene_to_surface (const PalScene *self, double scale, GError **error)
{
  double width, height;
  gboolean opaque = pal_scene_get_background (self).alpha >= 1;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (!pal_scene_check (self, error))
    return NULL;
  width = ceil (pal_scene_get_width (self) * scale - 1e-6);
  height = ceil (pal_scene_get_height (self) * scale - 1e-6);
  if (!(width >= 1 && height >= 1 && width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "a picture of %.0f by %.0f pixels cannot be made",
                   width, height);
      return NULL;
    }

  surface = cairo_image_surface_create (opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, (int) width,
                                        (int) height);
  cr = cairo_create (surface);
  if (opaque)
    {
      PalColor ground = pal_scene_get_background (self);

      /* A size that is no whole number leaves a strip at the edges. */
      cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  pal_scene_draw (self, cr, 1);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the picture could not be drawn: %s",
                   cairo_status_to_string (status));
      return NULL;
    }

  cairo_surface_flush (surface);
  return surface;
}

/**
 * pal_surface_to_png:
 * @surface: an image surface of format RGB24 or ARGB32
 * @title: (nullable): stored in the file
 * @scale: tells the resolution that is stored; 1 means 96 px an inch
 * @error: return location
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
GBytes *
pal_surface_to_png (cairo_surface_t *surface, const char *title, double scale, GError **error)
{
  const PalPixels pixels = {
    .data = cairo_image_surface_get_data (surface),
    .width = (guint) cairo_image_surface_get_width (surface),
    .height = (guint) cairo_image_surface_get_height (surface),
    .stride = (gsize) cairo_image_surface_get_stride (surface),
    .opaque = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24,
    .pixels_per_metre = (guint) lround (PIXELS_PER_METRE * scale),
  };

  if (pixels.data == NULL ||
      (!pixels.opaque && cairo_image_surface_get_format (surface) != CAIRO_FORMAT_ARGB32))
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the picture is not of 32 bits a pixel");
      return NULL;
    }

  return pal_png_encode (&pixels, title, error);
}

/**
 * pal_scene_to_png:
 * @self: a scene
 * @scale: px of the picture for each px of the scene
 * @error: return location
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
GBytes *
pal_scene_to_png (const PalScene *self, double scale, GError **error)
{
  cairo_surface_t *surface = pal_scene_to_surface (self, scale, error);
  GBytes *bytes;

  if (surface == NULL)
    return NULL;
  bytes = pal_surface_to_png (surface, pal_scene_get_title (self), scale, error);
  cairo_surface_destroy (surface);
  return bytes;
}
