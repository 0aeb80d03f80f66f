/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "chart/pal-map-plate.h"
#include "fixtures.h"
#include "golden.h"
#include "scene/pal-scene-export.h"
#include "scene/pal-scene-pick.h"

static const PalPlateCountry countries[] = {
  { "PT", "Portugal", "Portugal: 1.41, Established", 3, { 0 }, PAL_GAP_NONE, FALSE },
  { "ES", "Spain", "Spain: 0.96, Progressing", 2, { 0 }, PAL_GAP_NONE, FALSE },
  { "FR", "France", "France: 1.04, Established", 3, { 0 }, PAL_GAP_NONE, FALSE },
  { "DE", "Germany", "Germany: 1.19, Established", 3, { 0 }, PAL_GAP_NONE, FALSE },
  { "NO", "Norway", "Norway: 1.61, Established", 3, { 0 }, PAL_GAP_NONE, TRUE },
  { "SE", "Sweden", NULL, 3, { 0 }, PAL_GAP_NONE, FALSE },
  { "AT", "Austria", NULL, 4, { 0 }, PAL_GAP_NONE, FALSE },
  { "CY", "Cyprus", NULL, 1, { 0 }, PAL_GAP_NONE, FALSE },
  { "MT", "Malta", "Malta", 4, { 0 }, PAL_GAP_NONE, FALSE },
  { "BG", "Bulgaria", NULL, 0, { 0 }, PAL_GAP_NOT_KNOWN, FALSE },
  { "UA", "Ukraine", NULL, 0, { 0 }, PAL_GAP_NOT_ANSWERED, FALSE },
  { "CH", "Switzerland", NULL, 0, { 0 }, PAL_GAP_WITHHELD, FALSE },
  { "PL", "Poland", NULL, 0, { 0 }, PAL_GAP_NOT_APPLICABLE, FALSE },
  { "IT", "Italy", NULL, 0, { 0.2, 0.4, 0.6, 1 }, PAL_GAP_NONE, FALSE },
  { "RO", "Romania", NULL, 0, { 0 }, PAL_GAP_OUTSIDE, FALSE },
};

static const PalPlateMarker markers[] = {
  { "oslo", "A hospital in Oslo", 59.91, 10.75, 1 },
  { "vienna", NULL, 48.21, 16.37, 2 },
  { "sydney", NULL, -33.87, 151.21, 1 },
};

static PalMapPlate
sample (PalThemeKind theme, PalLegend *legend)
{
  *legend = legend_sample (theme);
  return (PalMapPlate){ .theme = pal_theme_get (theme),
                        .width = theme == PAL_THEME_PROJECTOR ? 1920 : 1000,
                        .height = theme == PAL_THEME_PROJECTOR ? 1080 : 750,
                        .atlas = pal_atlas_get_default (),
                        .title = "Specialised services per 100 000, by level",
                        .subtitle = "2026 wave",
                        .source = "Source: made up. Shapes: Natural Earth.",
                        .badge = "Demonstration data",
                        .countries = countries,
                        .n_countries = G_N_ELEMENTS (countries),
                        .markers = markers,
                        .n_markers = G_N_ELEMENTS (markers),
                        .legend = legend };
}

static PalScene *
draw (const PalMapPlate *plate)
{
  g_autoptr (GError) error = NULL;
  PalScene *scene = pal_map_plate_to_scene (plate, &error);

  g_assert_no_error (error);
  pal_scene_check (scene, &error);
  g_assert_no_error (error);
  return scene;
}

static void
test_golden (void)
{
  PalLegend legend;
  PalMapPlate plate = sample (PAL_THEME_PRINT, &legend);
  g_autoptr (PalScene) scene = draw (&plate);

  assert_golden (scene, "map-plate");
}

static gboolean
find_item (const PalScene *scene, const char *id, guint *item)
{
  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    if (g_str_equal (pal_scene_get_item_id (scene, i), id))
      {
        *item = i;
        return TRUE;
      }

  return FALSE;
}

