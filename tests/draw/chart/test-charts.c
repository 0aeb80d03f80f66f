/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/pal-error.h"
#include "fixtures.h"
#include "golden.h"
#include "scene/pal-scene-export.h"
#include "scene/pal-scene-pick.h"

static PalScene *
draw_ranking (const PalRankingChart *chart)
{
  g_autoptr (GError) error = NULL;
  PalScene *scene = pal_ranking_chart_to_scene (chart, &error);

  g_assert_no_error (error);
  pal_scene_check (scene, &error);
  g_assert_no_error (error);
  return scene;
}

static void
test_golden (void)
{
  PalRankingChart ranking = ranking_sample (PAL_THEME_LIGHT);
  PalStripChart strip = strip_sample (PAL_THEME_LIGHT);
  PalDomainBars domains = domains_sample (PAL_THEME_LIGHT);
  PalLegend legend = legend_sample (PAL_THEME_LIGHT);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalScene) a = draw_ranking (&ranking);
  g_autoptr (PalScene) b = pal_strip_chart_to_scene (&strip, &error);
  g_autoptr (PalScene) c = pal_domain_bars_to_scene (&domains, &error);
  g_autoptr (PalScene) d = pal_legend_to_scene (&legend);

  g_assert_no_error (error);
  assert_golden (a, "ranking-chart");
  assert_golden (b, "strip-chart");
  assert_golden (c, "domain-bars");
  assert_golden (d, "legend");
}

/* All charts of one theme and direction. */
static GPtrArray *
draw_all (PalThemeKind theme, gboolean is_rtl)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_scene_unref);
  PalRankingChart ranking = ranking_sample (theme);
  PalStripChart strip = strip_sample (theme);
  PalDomainBars domains = domains_sample (theme);
  PalLegend legend = legend_sample (theme);

  ranking.is_rtl = strip.is_rtl = domains.is_rtl = legend.is_rtl = is_rtl;
  g_ptr_array_add (scenes, draw_ranking (&ranking));
  g_ptr_array_add (scenes, pal_strip_chart_to_scene (&strip, NULL));
  g_ptr_array_add (scenes, pal_domain_bars_to_scene (&domains, NULL));
  g_ptr_array_add (scenes, pal_legend_to_scene (&legend));
  return scenes;
}

static char *
dump_without_colors (const PalScene *scene)
{
  g_autofree char *dump = pal_scene_dump (scene);
  g_autoptr (GRegex) color =
      g_regex_new ("#[0-9a-f]{6}(/[0-9.]+)?", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_regex_replace_literal (color, dump, -1, 0, "C", G_REGEX_MATCH_DEFAULT, NULL);
}

static void
test_light_and_dark (void)
{
  g_autoptr (GPtrArray) light = draw_all (PAL_THEME_LIGHT, FALSE);
  g_autoptr (GPtrArray) dark = draw_all (PAL_THEME_DARK, FALSE);

  for (guint i = 0; i < light->len; i++)
    {
      g_autofree char *one = pal_scene_dump (g_ptr_array_index (light, i));
      g_autofree char *two = pal_scene_dump (g_ptr_array_index (dark, i));
      g_autofree char *a = dump_without_colors (g_ptr_array_index (light, i));
      g_autofree char *b = dump_without_colors (g_ptr_array_index (dark, i));

      g_assert_cmpstr (one, !=, two);
      g_assert_cmpstr (a, ==, b);
    }
}

/* Each mark of the mirrored chart lies where the other one has it, counted
 * from the other side. */
static void
test_mirrored (void)
{
  g_autoptr (GPtrArray) ltr = draw_all (PAL_THEME_LIGHT, FALSE);
  g_autoptr (GPtrArray) rtl = draw_all (PAL_THEME_LIGHT, TRUE);

  for (guint i = 0; i < ltr->len; i++)
    {
      const PalScene *a = g_ptr_array_index (ltr, i), *b = g_ptr_array_index (rtl, i);
      double width = pal_scene_get_width (a);

      g_assert_cmpfloat (pal_scene_get_width (b), ==, width);
      g_assert_cmpfloat (pal_scene_get_height (b), ==, pal_scene_get_height (a));
      g_assert_cmpuint (pal_scene_get_n_items (a), ==, pal_scene_get_n_items (b));
      for (guint j = 0; j < pal_scene_get_n_items (a); j++)
        {
          PalRect one, two;

          g_assert_true (pal_scene_get_item_bounds (a, j, &one));
          g_assert_true (pal_scene_get_item_bounds (b, j, &two));
          g_assert_cmpfloat_with_epsilon (one.x, width - two.x - two.width, 1e-6);
          g_assert_cmpfloat_with_epsilon (one.y, two.y, 1e-6);
          g_assert_cmpfloat_with_epsilon (one.width, two.width, 1e-6);
          g_assert_cmpstr (pal_scene_get_item_title (a, j), ==, pal_scene_get_item_title (b, j));
        }
    }
}

/* The bars of a ranking: filled boxes as high as a bar, in order. */
static GArray *
collect_bars (const PalScene *scene)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (PalRect));

  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      if (node->kind == PAL_NODE_RECT && node->item > 0 && fabs (node->rect.box.height - 11) < 1e-9 &&
          node->style.pattern == PAL_PATTERN_NONE && pal_color_is_visible (node->style.fill))
        g_array_append_val (bars, node->rect.box);
    }

  return bars;
}

