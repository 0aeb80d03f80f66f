/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-ranking-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-error.h"
#include "base/pal-number.h"
#include "chart/pal-axis.h"
#include "chart/pal-mark.h"

/* px at scale 1, as in the mock-up of the ranking */
#define MARGIN 12
#define ROW_HEIGHT 19
#define BAR_HEIGHT 11
#define RANGE_HEIGHT 6
#define MIN_WIDTH 200
#define MIN_WIDTH_FOR_RANGES 520

/* Where things stand; all px.  Columns from the left: rank, change, symbol,
 * name, bars, value, rank ranges. */
typedef struct
{
  const PalRankingChart *chart;
  PalScene *scene;
  double s;                       /* scale of the theme */
  double row_height, top, bottom; /* of the rows */
  double band_left, band_right;
  double rank_x;   /* right end of the number */
  double change_x; /* middle of the arrow */
  double disc_x;   /* middle of the symbol */
  double name_x, name_width;
  double value_x; /* right end of the number */
  PalScale scale;
  gboolean has_ranges;
  PalScale range_scale;
  int worst_rank;
} Layout;

static gboolean
check_chart (const PalRankingChart *self, GError **error)
{
  if (!(self->width >= MIN_WIDTH && self->width <= 1e5))
    {
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "a ranking cannot be %.0f px wide", self->width);
      return FALSE;
    }
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].gap == PAL_GAP_NONE && !isfinite (self->rows[i].value))
      {
        g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID,
                     "row %u of the ranking (%s) has no number and no reason", i + 1, self->rows[i].id);
        return FALSE;
      }

  return pal_reference_check (self->references, self->n_references, error);
}

static PalTextStyle
get_name_style (const Layout *layout, gboolean is_own)
{
  const PalTheme *theme = layout->chart->theme;

  return (PalTextStyle){ .size = theme->name_size,
                         .weight = is_own ? PAL_WEIGHT_BOLD : PAL_WEIGHT_NORMAL,
                         .color = theme->text,
                         .align = PAL_ALIGN_MIDDLE };
}

static char *
format_value (const Layout *layout, const PalRankingRow *row)
{
  return pal_number_format (row->value, layout->chart->decimals);
}

/* A rank that several share is marked, since the next one is then skipped. */
static gboolean
is_tied (const PalRankingChart *self, const PalRankingRow *row)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (&self->rows[i] != row && self->rows[i].gap == PAL_GAP_NONE && self->rows[i].rank == row->rank)
      return TRUE;

  return FALSE;
}

static void
set_scale (Layout *layout, double start, double end)
{
  const PalRankingChart *chart = layout->chart;
  double low = 0, high = 0;
  guint n_ticks = (guint) CLAMP ((end - start) / (70 * layout->s), 2, 8);

  if (chart->is_score)
    {
      layout->scale = (PalScale){ 0, 100, start, end, end - start < 130 * layout->s ? 50 : 25 };
      return;
    }
  for (guint i = 0; i < chart->n_rows; i++)
    if (chart->rows[i].gap == PAL_GAP_NONE)
      {
        low = MIN (low, chart->rows[i].value);
        high = MAX (high, chart->rows[i].value);
      }
  pal_reference_extend (chart->references, chart->n_references, &low, &high);
  layout->scale =
      high > low ? pal_scale_new_nice (low, high, start, end, n_ticks) : (PalScale){ 0, 1, start, end, 0.5 };
}

static void
set_range_scale (Layout *layout, double start, double end)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500 };
  int step = steps[0];

  for (guint i = 0; i < G_N_ELEMENTS (steps) && layout->worst_rank / (double) step > 6; i++)
    step = steps[i];
  layout->range_scale = (PalScale){ 1, MAX (layout->worst_rank, 2), start, end, step };
}

static void
measure_columns (Layout *layout, double *names, double *values, gboolean *has_rank, gboolean *has_change)
{
  const PalRankingChart *chart = layout->chart;

  for (guint i = 0; i < chart->n_rows; i++)
    {
      const PalRankingRow *row = &chart->rows[i];
      PalTextStyle style = get_name_style (layout, row->is_own);

      *names = MAX (*names, pal_text_measure (row->label, &style));
      if (row->gap != PAL_GAP_NONE)
        continue;
      {
        g_autofree char *value = format_value (layout, row);

        style.tabular = TRUE;
        *values = MAX (*values, pal_text_measure (value, &style) + (row->is_estimate ? 13 * layout->s : 0));
      }
      *has_rank = *has_rank || row->rank > 0;
      *has_change = *has_change || row->change != 0;
      layout->worst_rank = MAX (layout->worst_rank, MAX (row->rank, row->rank_high));
      layout->has_ranges = layout->has_ranges || row->rank_low > 0;
    }
}

