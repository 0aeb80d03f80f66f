/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-board-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "chart/pal-mark.h"

/* px at scale 1, as in the mock-up of the board */
#define MARGIN 12
#define ROW_HEIGHT 22
#define ROW_HEIGHT_NARROW 32 /* for fingers */
#define BAR_HEIGHT 8
#define TOTAL_BAR 66
#define MIN_TOTAL_BAR 36
#define MIN_COLUMN 62
#define MAX_BAR 72
#define GAP 12
#define MIN_WIDTH 260
#define MAX_HEAD_LINES 4

/* Where things stand; all px.  Columns from the left: name, bar, percent, change, modules, problems. */
typedef struct
{
  const PalBoardChart *chart;
  PalScene *scene;
  double s; /* scale of the theme */
  double row_height, head;
  double left, right;
  double name_width;
  double bar_x, bar_width;
  double percent_x; /* right end of the number */
  double change_x;  /* right end; 0: no column of changes */
  double cells_x, cell_width;
  double cell_bar, cell_number;
  double problems_x; /* right end */
  gboolean has_cells;
} Layout;

guint
pal_board_mark_get_percent (const PalBoardMark *self)
{
  guint percent;

  g_return_val_if_fail (self != NULL, 0);

  if (self->asked == 0)
    return 0;
  percent = (guint) (100.0 * self->answered / self->asked);
  return self->answered > 0 ? MAX (percent, 1) : 0;
}

static gboolean
check_mark (const PalBoardLine *line, const PalBoardMark *mark, GError **error)
{
  if (mark->gap != PAL_GAP_NONE ||
      (mark->asked > 0 && mark->answered <= mark->asked && (!mark->has_change || isfinite (mark->change))))
    return TRUE;

  g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the board has %u answered of %u asked for %s",
               mark->answered, mark->asked, line->id);
  return FALSE;
}