/* The path of a country. */
static const PalNode *
find_shape (const PalScene *scene, const char *id)
{
  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      if (node->kind == PAL_NODE_PATH && node->item > 0 &&
          g_str_equal (pal_scene_get_item_id (scene, node->item - 1), id))
        return node;
    }

  return NULL;
}

static void
test_fills (void)
{
  PalLegend legend;
  PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
  g_autoptr (PalScene) scene = draw (&plate);
  const PalTheme *theme = plate.theme;

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      const PalNode *node = find_shape (scene, countries[i].iso2);

      if (countries[i].gap == PAL_GAP_OUTSIDE)
        {
          g_assert_null (node);
          continue;
        }
      g_assert_nonnull (node);
      g_assert_true (node->style.even_odd);
      g_assert_cmpint (node->style.pattern, ==, pal_gap_get_pattern (countries[i].gap));
      if (countries[i].gap != PAL_GAP_NONE)
        {
          g_assert_cmpint (node->style.pattern, !=, PAL_PATTERN_NONE);
          g_assert_true (pal_color_equal (node->style.fill, theme->missing_ground));
        }
      else if (countries[i].level > 0)
        g_assert_true (pal_color_equal (node->style.fill, theme->level_fill[countries[i].level]));
      else
        g_assert_true (pal_color_equal (node->style.fill, countries[i].fill));
    }
}

/* A hospital in Oslo lies in Norway, at both projections, and can be picked. */
static void
test_places (void)
{
  for (PalProjection projection = PAL_PROJECTION_EQUAL_AREA; projection <= PAL_PROJECTION_MERCATOR;
       projection++)
    {
      PalLegend legend;
      PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
      g_autoptr (PalScene) scene = NULL;
      PalRect box;
      guint item = 0;

      plate.projection = projection;
      scene = draw (&plate);
      g_assert_true (find_item (scene, "oslo", &item));
      g_assert_true (pal_scene_get_item_bounds (scene, item, &box));
      g_assert_cmpstr (pal_scene_pick_id (scene, box.x + box.width / 2, box.y + box.height / 2, 0), ==,
                       "oslo");
      g_assert_true (pal_path_contains (find_shape (scene, "NO")->path, TRUE, box.x + box.width / 2,
                                        box.y + box.height / 2));
      g_assert_false (pal_path_contains (find_shape (scene, "SE")->path, TRUE, box.x + box.width / 2,
                                         box.y + box.height / 2));
      /* What lies off the plate is not drawn. */
      g_assert_false (find_item (scene, "sydney", &item));

      /* West is left, north is up. */
      {
        PalRect pt, ua, no, cy;

        find_item (scene, "PT", &item);
        pal_scene_get_item_bounds (scene, item, &pt);
        find_item (scene, "UA", &item);
        pal_scene_get_item_bounds (scene, item, &ua);
        find_item (scene, "NO", &item);
        pal_scene_get_item_bounds (scene, item, &no);
        find_item (scene, "CY", &item);
        pal_scene_get_item_bounds (scene, item, &cy);
        g_assert_cmpfloat (pt.x, <, ua.x);
        g_assert_cmpfloat (no.y, <, cy.y);
      }
    }
}

/* Equal area means it: Spain against Germany as in nature, within 3 percent
 * for what the plate leaves out (islands) and the coarse coast. */
static void
test_equal_area (void)
{
  PalLegend legend;
  PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
  g_autoptr (PalScene) scene = draw (&plate);
  double area[2] = { 0, 0 };
  static const char *const ids[] = { "ES", "DE" };

  for (guint i = 0; i < 2; i++)
    {
      const PalPath *path = find_shape (scene, ids[i])->path;
      const guint8 *ops = pal_path_get_ops (path);
      const float *p = pal_path_get_points (path);
      guint start = 0, n = 0;

      /* The surveyor's formula, ring by ring. */
      for (gsize op = 0; op < pal_path_get_n_ops (path); op++)
        {
          if (ops[op] != PAL_PATH_CLOSE)
            {
              n++;
              continue;
            }
          for (guint a = start, b = n - 1; a < n; b = a++)
            area[i] +=
                ((double) p[2 * b] * (double) p[2 * a + 1] - (double) p[2 * a] * (double) p[2 * b + 1]) / 2;
          start = n;
        }
    }
  g_assert_cmpfloat_with_epsilon (fabs (area[0] / area[1]), 498500.0 / 357000.0, 0.05);
}