static guint
count_texts (const PalScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      n += node->kind == PAL_NODE_TEXT && g_str_equal (node->text.string, text) ? 1 : 0;
    }
  return n;
}

static void
test_bars (void)
{
  PalRankingChart chart = ranking_sample (PAL_THEME_LIGHT);
  g_autoptr (PalScene) scene = draw_ranking (&chart);
  g_autoptr (GArray) bars = collect_bars (scene);
  guint n = 0;

  g_assert_cmpuint (bars->len, ==, 17);
  for (guint i = 0; i < chart.n_rows; i++)
    {
      const PalRect *bar, *first = &g_array_index (bars, PalRect, 0);

      if (chart.rows[i].gap != PAL_GAP_NONE)
        continue;
      bar = &g_array_index (bars, PalRect, n++);
      g_assert_cmpfloat_with_epsilon (bar->x, first->x, 1e-9);
      g_assert_cmpfloat_with_epsilon (bar->width / first->width, chart.rows[i].value / chart.rows[0].value,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (bar->y - first->y, (n - 1) * 19, 1e-9);
    }

  /* Ties are told, gaps are named and stand at the end, no gap is a zero. */
  g_assert_cmpuint (count_texts (scene, "=13"), ==, 2);
  g_assert_cmpuint (count_texts (scene, "14"), ==, 0);
  g_assert_cmpuint (count_texts (scene, "Not answered"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "Withheld, small numbers"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "0.0"), ==, 0);
  g_assert_cmpuint (count_texts (scene, "Established"), ==, 1);
  g_assert_cmpstr (pal_scene_get_item_id (scene, 17), ==, "UA");
  g_assert_cmpstr (pal_scene_get_item_title (scene, 6), ==,
                   "Norway: 73.4, Established, rank 7, was 8, 90 % range 4 to 8");
  g_assert_cmpstr (pal_scene_get_item_title (scene, 17), ==, "Ukraine: Not answered");
}

static void
test_row_pick (void)
{
  PalRankingChart chart = ranking_sample (PAL_THEME_LIGHT);
  g_autoptr (PalScene) scene = draw_ranking (&chart);
  PalRect box;

  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    {
      g_assert_true (pal_scene_get_item_bounds (scene, i, &box));
      g_assert_cmpstr (pal_scene_pick_id (scene, box.x + 3, box.y + box.height / 2, 0), ==,
                       pal_scene_get_item_id (scene, i));
    }
}

/* No name runs into the bars, at any width, however long it is. */
static void
test_widths (void)
{
  static const double widths[] = { 200, 260, 340, 520, 780, 1400, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      PalRankingChart chart = ranking_sample (PAL_THEME_LIGHT);
      g_autoptr (PalScene) scene = NULL;
      g_autoptr (GArray) bars = NULL;
      double zero;

      chart.width = widths[i];
      scene = draw_ranking (&chart);
      g_assert_cmpfloat (pal_scene_get_width (scene), ==, widths[i]);
      bars = collect_bars (scene);
      zero = g_array_index (bars, PalRect, 0).x;
      for (guint j = 0; j < pal_scene_get_n_nodes (scene); j++)
        {
          const PalNode *node = pal_scene_get_node (scene, j);

          if (node->kind == PAL_NODE_TEXT && node->text.style.max_width > 0 && node->text.x < zero)
            g_assert_cmpfloat (node->text.x + node->text.style.max_width, <=, zero);
          if (node->kind == PAL_NODE_RECT)
            {
              g_assert_cmpfloat (node->rect.box.x, >=, 0);
              g_assert_cmpfloat (node->rect.box.x + node->rect.box.width, <=, widths[i]);
            }
        }
    }
}

static void
test_number_of_rows (void)
{
  static const guint numbers[] = { 0, 1, 2, 53, 1000 };
  double last_height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree PalRankingRow *rows = g_new0 (PalRankingRow, numbers[i] + 1);
      PalRankingChart chart = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                                .width = 600,
                                .rows = rows,
                                .n_rows = numbers[i],
                                .decimals = 1 };
      g_autoptr (PalScene) scene = NULL;

      for (guint j = 0; j < numbers[i]; j++)
        rows[j] = (PalRankingRow){ .id = "X", .label = "Name", .value = 1000.0 - j, .rank = (int) j + 1 };
      scene = draw_ranking (&chart);
      g_assert_cmpuint (pal_scene_get_n_items (scene), ==, numbers[i]);
      if (numbers[i] > 1)
        g_assert_cmpfloat_with_epsilon (pal_scene_get_height (scene) - last_height,
                                        19 * (numbers[i] - numbers[i - 1]), 1e-6);
      last_height = pal_scene_get_height (scene);
    }
}

