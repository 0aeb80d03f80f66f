/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-choropleth-layer.h"

#include <math.h>

#include "scene/pal-scene-cairo.h"
#include "ui/map/pal-map-picture.h"
#include "ui/map/pal-map-space.h"

/* px around the widget that a picture holds; when less than a third of it is left, a new one is drawn.  A
 * picture that somebody waits for has a small one, so that it comes sooner; the larger one follows. */
#define MARGIN 160
#define MARGIN_LEFT (MARGIN / 3.0)
#define MARGIN_SOON 32

/* The same size of the world, but for rounding. */
#define SAME_WORLD 1e-6

#define MICRO_PICK_RADIUS 8.0

struct _PalChoroplethLayer
{
  ShumateLayer parent_instance;

  PalMapFills *fills;     /* owned, nullable */
  PalMapPicture *picture; /* owned, nullable: what is shown */
  GCancellable *job;      /* owned; NULL: nothing is being drawn */
  PalMapPictureRequest requested;

  int selected; /* index in the atlas, -1: none */
  cairo_surface_t *outline;
  int outline_country;
  double outline_x, outline_y; /* px in the picture */

  gboolean show_labels;
  cairo_surface_t **sprites; /* owned; one for each country of the atlas, NULL until needed */
  guint n_sprites;

  PalMarksFunc marks_func;
  gpointer marks_data;
  guint marks_tag; /* grows with each change of the marks */
};

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalChoroplethLayer, pal_choropleth_layer, SHUMATE_TYPE_LAYER)

typedef struct
{
  PalMapPictureRequest request;
  PalMapFills *fills; /* owned */
  GArray *marks;      /* owned, nullable */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  pal_map_fills_unref (self->fills);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

static PalMapSpace
get_space (PalChoroplethLayer *self)
{
  return pal_map_space_new (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                            gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
}

static gboolean
is_same_world (double a, double b)
{
  return fabs (a - b) <= SAME_WORLD * b;
}

static void
clear_sprites (PalChoroplethLayer *self)
{
  for (guint i = 0; i < self->n_sprites; i++)
    g_clear_pointer (&self->sprites[i], cairo_surface_destroy);
}

/* What it draws has become stale before it is done. */
static void
cancel_job (PalChoroplethLayer *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
}

static GArray *
get_marks (PalChoroplethLayer *self, double world)
{
  return self->marks_func != NULL ? self->marks_func (world, self->marks_data) : NULL;
}

/* How far the picture reaches over the widget on the side where it is least; negative: it is too small. */
static double
get_margin (const PalMapPicture *picture, const PalMapSpace *space)
{
  double left = space->left - picture->painter.left, top = space->top - picture->painter.top;

  return MIN (MIN (left, top),
              MIN (picture->width - left - space->width, picture->height - top - space->height));
}

static PalMapPictureRequest
make_request (PalChoroplethLayer *self, const PalMapSpace *space, PalAtlasLevel level, int margin)
{
  return (PalMapPictureRequest){ .fills = self->fills,
                                 .level = level,
                                 .world = space->world,
                                 .left = space->left - margin,
                                 .top = space->top - margin,
                                 .width = (int) ceil (space->width) + 2 * margin,
                                 .height = (int) ceil (space->height) + 2 * margin,
                                 .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                 .marks_tag = self->marks_tag };
}

static gboolean
is_sharp (PalChoroplethLayer *self, const PalMapSpace *space)
{
  const PalMapPicture *picture = self->picture;

  return picture != NULL && is_same_world (picture->painter.world, space->world) &&
         picture->marks_tag == self->marks_tag && picture->fills == self->fills &&
         picture->painter.level == pal_atlas_level_for_scale (space->world) &&
         (int) picture->painter.scale == gtk_widget_get_scale_factor (GTK_WIDGET (self)) &&
         get_margin (picture, space) >= 0;
}

static void
draw_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  PalMapPicture *picture = pal_map_picture_new (&job->request, cancellable);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) pal_map_picture_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the map has moved on");
}