/* The names and values get what they need, within limits; the bars the rest. */
static void
place_columns (Layout *layout)
{
  const PalRankingChart *chart = layout->chart;
  double s = layout->s, width = chart->width, names = 0, values = 0, bars, ranges, x = MARGIN * s;
  gboolean has_rank = FALSE, has_change = FALSE, has_level = FALSE;

  measure_columns (layout, &names, &values, &has_rank, &has_change);
  for (guint i = 0; i < chart->n_rows; i++)
    has_level = has_level || chart->rows[i].level > 0;
  layout->has_ranges = layout->has_ranges && width >= MIN_WIDTH_FOR_RANGES * s;
  layout->band_left = x;
  layout->band_right = width - MARGIN * s;

  x += 6 * s;
  if (has_rank)
    x += chart->theme->name_size * 1.6;
  layout->rank_x = x;
  if (has_change)
    x += 18 * s;
  layout->change_x = x - 8 * s;
  if (has_level)
    x += 10 * s + chart->theme->disc_list * 2;
  else
    x += 6 * s;
  layout->disc_x = x - chart->theme->disc_list;
  layout->name_x = has_level ? x + 7 * s : x;
  layout->name_width = CLAMP (names + 1, 40 * s, MAX (width * 0.24, 40 * s));

  bars = layout->name_x + layout->name_width + 12 * s;
  ranges = layout->has_ranges ? (layout->band_right - bars) * 0.34 : 0;
  layout->value_x = layout->band_right - 8 * s - ranges;
  set_scale (layout, bars, MAX (layout->value_x - values - 16 * s, bars + 30 * s));
  if (layout->has_ranges)
    set_range_scale (layout, layout->value_x + 44 * s, layout->band_right - 12 * s);
}

static double
get_row_y (const Layout *layout, guint index)
{
  return layout->top + (index + 0.5) * layout->row_height;
}

/* All four names or none: a cut name says nothing. */
static void
draw_level_names (const Layout *layout, double y)
{
  const PalTheme *theme = layout->chart->theme;
  const PalTextStyle style = {
    .size = theme->tick_size, .color = theme->dim, .anchor = PAL_ANCHOR_MIDDLE, .align = PAL_ALIGN_MIDDLE
  };
  double room = pal_scale_map (&layout->scale, 25) - layout->scale.start;

  for (guint level = 1; level <= PAL_THEME_N_LEVELS; level++)
    if (pal_text_measure (pal_level_get_label (level), &style) > room)
      return;
  for (guint level = 1; level <= PAL_THEME_N_LEVELS; level++)
    pal_scene_add_text (layout->scene, pal_scale_map (&layout->scale, level * 25 - 12.5), y,
                        pal_level_get_label (level), &style);
}

static void
draw_head (const Layout *layout)
{
  const PalRankingChart *chart = layout->chart;
  const PalTheme *theme = chart->theme;
  PalTextStyle bold = {
    .size = theme->label_size, .weight = PAL_WEIGHT_BOLD, .color = theme->text, .align = PAL_ALIGN_MIDDLE
  };
  PalTextStyle dim = { .size = theme->tick_size, .color = theme->dim, .align = PAL_ALIGN_MIDDLE };
  double ticks_y = layout->top - theme->tick_size * 1.1, second_y = ticks_y - theme->tick_size * 1.5;
  double first_y = (chart->is_score || (layout->has_ranges && chart->range_subtitle != NULL))
                       ? second_y - theme->label_size * 1.65
                       : second_y;

  bold.max_width = (layout->has_ranges ? layout->range_scale.start - 12 * layout->s : layout->band_right) -
                   layout->scale.start;
  pal_scene_add_text (layout->scene, layout->scale.start, first_y, chart->value_title, &bold);
  if (chart->is_score)
    draw_level_names (layout, second_y);
  if (layout->has_ranges)
    {
      dim.anchor = PAL_ANCHOR_START;
      dim.max_width = bold.max_width = layout->band_right - layout->range_scale.start;
      pal_scene_add_text (layout->scene, layout->range_scale.start, first_y, chart->range_title, &bold);
      pal_scene_add_text (layout->scene, layout->range_scale.start, second_y, chart->range_subtitle, &dim);
    }
}