static void
test_negative (void)
{
  const PalRankingRow rows[] = { { "a", "Alpha", 3, PAL_GAP_NONE },
                                 { "b", "Beta", -1.5, PAL_GAP_NONE },
                                 { "c", "Gamma", 0, PAL_GAP_NONE } };
  PalRankingChart chart = {
    .theme = pal_theme_get (PAL_THEME_LIGHT), .width = 600, .rows = rows, .n_rows = 3, .decimals = 1
  };
  g_autoptr (PalScene) scene = draw_ranking (&chart);
  g_autoptr (GArray) bars = collect_bars (scene);
  const PalRect *bar = (const PalRect *) (void *) bars->data;

  g_assert_cmpuint (bars->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (bar[1].x + bar[1].width, bar[0].x, 1e-9);
  g_assert_cmpfloat_with_epsilon (bar[0].width, bar[1].width * 2, 1e-9);
  g_assert_cmpfloat (bar[2].width, <=, 1);
  g_assert_cmpuint (count_texts (scene, "\u22121.5"), ==, 1);
}

static void
test_all_missing (void)
{
  PalRankingRow rows[PAL_N_GAPS - 1];
  PalRankingChart chart = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                            .width = 600,
                            .rows = rows,
                            .n_rows = G_N_ELEMENTS (rows),
                            .decimals = 1 };
  g_autoptr (PalScene) scene = NULL;
  g_autoptr (GArray) bars = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (PalRankingRow){ .id = "X", .label = "Name", .value = NAN, .gap = (PalGap) (i + 1) };
  scene = draw_ranking (&chart);
  bars = collect_bars (scene);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (count_texts (scene, pal_gap_get_label (rows[i].gap)), ==, 1);
  /* Only the swatch of "not in the wave" is a plain box. */
  g_assert_cmpuint (bars->len, ==, 1);
}

static void
test_refusals (void)
{
  static const double bad[] = { NAN, INFINITY, -INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const PalRankingRow row = { "a", "Alpha", bad[i], PAL_GAP_NONE };
      const PalStripDot dot = { "a", "Alpha", bad[i] };
      const PalDomainBar bar = { "a", "Alpha", bad[i], PAL_GAP_NONE };
      const PalReference line = { bad[i], "median" };
      PalRankingChart ranking = ranking_sample (PAL_THEME_LIGHT);
      PalStripChart strip = strip_sample (PAL_THEME_LIGHT);
      PalDomainBars domains = domains_sample (PAL_THEME_LIGHT);

      for (guint kind = 0; kind < 7; kind++)
        {
          g_autoptr (GError) error = NULL;
          PalRankingChart r = ranking;
          PalStripChart s = strip;
          PalDomainBars d = domains;
          PalScene *scene;

          r.rows = kind == 0 ? &row : r.rows;
          r.n_rows = kind == 0 ? 1 : r.n_rows;
          r.references = kind == 1 ? &line : r.references;
          r.width = kind == 2 ? bad[i] : r.width;
          s.dots = kind == 3 ? &dot : s.dots;
          s.n_dots = kind == 3 ? 1 : s.n_dots;
          s.references = kind == 4 ? &line : s.references;
          s.n_references = kind == 4 ? 1 : s.n_references;
          d.bars = kind == 5 ? &bar : d.bars;
          d.n_bars = kind == 5 ? 1 : d.n_bars;
          d.width = kind == 6 ? bad[i] : d.width;
          scene = kind < 3   ? pal_ranking_chart_to_scene (&r, &error)
                  : kind < 5 ? pal_strip_chart_to_scene (&s, &error)
                             : pal_domain_bars_to_scene (&d, &error);
          g_assert_null (scene);
          g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
        }
    }
}

