/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene.h"

#include <math.h>

#include "base/pal-error.h"

typedef struct
{
  char *id;    /* owned */
  char *title; /* owned, nullable */
} Item;

struct _PalScene
{
  gatomicrefcount ref_count;
  double width, height;
  char *title;       /* owned, nullable */
  char *description; /* owned, nullable */
  PalColor background;
  gboolean mirrored;
  GArray *nodes; /* owned: PalNode */
  GArray *items; /* owned: Item */
  GArray *stack; /* owned: guint, the item around each open group */
  guint item;    /* innermost open item, 1-based */
  char *fault;   /* owned, nullable: the first thing that cannot be drawn */
};

G_DEFINE_BOXED_TYPE (PalScene, pal_scene, pal_scene_ref, pal_scene_unref)

static void
node_clear (gpointer data)
{
  PalNode *node = data;

  if (node->kind == PAL_NODE_TEXT)
    g_clear_pointer (&node->text.string, g_free);
  else if (node->kind == PAL_NODE_PATH)
    g_clear_pointer (&node->path, pal_path_unref);
}

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_free (item->id);
  g_free (item->title);
}

/**
 * pal_scene_new:
 * @width: px
 * @height: px
 *
 * Returns: (transfer full): an empty drawing on no ground
 */
PalScene *
pal_scene_new (double width, double height)
{
  PalScene *self = g_new0 (PalScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (PalNode));
  g_array_set_clear_func (self->nodes, node_clear);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  self->stack = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

PalScene *
pal_scene_ref (PalScene *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pal_scene_unref (PalScene *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->items);
  g_array_unref (self->stack);
  g_free (self->title);
  g_free (self->description);
  g_free (self->fault);
  g_free (self);
}

double
pal_scene_get_width (const PalScene *self)
{
  return self->width;
}

double
pal_scene_get_height (const PalScene *self)
{
  return self->height;
}

/**
 * pal_scene_set_height:
 * @self: a scene
 * @height: px
 *
 * For charts that know how tall they are only when all is placed.
 */
void
pal_scene_set_height (PalScene *self, double height)
{
  self->height = height;
}

const char *
pal_scene_get_title (const PalScene *self)
{
  return self->title;
}

/**
 * pal_scene_set_title:
 * @self: a scene
 * @title: (nullable): what the picture shows, for the metadata and for readers
 *   who do not see it; it is not drawn
 */
void
pal_scene_set_title (PalScene *self, const char *title)
{
  g_free (self->title);
  self->title = title != NULL ? g_utf8_make_valid (title, -1) : NULL;
}

const char *
pal_scene_get_description (const PalScene *self)
{
  return self->description;
}

/**
 * pal_scene_set_description:
 * @self: a scene
 * @description: (nullable): the picture in words; it is not drawn
 */
void
pal_scene_set_description (PalScene *self, const char *description)
{
  g_free (self->description);
  self->description = description != NULL ? g_utf8_make_valid (description, -1) : NULL;
}

PalColor
pal_scene_get_background (const PalScene *self)
{
  return self->background;
}

void
pal_scene_set_background (PalScene *self, PalColor color)
{
  self->background = color;
}

gboolean
pal_scene_get_mirrored (const PalScene *self)
{
  return self->mirrored;
}

/**
 * pal_scene_set_mirrored:
 * @self: a scene without nodes
 * @mirrored: whether x runs from the right
 *
 * In scripts written from right to left a chart is mirrored but its letters
 * and symbols are not.  Doing it here, as nodes are added, keeps each chart
 * free of a second set of sums.
 */
void
pal_scene_set_mirrored (PalScene *self, gboolean mirrored)
{
  g_return_if_fail (self->nodes->len == 0);

  self->mirrored = mirrored;
}

/* What cannot be drawn is left out and remembered; pal_scene_check() and so
 * every export tell of it. */
static gboolean
check_finite (PalScene *self, const char *what, const double *values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    if (!isfinite (values[i]))
      {
        if (self->fault == NULL)
          self->fault = g_strdup_printf ("%s number %u of the drawing has a coordinate that is not a number",
                                         what, self->nodes->len + 1);
        return FALSE;
      }

  return TRUE;
}

static void
add_node (PalScene *self, PalNode *node, const PalStyle *style)
{
  if (style != NULL)
    node->style = *style;
  node->item = self->item;
  g_array_append_val (self->nodes, *node);
}

/**
 * pal_scene_add_rect:
 * @self: a scene
 * @rect: px
 * @radius: px of the round corners; 0 means square
 * @style: how to paint it
 */
void
pal_scene_add_rect (PalScene *self, const PalRect *rect, double radius, const PalStyle *style)
{
  const double values[] = { rect->x, rect->y, rect->width, rect->height, radius };
  PalNode node = { .kind = PAL_NODE_RECT, .rect = { .box = *rect, .radius = radius } };

  if (!check_finite (self, "rectangle", values, G_N_ELEMENTS (values)))
    return;
  if (self->mirrored)
    node.rect.box.x = self->width - rect->x - rect->width;
  node.rect.radius = CLAMP (radius, 0, MIN (rect->width, rect->height) / 2);
  add_node (self, &node, style);
}

void
pal_scene_add_line (PalScene *self, double x1, double y1, double x2, double y2, const PalStyle *style)
{
  g_autoptr (PalPath) path = pal_path_new ();

  pal_path_add_line (path, x1, y1, x2, y2);
  pal_scene_add_path (self, path, style);
}

/**
 * pal_scene_add_path:
 * @self: a scene
 * @path: (transfer none): kept by reference; do not change it afterwards
 * @style: how to paint it
 */
void
pal_scene_add_path (PalScene *self, PalPath *path, const PalStyle *style)
{
  PalNode node = { .kind = PAL_NODE_PATH };

  if (pal_path_is_empty (path))
    return;
  if (!pal_path_is_finite (path))
    {
      const double values[] = { NAN };

      check_finite (self, "path", values, 1);
      return;
    }
  node.path = self->mirrored ? pal_path_new_mirrored (path, self->width) : pal_path_ref (path);
  add_node (self, &node, style);
}

void
pal_scene_add_circle (PalScene *self, double x, double y, double radius, const PalStyle *style)
{
  const double values[] = { x, y, radius };
  PalNode node = { .kind = PAL_NODE_CIRCLE, .circle = { x, y, radius, 0 } };

  if (!check_finite (self, "circle", values, G_N_ELEMENTS (values)))
    return;
  if (self->mirrored)
    node.circle.x = self->width - x;
  add_node (self, &node, style);
}

/**
 * pal_scene_add_disc:
 * @self: a scene
 * @x: px, centre
 * @y: px, centre
 * @radius: px
 * @quarters: 0 to 4 quarters filled, clockwise from twelve o'clock
 * @ink: colour of ring and filling
 *
 * The level symbol: it says without colour what the fill says with it.
 */
void
pal_scene_add_disc (PalScene *self, double x, double y, double radius, guint quarters, PalColor ink)
{
  const double values[] = { x, y, radius };
  PalNode node = { .kind = PAL_NODE_DISC, .circle = { x, y, radius, MIN (quarters, 4) } };
  const PalStyle style = { .fill = ink };

  if (!check_finite (self, "disc", values, G_N_ELEMENTS (values)))
    return;
  if (self->mirrored)
    node.circle.x = self->width - x;
  add_node (self, &node, &style);
}

/**
 * pal_scene_get_disc_ring:
 * @radius: px
 *
 * Returns: width in px of the ring of a level disc
 */
double
pal_scene_get_disc_ring (double radius)
{
  return MAX (0.22 * radius, 1);
}

static PalAnchor
mirror_anchor (PalAnchor anchor)
{
  switch (anchor)
    {
    case PAL_ANCHOR_START:
      return PAL_ANCHOR_END;
    case PAL_ANCHOR_END:
      return PAL_ANCHOR_START;
    case PAL_ANCHOR_MIDDLE:
    default:
      return PAL_ANCHOR_MIDDLE;
    }
}

/**
 * pal_scene_add_text:
 * @self: a scene
 * @x: px
 * @y: px
 * @text: (nullable): bytes that are not UTF-8 are replaced by U+FFFD
 * @style: font, anchor and limits
 */
void
pal_scene_add_text (PalScene *self, double x, double y, const char *text, const PalTextStyle *style)
{
  const double values[] = { x, y, style->size, style->max_width, style->rotation, style->halo_width };
  PalNode node = { .kind = PAL_NODE_TEXT };

  if (text == NULL || *text == '\0')
    return;
  if (!check_finite (self, "text", values, G_N_ELEMENTS (values)))
    return;
  node.text.string = g_utf8_make_valid (text, -1);
  node.text.x = x;
  node.text.y = y;
  node.text.style = *style;
  if (self->mirrored)
    {
      node.text.x = self->width - x;
      node.text.style.anchor = mirror_anchor (style->anchor);
      node.text.style.rotation = -style->rotation;
    }
  add_node (self, &node, NULL);
}

static void
copy_item (PalScene *self, const PalScene *child, const PalNode *node)
{
  const Item *item = &g_array_index (child->items, Item, node->item - 1);

  pal_scene_begin_item (self, item->id, item->title);
}

/**
 * pal_scene_add_scene:
 * @self: a scene
 * @child: a scene that is whole
 * @x: px of its left edge in @self
 * @y: px of its top edge
 * @scale: 1 means as large as it is
 *
 * Sets one drawing into another, as charts on a page.  The background of
 * @child is not taken over.  A mirrored page takes mirrored children.
 */
void
pal_scene_add_scene (PalScene *self, const PalScene *child, double x, double y, double scale)
{
  double left = self->mirrored ? self->width - x - child->width * scale : x;
  gboolean mirrored = self->mirrored;

  /* The nodes of the child are final: they must not be mirrored again. */
  self->mirrored = FALSE;
  pal_scene_begin_transform (self, left, y, scale);
  for (guint i = 0; i < child->nodes->len; i++)
    {
      PalNode node = g_array_index (child->nodes, PalNode, i);

      switch (node.kind)
        {
        case PAL_NODE_ITEM:
          copy_item (self, child, &node);
          continue;
        case PAL_NODE_CLIP:
          pal_scene_begin_clip (self, &node.clip);
          continue;
        case PAL_NODE_TRANSFORM:
          pal_scene_begin_transform (self, node.transform.dx, node.transform.dy, node.transform.scale);
          continue;
        case PAL_NODE_END:
          pal_scene_end (self);
          continue;
        case PAL_NODE_TEXT:
          node.text.string = g_strdup (node.text.string);
          break;
        case PAL_NODE_PATH:
          pal_path_ref (node.path);
          break;
        case PAL_NODE_RECT:
        case PAL_NODE_CIRCLE:
        case PAL_NODE_DISC:
        default:
          break;
        }
      add_node (self, &node, NULL);
    }
  pal_scene_end (self);
  self->mirrored = mirrored;
  if (self->fault == NULL)
    self->fault = g_strdup (child->fault);
}

static void
open_group (PalScene *self, PalNode *node)
{
  g_array_append_val (self->stack, self->item);
  node->item = self->item;
  g_array_append_val (self->nodes, *node);
}

/**
 * pal_scene_begin_item:
 * @self: a scene
 * @id: what pal_scene_pick() gives back for all that follows
 * @title: (nullable): tooltip and spoken name
 *
 * Opens a group that is one thing to the reader; close it with pal_scene_end().
 */
void
pal_scene_begin_item (PalScene *self, const char *id, const char *title)
{
  Item item = { g_utf8_make_valid (id != NULL ? id : "", -1), NULL };
  PalNode node = { .kind = PAL_NODE_ITEM };

  if (title != NULL)
    item.title = g_utf8_make_valid (title, -1);
  g_array_append_val (self->items, item);
  open_group (self, &node);
  self->item = self->items->len;
  g_array_index (self->nodes, PalNode, self->nodes->len - 1).item = self->item;
}

void
pal_scene_begin_clip (PalScene *self, const PalRect *rect)
{
  const double values[] = { rect->x, rect->y, rect->width, rect->height };
  PalNode node = { .kind = PAL_NODE_CLIP, .clip = *rect };

  if (!check_finite (self, "clip", values, G_N_ELEMENTS (values)))
    node.clip = (PalRect){ 0, 0, 0, 0 };
  else if (self->mirrored)
    node.clip.x = self->width - rect->x - rect->width;
  open_group (self, &node);
}

/**
 * pal_scene_begin_transform:
 * @self: a scene
 * @dx: px to the right
 * @dy: px down
 * @scale: 1 means none; in a mirrored scene only 1 is allowed
 *
 * What follows is scaled about the origin, then moved.
 */
void
pal_scene_begin_transform (PalScene *self, double dx, double dy, double scale)
{
  const double values[] = { dx, dy, scale };
  PalNode node = { .kind = PAL_NODE_TRANSFORM, .transform = { 0, 0, 1 } };

  g_return_if_fail (!self->mirrored || scale == 1);

  if (check_finite (self, "group", values, G_N_ELEMENTS (values)))
    {
      node.transform.dx = self->mirrored ? -dx : dx;
      node.transform.dy = dy;
      node.transform.scale = scale;
    }
  open_group (self, &node);
}

void
pal_scene_end (PalScene *self)
{
  PalNode node = { .kind = PAL_NODE_END };

  g_return_if_fail (self->stack->len > 0);

  node.item = self->item;
  self->item = g_array_index (self->stack, guint, self->stack->len - 1);
  g_array_set_size (self->stack, self->stack->len - 1);
  g_array_append_val (self->nodes, node);
}

guint
pal_scene_get_n_nodes (const PalScene *self)
{
  return self->nodes->len;
}

const PalNode *
pal_scene_get_node (const PalScene *self, guint index)
{
  g_return_val_if_fail (index < self->nodes->len, NULL);

  return &g_array_index (self->nodes, PalNode, index);
}

guint
pal_scene_get_n_items (const PalScene *self)
{
  return self->items->len;
}

const char *
pal_scene_get_item_id (const PalScene *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_array_index (self->items, Item, index).id;
}

const char *
pal_scene_get_item_title (const PalScene *self, guint index)
{
  g_return_val_if_fail (index < self->items->len, NULL);

  return g_array_index (self->items, Item, index).title;
}

/**
 * pal_scene_check:
 * @self: a scene
 * @error: return location
 *
 * Returns: whether the scene can be drawn as it was meant: a sane size, only
 *   finite coordinates, each group closed
 */
gboolean
pal_scene_check (const PalScene *self, GError **error)
{
  if (!isfinite (self->width) || !isfinite (self->height) || self->width <= 0 || self->height <= 0)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the drawing has no size");
  else if (self->fault != NULL)
    g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, self->fault);
  else if (self->stack->len > 0)
    g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "%u groups of the drawing are not closed",
                 self->stack->len);
  else
    return TRUE;

  return FALSE;
}