static void
draw_axes (const Layout *layout)
{
  const PalTheme *theme = layout->chart->theme;
  PalAxis axis = { .scale = layout->scale,
                   .label_y = layout->top - theme->tick_size * 1.1,
                   .grid_top = layout->top,
                   .grid_bottom = layout->bottom + 4 * layout->s };
  int last = layout->worst_rank, step;

  pal_axis_draw (&axis, layout->scene, theme);
  if (!layout->has_ranges)
    return;

  /* Ranks begin at 1 and go by whole steps; the last always shows. */
  axis.scale = layout->range_scale;
  step = (int) axis.scale.step;
  for (int rank = 1; rank <= last; rank = rank == last ? last + 1 : MIN ((rank / step + 1) * step, last))
    {
      g_autofree char *label = NULL;

      if (rank != last && rank != 1 && last - rank < (step + 1) / 2)
        continue;
      label = pal_number_format (rank, 0);
      pal_axis_draw_tick (&axis, layout->scene, theme, rank, label);
    }
}

static void
draw_arrow (const Layout *layout, double y, int change)
{
  g_autoptr (PalPath) path = pal_path_new ();
  const PalStyle style = { .fill = layout->chart->theme->secondary };
  double half = 3.5 * layout->s, tip = change > 0 ? -half : half;

  pal_path_move_to (path, layout->change_x, y + tip);
  pal_path_line_to (path, layout->change_x + half, y - tip * 0.7);
  pal_path_line_to (path, layout->change_x - half, y - tip * 0.7);
  pal_path_close (path);
  pal_scene_add_path (layout->scene, path, &style);
}

static void
draw_bar (const Layout *layout, const PalRankingRow *row, double y)
{
  const PalTheme *theme = layout->chart->theme;
  double zero = pal_scale_map (&layout->scale, CLAMP (0, layout->scale.low, layout->scale.high));
  double end = pal_scale_map (&layout->scale, CLAMP (row->value, layout->scale.low, layout->scale.high));
  double half = BAR_HEIGHT * layout->s / 2;
  PalRect box = { MIN (zero, end), y - half, MAX (fabs (end - zero), 1), half * 2 };
  PalStyle style = pal_mark_get_fill (theme, row->level, row->fill, PAL_GAP_NONE);

  style.stroke = row->is_own ? theme->accent_text : theme->level_outline;
  style.stroke_width = row->is_own ? theme->own_outline : theme->bar_outline;
  pal_scene_add_rect (layout->scene, &box, 2 * layout->s, &style);
}

static void
draw_range (const Layout *layout, const PalRankingRow *row, double y)
{
  const PalTheme *theme = layout->chart->theme;
  double half = RANGE_HEIGHT * layout->s / 2, s = layout->s;
  double low = pal_scale_map (&layout->range_scale, row->rank_low);
  double high = pal_scale_map (&layout->range_scale, MAX (row->rank_high, row->rank_low));
  const PalStyle bar = { .fill = row->is_own ? pal_color_with_alpha (theme->accent, 0.6) : theme->neutral };
  PalStyle point = { .fill = row->is_own ? theme->accent_text : theme->ink,
                     .stroke = theme->window,
                     .stroke_width = s };

  if (row->rank_low > 0)
    pal_scene_add_rect (layout->scene, &(PalRect){ low - half, y - half, high - low + 2 * half, 2 * half },
                        half, &bar);
  if (row->rank > 0)
    pal_scene_add_circle (layout->scene, pal_scale_map (&layout->range_scale, row->rank), y,
                          (row->is_own ? 5.5 : 4) * s, &point);
}

static char *
describe_place (const Layout *layout, const PalRankingRow *row)
{
  g_autofree char *value = NULL;

  if (row->gap != PAL_GAP_NONE)
    /* Translators: a country and why it has no value, "Ukraine: Not known". */
    return g_strdup_printf (_ ("%s: %s"), row->label, pal_gap_get_label (row->gap));

  value = format_value (layout, row);
  if (row->level > 0 && row->rank > 0)
    /* Translators: country, value, level, rank: "Norway: 73.4, Established, rank 7". */
    return g_strdup_printf (_ ("%s: %s, %s, rank %d"), row->label, value, pal_level_get_label (row->level),
                            row->rank);
  if (row->rank > 0)
    /* Translators: country, value, rank: "Norway: 73.4, rank 7". */
    return g_strdup_printf (_ ("%s: %s, rank %d"), row->label, value, row->rank);
  /* Translators: a country and its value. */
  return g_strdup_printf (_ ("%s: %s"), row->label, value);
}