static void
test_strip_stacks (void)
{
  PalStripDot dots[60];
  PalStripChart chart = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                          .width = 304,
                          .dots = dots,
                          .n_dots = G_N_ELEMENTS (dots),
                          .decimals = 1 };
  g_autoptr (PalScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    dots[i] = (PalStripDot){ .id = "X", .label = "Name", .value = i % 7, .is_own = i == 20 };
  scene = pal_strip_chart_to_scene (&chart, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pal_scene_get_n_items (scene), ==, G_N_ELEMENTS (dots));

  /* No dot covers another, none leaves the picture. */
  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    {
      PalRect a, b;

      g_assert_true (pal_scene_get_item_bounds (scene, i, &a));
      g_assert_cmpfloat (a.y, >, 0);
      g_assert_cmpfloat (a.width, >=, 8.99);
      for (guint j = i + 1; j + 1 < pal_scene_get_n_items (scene); j++)
        {
          g_assert_true (pal_scene_get_item_bounds (scene, j, &b));
          g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), >, 8.9);
        }
    }
  /* The own dot comes last, so it lies on top. */
  g_assert_true (pal_scene_get_item_bounds (scene, G_N_ELEMENTS (dots) - 1, &(PalRect){ 0 }));
  g_assert_cmpstr (pal_scene_get_item_title (scene, G_N_ELEMENTS (dots) - 1), ==, "Name: 6.0");
}

static void
test_labels_keep_clear (void)
{
  const PalReference lines[] = { { 50, "mean 50.0", FALSE },
                                 { 51, "median 51.0", FALSE },
                                 { 52, "norm 52.0", TRUE },
                                 { 0, "lowest 0", FALSE },
                                 { 100, "the best there is 100", FALSE } };
  PalRankingChart chart = ranking_sample (PAL_THEME_LIGHT);
  g_autoptr (PalScene) scene = NULL;
  PalRect boxes[G_N_ELEMENTS (lines)];
  guint n = 0;

  chart.references = lines;
  chart.n_references = G_N_ELEMENTS (lines);
  scene = draw_ranking (&chart);
  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lines); j++)
      {
        const PalNode *node = pal_scene_get_node (scene, i);
        double width;

        if (node->kind != PAL_NODE_TEXT || !g_str_equal (node->text.string, lines[j].label))
          continue;
        width = pal_text_measure (node->text.string, &node->text.style);
        boxes[n++] = (PalRect){ node->text.x - width / 2, node->text.y - 6, width, 12 };
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      g_assert_false (pal_rect_intersects (&boxes[i], &boxes[j]));
}

static void
test_projector (void)
{
  g_autoptr (GPtrArray) scenes = draw_all (PAL_THEME_PROJECTOR, FALSE);

  for (guint i = 0; i < scenes->len; i++)
    for (guint j = 0; j < pal_scene_get_n_nodes (g_ptr_array_index (scenes, i)); j++)
      {
        const PalNode *node = pal_scene_get_node (g_ptr_array_index (scenes, i), j);

        if (node->kind == PAL_NODE_TEXT)
          g_assert_cmpfloat (node->text.style.size, >=, 24);
      }
}

static void
test_hostile_labels (void)
{
  const PalRankingRow rows[] = { { "\"><script>", "</text><script>&\x01\xff", 3, PAL_GAP_NONE },
                                 { "", "", 1, PAL_GAP_NONE } };
  PalRankingChart chart = { .theme = pal_theme_get (PAL_THEME_LIGHT),
                            .width = 600,
                            .rows = rows,
                            .n_rows = 2,
                            .title = "<&>",
                            .decimals = 1 };
  g_autoptr (PalScene) scene = draw_ranking (&chart);

  for (PalExportFormat format = PAL_EXPORT_PNG; format <= PAL_EXPORT_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = pal_scene_export (scene, format, 1, &error);

      g_assert_no_error (error);
      if (format == PAL_EXPORT_SVG)
        {
          gsize length;
          const char *data = g_bytes_get_data (bytes, &length);

          g_assert_null (g_strstr_len (data, (gssize) length, "<script"));
          g_assert_true (g_utf8_validate (data, (gssize) length, NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/golden", test_golden);
  g_test_add_func ("/charts/light-and-dark", test_light_and_dark);
  g_test_add_func ("/charts/mirrored", test_mirrored);
  g_test_add_func ("/charts/bars", test_bars);
  g_test_add_func ("/charts/row-pick", test_row_pick);
  g_test_add_func ("/charts/widths", test_widths);
  g_test_add_func ("/charts/number-of-rows", test_number_of_rows);
  g_test_add_func ("/charts/negative", test_negative);
  g_test_add_func ("/charts/all-missing", test_all_missing);
  g_test_add_func ("/charts/refusals", test_refusals);
  g_test_add_func ("/charts/strip-stacks", test_strip_stacks);
  g_test_add_func ("/charts/labels-keep-clear", test_labels_keep_clear);
  g_test_add_func ("/charts/projector", test_projector);
  g_test_add_func ("/charts/hostile-labels", test_hostile_labels);
  return g_test_run ();
}
