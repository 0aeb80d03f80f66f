/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-scene-svg.h"

#include <math.h>

#include "scene/pal-decimal.h"
#include "scene/pal-pattern.h"

#define FONT_FAMILY "Cantarell, 'DejaVu Sans', sans-serif"

/* A pattern with its ink, once in <defs>. */
typedef struct
{
  PalPattern pattern;
  guint32 rgb;
  double scale;
} PatternUse;

typedef struct
{
  const PalScene *scene;
  const char *prefix;
  GString *out;
  GArray *patterns; /* PatternUse */
  guint n_clips;
} Writer;

static void
put_number (GString *out, double value)
{
  pal_decimal_append (out, pal_decimal_round (value));
}

static void
put_attr (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  put_number (out, value);
  g_string_append_c (out, '"');
}

/* XML 1.0 has no way to write most control characters, so they go. */
static void
put_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\'':
          g_string_append (out, "&#39;");
          break;
        default:
          if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0x7f && c != 0xfffe && c != 0xffff)
            g_string_append_unichar (out, c);
        }
    }
}

static void
put_element (GString *out, const char *name, const char *id, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (id != NULL)
    g_string_append_printf (out, "<%s id=\"%s\">", name, id);
  else
    g_string_append_printf (out, "<%s>", name);
  put_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
put_color (GString *out, const char *name, PalColor color)
{
  g_autofree char *hex = NULL;

  if (!pal_color_is_visible (color))
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  hex = pal_color_to_hex (color);
  g_string_append_printf (out, " %s=\"%s\"", name, hex);
  if (color.alpha < 1)
    {
      g_string_append_printf (out, " %s-opacity=\"", name);
      put_number (out, color.alpha);
      g_string_append_c (out, '"');
    }
}

static guint
find_pattern (Writer *self, const PalStyle *style)
{
  PatternUse use = { style->pattern, pal_color_to_rgb (style->pattern_ink),
                     style->pattern_scale > 0 ? style->pattern_scale : 1 };

  for (guint i = 0; i < self->patterns->len; i++)
    {
      const PatternUse *known = &g_array_index (self->patterns, PatternUse, i);

      if (known->pattern == use.pattern && known->rgb == use.rgb && fabs (known->scale - use.scale) < 1e-6)
        return i;
    }

  g_array_append_val (self->patterns, use);
  return self->patterns->len - 1;
}

/* Tiles repeat many times, so two decimals would not do. */
static void
put_exact (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
}

static void
put_tile_line (GString *out, double x1, double y1, double x2, double y2)
{
  const double values[] = { x1, y1, x2, y2 };

  for (guint i = 0; i < 4; i++)
    {
      g_string_append (out, i == 0 ? "M" : i == 2 ? "L" : ",");
      put_exact (out, values[i]);
    }
}

/* The tile is a square whose diagonal lines continue in the next tile: the
 * corners that a line only touches are drawn as well. */
static void
put_pattern (Writer *self, guint index)
{
  const PatternUse *use = &g_array_index (self->patterns, PatternUse, index);
  const PalPatternRule *rule = pal_pattern_get_rule (use->pattern);
  gboolean dots = use->pattern == PAL_PATTERN_DOTS;
  double side = use->scale * rule->period * (dots ? 1 : G_SQRT2);
  GString *out = self->out;

  g_string_append_printf (out, "<pattern id=\"%s-p%u\" patternUnits=\"userSpaceOnUse\" width=\"",
                          self->prefix, index);
  put_exact (out, side);
  g_string_append (out, "\" height=\"");
  put_exact (out, side);
  g_string_append (out, "\">");
  if (dots)
    {
      g_string_append (out, "<circle");
      put_attr (out, "cx", side / 2);
      put_attr (out, "cy", side / 2);
      put_attr (out, "r", rule->width * use->scale);
      g_string_append_printf (out, " fill=\"#%06x\"/></pattern>\n", use->rgb);
      return;
    }

  g_string_append (out, "<path d=\"");
  for (int shift = -1; shift <= 1; shift++)
    {
      double from = (shift - 0.5) * side, to = (shift + 1.5) * side;

      if (rule->rising)
        put_tile_line (out, from, 1.5 * side, to, -0.5 * side);
      if (rule->falling)
        put_tile_line (out, from, -0.5 * side, to, 1.5 * side);
    }
  g_string_append_printf (out, "\" stroke=\"#%06x\" fill=\"none\"", use->rgb);
  put_attr (out, "stroke-width", rule->width * use->scale);
  g_string_append (out, "/></pattern>\n");
}

static void
put_stroke (GString *out, const PalStyle *style)
{
  if (style->stroke_width <= 0 || !pal_color_is_visible (style->stroke))
    return;
  put_color (out, "stroke", style->stroke);
  put_attr (out, "stroke-width", style->stroke_width);
  if (style->dash_on > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      put_number (out, style->dash_on);
      g_string_append_c (out, ' ');
      put_number (out, style->dash_off);
      g_string_append_c (out, '"');
    }
  if (style->round)
    g_string_append (out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
  else
    g_string_append (out, " stroke-miterlimit=\"2\"");
}

/* Points as differences of rounded numbers: short, and no error adds up. */
static void
put_path (GString *out, const PalPath *path)
{
  const guint8 *ops = pal_path_get_ops (path);
  const float *p = pal_path_get_points (path);
  gint64 x = 0, y = 0, start_x = 0, start_y = 0;
  char last = 0;

  for (gsize i = 0; i < pal_path_get_n_ops (path); i++)
    {
      static const char letters[] = "mlcz";
      guint n = ops[i] == PAL_PATH_CLOSE ? 0 : ops[i] == PAL_PATH_CURVE ? 3 : 1;
      gint64 base_x = x, base_y = y;

      if (letters[ops[i]] != last || last == 'm')
        g_string_append_c (out, letters[ops[i]]);
      else
        g_string_append_c (out, ' ');
      last = letters[ops[i]];
      for (guint j = 0; j < n; j++, p += 2)
        {
          x = pal_decimal_round ((double) p[0]);
          y = pal_decimal_round ((double) p[1]);
          if (j > 0)
            g_string_append_c (out, ' ');
          pal_decimal_append (out, x - base_x);
          g_string_append_c (out, ',');
          pal_decimal_append (out, y - base_y);
        }
      if (ops[i] == PAL_PATH_MOVE)
        {
          start_x = x;
          start_y = y;
        }
      else if (ops[i] == PAL_PATH_CLOSE)
        {
          x = start_x;
          y = start_y;
        }
    }
}

static void
put_shape (GString *out, const PalNode *node)
{
  switch (node->kind)
    {
    case PAL_NODE_RECT:
      g_string_append (out, "<rect");
      put_attr (out, "x", node->rect.box.x);
      put_attr (out, "y", node->rect.box.y);
      put_attr (out, "width", MAX (node->rect.box.width, 0));
      put_attr (out, "height", MAX (node->rect.box.height, 0));
      if (node->rect.radius > 0)
        put_attr (out, "rx", node->rect.radius);
      break;
    case PAL_NODE_CIRCLE:
      g_string_append (out, "<circle");
      put_attr (out, "cx", node->circle.x);
      put_attr (out, "cy", node->circle.y);
      put_attr (out, "r", MAX (node->circle.radius, 0));
      break;
    case PAL_NODE_PATH:
      g_string_append (out, "<path d=\"");
      put_path (out, node->path);
      g_string_append_c (out, '"');
      if (node->style.even_odd)
        g_string_append (out, " fill-rule=\"evenodd\"");
      break;
    case PAL_NODE_DISC:
    case PAL_NODE_TEXT:
    case PAL_NODE_ITEM:
    case PAL_NODE_CLIP:
    case PAL_NODE_TRANSFORM:
    case PAL_NODE_END:
    default:
      g_assert_not_reached ();
    }
}

static void
put_painted (Writer *self, const PalNode *node)
{
  GString *out = self->out;

  if (node->style.pattern != PAL_PATTERN_NONE)
    {
      /* The ground of a pattern is a shape of its own, without seams. */
      put_shape (out, node);
      put_color (out, "fill", node->style.fill);
      g_string_append (out, "/>\n");
      put_shape (out, node);
      g_string_append_printf (out, " fill=\"url(#%s-p%u)\"", self->prefix, find_pattern (self, &node->style));
    }
  else
    {
      put_shape (out, node);
      put_color (out, "fill", node->style.fill);
    }
  put_stroke (out, &node->style);
  g_string_append (out, "/>\n");
}

static void
put_disc (GString *out, const PalNode *node)
{
  double x = node->circle.x, y = node->circle.y, radius = node->circle.radius;
  double ring = pal_scene_get_disc_ring (radius), inner = radius - ring / 2;
  double angle = -G_PI_2 + node->circle.quarters * G_PI_2;

  g_string_append (out, "<circle");
  put_attr (out, "cx", x);
  put_attr (out, "cy", y);
  put_attr (out, "r", node->circle.quarters == 4 ? radius : inner);
  if (node->circle.quarters == 4)
    {
      put_color (out, "fill", node->style.fill);
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, " fill=\"none\"");
  put_color (out, "stroke", node->style.fill);
  put_attr (out, "stroke-width", ring);
  g_string_append (out, "/>\n");
  if (node->circle.quarters == 0)
    return;

  g_string_append (out, "<path d=\"M");
  put_number (out, x);
  g_string_append_c (out, ',');
  put_number (out, y);
  g_string_append_c (out, 'V');
  put_number (out, y - inner);
  g_string_append_c (out, 'A');
  put_number (out, inner);
  g_string_append_c (out, ',');
  put_number (out, inner);
  g_string_append (out, node->circle.quarters > 2 ? " 0 1 1 " : " 0 0 1 ");
  put_number (out, x + inner * cos (angle));
  g_string_append_c (out, ',');
  put_number (out, y + inner * sin (angle));
  g_string_append (out, "z\"");
  put_color (out, "fill", node->style.fill);
  g_string_append (out, "/>\n");
}

static void
put_text (GString *out, const PalNode *node)
{
  /* In text that runs from the right, "start" is on the right. */
  static const char *const anchors[] = { "start", "middle", "end" };
  const PalTextStyle *style = &node->text.style;
  g_autoptr (GPtrArray) lines = pal_text_break (node->text.string, style);
  double y = node->text.y + pal_text_get_first_baseline (style, lines->len);
  gboolean rtl = pal_text_is_rtl (node->text.string);
  guint anchor = rtl ? 2 - style->anchor : style->anchor;

  for (guint i = 0; i < lines->len; i++, y += style->size * PAL_TEXT_LINE_HEIGHT)
    {
      g_string_append (out, "<text");
      put_attr (out, "x", node->text.x);
      put_attr (out, "y", y);
      put_attr (out, "font-size", style->size);
      if (style->weight > 0 && style->weight != PAL_WEIGHT_NORMAL)
        g_string_append_printf (out, " font-weight=\"%d\"", (int) style->weight);
      if (style->italic)
        g_string_append (out, " font-style=\"italic\"");
      if (style->tabular)
        g_string_append (out, " style=\"font-variant-numeric:tabular-nums\"");
      if (anchor != PAL_ANCHOR_START)
        g_string_append_printf (out, " text-anchor=\"%s\"", anchors[anchor]);
      if (rtl)
        g_string_append (out, " direction=\"rtl\"");
      if (style->rotation != 0)
        {
          g_string_append (out, " transform=\"rotate(");
          put_number (out, style->rotation);
          g_string_append_c (out, ',');
          put_number (out, node->text.x);
          g_string_append_c (out, ',');
          put_number (out, node->text.y);
          g_string_append (out, ")\"");
        }
      put_color (out, "fill", style->color);
      if (style->halo_width > 0 && pal_color_is_visible (style->halo))
        {
          put_color (out, "stroke", style->halo);
          put_attr (out, "stroke-width", style->halo_width * 2);
          g_string_append (out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
      g_string_append_c (out, '>');
      put_escaped (out, g_ptr_array_index (lines, i));
      g_string_append (out, "</text>\n");
    }
}

static void
put_group (Writer *self, const PalNode *node)
{
  GString *out = self->out;

  if (node->kind == PAL_NODE_ITEM)
    {
      g_string_append (out, "<g data-id=\"");
      put_escaped (out, pal_scene_get_item_id (self->scene, node->item - 1));
      g_string_append (out, "\">\n");
      put_element (out, "title", NULL, pal_scene_get_item_title (self->scene, node->item - 1));
      return;
    }
  if (node->kind == PAL_NODE_CLIP)
    {
      guint id = self->n_clips++;

      g_string_append_printf (out, "<clipPath id=\"%s-c%u\"><rect", self->prefix, id);
      put_attr (out, "x", node->clip.x);
      put_attr (out, "y", node->clip.y);
      put_attr (out, "width", MAX (node->clip.width, 0));
      put_attr (out, "height", MAX (node->clip.height, 0));
      g_string_append_printf (out, "/></clipPath>\n<g clip-path=\"url(#%s-c%u)\">\n", self->prefix, id);
      return;
    }

  g_string_append (out, "<g transform=\"translate(");
  put_number (out, node->transform.dx);
  g_string_append_c (out, ',');
  put_number (out, node->transform.dy);
  g_string_append_c (out, ')');
  if (node->transform.scale != 1)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (out, " scale(%s)",
                              g_ascii_formatd (number, sizeof number, "%.6g", node->transform.scale));
    }
  g_string_append (out, "\">\n");
}

static void
put_node (Writer *self, const PalNode *node)
{
  switch (node->kind)
    {
    case PAL_NODE_RECT:
    case PAL_NODE_PATH:
    case PAL_NODE_CIRCLE:
      put_painted (self, node);
      break;
    case PAL_NODE_DISC:
      put_disc (self->out, node);
      break;
    case PAL_NODE_TEXT:
      put_text (self->out, node);
      break;
    case PAL_NODE_ITEM:
    case PAL_NODE_CLIP:
    case PAL_NODE_TRANSFORM:
      put_group (self, node);
      break;
    case PAL_NODE_END:
      g_string_append (self->out, "</g>\n");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
put_start (Writer *self, double scale)
{
  GString *out = self->out;
  double width = pal_scene_get_width (self->scene), height = pal_scene_get_height (self->scene);
  gboolean titled = pal_scene_get_title (self->scene) != NULL;
  gboolean described = pal_scene_get_description (self->scene) != NULL;

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  put_attr (out, "width", width * scale);
  put_attr (out, "height", height * scale);
  g_string_append (out, " viewBox=\"0 0 ");
  put_number (out, width);
  g_string_append_c (out, ' ');
  put_number (out, height);
  g_string_append_printf (out, "\" font-family=\"%s\" role=\"img\"", FONT_FAMILY);
  if (titled && described)
    g_string_append_printf (out, " aria-labelledby=\"%s-title %s-desc\"", self->prefix, self->prefix);
  else if (titled)
    g_string_append_printf (out, " aria-labelledby=\"%s-title\"", self->prefix);
  g_string_append (out, ">\n");

  if (titled)
    {
      g_autofree char *id = g_strconcat (self->prefix, "-title", NULL);

      put_element (out, "title", id, pal_scene_get_title (self->scene));
    }
  if (described)
    {
      g_autofree char *id = g_strconcat (self->prefix, "-desc", NULL);

      put_element (out, "desc", id, pal_scene_get_description (self->scene));
    }
  if (pal_color_is_visible (pal_scene_get_background (self->scene)))
    {
      g_string_append (out, "<rect width=\"100%\" height=\"100%\"");
      put_color (out, "fill", pal_scene_get_background (self->scene));
      g_string_append (out, "/>\n");
    }
}

/**
 * pal_scene_to_svg:
 * @self: a scene
 * @scale: size of the picture against the scene; the content is the same
 * @id_prefix: (nullable): letters before each id, so that several pictures can
 *   stand in one HTML page; %NULL means "pal"
 * @error: return location
 *
 * Own writer instead of cairo's: text stays text, marks carry their ids and
 * titles, and the file is small.
 *
 * Returns: (transfer full): an <svg> element without XML declaration, or %NULL
 *   with an error
 */
char *
pal_scene_to_svg (const PalScene *self, double scale, const char *id_prefix, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GArray) patterns = g_array_new (FALSE, FALSE, sizeof (PatternUse));
  Writer writer = { self, id_prefix != NULL ? id_prefix : "pal", body, patterns, 0 };

  if (!pal_scene_check (self, error))
    return NULL;

  /* Patterns are known only after the body is written. */
  for (guint i = 0; i < pal_scene_get_n_nodes (self); i++)
    put_node (&writer, pal_scene_get_node (self, i));
  writer.out = head;
  put_start (&writer, scale);
  if (patterns->len > 0)
    {
      g_string_append (head, "<defs>\n");
      for (guint i = 0; i < patterns->len; i++)
        put_pattern (&writer, i);
      g_string_append (head, "</defs>\n");
    }
  g_string_append_len (head, body->str, (gssize) body->len);
  g_string_append (head, "</svg>\n");
  return g_string_free (g_steal_pointer (&head), FALSE);
}