/* Title and legend change sides, the map does not. */
static void
test_rtl (void)
{
  PalLegend legend;
  PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
  g_autoptr (PalScene) ltr = NULL, rtl = NULL;

  plate.legend = NULL;
  ltr = draw (&plate);
  plate.is_rtl = TRUE;
  rtl = draw (&plate);
  g_assert_cmpuint (pal_scene_get_n_items (ltr), ==, pal_scene_get_n_items (rtl));
  for (guint i = 0; i < pal_scene_get_n_items (ltr); i++)
    {
      PalRect a, b;

      pal_scene_get_item_bounds (ltr, i, &a);
      pal_scene_get_item_bounds (rtl, i, &b);
      g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-9);
    }
  for (guint i = 0; i < pal_scene_get_n_nodes (ltr); i++)
    {
      const PalNode *a = pal_scene_get_node (ltr, i), *b = pal_scene_get_node (rtl, i);

      if (a->kind == PAL_NODE_TEXT && g_str_equal (a->text.string, plate.title))
        {
          g_assert_cmpfloat_with_epsilon (a->text.x, plate.width - b->text.x, 1e-9);
          g_assert_cmpint (a->text.style.anchor, ==, PAL_ANCHOR_START);
          g_assert_cmpint (b->text.style.anchor, ==, PAL_ANCHOR_END);
        }
    }
}

static void
test_light_and_dark (void)
{
  PalLegend light_legend, dark_legend;
  PalMapPlate light = sample (PAL_THEME_LIGHT, &light_legend), dark = sample (PAL_THEME_DARK, &dark_legend);
  g_autoptr (PalScene) one = draw (&light);
  g_autoptr (PalScene) two = draw (&dark);
  g_autoptr (GRegex) color =
      g_regex_new ("#[0-9a-f]{6}(/[0-9.]+)?", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *a = pal_scene_dump (one), *b = pal_scene_dump (two);
  g_autofree char *plain_a = g_regex_replace_literal (color, a, -1, 0, "C", G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *plain_b = g_regex_replace_literal (color, b, -1, 0, "C", G_REGEX_MATCH_DEFAULT, NULL);

  g_assert_cmpstr (a, !=, b);
  g_assert_cmpstr (plain_a, ==, plain_b);
}

static gboolean
is_country_label (const PalNode *node)
{
  if (node->kind != PAL_NODE_TEXT)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    if (g_str_equal (node->text.string, countries[i].label))
      return TRUE;
  return FALSE;
}

static void
test_labels (void)
{
  static const double widths[] = { 300, 600, 1000, 1600 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      PalLegend legend;
      PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
      g_autoptr (PalScene) scene = NULL;
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (PalRect));

      plate.width = widths[w];
      plate.height = widths[w] * 0.75;
      scene = draw (&plate);
      for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
        {
          const PalNode *node = pal_scene_get_node (scene, i);
          double width, size;
          PalRect box;

          if (!is_country_label (node))
            continue;
          size = node->text.style.size;
          width = pal_text_measure (node->text.string, &node->text.style);
          box = (PalRect){ node->text.x - width / 2, node->text.y - size / 2, width, size };
          g_assert_cmpfloat (box.x, >=, 0);
          g_assert_cmpfloat (box.x + box.width, <=, plate.width);
          for (guint j = 0; j < boxes->len; j++)
            g_assert_false (pal_rect_intersects (&box, &g_array_index (boxes, PalRect, j)));
          g_array_append_val (boxes, box);
        }
      /* The selected one always has its name, more room gives more names. */
      g_assert_cmpuint (boxes->len, >=, w == 0 ? 1 : w == 1 ? 4 : 8);
    }
}

static void
test_refusals (void)
{
  static const PalPlateCountry unknown[] = { { "XX", "Nowhere" } };
  static const PalPlateMarker lost[] = { { "a", NULL, NAN, 0, 1 } }, high[] = { { "b", NULL, 91, 0, 1 } };
  static const double sizes[] = { NAN, 0, -5, INFINITY, 1e9 };
  PalLegend legend;

  for (guint i = 0; i < 3 + G_N_ELEMENTS (sizes); i++)
    {
      PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        {
          plate.countries = unknown;
          plate.n_countries = 1;
        }
      else if (i < 3)
        {
          plate.markers = i == 1 ? lost : high;
          plate.n_markers = 1;
        }
      else
        plate.width = sizes[i - 3];
      g_assert_null (pal_map_plate_to_scene (&plate, &error));
      if (i == 0)
        g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
      else
        g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
    }
}

/* A plate of nothing is still a map of Europe. */
static void
test_empty (void)
{
  const PalMapPlate plate = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                              .width = 400,
                              .height = 400,
                              .atlas = pal_atlas_get_default (),
                              .hide_notes = TRUE };
  g_autoptr (PalScene) scene = draw (&plate);

  g_assert_cmpuint (pal_scene_get_n_items (scene), ==, 0);
  g_assert_cmpuint (pal_scene_get_n_nodes (scene), >, 4);
}