/* Triangle and range in words: neither a colour nor a length says it to everybody. */
static char *
describe_row (const Layout *layout, const PalRankingRow *row)
{
  g_autofree char *place = describe_place (layout, row), *moved = NULL;

  if (row->gap != PAL_GAP_NONE || (row->change == 0 && row->rank_low == 0))
    return g_steal_pointer (&place);
  if (row->change != 0)
    /* Translators: a country with its value and rank, then the rank that it had: "Norway: 73.4, rank 7, was
     * 8" */
    moved = g_strdup_printf (_ ("%s, was %d"), place, row->rank + row->change);
  else
    moved = g_steal_pointer (&place);
  if (row->rank_low == 0)
    return g_steal_pointer (&moved);
  /* Translators: as above, then the range: "Norway: 73.4, rank 7, was 8, 90 % range 4 to 8" */
  return g_strdup_printf (_ ("%s, 90 %% range %d to %d"), moved, row->rank_low, row->rank_high);
}

static void
draw_missing (const Layout *layout, const PalRankingRow *row, double y)
{
  const PalTheme *theme = layout->chart->theme;
  double half = BAR_HEIGHT * layout->s / 2;
  PalTextStyle reason = { .size = theme->label_size, .color = theme->dim, .align = PAL_ALIGN_MIDDLE };
  double x = layout->scale.start;

  pal_mark_add_swatch (layout->scene, theme, &(PalRect){ x, y - half, 26 * layout->s, half * 2 }, 0,
                       theme->neutral, row->gap);
  x += 34 * layout->s;
  reason.max_width = layout->value_x - x;
  /* The rim is of the ground that it stands on, which is the band in the row of the own country. */
  reason.halo = row->is_own ? pal_color_mix (theme->window, pal_color_with_alpha (theme->own_band, 1),
                                             theme->own_band.alpha)
                            : theme->window;
  reason.halo_width = 3;
  pal_scene_add_text (layout->scene, x, y, pal_gap_get_label (row->gap), &reason);
}

static void
draw_rank (const Layout *layout, const PalRankingRow *row, double y)
{
  PalTextStyle style = get_name_style (layout, row->is_own);
  g_autofree char *number = NULL, *text = NULL;

  if (row->rank <= 0)
    return;
  number = pal_number_format (row->rank, 0);
  text = is_tied (layout->chart, row) ? g_strconcat ("=", number, NULL) : g_strdup (number);
  style.anchor = PAL_ANCHOR_END;
  style.tabular = TRUE;
  if (!row->is_own)
    style.color = layout->chart->theme->dim;
  pal_scene_add_text (layout->scene, layout->rank_x, y, text, &style);
}

/* What lies below the reference lines. */
static void
draw_row_ground (const Layout *layout, const PalRankingRow *row, double y)
{
  const PalTheme *theme = layout->chart->theme;
  const PalRect band = { layout->band_left, y - layout->row_height / 2,
                         layout->band_right - layout->band_left, layout->row_height };
  const PalStyle own = { .fill = theme->own_band };

  if (row->is_own)
    pal_scene_add_rect (layout->scene, &band, 5 * layout->s, &own);
}

static void
draw_row (const Layout *layout, const PalRankingRow *row, double y)
{
  const PalTheme *theme = layout->chart->theme;
  const PalRect hit = { layout->band_left, y - layout->row_height / 2, layout->band_right - layout->band_left,
                        layout->row_height };
  const PalStyle nothing = { 0 };
  PalTextStyle style = get_name_style (layout, row->is_own);
  g_autofree char *title = describe_row (layout, row), *value = NULL;

  pal_scene_begin_item (layout->scene, row->id, title);
  pal_scene_add_rect (layout->scene, &hit, 0, &nothing);
  style.max_width = layout->name_width;
  pal_scene_add_text (layout->scene, layout->name_x, y, row->label, &style);

  if (row->gap != PAL_GAP_NONE)
    {
      draw_missing (layout, row, y);
      pal_scene_end (layout->scene);
      return;
    }

  draw_rank (layout, row, y);
  if (row->change != 0)
    draw_arrow (layout, y, row->change);
  if (row->level > 0)
    pal_scene_add_disc (layout->scene, layout->disc_x, y, theme->disc_list, row->level, theme->ink);
  draw_bar (layout, row, y);
  value = format_value (layout, row);
  style.max_width = 0;
  style.anchor = PAL_ANCHOR_END;
  style.tabular = TRUE;
  pal_scene_add_text (layout->scene, layout->value_x, y, value, &style);
  if (row->is_estimate)
    {
      const PalStyle ring = { .stroke = theme->secondary, .stroke_width = 1.4 * layout->s };

      pal_scene_add_circle (layout->scene, layout->value_x - pal_text_measure (value, &style) - 8 * layout->s,
                            y, 3 * layout->s, &ring);
    }
  if (layout->has_ranges)
    draw_range (layout, row, y);
  pal_scene_end (layout->scene);
}

