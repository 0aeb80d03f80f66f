/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "base/pal-error.h"
#include "golden.h"
#include "scene/pal-scene-export.h"
#include "scene/pal-scene-pick.h"
#include "scene/pal-scene-png.h"
#include "scene/pal-theme.h"

/* One of everything. */
static PalScene *
sample (gboolean mirrored)
{
  const PalTheme *theme = pal_theme_get (PAL_THEME_LIGHT);
  PalScene *scene = pal_scene_new (320, 200);
  const PalStyle line = { .stroke = theme->ink, .stroke_width = 1.5, .dash_on = 4, .dash_off = 3 };
  const PalStyle none = { 0 };
  PalTextStyle text = { .size = 13, .color = theme->text };
  g_autoptr (PalPath) triangle = pal_path_new ();
  g_autoptr (PalPath) long_path = pal_path_new ();
  PalStyle style;

  pal_scene_set_title (scene, "One of \"everything\"");
  pal_scene_set_description (scene, "For tests\nonly");
  pal_scene_set_background (scene, theme->window);
  pal_scene_set_mirrored (scene, mirrored);

  for (guint i = 0; i < 5; i++)
    {
      style = (PalStyle){ .fill = theme->missing_ground,
                          .pattern = (PalPattern) i,
                          .pattern_ink = theme->missing_ink,
                          .stroke = theme->country_border,
                          .stroke_width = 0.9 };
      pal_scene_add_rect (scene, &(PalRect){ 10 + i * 40, 10, 30, 20 }, i, &style);
      pal_scene_add_disc (scene, 25 + i * 40, 45, 7, i, theme->ink);
    }

  pal_scene_begin_item (scene, "PT", "Portugal: 1.41");
  pal_scene_add_rect (scene, &(PalRect){ 10, 60, 100, 20 }, 0, &none);
  pal_scene_begin_item (scene, "dot", NULL);
  style = (PalStyle){ .fill = theme->level_fill[3], .stroke = theme->level_outline, .stroke_width = 2 };
  pal_scene_add_circle (scene, 100, 70, 6, &style);
  pal_scene_end (scene);
  pal_scene_add_text (scene, 12, 70, "Portugal", &text);
  pal_scene_end (scene);

  pal_path_move_to (triangle, 150, 60);
  pal_path_line_to (triangle, 180, 60);
  pal_path_curve_to (triangle, 180, 70, 170, 90, 150, 90);
  pal_path_close (triangle);
  style = (PalStyle){ .fill = theme->level_fill[4], .even_odd = TRUE };
  pal_scene_begin_item (scene, "shape", "Shape");
  pal_scene_add_path (scene, triangle, &style);
  pal_scene_end (scene);
  for (guint i = 0; i < 40; i++)
    pal_path_line_to (long_path, 200 + i, 60 + (i % 7));
  pal_scene_begin_item (scene, "line", NULL);
  pal_scene_add_path (scene, long_path, &line);
  pal_scene_end (scene);

  pal_scene_begin_clip (scene, &(PalRect){ 10, 100, 50, 20 });
  pal_scene_begin_transform (scene, 5, 0, 1);
  pal_scene_begin_item (scene, "clipped", NULL);
  style = (PalStyle){ .fill = theme->accent };
  pal_scene_add_rect (scene, &(PalRect){ 10, 90, 200, 100 }, 0, &style);
  pal_scene_end (scene);
  pal_scene_end (scene);
  pal_scene_end (scene);

  text = (PalTextStyle){ .size = 12,
                         .weight = PAL_WEIGHT_BOLD,
                         .anchor = PAL_ANCHOR_END,
                         .align = PAL_ALIGN_MIDDLE,
                         .color = theme->dim,
                         .tabular = TRUE,
                         .halo = theme->halo,
                         .halo_width = 2 };
  pal_scene_add_text (scene, 300, 110, "1.41", &text);
  text = (PalTextStyle){ .size = 12, .color = theme->dim, .max_width = 60, .max_lines = 2, .italic = TRUE };
  pal_scene_add_text (scene, 120, 110, "Seven words that need more than two lines", &text);
  text = (PalTextStyle){ .size = 12, .color = theme->dim, .rotation = -90, .anchor = PAL_ANCHOR_MIDDLE };
  pal_scene_add_text (scene, 310, 150, "Turned", &text);
  pal_scene_add_line (scene, 10, 180.5, 300, 180.5, &line);
  return scene;
}

static void
test_golden (void)
{
  g_autoptr (PalScene) scene = sample (FALSE);
  g_autoptr (PalScene) mirrored = sample (TRUE);

  assert_golden (scene, "scene-sample");
  assert_golden (mirrored, "scene-sample-mirrored");
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (const void *) data)[x] & 0xffffff;
}

