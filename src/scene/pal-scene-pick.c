/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-pick.h"

#include <math.h>

/* How the open groups map a node to the scene, and what of it shows. */
typedef struct
{
  double dx, dy, scale;
  PalRect clip;
} Frame;

typedef struct
{
  GArray *frames; /* owned: Frame, the last is in force */
} FrameStack;

static void
frame_stack_init (FrameStack *stack, const PalScene *scene)
{
  const Frame whole = { 0, 0, 1, { 0, 0, pal_scene_get_width (scene), pal_scene_get_height (scene) } };

  stack->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_append_val (stack->frames, whole);
}

static const Frame *
frame_stack_top (const FrameStack *stack)
{
  return &g_array_index (stack->frames, Frame, stack->frames->len - 1);
}

static PalRect
intersect (const PalRect *a, const PalRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  return (PalRect){ x, y, MAX (MIN (a->x + a->width, b->x + b->width) - x, 0),
                    MAX (MIN (a->y + a->height, b->y + b->height) - y, 0) };
}

static PalRect
to_scene (const Frame *frame, const PalRect *rect)
{
  return (PalRect){ frame->dx + rect->x * frame->scale, frame->dy + rect->y * frame->scale,
                    rect->width * frame->scale, rect->height * frame->scale };
}

/* Returns whether the node was a group mark and no leaf. */
static gboolean
frame_stack_follow (FrameStack *stack, const PalNode *node)
{
  Frame frame = *frame_stack_top (stack);

  switch (node->kind)
    {
    case PAL_NODE_END:
      if (stack->frames->len > 1)
        g_array_set_size (stack->frames, stack->frames->len - 1);
      return TRUE;
    case PAL_NODE_TRANSFORM:
      frame.dx += node->transform.dx * frame.scale;
      frame.dy += node->transform.dy * frame.scale;
      frame.scale *= node->transform.scale;
      break;
    case PAL_NODE_CLIP:
      {
        PalRect clip = to_scene (&frame, &node->clip);

        frame.clip = intersect (&frame.clip, &clip);
        break;
      }
    case PAL_NODE_ITEM:
      break;
    case PAL_NODE_RECT:
    case PAL_NODE_PATH:
    case PAL_NODE_CIRCLE:
    case PAL_NODE_DISC:
    case PAL_NODE_TEXT:
    default:
      return FALSE;
    }

  g_array_append_val (stack->frames, frame);
  return TRUE;
}

static PalRect
get_text_bounds (const PalNode *node)
{
  const PalTextStyle *style = &node->text.style;
  g_autoptr (GPtrArray) lines = pal_text_break (node->text.string, style);
  double width = 0, height = pal_text_get_height (style, lines->len), x, y;

  for (guint i = 0; i < lines->len; i++)
    width = MAX (width, pal_text_measure (g_ptr_array_index (lines, i), style));
  x = style->anchor == PAL_ANCHOR_START ? 0 : style->anchor == PAL_ANCHOR_MIDDLE ? -width / 2 : -width;
  y = pal_text_get_first_baseline (style, lines->len) - style->size * PAL_TEXT_ASCENT;

  if (style->rotation != 0)
    {
      double a = style->rotation * G_PI / 180, c = cos (a), s = sin (a);
      const double xs[] = { x, x + width, x, x + width }, ys[] = { y, y, y + height, y + height };
      double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;

      for (guint i = 0; i < 4; i++)
        {
          x0 = MIN (x0, c * xs[i] - s * ys[i]);
          x1 = MAX (x1, c * xs[i] - s * ys[i]);
          y0 = MIN (y0, s * xs[i] + c * ys[i]);
          y1 = MAX (y1, s * xs[i] + c * ys[i]);
        }
      return (PalRect){ node->text.x + x0, node->text.y + y0, x1 - x0, y1 - y0 };
    }

  return (PalRect){ node->text.x + x, node->text.y + y, width, height };
}

static PalRect
get_node_bounds (const PalNode *node)
{
  switch (node->kind)
    {
    case PAL_NODE_RECT:
      return node->rect.box;
    case PAL_NODE_PATH:
      return pal_path_get_bounds (node->path);
    case PAL_NODE_CIRCLE:
    case PAL_NODE_DISC:
      return (PalRect){ node->circle.x - node->circle.radius, node->circle.y - node->circle.radius,
                        node->circle.radius * 2, node->circle.radius * 2 };
    case PAL_NODE_TEXT:
      return get_text_bounds (node);
    case PAL_NODE_ITEM:
    case PAL_NODE_CLIP:
    case PAL_NODE_TRANSFORM:
    case PAL_NODE_END:
    default:
      g_assert_not_reached ();
    }
}