/* Each place of a border is stroked once: the stroked paths hold no more points
 * than the atlas has in its lines. */
static void
test_borders_once (void)
{
  PalLegend legend;
  PalMapPlate plate = sample (PAL_THEME_LIGHT, &legend);
  g_autoptr (PalScene) scene = NULL;
  const PalAtlasGeometry *geometry = pal_atlas_get_geometry (plate.atlas, PAL_ATLAS_10M, NULL);
  gsize n = 0, n_fills = 0;
  PalPlateCountry plain[G_N_ELEMENTS (countries)];

  /* Without a selected country there is no other outline. */
  memcpy (plain, countries, sizeof plain);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    plain[i].is_selected = FALSE;
  plate.countries = plain;
  plate.hide_notes = TRUE;
  scene = draw (&plate);
  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      if (node->kind != PAL_NODE_PATH || pal_path_get_n_points (node->path) <= 4)
        continue;
      if (pal_color_is_visible (node->style.fill))
        {
          n_fills += pal_path_get_n_points (node->path);
          g_assert_cmpfloat (node->style.stroke_width, ==, 0);
        }
      else
        n += pal_path_get_n_points (node->path);
    }
  g_assert_cmpuint (n, >, 1000);
  g_assert_cmpuint (n, <, geometry->n_line_points);
  g_assert_cmpuint (n, <, n_fills * 12 / 10);
}

static void
test_exports (void)
{
  PalLegend legend;
  PalMapPlate plate = sample (PAL_THEME_PROJECTOR, &legend);
  g_autoptr (PalScene) scene = draw (&plate);

  for (PalExportFormat format = PAL_EXPORT_PNG; format <= PAL_EXPORT_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pal_scene_export (scene, format, 0.5, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 10000);
      g_assert_cmpuint (g_bytes_get_size (bytes), <, 1500000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-plate/golden", test_golden);
  g_test_add_func ("/map-plate/fills", test_fills);
  g_test_add_func ("/map-plate/places", test_places);
  g_test_add_func ("/map-plate/equal-area", test_equal_area);
  g_test_add_func ("/map-plate/rtl", test_rtl);
  g_test_add_func ("/map-plate/light-and-dark", test_light_and_dark);
  g_test_add_func ("/map-plate/labels", test_labels);
  g_test_add_func ("/map-plate/refusals", test_refusals);
  g_test_add_func ("/map-plate/empty", test_empty);
  g_test_add_func ("/map-plate/borders-once", test_borders_once);
  g_test_add_func ("/map-plate/exports", test_exports);
  return g_test_run ();
}
