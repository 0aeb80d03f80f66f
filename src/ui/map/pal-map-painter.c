/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-painter.h"

#include <math.h>

#include "scene/pal-pattern.h"

/* px */
#define MICRO_RADIUS 4.5
#define MICRO_RING 1.1
#define LINE_MARGIN 4.0

/* Points of a coast that are nearer to the last one, or to the straight line on, are left out: nobody would
 * see them, and they are what drawing costs. */
#define DETAIL 0.55

/* Zoom levels later than the source proposes: a country is read by its colour, and small lakes are holes in
 * it. */
#define LAKE_DELAY 2.0

/* Periods of a hatch in one tile, so that whole px are near enough to its true period. */
#define TILE_PERIODS 4

typedef enum
{
  LINE_LAND,     /* no neighbour takes part */
  LINE_COUNTRY,  /* at least one does */
  LINE_DISPUTED, /* dashed */
  N_LINE_GROUPS,
} LineGroup;

/* px relative to the context */
static inline void
to_px (const PalMapPainter *self, PalPoint point, double *x, double *y)
{
  *x = point.x * self->world - self->left;
  *y = point.y * self->world - self->top;
}

static gboolean
is_flat (double ax, double ay, double bx, double by, double cx, double cy, double limit)
{
  double dx = cx - ax, dy = cy - ay, length = dx * dx + dy * dy;
  double area = (bx - ax) * dy - (by - ay) * dx, along = (bx - ax) * dx + (by - ay) * dy;

  return along >= 0 && along <= length && area * area <= limit * limit * length;
}

static void
add_points (const PalMapPainter *self, cairo_t *cr, const PalPoint *points, guint n, gboolean is_ring)
{
  double detail = DETAIL / self->scale, limit = detail * detail;
  double last_x, last_y, x, y, next_x, next_y;

  if (n < 2)
    return;
  to_px (self, points[0], &last_x, &last_y);
  cairo_move_to (cr, last_x, last_y);
  to_px (self, points[1], &next_x, &next_y);
  for (guint i = 1; i < n; i++)
    {
      x = next_x;
      y = next_y;
      if (i + 1 < n)
        {
          double dx = x - last_x, dy = y - last_y;

          to_px (self, points[i + 1], &next_x, &next_y);
          if (dx * dx + dy * dy < limit || is_flat (last_x, last_y, x, y, next_x, next_y, detail * 0.4))
            continue;
        }
      cairo_line_to (cr, x, y);
      last_x = x;
      last_y = y;
    }
  if (is_ring)
    cairo_close_path (cr);
}

static PalBox
to_unit_box (const PalMapPainter *self, const cairo_rectangle_t *region, double margin)
{
  return (PalBox){ (region->x - margin + self->left) / self->world,
                   (region->y - margin + self->top) / self->world,
                   (region->x + region->width + margin + self->left) / self->world,
                   (region->y + region->height + margin + self->top) / self->world };
}

static void
set_color (cairo_t *cr, PalColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/* One opaque tile of a hatch, on whole px, so that filling with it costs as little as a colour. */
static cairo_pattern_t *
make_hatch (const PalMapPainter *self, const PalMapStyle *style)
{
  const PalPatternRule *rule = pal_pattern_get_rule (style->pattern);
  double across = style->pattern == PAL_PATTERN_DOTS ? rule->period : rule->period * G_SQRT2;
  int size = (int) lround (across * TILE_PERIODS);
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) lround (size * self->scale),
                                                      (int) lround (size * self->scale));
  cairo_t *cr;
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;

  cairo_surface_set_device_scale (tile, self->scale, self->scale);
  cr = cairo_create (tile);
  set_color (cr, style->fill);
  cairo_paint (cr);
  cairo_scale (cr, size / (across * TILE_PERIODS), size / (across * TILE_PERIODS));
  pal_pattern_draw (style->pattern, self->fills->theme->missing_ink, cr);
  cairo_destroy (cr);

  pattern = cairo_pattern_create_for_surface (tile);
  cairo_surface_destroy (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  /* The hatch keeps its place in the world, so that the next picture continues it. */
  cairo_matrix_init_translate (&matrix, fmod (self->left, size), fmod (self->top, size));
  cairo_pattern_set_matrix (pattern, &matrix);
  return pattern;
}

/* The frame of the atlas cuts Greenland in two, and half an island is worse than none. */
static gboolean
is_cut_off (const PalAtlasShape *shape)
{
  return g_str_equal (shape->iso2, "GL");
}