static double
distance_to_rect (const PalRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - rect->x - rect->width), 0);
  double dy = MAX (MAX (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

/* px from the point to the mark, 0 on it; x and y are in its own units. */
static double
distance_to_node (const PalNode *node, double x, double y)
{
  double half = node->style.stroke_width / 2;
  PalRect box;

  switch (node->kind)
    {
    case PAL_NODE_CIRCLE:
    case PAL_NODE_DISC:
      return MAX (hypot (x - node->circle.x, y - node->circle.y) - node->circle.radius - half, 0);
    case PAL_NODE_PATH:
      /* A line that is only stroked has no inside. */
      if ((pal_color_is_visible (node->style.fill) || node->style.pattern != PAL_PATTERN_NONE ||
           node->style.stroke_width <= 0) &&
          pal_path_contains (node->path, node->style.even_odd, x, y))
        return 0;
      return MAX (pal_path_get_distance (node->path, x, y) - half, 0);
    case PAL_NODE_RECT:
    case PAL_NODE_TEXT:
    case PAL_NODE_ITEM:
    case PAL_NODE_CLIP:
    case PAL_NODE_TRANSFORM:
    case PAL_NODE_END:
    default:
      box = get_node_bounds (node);
      return distance_to_rect (&box, x, y);
    }
}

/**
 * pal_scene_pick:
 * @self: a scene
 * @x: px
 * @y: px
 * @tolerance: px that a finger or pointer may miss by
 * @out_item: (out) (optional): index of the item, as for pal_scene_get_item_id()
 *
 * What lies exactly under the point wins, the topmost first; else the nearest
 * thing within the tolerance.
 *
 * Returns: whether there is an item
 */
gboolean
pal_scene_pick (const PalScene *self, double x, double y, double tolerance, guint *out_item)
{
  guint n_nodes = pal_scene_get_n_nodes (self), found = 0;
  double nearest = INFINITY;
  FrameStack stack;

  frame_stack_init (&stack, self);
  for (guint i = 0; i < n_nodes; i++)
    {
      const PalNode *node = pal_scene_get_node (self, i);
      const Frame *frame;
      PalRect box;
      double distance;

      if (frame_stack_follow (&stack, node) || node->item == 0)
        continue;
      frame = frame_stack_top (&stack);
      if (!pal_rect_contains (&frame->clip, x, y) || frame->scale <= 0)
        continue;
      /* Boxes are cheap; outlines of countries are not. */
      if (node->kind == PAL_NODE_PATH)
        {
          box = get_node_bounds (node);
          box = to_scene (frame, &box);
          if (distance_to_rect (&box, x, y) > tolerance + node->style.stroke_width * frame->scale)
            continue;
        }
      distance = distance_to_node (node, (x - frame->dx) / frame->scale, (y - frame->dy) / frame->scale);
      distance *= frame->scale;
      if (distance <= tolerance && distance <= nearest)
        {
          nearest = distance;
          found = node->item;
        }
    }
  g_array_unref (stack.frames);

  if (found > 0 && out_item != NULL)
    *out_item = found - 1;
  return found > 0;
}

/**
 * pal_scene_pick_id:
 * @self: a scene
 * @x: px
 * @y: px
 * @tolerance: px
 *
 * Returns: (transfer none) (nullable): the id of the item at the point
 */
const char *
pal_scene_pick_id (const PalScene *self, double x, double y, double tolerance)
{
  guint item;

  return pal_scene_pick (self, x, y, tolerance, &item) ? pal_scene_get_item_id (self, item) : NULL;
}

/**
 * pal_scene_get_item_bounds:
 * @self: a scene
 * @item: index of an item
 * @out_bounds: (out): the box around all its marks, in px of the scene
 *
 * Returns: whether the item has a mark that shows
 */
gboolean
pal_scene_get_item_bounds (const PalScene *self, guint item, PalRect *out_bounds)
{
  guint n_nodes = pal_scene_get_n_nodes (self);
  gboolean found = FALSE;
  FrameStack stack;

  frame_stack_init (&stack, self);
  for (guint i = 0; i < n_nodes; i++)
    {
      const PalNode *node = pal_scene_get_node (self, i);
      PalRect box;

      if (frame_stack_follow (&stack, node) || node->item != item + 1)
        continue;
      box = get_node_bounds (node);
      box = to_scene (frame_stack_top (&stack), &box);
      box = intersect (&box, &frame_stack_top (&stack)->clip);
      *out_bounds = found ? pal_rect_union (out_bounds, &box) : box;
      found = TRUE;
    }
  g_array_unref (stack.frames);
  return found;
}
