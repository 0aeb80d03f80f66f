/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-cairo.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "scene/pal-pattern.h"

/* An outline of more points than this is a coast: nobody sees whether its edge
 * has 16 or 255 shades, but drawing it takes twice as long with 255. */
#define COARSE_POINTS 200

/* px by which the rim of letters may miss its true line */
#define HALO_TOLERANCE 0.3

/* Corners sharper than 60 degrees are cut off; right angles stay. */
#define MITER_LIMIT 2

static void
set_color (cairo_t *cr, PalColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
trace_rect (cairo_t *cr, const PalNode *node)
{
  const PalRect *r = &node->rect.box;
  double c = node->rect.radius;

  if (c <= 0)
    {
      cairo_rectangle (cr, r->x, r->y, r->width, r->height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, r->x + r->width - c, r->y + c, c, -G_PI_2, 0);
  cairo_arc (cr, r->x + r->width - c, r->y + r->height - c, c, 0, G_PI_2);
  cairo_arc (cr, r->x + c, r->y + r->height - c, c, G_PI_2, G_PI);
  cairo_arc (cr, r->x + c, r->y + c, c, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* The ops from one move to the next, and their points. */
typedef struct
{
  const guint8 *ops;
  const float *points;
  gsize n_ops, n_points;
} Figure;

static Figure
get_figure (const guint8 *ops, const float *points, gsize n_ops)
{
  static const guint8 n_points[] = {
    [PAL_PATH_MOVE] = 1, [PAL_PATH_LINE] = 1, [PAL_PATH_CURVE] = 3, [PAL_PATH_CLOSE] = 0
  };
  Figure figure = { .ops = ops, .points = points };

  while (figure.n_ops < n_ops && (figure.n_ops == 0 || ops[figure.n_ops] != PAL_PATH_MOVE))
    figure.n_points += n_points[ops[figure.n_ops++]];
  return figure;
}

/* Whether a figure may leave a trace in @seen: a curve stays within its points. */
static gboolean
is_seen (const Figure *figure, const PalRect *seen)
{
  float x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

  for (gsize i = 0; i < figure->n_points; i++)
    {
      float x = figure->points[2 * i], y = figure->points[2 * i + 1];

      x0 = MIN (x0, x);
      y0 = MIN (y0, y);
      x1 = MAX (x1, x);
      y1 = MAX (y1, y);
    }
  return (double) x0 <= seen->x + seen->width && (double) x1 >= seen->x &&
         (double) y0 <= seen->y + seen->height && (double) y1 >= seen->y;
}

static void
trace_figure (cairo_t *cr, const Figure *figure)
{
  const float *p = figure->points;

  for (gsize i = 0; i < figure->n_ops; i++)
    switch ((PalPathOp) figure->ops[i])
      {
      case PAL_PATH_MOVE:
        cairo_move_to (cr, p[0], p[1]);
        p += 2;
        break;
      case PAL_PATH_LINE:
        cairo_line_to (cr, p[0], p[1]);
        p += 2;
        break;
      case PAL_PATH_CURVE:
        cairo_curve_to (cr, p[0], p[1], p[2], p[3], p[4], p[5]);
        p += 6;
        break;
      case PAL_PATH_CLOSE:
        cairo_close_path (cr);
        break;
      default:
        g_assert_not_reached ();
      }
}

/* cairo would work out the outline of what lies outside as well; a band of a picture holds little of a coast.
 */
static void
trace_path (cairo_t *cr, const PalPath *path, const PalStyle *style)
{
  const guint8 *ops = pal_path_get_ops (path);
  const float *points = pal_path_get_points (path);
  gsize n_ops = pal_path_get_n_ops (path);
  gboolean culls = pal_path_get_n_points (path) > COARSE_POINTS &&
                   cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
  double margin = MAX (style->stroke_width, 0) * MITER_LIMIT + 1, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  PalRect seen;

  if (culls)
    cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  seen = (PalRect){ x0 - margin, y0 - margin, x1 - x0 + 2 * margin, y1 - y0 + 2 * margin };
  while (n_ops > 0)
    {
      Figure figure = get_figure (ops, points, n_ops);

      if (!culls || is_seen (&figure, &seen))
        trace_figure (cr, &figure);
      ops += figure.n_ops;
      n_ops -= figure.n_ops;
      points += 2 * figure.n_points;
    }
}

/* Paints the current path; it is gone afterwards. */
static void
paint (cairo_t *cr, const PalStyle *style)
{
  gboolean stroked = style->stroke_width > 0 && pal_color_is_visible (style->stroke);

  cairo_set_fill_rule (cr, style->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
  if (pal_color_is_visible (style->fill))
    {
      set_color (cr, style->fill);
      cairo_fill_preserve (cr);
    }

  if (style->pattern != PAL_PATTERN_NONE)
    {
      cairo_path_t *outline = stroked ? cairo_copy_path (cr) : NULL;

      cairo_save (cr);
      cairo_clip (cr);
      if (style->pattern_scale > 0)
        cairo_scale (cr, style->pattern_scale, style->pattern_scale);
      pal_pattern_draw (style->pattern, style->pattern_ink, cr);
      cairo_restore (cr);
      if (outline != NULL)
        {
          cairo_append_path (cr, outline);
          cairo_path_destroy (outline);
        }
    }

  if (stroked)
    {
      const double dash[] = { style->dash_on, style->dash_off };

      set_color (cr, style->stroke);
      cairo_set_line_width (cr, style->stroke_width);
      cairo_set_dash (cr, dash, style->dash_on > 0 ? 2 : 0, 0);
      cairo_set_line_cap (cr, style->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (cr, style->round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      cairo_set_miter_limit (cr, MITER_LIMIT);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
draw_disc (const PalNode *node, cairo_t *cr)
{
  double x = node->circle.x, y = node->circle.y, radius = node->circle.radius;
  double ring = pal_scene_get_disc_ring (radius);

  set_color (cr, node->style.fill);
  cairo_new_path (cr);
  if (node->circle.quarters == 4)
    {
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_fill (cr);
      return;
    }

  cairo_arc (cr, x, y, radius - ring / 2, 0, 2 * G_PI);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, ring);
  cairo_stroke (cr);
  if (node->circle.quarters > 0)
    {
      cairo_move_to (cr, x, y);
      cairo_arc (cr, x, y, radius - ring / 2, -G_PI_2, -G_PI_2 + node->circle.quarters * G_PI_2);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

static void
draw_line_of_text (const char *line, double y, const PalTextStyle *style, cairo_t *cr)
{
  PangoLayout *layout = pal_text_get_layout (line, style);
  double width = pal_text_measure (line, style);
  double x = style->anchor == PAL_ANCHOR_START ? 0 : style->anchor == PAL_ANCHOR_MIDDLE ? -width / 2 : -width;
  double top = y - (double) pango_layout_get_baseline (layout) / PANGO_SCALE,
         tolerance = cairo_get_tolerance (cr);

  if (style->halo_width > 0 && pal_color_is_visible (style->halo))
    {
      cairo_move_to (cr, x, top);
      pango_cairo_layout_path (cr, layout);
      set_color (cr, style->halo);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, style->halo_width * 2);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      /* It lies behind the letters, and its outer edge is all that is seen of it. */
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      cairo_set_tolerance (cr, HALO_TOLERANCE);
      cairo_stroke (cr);
      cairo_set_tolerance (cr, tolerance);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
    }

  set_color (cr, style->color);
  cairo_move_to (cr, x, top);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_text (const PalNode *node, cairo_t *cr, double text_scale)
{
  PalTextStyle style = node->text.style;
  g_autoptr (GPtrArray) lines = NULL;
  double y;

  style.size *= text_scale;
  lines = pal_text_break (node->text.string, &style);
  y = pal_text_get_first_baseline (&style, lines->len);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_translate (cr, node->text.x, node->text.y);
  if (style.rotation != 0)
    cairo_rotate (cr, style.rotation * G_PI / 180);
  for (guint i = 0; i < lines->len; i++, y += style.size * PAL_TEXT_LINE_HEIGHT)
    draw_line_of_text (g_ptr_array_index (lines, i), y, &style, cr);
  cairo_restore (cr);
}

/* On a bitmap an edge between two pixels would make cairo draw everything
 * inside through a mask, at twice the cost. */
static void
clip_to (cairo_t *cr, const PalRect *clip)
{
  double x0 = clip->x, y0 = clip->y, x1 = clip->x + clip->width, y1 = clip->y + clip->height;

  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      cairo_user_to_device (cr, &x0, &y0);
      cairo_user_to_device (cr, &x1, &y1);
      x0 = round (x0);
      y0 = round (y0);
      x1 = round (x1);
      y1 = round (y1);
      cairo_device_to_user (cr, &x0, &y0);
      cairo_device_to_user (cr, &x1, &y1);
    }
  cairo_rectangle (cr, x0, y0, x1 - x0, y1 - y0);
  cairo_clip (cr);
}

static void
draw_mark (const PalNode *node, cairo_t *cr, double text_scale)
{
  switch (node->kind)
    {
    case PAL_NODE_RECT:
      trace_rect (cr, node);
      paint (cr, &node->style);
      break;
    case PAL_NODE_PATH:
      trace_path (cr, node->path, &node->style);
      if (node->style.rough && cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
        cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      else if (pal_path_get_n_points (node->path) > COARSE_POINTS)
        cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      paint (cr, &node->style);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
      break;
    case PAL_NODE_CIRCLE:
      cairo_new_sub_path (cr);
      cairo_arc (cr, node->circle.x, node->circle.y, MAX (node->circle.radius, 0), 0, 2 * G_PI);
      cairo_close_path (cr);
      paint (cr, &node->style);
      break;
    case PAL_NODE_DISC:
      draw_disc (node, cr);
      break;
    case PAL_NODE_TEXT:
      draw_text (node, cr, text_scale);
      break;
    case PAL_NODE_ITEM:
    case PAL_NODE_CLIP:
    case PAL_NODE_TRANSFORM:
    case PAL_NODE_END:
    default:
      break;
    }
}

static void
change_group (const PalNode *node, cairo_t *cr)
{
  switch (node->kind)
    {
    case PAL_NODE_ITEM:
      cairo_save (cr);
      break;
    case PAL_NODE_CLIP:
      cairo_save (cr);
      clip_to (cr, &node->clip);
      break;
    case PAL_NODE_TRANSFORM:
      cairo_save (cr);
      cairo_translate (cr, node->transform.dx, node->transform.dy);
      if (node->transform.scale != 1 && node->transform.scale > 0)
        cairo_scale (cr, node->transform.scale, node->transform.scale);
      break;
    case PAL_NODE_END:
      cairo_restore (cr);
      break;
    case PAL_NODE_RECT:
    case PAL_NODE_PATH:
    case PAL_NODE_CIRCLE:
    case PAL_NODE_DISC:
    case PAL_NODE_TEXT:
    default:
      break;
    }
}

/**
 * pal_scene_draw_nodes:
 * @self: a scene with all groups closed
 * @cr: where to draw; 1 unit is 1 px of the scene
 * @text_scale: 1, or the reader's factor for larger letters
 * @first: node to begin with
 * @end: the node after the last one
 *
 * Draws a part of the scene within all groups that are open there, and no
 * ground.
 */
void
pal_scene_draw_nodes (const PalScene *self, cairo_t *cr, double text_scale, guint first, guint end)
{
  guint n_nodes = pal_scene_get_n_nodes (self);

  g_return_if_fail (text_scale > 0);

  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < n_nodes; i++)
    {
      const PalNode *node = pal_scene_get_node (self, i);

      change_group (node, cr);
      if (i >= first && i < end)
        draw_mark (node, cr, text_scale);
    }
  cairo_restore (cr);
}

/**
 * pal_scene_draw:
 * @self: a scene with all groups closed
 * @cr: where to draw; 1 unit is 1 px of the scene
 * @text_scale: 1, or the reader's factor for larger letters
 *
 * Draws the ground, if it has a colour, and all nodes in order.
 */
void
pal_scene_draw (const PalScene *self, cairo_t *cr, double text_scale)
{
  PalColor background = pal_scene_get_background (self);

  cairo_save (cr);
  cairo_new_path (cr);
  if (pal_color_is_visible (background))
    {
      set_color (cr, background);
      cairo_rectangle (cr, 0, 0, pal_scene_get_width (self), pal_scene_get_height (self));
      cairo_fill (cr);
    }
  cairo_restore (cr);
  pal_scene_draw_nodes (self, cr, text_scale, 0, pal_scene_get_n_nodes (self));
}