static void
add_shapes (const PalMapPainter *self,
            cairo_t *cr,
            const PalAtlasGeometry *geometry,
            const PalBox *box,
            int style)
{
  for (guint i = 0; i < geometry->n_shapes; i++)
    {
      const PalAtlasShape *shape = &geometry->shapes[i];
      int of = shape->country >= 0 ? self->fills->countries[shape->country].style : -1;

      if (of != style || is_cut_off (shape) || !pal_box_overlaps (&shape->box, box))
        continue;
      for (guint j = 0; j < shape->n_rings; j++)
        if (pal_box_overlaps (&shape->rings[j].box, box))
          add_points (self, cr, shape->rings[j].points, shape->rings[j].n_points, TRUE);
    }
}

static void
paint_shapes (const PalMapPainter *self, cairo_t *cr, const PalAtlasGeometry *geometry, const PalBox *box)
{
  set_color (cr, self->fills->theme->land);
  add_shapes (self, cr, geometry, box, -1);
  cairo_fill (cr);
  for (guint i = 0; i < self->fills->styles->len; i++)
    {
      const PalMapStyle *style = &g_array_index (self->fills->styles, PalMapStyle, i);

      add_shapes (self, cr, geometry, box, (int) i);
      if (style->pattern == PAL_PATTERN_NONE)
        set_color (cr, style->fill);
      else
        {
          cairo_pattern_t *hatch = make_hatch (self, style);

          cairo_set_source (cr, hatch);
          cairo_pattern_destroy (hatch);
        }
      cairo_fill (cr);
    }
}

static void
paint_lakes (const PalMapPainter *self, cairo_t *cr, const PalBox *box)
{
  guint n_lakes;
  const PalAtlasLake *lakes = pal_atlas_get_lakes (self->fills->atlas, &n_lakes, NULL);
  double zoom = log2 (self->world / 256);

  for (guint i = 0; i < n_lakes; i++)
    {
      if (lakes[i].min_zoom + LAKE_DELAY > zoom || !pal_box_overlaps (&lakes[i].box, box))
        continue;
      for (guint j = 0; j < lakes[i].n_rings; j++)
        add_points (self, cr, lakes[i].rings[j].points, lakes[i].rings[j].n_points, TRUE);
    }
  set_color (cr, self->fills->theme->sea);
  cairo_fill (cr);
}

static gboolean
takes_part (const PalMapPainter *self, int country)
{
  return country >= 0 && self->fills->countries[country].style >= 0;
}

static LineGroup
get_group (const PalMapPainter *self, const PalAtlasLine *line)
{
  if (line->kind == PAL_ATLAS_DISPUTED)
    return LINE_DISPUTED;
  return takes_part (self, line->sides[0]) || takes_part (self, line->sides[1]) ? LINE_COUNTRY : LINE_LAND;
}

