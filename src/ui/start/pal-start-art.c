/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/start/pal-start-art.h"

#include <string.h>

#include "geo/pal-atlas.h"

static PalStyle
filled (PalColor color)
{
  return (PalStyle){ .fill = color };
}

/* A quarter of a disc from @quarter (0 = upper right, clockwise). */
static void
add_quarter (PalScene *scene, double x, double y, double radius, int quarter, PalColor color)
{
  const double k = 0.5522847498 * radius;
  static const int signs[4][4] = { { 0, -1, 1, 0 }, { 1, 0, 0, 1 }, { 0, 1, -1, 0 }, { -1, 0, 0, -1 } };
  const int *s = signs[quarter];
  g_autoptr (PalPath) path = pal_path_new ();
  PalStyle style = filled (color);
  double ax = s[0] * radius, ay = s[1] * radius, bx = s[2] * radius, by = s[3] * radius;

  pal_path_move_to (path, x, y);
  pal_path_line_to (path, x + ax, y + ay);
  pal_path_curve_to (path, x + ax + s[2] * k, y + ay + s[3] * k, x + bx + s[0] * k, y + by + s[1] * k, x + bx,
                     y + by);
  pal_path_close (path);
  pal_scene_add_path (scene, path, &style);
}

void
pal_start_art_emblem (PalScene *scene, const PalTheme *theme, double width, double height)
{
  double side = MIN (width, height), x = (width - side) / 2, c = x + side / 2, r = side * 0.29;
  const PalRect edge = { x, 0, side, side }, face = { x, 0, side, side * 0.965 };
  PalStyle style = filled (pal_color_rgb (0x2369c4));

  pal_scene_add_rect (scene, &edge, side * 0.18, &style);
  style = filled (pal_color_rgb (0x1d5a9e));
  pal_scene_add_rect (scene, &face, side * 0.18, &style);
  style = filled (pal_color_rgb (0xffffff));
  pal_scene_add_circle (scene, c, side * 0.485, r + side * 0.045, &style);
  add_quarter (scene, c, side * 0.485, r, 0, pal_theme_get (PAL_THEME_LIGHT)->level_fill[3]);
  add_quarter (scene, c, side * 0.485, r, 1, pal_theme_get (PAL_THEME_LIGHT)->level_fill[2]);
  add_quarter (scene, c, side * 0.485, r, 2, pal_theme_get (PAL_THEME_LIGHT)->level_fill[1]);
  add_quarter (scene, c, side * 0.485, r, 3, pal_theme_get (PAL_THEME_LIGHT)->level_fill[4]);
  style = filled (pal_color_rgb (0xffffff));
  pal_scene_add_circle (scene, c, side * 0.485, side * 0.06, &style);
}

/* Which countries the picture paints, as a pattern for the eye; the rest stays plain land. */
static const char *const painted[] = {
  NULL, "GR", "ES IT CZ HU RO LV FI SI SK HR", "NO SE DK GB DE FR PT NL EE PL", "IE BE AT LT CH",
};

static int
get_painted_level (const char *iso2)
{
  for (int level = 1; level < (int) G_N_ELEMENTS (painted); level++)
    {
      if (*iso2 != '\0' && strstr (painted[level], iso2) != NULL)
        return level;
    }
  return 0;
}

static void
add_shape (PalScene *scene,
           const PalTheme *theme,
           const PalAtlasShape *shape,
           const char *iso2,
           const PalAffine *view)
{
  g_autoptr (PalPath) path = pal_path_new ();
  int level = get_painted_level (iso2);
  PalStyle style = { .fill = level > 0 ? theme->level_fill[level] : theme->land,
                     .stroke = level > 0 ? theme->country_border : theme->land_border,
                     .stroke_width = 0.7,
                     .even_odd = TRUE };

  for (guint r = 0; r < shape->n_rings; r++)
    {
      const PalAtlasRing *ring = &shape->rings[r];

      for (guint i = 0; i < ring->n_points; i++)
        {
          PalPoint point = pal_affine_apply (view, ring->points[i]);

          if (i == 0)
            pal_path_move_to (path, point.x, point.y);
          else
            pal_path_line_to (path, point.x, point.y);
        }
      pal_path_close (path);
    }
  if (strcmp (iso2, "UA") == 0)
    {
      style.pattern = PAL_PATTERN_RISING;
      style.pattern_ink = theme->missing_ink;
      style.stroke = theme->country_border;
    }
  pal_scene_add_path (scene, path, &style);
}

void
pal_start_art_map (PalScene *scene, const PalTheme *theme, double width, double height)
{
  PalAtlas *atlas = pal_atlas_get_default ();
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (atlas, PAL_ATLAS_110M, NULL);
  const PalAtlasCountry *countries = pal_atlas_get_countries (atlas, &(guint){ 0 });
  /* 66 degrees of longitude, whatever the width. */
  PalAffine view =
      pal_affine_new_for_view (pal_mercator_project (52, 14), width * 360 / 66, 0, width, height);
  const PalRect all = { 0, 0, width, height };
  PalStyle sea = filled (theme->sea);

  pal_scene_begin_clip (scene, &all);
  pal_scene_add_rect (scene, &all, 0, &sea);
  for (guint i = 0; geometry != NULL && i < geometry->n_shapes; i++)
    {
      const PalAtlasShape *shape = &geometry->shapes[i];

      add_shape (scene, theme, shape, shape->country >= 0 ? countries[shape->country].iso2 : "", &view);
    }
  pal_scene_end (scene);
}

