/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-png.h"

#include <math.h>

#include "base/pal-error.h"
#include "base/pal-parallel.h"
#include "scene/pal-png.h"
#include "scene/pal-scene-cairo.h"

/* cairo's own limit of an image, and a bound on what one picture may hold. */
#define MAX_SIDE 32000
#define MAX_PIXELS 400e6

/* Many points in a row of marks without letters are drawn in bands, several at
 * a time.  Letters are not: each thread would have to load the fonts. */
#define HEAVY_POINTS 4000
#define CIRCLE_POINTS 100
#define MIN_BAND_HEIGHT 150
#define MAX_BANDS 8

/* 96 px an inch at scale 1. */
#define PIXELS_PER_METRE (96 / 0.0254)

/* What is drawn in bands: some nodes of a scene, or its ground. */
typedef struct
{
  const PalScene *scene; /* NULL: the ground */
  PalColor ground;
  cairo_surface_t *surface; /* of the whole picture */
  double scale;
  int n_bands;
  guint first, end; /* nodes */
} Bands;

static void
draw_band (guint band, gpointer data)
{
  const Bands *self = data;
  int stride = cairo_image_surface_get_stride (self->surface);
  int rows = cairo_image_surface_get_height (self->surface);
  int top = rows * (int) band / self->n_bands, end = rows * ((int) band + 1) / self->n_bands;
  /* A surface of its own over the same rows: threads share no cairo object. */
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (self->surface) + (gsize) top * (gsize) stride,
      cairo_image_surface_get_format (self->surface), cairo_image_surface_get_width (self->surface),
      end - top, stride);
  cairo_t *cr = cairo_create (surface);

  if (self->scene != NULL)
    {
      cairo_translate (cr, 0, -top);
      cairo_scale (cr, self->scale, self->scale);
      pal_scene_draw_nodes (self->scene, cr, 1, self->first, self->end);
    }
  else
    {
      /* All of it: a size that is no whole number would leave a strip at the edges. */
      cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
      cairo_set_source_rgba (cr, self->ground.red, self->ground.green, self->ground.blue, self->ground.alpha);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
draw_in_bands (Bands bands)
{
  bands.n_bands = CLAMP (cairo_image_surface_get_height (bands.surface) / MIN_BAND_HEIGHT, 1, MAX_BANDS);
  cairo_surface_flush (bands.surface);
  pal_parallel_run ("scene", (guint) bands.n_bands, draw_band, &bands);
  cairo_surface_mark_dirty (bands.surface);
}

/* Returns the node after a row of marks that has no letters. */
static guint
find_end_of_run (const PalScene *scene, guint first, gsize *n_points)
{
  guint n_nodes = pal_scene_get_n_nodes (scene), i = first;

  *n_points = 0;
  for (; i < n_nodes && pal_scene_get_node (scene, i)->kind != PAL_NODE_TEXT; i++)
    switch (pal_scene_get_node (scene, i)->kind)
      {
      case PAL_NODE_PATH:
        *n_points += pal_path_get_n_points (pal_scene_get_node (scene, i)->path);
        break;
      case PAL_NODE_CIRCLE:
      case PAL_NODE_DISC:
        *n_points += CIRCLE_POINTS;
        break;
      case PAL_NODE_RECT:
      case PAL_NODE_TEXT:
      case PAL_NODE_ITEM:
      case PAL_NODE_CLIP:
      case PAL_NODE_TRANSFORM:
      case PAL_NODE_END:
      default:
        break;
      }
  return i;
}

/* In the order of the scene, whoever draws it.  The number of bands follows from
 * the size alone: an edge that is cut may get another shade, but the bytes are
 * the same on each machine. */
static void
draw_nodes (const PalScene *scene, cairo_surface_t *surface, cairo_t *cr, double scale)
{
  guint n_nodes = pal_scene_get_n_nodes (scene), drawn = 0;

  for (guint i = 0; i < n_nodes;)
    {
      gsize n_points;
      guint end = find_end_of_run (scene, i, &n_points);

      if (n_points >= HEAVY_POINTS)
        {
          pal_scene_draw_nodes (scene, cr, 1, drawn, i);
          draw_in_bands (
              (Bands){ .scene = scene, .surface = surface, .scale = scale, .first = i, .end = end });
          drawn = end;
        }
      i = end + 1;
    }
  pal_scene_draw_nodes (scene, cr, 1, drawn, n_nodes);
}

/* cairo would clear the memory, on one thread, before the ground is painted over it. */
static cairo_surface_t *
create_surface (cairo_format_t format, int width, int height)
{
  static const cairo_user_data_key_t key;
  int stride = cairo_format_stride_for_width (format, width);
  guint8 *data = g_try_malloc_n ((gsize) height, (gsize) stride);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (data, format, width, height, stride);

  if (data != NULL)
    cairo_surface_set_user_data (surface, &key, data, g_free);
  return surface;
}

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

  surface = create_surface (opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    draw_in_bands ((Bands){ .ground = pal_scene_get_background (self), .surface = surface });
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw_nodes (self, surface, cr, scale);
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