/* Each line is drawn once, however many countries it bounds. */
static void
paint_lines (const PalMapPainter *self, cairo_t *cr, const PalAtlasGeometry *geometry, const PalBox *box)
{
  const int greenland = pal_atlas_find (self->fills->atlas, "GL");
  const PalTheme *theme = self->fills->theme;
  const double dashes[] = { 3, 2.5 };
  const struct
  {
    PalColor color;
    double width;
  } looks[N_LINE_GROUPS] = {
    [LINE_LAND] = { theme->land_border, 0.7 },
    [LINE_COUNTRY] = { theme->country_border, theme->country_outline },
    [LINE_DISPUTED] = { theme->secondary, 0.9 },
  };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  for (guint group = 0; group < N_LINE_GROUPS; group++)
    {
      for (guint i = 0; i < geometry->n_lines; i++)
        {
          const PalAtlasLine *line = &geometry->lines[i];

          if (get_group (self, line) == group && (greenland < 0 || line->sides[0] != greenland) &&
              pal_box_overlaps (&line->box, box))
            add_points (self, cr, line->points, line->n_points, FALSE);
        }
      cairo_set_dash (cr, dashes, group == LINE_DISPUTED ? 2 : 0, 0);
      set_color (cr, looks[group].color);
      cairo_set_line_width (cr, looks[group].width);
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
paint_micro_states (const PalMapPainter *self, cairo_t *cr, const PalBox *box)
{
  const PalTheme *theme = self->fills->theme;
  guint n;
  const PalAtlasCountry *countries = pal_atlas_get_countries (self->fills->atlas, &n);

  for (guint i = 0; i < n; i++)
    {
      int style = self->fills->countries[i].style;
      double x, y;

      if (!countries[i].micro || countries[i].of != (int) i || !pal_box_contains (box, countries[i].label) ||
          (style < 0 && !self->fills->countries[i].is_state))
        continue;
      to_px (self, countries[i].label, &x, &y);
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, MICRO_RADIUS, 0, 2 * G_PI);
      if (style < 0)
        set_color (cr, theme->land);
      else
        {
          const PalMapStyle *look = &g_array_index (self->fills->styles, PalMapStyle, style);
          cairo_pattern_t *hatch = look->pattern != PAL_PATTERN_NONE ? make_hatch (self, look) : NULL;

          if (hatch != NULL)
            cairo_set_source (cr, hatch);
          else
            set_color (cr, look->fill);
          g_clear_pointer (&hatch, cairo_pattern_destroy);
        }
      cairo_fill_preserve (cr);
      set_color (cr, style < 0 ? theme->land_border : theme->country_border);
      cairo_set_line_width (cr, MICRO_RING);
      cairo_stroke (cr);
    }
}

gboolean
pal_map_painter_paint (const PalMapPainter *self,
                       cairo_t *cr,
                       const cairo_rectangle_t *region,
                       GCancellable *cancellable)
{
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (self->fills->atlas, self->level, NULL);
  const PalBox box = to_unit_box (self, region, LINE_MARGIN), discs = to_unit_box (self, region, 8);

  cairo_save (cr);
  cairo_rectangle (cr, region->x, region->y, region->width, region->height);
  cairo_clip (cr);
  set_color (cr, self->fills->theme->sea);
  cairo_paint (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  if (geometry != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      paint_shapes (self, cr, geometry, &box);
      paint_lakes (self, cr, &box);
    }
  if (geometry != NULL && !g_cancellable_is_cancelled (cancellable))
    paint_lines (self, cr, geometry, &box);
  paint_micro_states (self, cr, &discs);
  cairo_restore (cr);
  return !g_cancellable_is_cancelled (cancellable);
}

cairo_rectangle_t
pal_map_painter_get_extents (const PalMapPainter *self, guint country)
{
  const PalTheme *theme = self->fills->theme;
  guint n;
  const PalAtlasCountry *place = &pal_atlas_get_countries (self->fills->atlas, &n)[country];
  double margin = ceil (MAX (theme->selected_halo, theme->selected_outline)) + MICRO_RADIUS + 2;
  double x0 = place->box.x0 * self->world - self->left, x1 = place->box.x1 * self->world - self->left;
  double y0 = place->box.y0 * self->world - self->top, y1 = place->box.y1 * self->world - self->top;

  return (cairo_rectangle_t){ floor (x0 - margin), floor (y0 - margin), ceil (x1 - x0 + 2 * margin) + 1,
                              ceil (y1 - y0 + 2 * margin) + 1 };
}

void
pal_map_painter_paint_selection (const PalMapPainter *self, cairo_t *cr, guint country)
{
  const PalTheme *theme = self->fills->theme;
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (self->fills->atlas, self->level, NULL);
  guint n;
  const PalAtlasCountry *place = &pal_atlas_get_countries (self->fills->atlas, &n)[country];
  double x0, y0, x1, y1;
  PalBox box;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  box = to_unit_box (self, &(cairo_rectangle_t){ x0, y0, x1 - x0, y1 - y0 }, 2 * LINE_MARGIN);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; geometry != NULL && i < geometry->n_lines; i++)
    {
      const PalAtlasLine *line = &geometry->lines[i];

      if (line->kind != PAL_ATLAS_DISPUTED &&
          (line->sides[0] == (int) country || line->sides[1] == (int) country) &&
          pal_box_overlaps (&line->box, &box))
        add_points (self, cr, line->points, line->n_points, FALSE);
    }
  if (place->micro)
    {
      double x, y;

      to_px (self, place->label, &x, &y);
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, MICRO_RADIUS + 1, 0, 2 * G_PI);
    }
  set_color (cr, theme->halo);
  cairo_set_line_width (cr, theme->selected_halo);
  cairo_stroke_preserve (cr);
  set_color (cr, theme->accent_text);
  cairo_set_line_width (cr, theme->selected_outline);
  cairo_stroke (cr);
}