/* Rows with a value keep their order; the others follow in theirs. */
static GPtrArray *
order_rows (const PalRankingChart *self)
{
  GPtrArray *rows = g_ptr_array_sized_new (self->n_rows);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->n_rows; i++)
      if ((self->rows[i].gap != PAL_GAP_NONE) == (pass == 1))
        g_ptr_array_add (rows, (gpointer) &self->rows[i]);
  return rows;
}

static guint
count_values (GPtrArray *rows)
{
  guint n_values = 0;

  for (guint i = 0; i < rows->len; i++)
    n_values += ((const PalRankingRow *) g_ptr_array_index (rows, i))->gap == PAL_GAP_NONE ? 1 : 0;
  return n_values;
}

static void
describe (const Layout *layout, GPtrArray *rows)
{
  const PalRankingChart *chart = layout->chart;
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("A ranking of %u row, of which %u with a value.",
                                    "A ranking of %u rows, of which %u with a value.", rows->len),
                          rows->len, count_values (rows));
  pal_scene_set_title (layout->scene, chart->title);
  pal_scene_set_description (layout->scene, text);
}

static void
draw_rows (const Layout *layout, GPtrArray *rows)
{
  const PalTheme *theme = layout->chart->theme;
  const PalReferenceSet references = { layout->chart->references,
                                       layout->chart->n_references,
                                       &layout->scale,
                                       layout->band_left,
                                       layout->value_x,
                                       PAL_WEIGHT_BOLD };
  double below = layout->bottom + 8 * layout->s;
  guint n_values = count_values (rows);

  for (guint i = 0; i < rows->len; i++)
    draw_row_ground (layout, g_ptr_array_index (rows, i), get_row_y (layout, i));
  draw_axes (layout);
  for (guint i = 0; i < n_values; i++)
    draw_row (layout, g_ptr_array_index (rows, i), get_row_y (layout, i));
  pal_reference_set_draw_lines (&references, layout->scene, theme, layout->top - 1, below);
  /* Reasons stand on the lines, so they come after them. */
  for (guint i = n_values; i < rows->len; i++)
    draw_row (layout, g_ptr_array_index (rows, i), get_row_y (layout, i));
  pal_reference_set_draw_labels (&references, layout->scene, theme, below + theme->label_size * 0.75,
                                 theme->label_size * 1.4);
}

/**
 * pal_ranking_chart_to_scene:
 * @self: what to draw
 * @error: return location
 *
 * The height is what the rows need.  Each row is an item with the id given.
 *
 * Returns: (transfer full): the scene, or %NULL with an error
 */
PalScene *
pal_ranking_chart_to_scene (const PalRankingChart *self, GError **error)
{
  Layout layout = { .chart = self, .s = self->theme->scale };
  const PalTheme *theme = self->theme;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (PalScene) scene = NULL;
  double label_rows;

  if (!check_chart (self, error))
    return NULL;

  rows = order_rows (self);
  layout.row_height = MAX (ROW_HEIGHT * layout.s, round (theme->name_size * 1.36));
  layout.top = round (14 * layout.s + theme->label_size * 1.65 + theme->tick_size * 2.25 +
                      (self->is_score || self->range_subtitle != NULL ? theme->tick_size * 1.1 : 0));
  layout.bottom = layout.top + MAX (rows->len, 1) * layout.row_height;
  place_columns (&layout);
  {
    const PalReferenceSet references = { self->references, self->n_references, &layout.scale,
                                         layout.band_left, layout.value_x,     PAL_WEIGHT_BOLD };

    label_rows = pal_reference_set_count_rows (&references, theme);
  }

  scene = pal_scene_new (self->width, ceil (layout.bottom + 8 * layout.s +
                                            label_rows * theme->label_size * 1.4 + MARGIN * layout.s));
  pal_scene_set_mirrored (scene, self->is_rtl);
  pal_scene_set_background (scene, theme->window);
  layout.scene = scene;
  describe (&layout, rows);
  draw_head (&layout);
  draw_rows (&layout, rows);
  return g_steal_pointer (&scene);
}