static void
test_pick (void)
{
  static const struct
  {
    const char *name;
    double x, y, tolerance;
    const char *id;
  } cases[] = {
    { "the invisible row", 50, 70, 0, "PT" },
    { "the dot on it", 100, 70, 0, "dot" },
    { "the outline of the dot", 106.8, 70, 0, "dot" },
    { "beside all", 5, 5, 0, NULL },
    { "close to the row", 8, 70, 3, "PT" },
    { "not close enough", 6, 70, 3, NULL },
    { "in the shape", 155, 65, 0, "shape" },
    { "in its box but outside", 179, 89, 0, NULL },
    { "close to its curve", 172, 82, 4, "shape" },
    { "on the line", 214, 60, 1, "line" },
    { "under the line", 214, 70, 0, NULL },
    { "in the clip", 30, 110, 0, "clipped" },
    { "outside the clip", 70, 110, 0, NULL },
    { "left of what was moved", 12, 110, 0, NULL },
  };
  g_autoptr (PalScene) scene = sample (FALSE);
  g_autoptr (PalScene) mirrored = sample (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *id = pal_scene_pick_id (scene, cases[i].x, cases[i].y, cases[i].tolerance);
      const char *other = pal_scene_pick_id (mirrored, 320 - cases[i].x, cases[i].y, cases[i].tolerance);

      if (g_strcmp0 (id, cases[i].id) != 0 || g_strcmp0 (other, cases[i].id) != 0)
        g_error ("%s: picked %s, mirrored %s, not %s", cases[i].name, id, other, cases[i].id);
    }
}

static void
test_item_bounds (void)
{
  g_autoptr (PalScene) scene = sample (FALSE);
  PalRect box;

  g_assert_cmpuint (pal_scene_get_n_items (scene), ==, 5);
  g_assert_cmpstr (pal_scene_get_item_id (scene, 4), ==, "clipped");
  g_assert_cmpstr (pal_scene_get_item_title (scene, 0), ==, "Portugal: 1.41");
  g_assert_true (pal_scene_get_item_bounds (scene, 4, &box));
  g_assert_cmpfloat_with_epsilon (box.x, 15, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.y, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.width, 45, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.height, 20, 1e-9);
  g_assert_true (pal_scene_get_item_bounds (scene, 1, &box));
  g_assert_cmpfloat_with_epsilon (box.width, 12, 1e-9);
}

/* A scene within a scene draws and picks as the scene itself, only moved. */
static void
test_nested (void)
{
  g_autoptr (PalScene) page = pal_scene_new (700, 500);
  g_autoptr (PalScene) child = sample (FALSE);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *one, *two;

  pal_scene_set_background (page, pal_scene_get_background (child));
  pal_scene_add_scene (page, child, 30, 40, 2);
  g_assert_cmpstr (pal_scene_pick_id (page, 30 + 2 * 155, 40 + 2 * 65, 0), ==, "shape");
  g_assert_cmpstr (pal_scene_pick_id (page, 30 + 2 * 30, 40 + 2 * 110, 0), ==, "clipped");
  g_assert_null (pal_scene_pick_id (page, 30 + 2 * 70, 40 + 2 * 110, 0));

  one = pal_scene_to_surface (child, 2, &error);
  g_assert_no_error (error);
  two = pal_scene_to_surface (page, 1, &error);
  g_assert_no_error (error);
  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 640; x++)
      g_assert_cmphex (pixel_at (one, x, y), ==, pixel_at (two, x + 30, y + 40));
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
}

static void
test_bad_numbers (void)
{
  static const double bad[] = { NAN, INFINITY, -INFINITY };
  const PalStyle style = { .fill = { 0, 0, 0, 1 } };
  const PalTextStyle text = { .size = 12 };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    for (guint kind = 0; kind < 8; kind++)
      {
        g_autoptr (PalScene) scene = pal_scene_new (100, 100);
        g_autoptr (PalPath) path = pal_path_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = NULL;

        pal_path_add_line (path, 1, 1, bad[i], 2);
        if (kind == 0)
          pal_scene_add_rect (scene, &(PalRect){ 0, 0, bad[i], 1 }, 0, &style);
        else if (kind == 1)
          pal_scene_add_circle (scene, 0, bad[i], 1, &style);
        else if (kind == 2)
          pal_scene_add_disc (scene, 0, 0, bad[i], 3, style.fill);
        else if (kind == 3)
          pal_scene_add_text (scene, bad[i], 0, "x", &text);
        else if (kind == 4)
          pal_scene_add_path (scene, path, &style);
        else if (kind == 5)
          pal_scene_begin_clip (scene, &(PalRect){ bad[i], 0, 1, 1 });
        else if (kind == 6)
          pal_scene_begin_transform (scene, bad[i], 0, 1);
        else
          pal_scene_set_height (scene, bad[i]);
        if (kind == 5 || kind == 6)
          pal_scene_end (scene);

        bytes = pal_scene_export (scene, (PalExportFormat) (kind % 3), 1, &error);
        g_assert_null (bytes);
        g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
      }
}

