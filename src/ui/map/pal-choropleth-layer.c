/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-choropleth-layer.h"

#include <math.h>

#include "scene/pal-scene-cairo.h"
#include "ui/map/pal-map-job.h"
#include "ui/map/pal-map-space.h"

/* px around the widget that a picture holds; when less than a third of it is left, a new one is drawn.  A
 * picture that somebody waits for has a small one, so that it comes sooner; the larger one follows. */
#define MARGIN 160
#define MARGIN_LEFT (MARGIN / 3.0)
#define MARGIN_SOON 32

/* A map that has just come up is given the processors before its margin is drawn. */
#define MARGIN_DELAY_MS 250

/* The first frame waits so long for a sharp map, before it makes do with coarse shapes. */
#define FIRST_WAIT_US (60 * G_TIME_SPAN_MILLISECOND)

/* The same size of the world, but for rounding. */
#define SAME_WORLD 1e-6

#define MICRO_PICK_RADIUS 8.0

struct _PalChoroplethLayer
{
  ShumateLayer parent_instance;

  PalMapFills *fills;     /* owned, nullable */
  PalMapPicture *picture; /* owned, nullable: what is shown */
  PalMapJob *job;         /* owned; NULL: nothing is being drawn */
  guint margin_source;    /* 0: the margin needs not grow */

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
    pal_map_job_cancel (self->job);
  g_clear_pointer (&self->job, pal_map_job_unref);
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

static void request_picture (PalChoroplethLayer *self);

static void
set_picture (PalChoroplethLayer *self, PalMapPicture *picture)
{
  g_clear_pointer (&self->job, pal_map_job_unref);
  if (picture == NULL)
    return;
  g_clear_pointer (&self->picture, pal_map_picture_free);
  self->picture = picture;
  g_clear_pointer (&self->outline, cairo_surface_destroy);
}

static void
drawn_cb (PalMapJob *job, gpointer owner)
{
  PalChoroplethLayer *self = owner;

  /* The first picture has been taken before. */
  if (self->job == job)
    {
      set_picture (self, pal_map_job_take (job, 0));
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  request_picture (self);
  if (pal_choropleth_layer_is_settled (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static void
start_job (PalChoroplethLayer *self, const PalMapSpace *space, int margin)
{
  PalAtlasLevel level = pal_atlas_level_for_scale (space->world);
  const PalMapPictureRequest seen = make_request (self, space, level, 0);
  const PalMapPictureRequest request = make_request (self, space, level, margin);

  if (self->job != NULL && pal_map_job_covers (self->job, &seen))
    return;
  cancel_job (self);
  self->job = pal_map_job_start (&request, get_marks (self, space->world), drawn_cb, G_OBJECT (self));
}

static gboolean
margin_cb (gpointer data)
{
  PalChoroplethLayer *self = data;
  PalMapSpace space = get_space (self);

  self->margin_source = 0;
  if (self->fills != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && is_sharp (self, &space))
    start_job (self, &space, MARGIN);
  return G_SOURCE_REMOVE;
}

/* Starts drawing where what is shown is not sharp or its margin is nearly used up. */
static void
request_picture (PalChoroplethLayer *self)
{
  PalMapSpace space = get_space (self);

  if (self->fills == NULL || space.width < 1 || space.height < 1 ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!is_sharp (self, &space))
    start_job (self, &space, MARGIN_SOON);
  else if (get_margin (self->picture, &space) >= MARGIN_LEFT)
    return;
  else if (self->picture->width >= (int) space.width + 2 * MARGIN)
    start_job (self, &space, MARGIN);
  else if (self->margin_source == 0)
    self->margin_source = g_timeout_add (MARGIN_DELAY_MS, margin_cb, self);
}

static void
draw_first (PalChoroplethLayer *self, const PalMapSpace *space)
{
  PalMapPictureRequest request = make_request (self, space, PAL_ATLAS_110M, 0);
  g_autoptr (GArray) marks = NULL;

  if (self->job != NULL)
    {
      PalMapPicture *picture = pal_map_job_take (self->job, FIRST_WAIT_US);

      if (picture != NULL)
        {
          set_picture (self, picture);
          return;
        }
    }
  marks = get_marks (self, space->world);
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
  request_picture (self);
  if (self->picture == NULL)
    draw_first (self, &space);
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
  g_clear_handle_id (&self->margin_source, g_source_remove);
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
  /* One country after an answer: repainted before the next frame.  More, or nobody is looking: the old
   * picture stays until the new one has been drawn. */
  cancel_job (self);
  if (self->picture != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    pal_map_picture_update (self->picture, fills);
  if (self->picture != NULL && self->picture->fills->theme != fills->theme)
    g_clear_pointer (&self->outline, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pal_choropleth_layer_prepare (PalChoroplethLayer *self)
{
  g_return_if_fail (PAL_IS_CHOROPLETH_LAYER (self));

  if (self->picture == NULL)
    request_picture (self);
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
