/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/pal-error.h"
#include "chart/pal-board-chart.h"
#include "golden.h"
#include "scene/pal-scene-export.h"
#include "scene/pal-scene-pick.h"
#include "scene/pal-scene-walk.h"

#define LONG_NAME                                                                                            \
  "The former Yugoslav Republic of a name that is as long as it gets in a table of countries, and then "     \
  "some more letters"

static const PalBoardColumn columns[] = { { "M0", "Background and denominators" },
                                          { "M1", "Task 1a - Concept, policy and governance" },
                                          { "M2", "Services" } };

static const PalBoardMark norway[] = { { 5, 5, PAL_GAP_NONE, 0, 0, FALSE, 0 },
                                       { 199, 200, PAL_GAP_NONE, 0, 1, FALSE, 0 },
                                       { 1, 300, PAL_GAP_NONE, 1, 0, FALSE, 0 } };
static const PalBoardMark france[] = { { 0, 5, PAL_GAP_NONE, 0, 0, FALSE, 0 },
                                       { 0, 0, PAL_GAP_SKIPPED, 0, 0, FALSE, 0 },
                                       { 2, 3, PAL_GAP_NONE, 0, 0, FALSE, 0 } };
static const PalBoardMark absent[] = { { 0, 0, PAL_GAP_OUTSIDE, 0, 0, FALSE, 0 },
                                       { 0, 0, PAL_GAP_OUTSIDE, 0, 0, FALSE, 0 },
                                       { 0, 0, PAL_GAP_OUTSIDE, 0, 0, FALSE, 0 } };

static const PalBoardLine lines[] = {
  { "NO", "Norway", TRUE, { 205, 505, PAL_GAP_NONE, 1, 1, TRUE, 12.4 }, norway },
  { "FR", "France", FALSE, { 2, 8, PAL_GAP_NONE, 0, 0, TRUE, -3.6 }, france },
  { "MK", LONG_NAME, FALSE, { 0, 0, PAL_GAP_OUTSIDE, 0, 0, FALSE, 0 }, absent },
};

static const PalBoardLine sum = { "*",
                                  "All countries",
                                  FALSE,
                                  { 207, 513, PAL_GAP_NONE, 1, 1, TRUE, 0.2 },
                                  norway };

static PalBoardChart
sample (PalThemeKind theme, double width)
{
  return (PalBoardChart){ .theme = pal_theme_get (theme),
                          .width = width,
                          .title = "Completeness, 2026 wave",
                          .description = "207 of 513 questions are answered.",
                          .line_title = "Country",
                          .columns = columns,
                          .n_columns = G_N_ELEMENTS (columns),
                          .lines = lines,
                          .n_lines = G_N_ELEMENTS (lines),
                          .sum = &sum };
}

static PalScene *
draw (const PalBoardChart *chart)
{
  g_autoptr (GError) error = NULL;
  PalScene *scene = pal_board_chart_to_scene (chart, &error);

  g_assert_no_error (error);
  pal_scene_check (scene, &error);
  g_assert_no_error (error);
  return scene;
}

static void
test_golden (void)
{
  PalBoardChart wide = sample (PAL_THEME_LIGHT, 900), narrow = sample (PAL_THEME_LIGHT, 360);
  g_autoptr (PalScene) a = draw (&wide);
  g_autoptr (PalScene) b = draw (&narrow);

  assert_golden (a, "board-chart");
  assert_golden (b, "board-chart-narrow");
}

/* Neither 100 while something is open, nor 0 when something is answered. */
static void
test_percent (void)
{
  g_assert_cmpuint (pal_board_mark_get_percent (&norway[0]), ==, 100);
  g_assert_cmpuint (pal_board_mark_get_percent (&norway[1]), ==, 99);
  g_assert_cmpuint (pal_board_mark_get_percent (&norway[2]), ==, 1);
  g_assert_cmpuint (pal_board_mark_get_percent (&france[0]), ==, 0);
  g_assert_cmpuint (pal_board_mark_get_percent (&france[1]), ==, 0);
}

static guint
count_texts (const PalScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      n += node->kind == PAL_NODE_TEXT && g_strcmp0 (node->text.string, text) == 0;
    }
  return n;
}

static guint
count_patterns (const PalScene *scene, PalPattern pattern)
{
  guint n = 0;

  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    {
      const PalNode *node = pal_scene_get_node (scene, i);

      n += node->kind == PAL_NODE_RECT && node->style.pattern == pattern;
    }
  return n;
}

