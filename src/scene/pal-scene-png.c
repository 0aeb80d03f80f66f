/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-png.h"

#include <math.h>

#include "base/pal-error.h"
#include "scene/pal-png.h"
#include "scene/pal-scene-cairo.h"

/* cairo's own limit of an image, and a bound on what one picture may hold. */
#define MAX_SIDE 32000
#define MAX_PIXELS 400e6

/* Many points in a row of marks without letters are drawn in bands, several at
 * a time.  Letters are not: each thread would have to load the fonts. */
#define HEAVY_POINTS 4000
#define MIN_BAND_HEIGHT 200
#define MAX_BANDS 4

/* 96 px an inch at scale 1. */
#define PIXELS_PER_METRE (96 / 0.0254)

typedef struct
{
  const PalScene *scene;
  cairo_surface_t *surface; /* of the whole picture */
  double scale;
  int top, height;  /* rows */
  guint first, end; /* nodes */
} Band;

static gpointer
draw_band (gpointer data)
{
  const Band *self = data;
  int stride = cairo_image_surface_get_stride (self->surface);
  /* A surface of its own over the same rows: threads share no cairo object. */
  cairo_surface_t *rows = cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (self->surface) + (gsize) self->top * (gsize) stride,
      cairo_image_surface_get_format (self->surface), cairo_image_surface_get_width (self->surface),
      self->height, stride);
  cairo_t *cr = cairo_create (rows);

  cairo_translate (cr, 0, -self->top);
  cairo_scale (cr, self->scale, self->scale);
  pal_scene_draw_nodes (self->scene, cr, 1, self->first, self->end);
  cairo_destroy (cr);
  cairo_surface_destroy (rows);
  return NULL;
}

static void
draw_in_bands (const PalScene *scene, cairo_surface_t *surface, double scale, guint first, guint end)
{
  int height = cairo_image_surface_get_height (surface);
  int n = CLAMP (height / MIN_BAND_HEIGHT, 1, MAX_BANDS);
  Band bands[MAX_BANDS];
  GThread *threads[MAX_BANDS] = { NULL };

  cairo_surface_flush (surface);
  for (int i = 0; i < n; i++)
    {
      int top = height * i / n;

      bands[i] = (Band){ scene, surface, scale, top, height * (i + 1) / n - top, first, end };
      if (i > 0)
        threads[i] = g_thread_new ("scene", draw_band, &bands[i]);
    }
  draw_band (&bands[0]);
  for (int i = 1; i < n; i++)
    g_thread_join (threads[i]);
  cairo_surface_mark_dirty (surface);
}

/* Returns the node after a row of marks that has no letters. */
static guint
find_end_of_run (const PalScene *scene, guint first, gsize *n_points)
{
  guint n_nodes = pal_scene_get_n_nodes (scene), i = first;

  *n_points = 0;
  for (; i < n_nodes && pal_scene_get_node (scene, i)->kind != PAL_NODE_TEXT; i++)
    if (pal_scene_get_node (scene, i)->kind == PAL_NODE_PATH)
      *n_points += pal_path_get_n_points (pal_scene_get_node (scene, i)->path);
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
          draw_in_bands (scene, surface, scale, i, end);
          drawn = end;
        }
      i = end + 1;
    }
  pal_scene_draw_nodes (scene, cr, 1, drawn, n_nodes);
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
  PalColor ground;
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
  ground = pal_scene_get_background (self);
  if (pal_color_is_visible (ground))
    {
      /* All of it: a size that is no whole number would leave a strip at the edges. */
      cairo_set_source_rgba (cr, ground.red, ground.green, ground.blue, ground.alpha);
      cairo_paint (cr);
    }
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