static void
add_row (PalScene *scene, double x, double y, double width, PalColor ground, PalColor line, double share)
{
  const PalRect row = { x, y, width, 22 }, text = { x + 8, y + 8, width * share, 6 };
  PalStyle style = filled (ground);

  pal_scene_add_rect (scene, &row, 4, &style);
  style = filled (line);
  pal_scene_add_rect (scene, &text, 3, &style);
}

static void
add_tick (PalScene *scene, double x, double y, double size, PalColor color, double width)
{
  g_autoptr (PalPath) path = pal_path_new ();
  PalStyle style = { .stroke = color, .stroke_width = width, .round = TRUE };

  pal_path_move_to (path, x - size * 0.5, y);
  pal_path_line_to (path, x - size * 0.12, y + size * 0.38);
  pal_path_line_to (path, x + size * 0.5, y - size * 0.38);
  pal_scene_add_path (scene, path, &style);
}

void
pal_start_art_form (PalScene *scene, const PalTheme *theme, double width, double height)
{
  gboolean dark = theme->kind == PAL_THEME_DARK;
  PalColor ground = pal_color_rgb (dark ? 0x22344a : 0xe6f0fa), sheet = dark ? theme->card : theme->view;
  PalColor row = pal_color_with_alpha (theme->ink, 0.06), line = theme->neutral;
  double left = (width - 140) / 2, top = height * 0.145;
  const PalRect all = { 0, 0, width, height }, paper = { left, top, 140, height };
  const PalRect head = { left + 16, top + 18, 72, 8 }, field = { left + 16, top + 70, 108, 22 };
  PalStyle style = filled (ground);
  PalTextStyle text = { .size = 13,
                        .weight = PAL_WEIGHT_BOLD,
                        .color = theme->text,
                        .anchor = PAL_ANCHOR_END,
                        .align = PAL_ALIGN_MIDDLE };

  pal_scene_begin_clip (scene, &all);
  pal_scene_add_rect (scene, &all, 0, &style);
  style = (PalStyle){ .fill = sheet, .stroke = theme->card_border, .stroke_width = 1 };
  pal_scene_add_rect (scene, &paper, 6, &style);
  style = filled (theme->ink);
  pal_scene_add_rect (scene, &head, 4, &style);
  add_row (scene, left + 16, top + 40, 108, row, line, 0.42);
  add_tick (scene, left + 112, top + 51, 12, theme->done, 2.2);
  add_row (scene, left + 16, top + 70, 108, pal_color_with_alpha (theme->accent, 0.15), line, 0.26);
  style = (PalStyle){ .stroke = theme->accent, .stroke_width = 2 };
  pal_scene_add_rect (scene, &field, 4, &style);
  pal_scene_add_text (scene, left + 112, top + 81, "43", &text);
  add_row (scene, left + 16, top + 100, 108, row, line, 0.36);
  pal_scene_end (scene);
}

static void
add_face (PalScene *scene, const double *xy, guint n, guint32 color)
{
  g_autoptr (PalPath) path = pal_path_new ();
  PalStyle style = filled (pal_color_rgb (color));

  pal_path_move_to (path, xy[0], xy[1]);
  for (guint i = 1; i < n; i++)
    pal_path_line_to (path, xy[2 * i], xy[2 * i + 1]);
  pal_path_close (path);
  pal_scene_add_path (scene, path, &style);
}

void
pal_start_art_box (PalScene *scene, const PalTheme *theme, double width, double height)
{
  const PalRect all = { 0, 0, width, height };
  PalStyle style = filled (pal_color_rgb (theme->kind == PAL_THEME_DARK ? 0x352c44 : 0xf0ecf7));
  static const double top[] = { 50, 0, 100, 19, 50, 35, 0, 19 };
  static const double left[] = { 0, 19, 50, 35, 50, 94, 0, 75 };
  static const double right[] = { 100, 19, 50, 35, 50, 94, 100, 75 };
  static const double tape[] = { 16, 12.5, 27, 8.5, 79, 26, 68, 29.5 };
  static const double flap[] = { 68, 29.5, 79, 26, 79, 46, 73.5, 40.5, 68, 49 };
  double x = (width - 100) / 2, y = (height - 94) / 2;

  pal_scene_begin_clip (scene, &all);
  pal_scene_add_rect (scene, &all, 0, &style);
  pal_scene_begin_transform (scene, x, y, 1);
  add_face (scene, top, 4, 0xd9c8ee);
  add_face (scene, left, 4, 0xb39bd8);
  add_face (scene, right, 4, 0x9b7fc4);
  add_face (scene, tape, 4, 0x8a66b0);
  add_face (scene, flap, 5, 0x7a559f);
  style = filled (pal_color_rgb (0xffffff));
  pal_scene_add_circle (scene, 89, 69, 18, &style);
  style = filled (theme->done);
  pal_scene_add_circle (scene, 89, 69, 15, &style);
  add_tick (scene, 89, 69, 14, pal_color_rgb (0xffffff), 3);
  pal_scene_end (scene);
  pal_scene_end (scene);
}