/* What is not asked is hatched and never 0; what is done has a tick and no number. */
static void
test_marks (void)
{
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (PalScene) scene = draw (&chart);
  guint n_paths = 0;

  g_assert_cmpuint (count_patterns (scene, PAL_PATTERN_DOTS), ==, 1);
  g_assert_cmpuint (count_texts (scene, "0"), ==, 2); /* France: background; and the change of all */
  g_assert_cmpuint (count_texts (scene, "99"), ==, 2);
  g_assert_cmpuint (count_texts (scene, "100"), ==, 0);
  g_assert_cmpuint (count_texts (scene, "40 %"), ==, 2);
  g_assert_cmpuint (count_texts (scene, "+12"), ==, 1);
  g_assert_cmpuint (count_texts (scene, "\342\210\2224"), ==, 1);
  for (guint i = 0; i < pal_scene_get_n_nodes (scene); i++)
    n_paths += pal_scene_get_node (scene, i)->kind == PAL_NODE_PATH &&
               pal_scene_get_node (scene, i)->style.stroke_width > 1.5;
  g_assert_cmpuint (n_paths, ==, 2);
}

static int
find_item (const PalScene *scene, const char *id)
{
  for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
    if (g_strcmp0 (pal_scene_get_item_id (scene, i), id) == 0)
      return (int) i;
  return -1;
}

static void
test_items (void)
{
  static const struct
  {
    const char *id, *title;
  } cases[] = {
    { "NO", "Norway, all questions: 205 of 505 answered, +12 points since the last wave" },
    { "NO/M1", "Norway, Task 1a - Concept, policy and governance: 199 of 200 answered" },
    { "NO/!", "Norway: 2 problems (errors: 1)" },
    { "FR/M1", "France, Task 1a - Concept, policy and governance: Not asked" },
    { "FR/!", "France: no problems" },
    { "*/M0", "All countries, Background and denominators: 5 of 5 answered" },
  };
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (PalScene) scene = draw (&chart);
  PalRect a, b;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int item = find_item (scene, cases[i].id);

      g_assert_cmpint (item, >=, 0);
      g_assert_cmpstr (pal_scene_get_item_title (scene, (guint) item), ==, cases[i].title);
      g_assert_true (pal_scene_get_item_bounds (scene, (guint) item, &a));
      g_assert_cmpstr (pal_scene_pick_id (scene, a.x + a.width / 2, a.y + a.height / 2, 0), ==, cases[i].id);
      g_assert_cmpfloat (a.x + a.width, <=, 900);
    }
  /* Cells of a row stand beside each other and do not overlap. */
  g_assert_true (pal_scene_get_item_bounds (scene, (guint) find_item (scene, "NO/M0"), &a));
  g_assert_true (pal_scene_get_item_bounds (scene, (guint) find_item (scene, "NO/M1"), &b));
  g_assert_cmpfloat (a.x + a.width, <=, b.x);
  g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-9);
}

/* The arrow keys keep the column, and pass the heads. */
static void
test_walk (void)
{
  static const struct
  {
    const char *from;
    int (*step) (const PalScene *scene, int from, int step);
    int way;
    const char *to;
  } cases[] = {
    { NULL, pal_scene_step_row, 1, "*" },
    { "*", pal_scene_step_row, -1, "*" },
    { "*", pal_scene_step_row, 1, "NO" },
    { "NO/M1", pal_scene_step_row, 1, "FR/M1" },
    { "NO/M1", pal_scene_step_row, -1, "*/M1" },
    { "FR/!", pal_scene_step_row, 1, "MK/!" },
    { "MK/!", pal_scene_step_row, 1, "MK/!" },
    { "NO/M1", pal_scene_step_in_row, 1, "NO/M2" },
    { "NO/!", pal_scene_step_in_row, 1, "NO/!" },
    { "NO", pal_scene_step_in_row, -1, "NO" },
    { "NO/M1", pal_scene_step_to_end_of_row, -1, "NO" },
    { "NO/M1", pal_scene_step_to_end_of_row, 1, "NO/!" },
    { "NO/!", pal_scene_step_item, 1, "FR" },
    { "*", pal_scene_step_item, -1, "*" },
  };
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (PalScene) scene = draw (&chart);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int from = cases[i].from != NULL ? find_item (scene, cases[i].from) : -1;

      g_test_message ("%s by %d", cases[i].from, cases[i].way);
      g_assert_cmpstr (pal_scene_get_item_id (scene, (guint) cases[i].step (scene, from, cases[i].way)), ==,
                       cases[i].to);
    }
}

