/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-picture.h"

#include "base/pal-parallel.h"

/* Bands of a picture are drawn at the same time. */
#define MAX_BANDS 8
#define MIN_BAND_HEIGHT 128
#define MIN_PART_HEIGHT 64

/* What can be repainted between two frames: countries, and the share of the picture that they cover. */
#define MAX_UPDATES 4
#define MAX_UPDATED_SHARE 0.25

typedef struct
{
  const PalMapPicture *picture;
  GCancellable *cancellable;
  int first, end; /* px */
  gboolean is_done;
} Band;

void
pal_map_picture_free (PalMapPicture *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->labels, g_array_unref);
  g_clear_pointer (&self->fills, pal_map_fills_unref);
  g_free (self);
}

/* A surface of its own over the same memory: threads share no cairo object. */
static cairo_surface_t *
create_rows (const PalMapPicture *picture, int first, int end)
{
  int stride = cairo_image_surface_get_stride (picture->surface), scale = (int) picture->painter.scale;
  cairo_surface_t *rows = cairo_image_surface_create_for_data (
      cairo_image_surface_get_data (picture->surface) + (gsize) first * (gsize) scale * (gsize) stride,
      CAIRO_FORMAT_RGB24, picture->width * scale, (end - first) * scale, stride);

  cairo_surface_set_device_scale (rows, scale, scale);
  return rows;
}

static void
paint_band (guint band, gpointer data)
{
  Band *self = (Band *) data + band;
  const PalMapPicture *picture = self->picture;
  PalMapPainter painter = picture->painter;
  cairo_surface_t *surface = create_rows (picture, self->first, self->end);
  cairo_t *cr = cairo_create (surface);

  painter.top += self->first;
  self->is_done = pal_map_painter_paint (
      &painter, cr, &(cairo_rectangle_t){ 0, 0, picture->width, self->end - self->first }, self->cancellable);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
paint (PalMapPicture *self, GCancellable *cancellable)
{
  int n = CLAMP (self->height / MIN_BAND_HEIGHT, 1, MAX_BANDS);
  Band bands[MAX_BANDS];
  gboolean is_done = TRUE;

  for (int i = 0; i < n; i++)
    bands[i] = (Band){ .picture = self,
                       .cancellable = cancellable,
                       .first = self->height * i / n,
                       .end = self->height * (i + 1) / n };
  cairo_surface_flush (self->surface);
  pal_parallel_run ("map", (guint) n, paint_band, bands);
  for (int i = 0; i < n; i++)
    is_done = is_done && bands[i].is_done;
  cairo_surface_mark_dirty (self->surface);
  return is_done;
}

PalMapPicture *
pal_map_picture_new (const PalMapPictureRequest *request, GCancellable *cancellable)
{
  g_autoptr (PalMapPicture) self = g_new0 (PalMapPicture, 1);
  const PalBox area = { request->left / request->world, request->top / request->world,
                        (request->left + request->width) / request->world,
                        (request->top + request->height) / request->world };

  self->fills = pal_map_fills_ref (request->fills);
  self->painter = (PalMapPainter){ .fills = self->fills,
                                   .level = request->level,
                                   .world = request->world,
                                   .left = request->left,
                                   .top = request->top,
                                   .scale = request->scale };
  self->marks_tag = request->marks_tag;
  self->width = request->width;
  self->height = request->height;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, request->width * request->scale,
                                              request->height * request->scale);
  cairo_surface_set_device_scale (self->surface, request->scale, request->scale);
  /* What is read for the first time is read once, and not by each band. */
  if (pal_atlas_get_geometry (self->fills->atlas, request->level, NULL) == NULL || !paint (self, cancellable))
    return NULL;
  self->labels = pal_map_labels_place (self->fills, request->level, request->world, &area, request->marks,
                                       request->n_marks);
  return g_steal_pointer (&self);
}

/* A box of a picture that is painted anew, in parts one below the other. */
typedef struct
{
  const PalMapPicture *picture;
  cairo_rectangle_t box; /* whole px */
  int n_parts;
} Repaint;

static void
repaint_part (guint part, gpointer data)
{
  const Repaint *self = data;
  int top = (int) self->box.y, height = (int) self->box.height;
  int first = top + height * (int) part / self->n_parts,
      end = top + height * ((int) part + 1) / self->n_parts;
  cairo_surface_t *rows = create_rows (self->picture, first, end);
  PalMapPainter painter = self->picture->painter;
  cairo_t *cr = cairo_create (rows);

  painter.top += first;
  pal_map_painter_paint (&painter, cr, &(cairo_rectangle_t){ self->box.x, 0, self->box.width, end - first },
                         NULL);
  cairo_destroy (cr);
  cairo_surface_destroy (rows);
}

/* The part of @box that lies inside the picture; its width is 0 when there is none. */
static cairo_rectangle_t
clip_box (const PalMapPicture *self, const cairo_rectangle_t *box)
{
  double x0 = MAX (box->x, 0), y0 = MAX (box->y, 0);
  double x1 = MIN (box->x + box->width, self->width), y1 = MIN (box->y + box->height, self->height);

  if (x1 <= x0 || y1 <= y0)
    return (cairo_rectangle_t){ 0, 0, 0, 0 };
  return (cairo_rectangle_t){ x0, y0, x1 - x0, y1 - y0 };
}

gboolean
pal_map_picture_update (PalMapPicture *self, PalMapFills *fills)
{
  g_autoptr (GArray) changed = pal_map_fills_compare (self->fills, fills);
  cairo_rectangle_t boxes[MAX_UPDATES];
  double area = 0;

  if (changed == NULL || changed->len > MAX_UPDATES)
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      guint country = g_array_index (changed, guint, i);
      cairo_rectangle_t box = pal_map_painter_get_extents (&self->painter, country);

      /* A country that comes or goes takes its name with it: then all names find their places anew. */
      if (g_strcmp0 (self->fills->countries[country].name, fills->countries[country].name) != 0)
        return FALSE;
      boxes[i] = clip_box (self, &box);
      area += boxes[i].width * boxes[i].height;
    }
  if (area > MAX_UPDATED_SHARE * self->width * self->height)
    return FALSE;

  pal_map_fills_unref (self->fills);
  self->fills = pal_map_fills_ref (fills);
  self->painter.fills = self->fills;
  cairo_surface_flush (self->surface);
  for (guint i = 0; i < changed->len; i++)
    if (boxes[i].width > 0)
      {
        Repaint repaint = { self, boxes[i], CLAMP ((int) boxes[i].height / MIN_PART_HEIGHT, 1, MAX_BANDS) };

        pal_parallel_run ("map", (guint) repaint.n_parts, repaint_part, &repaint);
      }
  cairo_surface_mark_dirty (self->surface);
  return TRUE;
}