static void request_picture (PalChoroplethLayer *self);

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PalChoroplethLayer *self = PAL_CHOROPLETH_LAYER (source);
  g_autoptr (PalMapPicture) picture = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A job that was cancelled has been replaced by another one, or the widget is gone. */
  if (self->job != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->job);
  if (picture != NULL)
    {
      g_clear_pointer (&self->picture, pal_map_picture_free);
      self->picture = g_steal_pointer (&picture);
      g_clear_pointer (&self->outline, cairo_surface_destroy);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  request_picture (self);
  if (pal_choropleth_layer_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static gboolean
fits_request (PalChoroplethLayer *self, const PalMapSpace *space)
{
  const PalMapPictureRequest *request = &self->requested;
  double left = space->left - request->left, top = space->top - request->top;

  return self->job != NULL && request->marks_tag == self->marks_tag && request->fills == self->fills &&
         is_same_world (request->world, space->world) &&
         request->scale == gtk_widget_get_scale_factor (GTK_WIDGET (self)) && left >= 0 && top >= 0 &&
         left + space->width <= request->width && top + space->height <= request->height;
}

/* Starts drawing where what is shown is not sharp or its margin is nearly used up. */
static void
request_picture (PalChoroplethLayer *self)
{
  PalMapSpace space = get_space (self);
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->fills == NULL || space.width < 1 || space.height < 1 ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (is_sharp (self, &space) && get_margin (self->picture, &space) >= MARGIN_LEFT)
    return;
  if (fits_request (self, &space))
    return;

  cancel_job (self);
  self->job = g_cancellable_new ();
  self->requested = make_request (self, &space, pal_atlas_level_for_scale (space.world),
                                  is_sharp (self, &space) ? MARGIN : MARGIN_SOON);
  job = g_new0 (Job, 1);
  job->fills = pal_map_fills_ref (self->fills);
  job->request = self->requested;
  job->marks = get_marks (self, space.world);
  if (job->marks != NULL)
    {
      job->request.marks = (const PalMapMark *) (gpointer) job->marks->data;
      job->request.n_marks = job->marks->len;
    }
  task = g_task_new (self, self->job, drawn_cb, NULL);
  g_task_set_source_tag (task, request_picture);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draw_thread);
}

/* The first frame must not wait for another thread: coarse shapes without a margin are drawn at once. */
static void
draw_first (PalChoroplethLayer *self, const PalMapSpace *space)
{
  PalMapPictureRequest request = make_request (self, space, PAL_ATLAS_110M, 0);
  g_autoptr (GArray) marks = get_marks (self, space->world);

  if (marks != NULL)
    {
      request.marks = (const PalMapMark *) (gpointer) marks->data;
      request.n_marks = marks->len;
    }
  self->picture = pal_map_picture_new (&request, NULL);
}

static void
draw_picture (PalChoroplethLayer *self, const PalMapSpace *space, cairo_t *cr)
{
  const PalMapPainter *painter = &self->picture->painter;

  cairo_save (cr);
  if (is_same_world (painter->world, space->world))
    cairo_translate (cr, painter->left - space->left, painter->top - space->top);
  else
    {
      double scale = space->world / painter->world;

      cairo_translate (cr, painter->left * scale - space->left, painter->top * scale - space->top);
      cairo_scale (cr, scale, scale);
    }
  cairo_set_source_surface (cr, self->picture->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  if (self->outline != NULL)
    {
      cairo_set_source_surface (cr, self->outline, self->outline_x, self->outline_y);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_paint (cr);
    }
  cairo_restore (cr);
}

/* Drawn once for each picture and selection, on the thread of the user interface: it must follow a key at
 * once. */
static void
ensure_outline (PalChoroplethLayer *self)
{
  const PalMapPicture *picture = self->picture;
  cairo_rectangle_t box;
  double x0, y0, x1, y1;
  int scale = (int) picture->painter.scale;
  cairo_t *cr;

  if (self->outline != NULL && self->outline_country == self->selected)
    return;
  g_clear_pointer (&self->outline, cairo_surface_destroy);
  if (self->selected < 0)
    return;
  box = pal_map_painter_get_extents (&picture->painter, (guint) self->selected);
  x0 = MAX (box.x, 0);
  y0 = MAX (box.y, 0);
  x1 = MIN (box.x + box.width, picture->width);
  y1 = MIN (box.y + box.height, picture->height);
  if (x1 - x0 < 1 || y1 - y0 < 1)
    return;

  self->outline =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (x1 - x0) * scale, (int) (y1 - y0) * scale);
  cairo_surface_set_device_scale (self->outline, scale, scale);
  self->outline_x = x0;
  self->outline_y = y0;
  self->outline_country = self->selected;
  cr = cairo_create (self->outline);
  cairo_translate (cr, -x0, -y0);
  pal_map_painter_paint_selection (&picture->painter, cr, (guint) self->selected);
  cairo_destroy (cr);
}

static cairo_surface_t *
get_sprite (PalChoroplethLayer *self, guint country)
{
  const PalMapFill *fill = &self->fills->countries[country];
  PalTextStyle style = pal_map_fills_get_label_style (self->fills, fill);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int) ceil (fill->label_width + 2 * style.halo_width) + 2;
  int height = 2 * (int) (PAL_MAP_LABEL_HALF_HEIGHT + style.halo_width) + 2;
  g_autoptr (PalScene) scene = NULL;
  cairo_t *cr;

  if (self->sprites[country] != NULL)
    return self->sprites[country];
  scene = pal_scene_new (width, height);
  style.anchor = PAL_ANCHOR_MIDDLE;
  style.align = PAL_ALIGN_MIDDLE;
  pal_scene_add_text (scene, width / 2.0, height / 2.0, fill->name, &style);
  self->sprites[country] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_surface_set_device_scale (self->sprites[country], scale, scale);
  cr = cairo_create (self->sprites[country]);
  pal_scene_draw (scene, cr, 1);
  cairo_destroy (cr);
  return self->sprites[country];
}

