/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-dump.h"

#include "scene/pal-decimal.h"
#include "scene/pal-pattern.h"

/* A path longer than this is told by its number of points and its sum. */
#define MAX_POINTS 24

static void
put_numbers (GString *out, const double *values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    {
      g_string_append_c (out, ' ');
      pal_decimal_append_fixed (out, values[i]);
    }
}

#define PUT(out, ...)                                                                                        \
  put_numbers (out, (const double[]){ __VA_ARGS__ },                                                         \
               sizeof ((const double[]){ __VA_ARGS__ }) / sizeof (double))

static void
put_string (GString *out, const char *string)
{
  /* Only what would break a line is escaped: letters stay readable in a diff. */
  g_autoptr (GString) text = g_string_new (string != NULL ? string : "");

  g_string_replace (text, "\\", "\\\\", 0);
  g_string_replace (text, "\n", "\\n", 0);
  g_string_replace (text, "\"", "\\\"", 0);
  g_string_append_printf (out, " \"%s\"", text->str);
}

static void
put_color (GString *out, const char *name, PalColor color)
{
  g_autofree char *hex = NULL;

  if (!pal_color_is_visible (color))
    return;
  hex = pal_color_to_hex (color);
  g_string_append_printf (out, " %s %s", name, hex);
  if (color.alpha < 1)
    {
      g_string_append_c (out, '/');
      pal_decimal_append_fixed (out, color.alpha);
    }
}

static void
put_style (GString *out, const PalStyle *style)
{
  put_color (out, "fill", style->fill);
  if (style->pattern != PAL_PATTERN_NONE)
    {
      put_color (out, pal_pattern_get_name (style->pattern), style->pattern_ink);
      if (style->pattern_scale > 0 && style->pattern_scale != 1)
        {
          g_string_append (out, " scale");
          PUT (out, style->pattern_scale);
        }
    }
  if (style->stroke_width > 0 && pal_color_is_visible (style->stroke))
    {
      put_color (out, "stroke", style->stroke);
      PUT (out, style->stroke_width);
      if (style->dash_on > 0)
        {
          g_string_append (out, " dash");
          PUT (out, style->dash_on, style->dash_off);
        }
      if (style->round)
        g_string_append (out, " round");
    }
  if (style->even_odd)
    g_string_append (out, " even-odd");
}

static void
put_path (GString *out, const PalPath *path)
{
  static const char letters[] = "MLCZ";
  const guint8 *ops = pal_path_get_ops (path);
  const float *p = pal_path_get_points (path);
  gsize n_points = pal_path_get_n_points (path);

  if (n_points > MAX_POINTS)
    {
      PalRect box = pal_path_get_bounds (path);
      double sum = 0;

      for (gsize i = 0; i < n_points; i++)
        sum += (double) p[2 * i] + 2.0 * (double) p[2 * i + 1];
      g_string_append_printf (out, " %" G_GSIZE_FORMAT " points in", n_points);
      PUT (out, box.x, box.y, box.width, box.height);
      g_string_append (out, " sum");
      PUT (out, sum);
      return;
    }

  for (gsize i = 0; i < pal_path_get_n_ops (path); i++)
    {
      guint n = ops[i] == PAL_PATH_CLOSE ? 0 : ops[i] == PAL_PATH_CURVE ? 3 : 1;

      g_string_append_printf (out, " %c", letters[ops[i]]);
      for (guint j = 0; j < n; j++, p += 2)
        PUT (out, (double) p[0], (double) p[1]);
    }
}