static void
test_open_group (void)
{
  g_autoptr (PalScene) scene = pal_scene_new (10, 10);
  g_autoptr (GError) error = NULL;

  pal_scene_begin_item (scene, "a", NULL);
  g_assert_false (pal_scene_check (scene, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static void
test_text (void)
{
  PalTextStyle style = { .size = 14 };
  double whole = pal_text_measure ("Liechtenstein", &style);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *cut = NULL, *tiny = NULL, *same = NULL;
  PalTextStyle large = { .size = 28 };

  g_assert_cmpfloat_with_epsilon (pal_text_measure ("Liechtenstein", &large), 2 * whole, 0.5);
  g_assert_cmpfloat (pal_text_measure ("", &style), ==, 0);
  style.tabular = TRUE;
  g_assert_cmpfloat_with_epsilon (pal_text_measure ("1111", &style), pal_text_measure ("8888", &style), 0.01);

  style.max_width = whole + 10;
  same = pal_text_ellipsize ("Liechtenstein", &style);
  g_assert_cmpstr (same, ==, "Liechtenstein");
  style.max_width = whole / 2;
  cut = pal_text_ellipsize ("Liechtenstein", &style);
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_true (g_str_has_prefix (cut, "Liec"));
  g_assert_cmpfloat (pal_text_measure (cut, &style), <=, style.max_width);
  style.max_width = 1;
  tiny = pal_text_ellipsize ("Liechtenstein", &style);
  g_assert_cmpstr (tiny, ==, "…");

  style.max_width = 90;
  style.max_lines = 2;
  lines = pal_text_break ("one two three four five six seven eight nine ten", &style);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (lines, 1), "…"));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpfloat (pal_text_measure (g_ptr_array_index (lines, i), &style), <=, style.max_width);

  g_assert_true (pal_text_is_rtl ("12 שלום"));
  g_assert_false (pal_text_is_rtl ("Zürich שלום"));
}

/* Text that is not UTF-8 comes out as U+FFFD, not as an error. */
static void
test_not_utf8 (void)
{
  g_autoptr (PalScene) scene = pal_scene_new (100, 20);
  const PalTextStyle style = { .size = 12, .color = { 0, 0, 0, 1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  pal_scene_add_text (scene, 0, 0, "caf\xe9", &style);
  g_assert_cmpstr (pal_scene_get_node (scene, 0)->text.string, ==, "caf\xef\xbf\xbd");
  bytes = pal_scene_export (scene, PAL_EXPORT_SVG, 1, &error);
  g_assert_no_error (error);
}

/* Each ink on its ground: text 4.5 to 1, a level disc 3 to 1 (WCAG 2.1). */
static void
test_contrast (void)
{
  for (PalThemeKind kind = PAL_THEME_LIGHT; kind <= PAL_THEME_CONTRAST; kind++)
    {
      const PalTheme *theme = pal_theme_get (kind);
      PalColor dim = pal_color_mix (theme->view, pal_color_with_alpha (theme->dim, 1), theme->dim.alpha);

      g_assert_cmpint (theme->kind, ==, kind);
      for (guint level = 1; level <= PAL_THEME_N_LEVELS; level++)
        g_assert_cmpfloat (pal_color_get_contrast (theme->level_fill[level], theme->level_ink[level]), >=,
                           4.5);
      g_assert_cmpfloat (pal_color_get_contrast (theme->view, dim), >=, 4.5);
      g_assert_cmpfloat (pal_color_get_contrast (theme->warning_ground, theme->warning_text), >=, 4.5);
      g_assert_cmpfloat (pal_color_get_contrast (theme->view, theme->accent_text), >=, 4.5);
      if (kind == PAL_THEME_PROJECTOR)
        g_assert_cmpfloat (MIN (MIN (theme->tick_size, theme->caption_size), theme->label_size), >=, 24);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/golden", test_golden);
  g_test_add_func ("/scene/pick", test_pick);
  g_test_add_func ("/scene/item-bounds", test_item_bounds);
  g_test_add_func ("/scene/nested", test_nested);
  g_test_add_func ("/scene/bad-numbers", test_bad_numbers);
  g_test_add_func ("/scene/open-group", test_open_group);
  g_test_add_func ("/scene/text", test_text);
  g_test_add_func ("/scene/not-utf8", test_not_utf8);
  g_test_add_func ("/scene/contrast", test_contrast);
  return g_test_run ();
}