static void
draw_labels (PalChoroplethLayer *self, const PalMapSpace *space, cairo_t *cr)
{
  GArray *labels = self->picture->labels;

  for (guint i = 0; i < labels->len; i++)
    {
      const PalMapLabel *label = &g_array_index (labels, PalMapLabel, i);
      PalPoint at = pal_map_space_to_px (space, label->center);
      double half = self->fills->countries[label->country].label_width / 2 + 4;
      cairo_surface_t *sprite;

      /* A name that is cut off is worse than none. */
      if (self->fills->countries[label->country].name == NULL || at.x < half || at.y < 12 ||
          at.x + half > space->width || at.y + 12 > space->height)
        continue;
      sprite = get_sprite (self, label->country);
      cairo_set_source_surface (
          cr, sprite,
          round (at.x - cairo_image_surface_get_width (sprite) / 2.0 / self->picture->painter.scale),
          round (at.y - cairo_image_surface_get_height (sprite) / 2.0 / self->picture->painter.scale));
      cairo_paint (cr);
    }
}

static void
pal_choropleth_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalChoroplethLayer *self = PAL_CHOROPLETH_LAYER (widget);
  PalMapSpace space = get_space (self);
  cairo_t *cr;

  if (space.width < 1 || space.height < 1 || self->fills == NULL)
    return;
  if (self->picture == NULL)
    draw_first (self, &space);
  request_picture (self);
  if (self->picture == NULL)
    return;

  ensure_outline (self);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) space.width, (float) space.height));
  if (!is_same_world (self->picture->painter.world, space.world) || get_margin (self->picture, &space) < 0)
    {
      PalColor sea = self->fills->theme->sea;

      cairo_set_source_rgb (cr, sea.red, sea.green, sea.blue);
      cairo_paint (cr);
    }
  draw_picture (self, &space, cr);
  if (self->show_labels)
    draw_labels (self, &space, cr);
  cairo_destroy (cr);
}