static void
put_text (GString *out, const PalNode *node)
{
  static const char *const anchors[] = { "start", "middle", "end" };
  static const char *const aligns[] = { "baseline", "top", "middle", "bottom" };
  const PalTextStyle *style = &node->text.style;

  put_string (out, node->text.string);
  g_string_append_printf (out, " %s %s size", anchors[style->anchor], aligns[style->align]);
  PUT (out, style->size);
  if (style->weight > 0 && style->weight != PAL_WEIGHT_NORMAL)
    g_string_append_printf (out, " weight %d", (int) style->weight);
  if (style->italic)
    g_string_append (out, " italic");
  if (style->tabular)
    g_string_append (out, " tabular");
  if (style->max_width > 0)
    {
      g_string_append_printf (out, " lines %u within", MAX (style->max_lines, 1));
      PUT (out, style->max_width);
    }
  if (style->rotation != 0)
    {
      g_string_append (out, " rotated");
      PUT (out, style->rotation);
    }
  put_color (out, "fill", style->color);
  if (style->halo_width > 0 && pal_color_is_visible (style->halo))
    {
      put_color (out, "halo", style->halo);
      PUT (out, style->halo_width);
    }
}

static void
put_node (GString *out, const PalScene *self, const PalNode *node)
{
  static const char *const names[] = {
    [PAL_NODE_RECT] = "rect", [PAL_NODE_PATH] = "path", [PAL_NODE_CIRCLE] = "circle",
    [PAL_NODE_DISC] = "disc", [PAL_NODE_TEXT] = "text", [PAL_NODE_ITEM] = "item",
    [PAL_NODE_CLIP] = "clip", [PAL_NODE_END] = "end",   [PAL_NODE_TRANSFORM] = "transform",
  };

  g_string_append (out, names[node->kind]);
  switch (node->kind)
    {
    case PAL_NODE_RECT:
      PUT (out, node->rect.box.x, node->rect.box.y, node->rect.box.width, node->rect.box.height);
      if (node->rect.radius > 0)
        {
          g_string_append (out, " radius");
          PUT (out, node->rect.radius);
        }
      break;
    case PAL_NODE_PATH:
      put_path (out, node->path);
      break;
    case PAL_NODE_CIRCLE:
    case PAL_NODE_DISC:
      PUT (out, node->circle.x, node->circle.y, node->circle.radius);
      if (node->kind == PAL_NODE_DISC)
        g_string_append_printf (out, " %u/4", node->circle.quarters);
      break;
    case PAL_NODE_TEXT:
      PUT (out, node->text.x, node->text.y);
      put_text (out, node);
      break;
    case PAL_NODE_ITEM:
      put_string (out, pal_scene_get_item_id (self, node->item - 1));
      put_string (out, pal_scene_get_item_title (self, node->item - 1));
      break;
    case PAL_NODE_CLIP:
      PUT (out, node->clip.x, node->clip.y, node->clip.width, node->clip.height);
      break;
    case PAL_NODE_TRANSFORM:
      PUT (out, node->transform.dx, node->transform.dy, node->transform.scale);
      break;
    case PAL_NODE_END:
      break;
    default:
      g_assert_not_reached ();
    }
  put_style (out, &node->style);
}

/**
 * pal_scene_dump:
 * @self: a scene
 *
 * A line for each node, indented by groups, numbers with two decimals: the
 * same on each machine as long as the chart placed nothing by the width of a
 * text.  Golden tests compare it.
 *
 * Returns: (transfer full): the text
 */
char *
pal_scene_dump (const PalScene *self)
{
  g_autoptr (GString) out = g_string_new ("scene");
  guint depth = 1, n_nodes = pal_scene_get_n_nodes (self);

  PUT (out, pal_scene_get_width (self), pal_scene_get_height (self));
  put_color (out, "ground", pal_scene_get_background (self));
  if (pal_scene_get_mirrored (self))
    g_string_append (out, " mirrored");
  g_string_append (out, "\ntitle");
  put_string (out, pal_scene_get_title (self));
  g_string_append (out, "\ndescription");
  put_string (out, pal_scene_get_description (self));
  g_string_append_c (out, '\n');

  for (guint i = 0; i < n_nodes; i++)
    {
      const PalNode *node = pal_scene_get_node (self, i);

      if (node->kind == PAL_NODE_END && depth > 1)
        depth--;
      g_string_append_printf (out, "%*s", (int) depth * 2, "");
      put_node (out, self, node);
      g_string_append_c (out, '\n');
      if (node->kind == PAL_NODE_ITEM || node->kind == PAL_NODE_CLIP || node->kind == PAL_NODE_TRANSFORM)
        depth++;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