static gboolean
check_line (const PalBoardChart *self, const PalBoardLine *line, GError **error)
{
  if (!check_mark (line, &line->total, error))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    if (!check_mark (line, &line->marks[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_chart (const PalBoardChart *self, GError **error)
{
  if (!(self->width >= MIN_WIDTH * self->theme->scale && self->width <= 1e5))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "a board cannot be %.0f px wide", self->width);
      return FALSE;
    }
  for (guint i = 0; i < self->n_lines; i++)
    if (!check_line (self, &self->lines[i], error))
      return FALSE;

  return self->sum == NULL || check_line (self, self->sum, error);
}

static PalTextStyle
get_style (const Layout *layout, double size, PalColor color, PalAnchor anchor)
{
  return (PalTextStyle){ .size = size, .color = color, .anchor = anchor, .align = PAL_ALIGN_MIDDLE };
}

static PalTextStyle
get_name_style (const Layout *layout, gboolean is_bold)
{
  PalTextStyle style =
      get_style (layout, layout->chart->theme->name_size, layout->chart->theme->text, PAL_ANCHOR_START);

  style.weight = is_bold ? PAL_WEIGHT_BOLD : PAL_WEIGHT_NORMAL;
  return style;
}

static PalTextStyle
get_head_style (const Layout *layout, PalAnchor anchor)
{
  PalTextStyle style = get_style (layout, layout->chart->theme->tick_size, layout->chart->theme->dim, anchor);

  style.align = PAL_ALIGN_BOTTOM;
  return style;
}

static double
measure_names (const Layout *layout)
{
  const PalBoardChart *chart = layout->chart;
  const PalTextStyle bold = get_name_style (layout, TRUE);
  double width = pal_text_measure (chart->line_title, &bold);

  if (chart->sum != NULL)
    width = MAX (width, pal_text_measure (chart->sum->label, &bold));
  for (guint i = 0; i < chart->n_lines; i++)
    width = MAX (width, pal_text_measure (chart->lines[i].label, &bold));
  return width + 1;
}

static gboolean
has_change (const PalBoardChart *chart)
{
  for (guint i = 0; i < chart->n_lines; i++)
    if (chart->lines[i].total.has_change)
      return TRUE;
  return chart->sum != NULL && chart->sum->total.has_change;
}

static guint
count_head_lines (const Layout *layout)
{
  PalTextStyle style = get_head_style (layout, PAL_ANCHOR_START);
  guint n = 1;

  style.max_width = layout->cell_width - 6 * layout->s;
  style.max_lines = MAX_HEAD_LINES;
  for (guint i = 0; layout->has_cells && i < layout->chart->n_columns; i++)
    {
      g_autoptr (GPtrArray) lines = pal_text_break (layout->chart->columns[i].title, &style);

      n = MAX (n, MIN (lines->len, MAX_HEAD_LINES));
    }
  return n;
}

/* Names, totals and problems get what they need, the modules the rest.  Where that is too little they give
 * way, and the bar of the total takes their place; where even that is short the change gives way, too. */
static void
place_columns (Layout *layout)
{
  const PalBoardChart *chart = layout->chart;
  const PalTheme *theme = chart->theme;
  const PalTextStyle bold = get_name_style (layout, TRUE);
  const PalTextStyle head = get_head_style (layout, PAL_ANCHOR_START);
  double s = layout->s, gap = GAP * s, names = measure_names (layout), rest;
  double percent = pal_text_measure ("100 %", &bold) + 2;
  double change = has_change (chart) ? theme->tick_size * 2.6 + 4 * s : 0;
  double problems = MAX (pal_text_measure (_ ("Problems"), &head), 30 * s) + gap;

  layout->left = MARGIN * s;
  layout->right = chart->width - MARGIN * s;
  layout->problems_x = layout->right - 6 * s;
  layout->name_width = CLAMP (names, 40 * s, MAX (chart->width * 0.2, 40 * s));
  layout->bar_width = TOTAL_BAR * s;
  rest = layout->problems_x - problems - layout->left - 6 * s - gap * 2.5 - percent;
  layout->has_cells = chart->n_columns > 0 && rest - layout->name_width - layout->bar_width - change >=
                                                  chart->n_columns * MIN_COLUMN * s;
  if (!layout->has_cells)
    {
      layout->name_width = CLAMP (names, 40 * s, MAX (rest * 0.6, 40 * s));
      if (rest - layout->name_width - change < MIN_TOTAL_BAR * s)
        change = 0;
      layout->bar_width = rest - layout->name_width - change;
    }
  rest -= layout->name_width + layout->bar_width + change;

  layout->bar_x = layout->left + 6 * s + layout->name_width + gap;
  layout->percent_x = layout->bar_x + layout->bar_width + gap / 2 + percent;
  layout->change_x = change > 0 ? layout->percent_x + change : 0;
  layout->cells_x = layout->percent_x + change + gap;
  layout->cell_width = layout->has_cells ? rest / chart->n_columns : 0;
  layout->cell_number = theme->label_size * 1.75;
  layout->cell_bar = MIN (layout->cell_width - gap - 6 * s - layout->cell_number, MAX_BAR * s);
  layout->row_height =
      MAX ((layout->has_cells ? ROW_HEIGHT : ROW_HEIGHT_NARROW) * s, ceil (theme->name_size * 1.6));
  layout->head = ceil ((count_head_lines (layout) * PAL_TEXT_LINE_HEIGHT + 0.4) * theme->tick_size) + 12 * s;
}

static void
draw_head (const Layout *layout)
{
  const PalBoardChart *chart = layout->chart;
  double y = layout->head - chart->theme->tick_size * 0.4, s = layout->s;
  PalTextStyle start = get_head_style (layout, PAL_ANCHOR_START),
               end = get_head_style (layout, PAL_ANCHOR_END);
  const PalStyle nothing = { 0 };

  start.max_width = layout->name_width;
  pal_scene_add_text (layout->scene, layout->left + 6 * s, y, chart->line_title, &start);
  start.max_width = layout->percent_x - layout->bar_x;
  pal_scene_add_text (layout->scene, layout->bar_x, y, _ ("Answered"), &start);
  pal_scene_add_text (layout->scene, layout->problems_x, y, _ ("Problems"), &end);
  if (!layout->has_cells)
    return;

  start.max_width = layout->cell_width - 6 * s;
  start.max_lines = MAX_HEAD_LINES;
  for (guint i = 0; i < chart->n_columns; i++)
    {
      double x = layout->cells_x + i * layout->cell_width;

      /* The whole title for a pointer; without an id the keyboard passes it. */
      pal_scene_begin_item (layout->scene, NULL, chart->columns[i].title);
      pal_scene_add_rect (layout->scene, &(PalRect){ x, 0, layout->cell_width - 6 * s, layout->head }, 0,
                          &nothing);
      pal_scene_add_text (layout->scene, x, y, chart->columns[i].title, &start);
      pal_scene_end (layout->scene);
    }
}

/* A track with its filled part; done is green and carries a tick besides. */
static void
draw_bar (const Layout *layout, const PalBoardMark *mark, double x, double y, double width)
{
  const PalTheme *theme = layout->chart->theme;
  double height = BAR_HEIGHT * layout->s, top = y - height / 2;
  gboolean is_done = mark->answered == mark->asked;
  const PalStyle track = { .fill = theme->track }, fill = { .fill = is_done ? theme->done : theme->accent };

  if (mark->gap != PAL_GAP_NONE)
    {
      pal_mark_add_swatch (layout->scene, theme, &(PalRect){ x, top, width, height }, 0, theme->neutral,
                           mark->gap);
      return;
    }
  pal_scene_add_rect (layout->scene, &(PalRect){ x, top, width, height }, height / 2, &track);
  if (mark->answered > 0)
    pal_scene_add_rect (layout->scene,
                        &(PalRect){ x, top, MAX (width * mark->answered / mark->asked, height), height },
                        height / 2, &fill);
}

static void
draw_tick (const Layout *layout, double x, double y)
{
  const PalStyle style = { .stroke = layout->chart->theme->done_text,
                           .stroke_width = 1.8 * layout->s,
                           .round = TRUE };
  g_autoptr (PalPath) path = pal_path_new ();
  double s = layout->s;

  pal_path_move_to (path, x, y + 0.5 * s);
  pal_path_line_to (path, x + 3 * s, y + 3.5 * s);
  pal_path_line_to (path, x + 9 * s, y - 4 * s);
  pal_scene_add_path (layout->scene, path, &style);
}

static char *
format_change (const PalBoardMark *mark)
{
  double points = round (mark->change);
  g_autofree char *number = pal_number_format (fabs (points) < 0.5 ? 0 : points, 0);

  return points > 0 ? g_strconcat ("+", number, NULL) : g_steal_pointer (&number);
}

static char *
describe_mark (const PalBoardLine *line, const PalBoardColumn *column, const PalBoardMark *mark)
{
  g_autofree char *change = NULL;

  if (mark->gap != PAL_GAP_NONE)
    /* Translators: a country, a part of the questionnaire (or all of it) and why nothing is counted. */
    return g_strdup_printf (_ ("%s, %s: %s"), line->label,
                            column != NULL ? column->title : _ ("all questions"),
                            pal_gap_get_label (mark->gap));
  if (!mark->has_change)
    /* Translators: a country, a part of the questionnaire (or all of it), answered and asked questions. */
    return g_strdup_printf (_ ("%s, %s: %u of %u answered"), line->label,
                            column != NULL ? column->title : _ ("all questions"), mark->answered,
                            mark->asked);
  change = format_change (mark);
  /* Translators: as before, then the change in percentage points, "+12". */
  return g_strdup_printf (_ ("%s, %s: %u of %u answered, %s points since the last wave"), line->label,
                          column != NULL ? column->title : _ ("all questions"), mark->answered, mark->asked,
                          change);
}

static char *
describe_problems (const PalBoardLine *line)
{
  guint n = line->total.n_errors + line->total.n_warnings;

  if (n == 0)
    /* Translators: a country. */
    return g_strdup_printf (_ ("%s: no problems"), line->label);
  /* Translators: a country, how many problems there are in all, and how many of them are errors. */
  return g_strdup_printf (ngettext ("%s: %u problem (errors: %u)", "%s: %u problems (errors: %u)", n),
                          line->label, n, line->total.n_errors);
}

static void
draw_total (const Layout *layout, const PalBoardLine *line, double y, gboolean is_bold)
{
  const PalTheme *theme = layout->chart->theme;
  PalTextStyle name = get_name_style (layout, is_bold), number = get_name_style (layout, TRUE);
  PalTextStyle dim = get_style (layout, theme->tick_size, theme->dim, PAL_ANCHOR_END);
  g_autofree char *title = describe_mark (line, NULL, &line->total), *percent = NULL, *change = NULL;
  double half = layout->row_height / 2, end = MAX (layout->percent_x, layout->change_x);
  const PalStyle nothing = { 0 };

  name.max_width = layout->name_width;
  number.anchor = PAL_ANCHOR_END;
  number.tabular = dim.tabular = TRUE;
  pal_scene_begin_item (layout->scene, line->id, title);
  pal_scene_add_rect (layout->scene,
                      &(PalRect){ layout->left, y - half, end - layout->left + 2 * layout->s, 2 * half }, 0,
                      &nothing);
  pal_scene_add_text (layout->scene, layout->left + 6 * layout->s, y, line->label, &name);
  draw_bar (layout, &line->total, layout->bar_x, y, layout->bar_width);
  if (line->total.gap == PAL_GAP_NONE)
    {
      /* Translators: a share of 100. */
      percent = g_strdup_printf (_ ("%u %%"), pal_board_mark_get_percent (&line->total));
      pal_scene_add_text (layout->scene, layout->percent_x, y, percent, &number);
    }
  else
    pal_scene_add_text (layout->scene, layout->percent_x, y, "–", &dim);
  if (layout->change_x > 0 && line->total.has_change && line->total.gap == PAL_GAP_NONE)
    {
      change = format_change (&line->total);
      pal_scene_add_text (layout->scene, layout->change_x, y, change, &dim);
    }
  pal_scene_end (layout->scene);
}

static void
draw_cell (const Layout *layout, const PalBoardLine *line, guint column, double y)
{
  const PalTheme *theme = layout->chart->theme;
  const PalBoardMark *mark = &line->marks[column];
  double x = layout->cells_x + column * layout->cell_width, half = layout->row_height / 2;
  double number_x = x + layout->cell_bar + 6 * layout->s;
  PalTextStyle style = get_style (layout, theme->label_size, theme->dim, PAL_ANCHOR_START);
  g_autofree char *id = g_strconcat (line->id, "/", layout->chart->columns[column].id, NULL);
  g_autofree char *title = describe_mark (line, &layout->chart->columns[column], mark);
  const PalStyle nothing = { 0 };

  style.tabular = TRUE;
  pal_scene_begin_item (layout->scene, id, title);
  pal_scene_add_rect (layout->scene,
                      &(PalRect){ x - 3 * layout->s, y - half, layout->cell_width - 6 * layout->s, 2 * half },
                      0, &nothing);
  draw_bar (layout, mark, x, y, layout->cell_bar);
  if (mark->gap != PAL_GAP_NONE)
    pal_scene_add_text (layout->scene, number_x, y, "–", &style);
  else if (mark->answered == mark->asked)
    draw_tick (layout, number_x, y);
  else
    {
      g_autofree char *percent = pal_number_format (pal_board_mark_get_percent (mark), 0);

      pal_scene_add_text (layout->scene, number_x, y, percent, &style);
    }
  pal_scene_end (layout->scene);
}

static void
draw_problems (const Layout *layout, const PalBoardLine *line, double y)
{
  const PalTheme *theme = layout->chart->theme;
  guint n = line->total.n_errors + line->total.n_warnings;
  PalTextStyle style =
      get_style (layout, theme->label_size, n > 0 ? theme->warning_text : theme->dim, PAL_ANCHOR_END);
  g_autofree char *id = g_strconcat (line->id, "/", PAL_BOARD_PROBLEMS, NULL);
  g_autofree char *title = describe_problems (line), *number = n > 0 ? pal_number_format (n, 0) : NULL;
  double width = 40 * layout->s, half = layout->row_height / 2;
  const PalStyle nothing = { 0 };

  style.weight = n > 0 ? PAL_WEIGHT_BOLD : PAL_WEIGHT_NORMAL;
  style.tabular = TRUE;
  pal_scene_begin_item (layout->scene, id, title);
  pal_scene_add_rect (layout->scene, &(PalRect){ layout->right - width, y - half, width, 2 * half }, 0,
                      &nothing);
  pal_scene_add_text (layout->scene, layout->problems_x, y, n > 0 ? number : "–", &style);
  pal_scene_end (layout->scene);
}

static void
draw_line (const Layout *layout, const PalBoardLine *line, double top, gboolean is_sum)
{
  const PalTheme *theme = layout->chart->theme;
  const PalStyle band = { .fill = theme->own_band };
  const PalStyle rule = { .stroke = is_sum ? theme->neutral : theme->grid,
                          .stroke_width = theme->grid_width };
  double y = top + layout->row_height / 2;
  double bottom = top + layout->row_height - theme->grid_width / 2;

  if (line->is_own)
    pal_scene_add_rect (layout->scene,
                        &(PalRect){ layout->left, top, layout->right - layout->left, layout->row_height },
                        5 * layout->s, &band);
  pal_scene_add_line (layout->scene, layout->left, bottom, layout->right, bottom, &rule);
  draw_total (layout, line, y, line->is_own || is_sum);
  for (guint i = 0; layout->has_cells && i < layout->chart->n_columns; i++)
    draw_cell (layout, line, i, y);
  draw_problems (layout, line, y);
}

/**
 * pal_board_chart_to_scene:
 * @self: what to draw
 * @error: return location
 *
 * The board: rows by parts of a questionnaire, each mark with a bar and a number
 * (a tick when all is answered), hatched where nothing is asked.
 *
 * Returns: (transfer full): the scene, or %NULL with an error
 */
PalScene *
pal_board_chart_to_scene (const PalBoardChart *self, GError **error)
{
  Layout layout = { .chart = self, .s = self->theme->scale };
  g_autoptr (PalScene) scene = NULL;
  guint n_lines = self->n_lines + (self->sum != NULL);
  double y;

  if (!check_chart (self, error))
    return NULL;

  place_columns (&layout);
  scene = pal_scene_new (self->width, ceil (layout.head + n_lines * layout.row_height + MARGIN * layout.s));
  pal_scene_set_mirrored (scene, self->is_rtl);
  pal_scene_set_background (scene, self->theme->window);
  pal_scene_set_title (scene, self->title);
  pal_scene_set_description (scene, self->description);
  layout.scene = scene;
  draw_head (&layout);
  y = layout.head;
  if (self->sum != NULL)
    {
      draw_line (&layout, self->sum, y, TRUE);
      y += layout.row_height;
    }
  for (guint i = 0; i < self->n_lines; i++)
    draw_line (&layout, &self->lines[i], y + i * layout.row_height, FALSE);
  return g_steal_pointer (&scene);
}