static void
viewport_changed_cb (PalChoroplethLayer *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pal_choropleth_layer_constructed (GObject *object)
{
  G_OBJECT_CLASS (pal_choropleth_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (object)), "notify",
                           G_CALLBACK (viewport_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
pal_choropleth_layer_dispose (GObject *object)
{
  PalChoroplethLayer *self = PAL_CHOROPLETH_LAYER (object);

  cancel_job (self);
  self->marks_func = NULL;

  G_OBJECT_CLASS (pal_choropleth_layer_parent_class)->dispose (object);
}

static void
pal_choropleth_layer_finalize (GObject *object)
{
  PalChoroplethLayer *self = PAL_CHOROPLETH_LAYER (object);

  clear_sprites (self);
  g_free (self->sprites);
  g_clear_pointer (&self->outline, cairo_surface_destroy);
  g_clear_pointer (&self->picture, pal_map_picture_free);
  g_clear_pointer (&self->fills, pal_map_fills_unref);

  G_OBJECT_CLASS (pal_choropleth_layer_parent_class)->finalize (object);
}

static void
pal_choropleth_layer_class_init (PalChoroplethLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pal_choropleth_layer_constructed;
  object_class->dispose = pal_choropleth_layer_dispose;
  object_class->finalize = pal_choropleth_layer_finalize;
  widget_class->snapshot = pal_choropleth_layer_snapshot;

  signals[SIGNAL_SETTLED] = g_signal_new ("settled", PAL_TYPE_CHOROPLETH_LAYER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_choropleth_layer_init (PalChoroplethLayer *self)
{
  self->selected = self->outline_country = -1;
  self->show_labels = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

PalChoroplethLayer *
pal_choropleth_layer_new (ShumateViewport *viewport)
{
  return g_object_new (PAL_TYPE_CHOROPLETH_LAYER, "viewport", viewport, NULL);
}

void
pal_choropleth_layer_set_fills (PalChoroplethLayer *self, PalMapFills *fills)
{
  g_return_if_fail (PAL_IS_CHOROPLETH_LAYER (self) && fills != NULL);

  if (self->fills == fills)
    return;
  clear_sprites (self);
  g_clear_pointer (&self->fills, pal_map_fills_unref);
  self->fills = pal_map_fills_ref (fills);
  if (self->n_sprites != fills->n_countries)
    {
      g_free (self->sprites);
      self->sprites = g_new0 (cairo_surface_t *, fills->n_countries);
      self->n_sprites = fills->n_countries;
    }
  /* One country after an answer: repainted before the next frame.  More: the old picture stays until the new
   * one has been drawn. */
  cancel_job (self);
  if (self->picture != NULL)
    pal_map_picture_update (self->picture, fills);
  if (self->picture != NULL && self->picture->fills->theme != fills->theme)
    g_clear_pointer (&self->outline, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pal_choropleth_layer_set_selected (PalChoroplethLayer *self, const char *iso2)
{
  int selected = pal_atlas_find (pal_atlas_get_default (), iso2);

  g_return_if_fail (PAL_IS_CHOROPLETH_LAYER (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
pal_choropleth_layer_get_show_labels (PalChoroplethLayer *self)
{
  g_return_val_if_fail (PAL_IS_CHOROPLETH_LAYER (self), FALSE);
  return self->show_labels;
}

void
pal_choropleth_layer_set_show_labels (PalChoroplethLayer *self, gboolean show_labels)
{
  g_return_if_fail (PAL_IS_CHOROPLETH_LAYER (self));

  self->show_labels = show_labels;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pal_choropleth_layer_set_marks_func (PalChoroplethLayer *self, PalMarksFunc func, gpointer user_data)
{
  g_return_if_fail (PAL_IS_CHOROPLETH_LAYER (self));

  self->marks_func = func;
  self->marks_data = user_data;
}

void
pal_choropleth_layer_update_marks (PalChoroplethLayer *self)
{
  g_return_if_fail (PAL_IS_CHOROPLETH_LAYER (self));

  self->marks_tag++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
pal_choropleth_layer_pick (PalChoroplethLayer *self, double x, double y)
{
  PalMapSpace space = get_space (self);
  PalAtlas *atlas = pal_atlas_get_default ();
  PalAtlasLevel level = self->picture != NULL ? self->picture->painter.level : PAL_ATLAS_110M;

  g_return_val_if_fail (PAL_IS_CHOROPLETH_LAYER (self), NULL);

  return pal_atlas_pick (atlas, level, pal_map_space_to_unit (&space, x, y), MICRO_PICK_RADIUS / space.world);
}

gboolean
pal_choropleth_layer_is_settled (PalChoroplethLayer *self)
{
  PalMapSpace space = get_space (self);

  g_return_val_if_fail (PAL_IS_CHOROPLETH_LAYER (self), FALSE);

  return self->fills != NULL && is_sharp (self, &space);
}