/* On a telephone the modules give way; names, totals and problems remain, inside the picture. */
static void
test_widths (void)
{
  for (int width = 260; width <= 1400; width += 50)
    {
      PalBoardChart chart = sample (PAL_THEME_DARK, width);
      g_autoptr (PalScene) scene = draw (&chart);
      gboolean is_wide = find_item (scene, "NO/M0") >= 0;

      g_assert_true (width > 400 || !is_wide);
      g_assert_true (width < 800 || is_wide);
      g_assert_cmpint (find_item (scene, "NO/!"), >=, 0);
      for (guint i = 0; i < pal_scene_get_n_items (scene); i++)
        {
          PalRect box;

          g_assert_true (pal_scene_get_item_bounds (scene, i, &box));
          g_assert_cmpfloat (box.x, >=, 0);
          g_assert_cmpfloat (box.x + box.width, <=, width);
        }
    }
}

static void
test_mirrored (void)
{
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (PalScene) ltr = draw (&chart);
  g_autoptr (PalScene) rtl = NULL;

  chart.is_rtl = TRUE;
  rtl = draw (&chart);
  g_assert_cmpuint (pal_scene_get_n_items (ltr), ==, pal_scene_get_n_items (rtl));
  for (guint i = 0; i < pal_scene_get_n_items (ltr); i++)
    {
      PalRect one, two;

      g_assert_true (pal_scene_get_item_bounds (ltr, i, &one));
      g_assert_true (pal_scene_get_item_bounds (rtl, i, &two));
      g_assert_cmpfloat_with_epsilon (one.x, 900 - two.x - two.width, 1e-6);
      g_assert_cmpstr (pal_scene_get_item_title (ltr, i), ==, pal_scene_get_item_title (rtl, i));
    }
}

static void
test_empty (void)
{
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (PalScene) scene = NULL;

  chart.n_lines = chart.n_columns = 0;
  chart.sum = NULL;
  scene = draw (&chart);
  g_assert_cmpuint (pal_scene_get_n_items (scene), ==, 0);
}

static void
test_refusals (void)
{
  const PalBoardMark wrong[] = { { 6, 5, PAL_GAP_NONE, 0, 0, FALSE, 0 } };
  const PalBoardLine line = { "NO", "Norway", FALSE, { 1, 2, PAL_GAP_NONE, 0, 0, FALSE, 0 }, wrong };
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (GError) error = NULL;

  chart.lines = &line;
  chart.n_lines = chart.n_columns = 1;
  g_assert_null (pal_board_chart_to_scene (&chart, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
  g_clear_error (&error);
  chart = sample (PAL_THEME_LIGHT, 10);
  g_assert_null (pal_board_chart_to_scene (&chart, &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_INVALID);
}

static void
test_hostile_labels (void)
{
  const PalBoardMark mark[] = { { 1, 2, PAL_GAP_NONE, 0, 0, FALSE, 0 } };
  const PalBoardLine line = { "\"><script>", "</text><script>&\x01\xff", FALSE, mark[0], mark };
  PalBoardChart chart = sample (PAL_THEME_LIGHT, 900);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PalScene) scene = NULL;

  chart.lines = &line;
  chart.n_lines = chart.n_columns = 1;
  chart.sum = NULL;
  scene = draw (&chart);
  bytes = pal_scene_export (scene, PAL_EXPORT_SVG, 1, &error);
  g_assert_no_error (error);
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "<script"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-chart/golden", test_golden);
  g_test_add_func ("/board-chart/percent", test_percent);
  g_test_add_func ("/board-chart/marks", test_marks);
  g_test_add_func ("/board-chart/items", test_items);
  g_test_add_func ("/board-chart/walk", test_walk);
  g_test_add_func ("/board-chart/widths", test_widths);
  g_test_add_func ("/board-chart/mirrored", test_mirrored);
  g_test_add_func ("/board-chart/empty", test_empty);
  g_test_add_func ("/board-chart/refusals", test_refusals);
  g_test_add_func ("/board-chart/hostile-labels", test_hostile_labels);
  return g_test_run ();
}
