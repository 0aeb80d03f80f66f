/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-legend.h"

#include <math.h>

#include "base/pal-number.h"
#include "chart/pal-mark.h"

/* px at scale 1 */
#define PADDING 12
#define ROW_HEIGHT 24
#define SWATCH_WIDTH 26
#define SWATCH_HEIGHT 17
#define HISTOGRAM_WIDTH 42
#define HISTOGRAM_HEIGHT 9
#define GAP 9

typedef struct
{
  const PalLegend *legend;
  PalScene *scene;
  double s;
  double left, right; /* px inside the padding */
  double label_x, range_x, bar_x;
  int most; /* greatest count */
} Layout;

static const char *
get_label (const PalLegendRow *row)
{
  if (row->label != NULL)
    return row->label;
  return row->gap != PAL_GAP_NONE ? pal_gap_get_label (row->gap) : pal_level_get_label (row->level);
}

static PalTextStyle
get_label_style (const Layout *layout, const PalLegendRow *row)
{
  const PalTheme *theme = layout->legend->theme;

  return (PalTextStyle){ .size = theme->name_size,
                         .weight = row->gap == PAL_GAP_NONE ? PAL_WEIGHT_BOLD : PAL_WEIGHT_NORMAL,
                         .color = theme->text,
                         .align = PAL_ALIGN_MIDDLE };
}

static PalTextStyle
get_note_style (const Layout *layout)
{
  return (PalTextStyle){ .size = layout->legend->theme->caption_size,
                         .color = layout->legend->theme->dim,
                         .align = PAL_ALIGN_MIDDLE };
}

/* Columns as wide as their texts; returns the width of the whole. */
static double
measure (Layout *layout)
{
  const PalLegend *legend = layout->legend;
  const PalTheme *theme = legend->theme;
  PalTextStyle style = { .size = theme->label_size * 1.2, .weight = PAL_WEIGHT_BOLD };
  double labels = 0, ranges = 0, gap_labels = 0, width, s = layout->s, count = 0;

  for (guint i = 0; i < legend->n_rows; i++)
    {
      const PalLegendRow *row = &legend->rows[i];
      PalTextStyle label_style = get_label_style (layout, row), note_style = get_note_style (layout);
      double label = pal_text_measure (get_label (row), &label_style);

      note_style.tabular = TRUE;
      /* A label without a range may reach into the column of ranges. */
      if (row->range != NULL)
        labels = MAX (labels, label);
      else
        gap_labels = MAX (gap_labels, label);
      ranges = MAX (ranges, pal_text_measure (row->range, &note_style));
      layout->most = MAX (layout->most, row->count);
    }

  layout->label_x = layout->left + (SWATCH_WIDTH + GAP) * s;
  layout->range_x = layout->label_x + labels + GAP * s;
  layout->bar_x = MAX (ranges > 0 ? layout->range_x + ranges : 0, layout->label_x + gap_labels) + GAP * s;
  if (legend->show_counts)
    count = HISTOGRAM_WIDTH * s + theme->name_size * 2.2;
  width = layout->bar_x + count - (legend->show_counts ? 0 : GAP * s);
  width = MAX (width, layout->left + pal_text_measure (legend->title, &style));
  style = get_note_style (layout);
  width = MAX (width, layout->left + pal_text_measure (legend->subtitle, &style));
  width = MAX (width, layout->left + (legend->institution_note != NULL ? 19 * s : 0) +
                          pal_text_measure (legend->institution_note, &style));
  return ceil (width + layout->left);
}

static void
draw_row (const Layout *layout, const PalLegendRow *row, double y)
{
  const PalTheme *theme = layout->legend->theme;
  double s = layout->s, half = SWATCH_HEIGHT * s / 2, bar = HISTOGRAM_HEIGHT * s / 2;
  PalTextStyle label = get_label_style (layout, row), note = get_note_style (layout);
  const PalStyle count_bar = { .fill = row->gap != PAL_GAP_NONE ? theme->neutral : theme->secondary };
  g_autofree char *number = NULL;

  pal_mark_add_swatch (layout->scene, theme, &(PalRect){ layout->left, y - half, SWATCH_WIDTH * s, half * 2 },
                       row->level, row->fill, row->gap);
  label.max_width = (layout->legend->show_counts ? layout->bar_x - 2 * s : layout->right) - layout->label_x;
  pal_scene_add_text (layout->scene, layout->label_x, y, get_label (row), &label);
  note.tabular = TRUE;
  pal_scene_add_text (layout->scene, layout->range_x, y, row->range, &note);
  if (!layout->legend->show_counts || row->count < 0)
    return;

  if (layout->most > 0 && row->count > 0)
    pal_scene_add_rect (layout->scene,
                        &(PalRect){ layout->bar_x, y - bar,
                                    MAX (HISTOGRAM_WIDTH * s * row->count / layout->most, 3 * s), bar * 2 },
                        3 * s, &count_bar);
  number = pal_number_format (row->count, 0);
  label.anchor = PAL_ANCHOR_END;
  label.weight = PAL_WEIGHT_BOLD;
  label.tabular = TRUE;
  label.max_width = 0;
  pal_scene_add_text (layout->scene, layout->right, y, number, &label);
}

static double
draw_head (const Layout *layout, double y)
{
  const PalLegend *legend = layout->legend;
  const PalTheme *theme = legend->theme;
  PalTextStyle title = { .size = theme->label_size * 1.2,
                         .weight = PAL_WEIGHT_BOLD,
                         .color = theme->text,
                         .max_width = layout->right - layout->left,
                         .align = PAL_ALIGN_MIDDLE };
  PalTextStyle subtitle = get_note_style (layout);

  subtitle.max_width = title.max_width;
  if (legend->title != NULL)
    {
      pal_scene_add_text (layout->scene, layout->left, y + title.size * 0.65, legend->title, &title);
      y += title.size * 1.3;
    }
  if (legend->subtitle != NULL)
    {
      pal_scene_add_text (layout->scene, layout->left, y + subtitle.size * 0.7, legend->subtitle, &subtitle);
      y += subtitle.size * 1.5;
    }
  return legend->title != NULL || legend->subtitle != NULL ? round (y + 5 * layout->s) : y;
}

static double
draw_notes (const Layout *layout, double y)
{
  const PalLegend *legend = layout->legend;
  const PalTheme *theme = legend->theme;
  const PalStyle line = { .stroke = theme->grid, .stroke_width = 1 };
  PalTextStyle note = get_note_style (layout);
  double step = theme->caption_size * 1.5, s = layout->s;

  if (legend->institution_note == NULL && legend->note == NULL)
    return y;

  y += 7 * s;
  pal_scene_add_line (layout->scene, layout->left, y + 0.5, layout->right, y + 0.5, &line);
  y += 7 * s;
  if (legend->institution_note != NULL)
    {
      pal_mark_add_institution (layout->scene, theme, layout->left + 6 * s, y + step / 2, 1);
      note.max_width = layout->right - layout->left - 19 * s;
      pal_scene_add_text (layout->scene, layout->left + 19 * s, y + step / 2, legend->institution_note,
                          &note);
      y += step;
    }
  if (legend->note != NULL)
    {
      g_autoptr (GPtrArray) lines = NULL;

      note.align = PAL_ALIGN_TOP;
      note.max_width = layout->right - layout->left;
      note.max_lines = 4;
      lines = pal_text_break (legend->note, &note);
      pal_scene_add_text (layout->scene, layout->left, y + theme->caption_size * 0.2, legend->note, &note);
      y += pal_text_get_height (&note, lines->len) + theme->caption_size * 0.25;
    }
  return y;
}

/**
 * pal_legend_to_scene:
 * @self: what to draw
 *
 * Returns: (transfer full): the scene, as tall as it needs to be; without a
 *   ground, so that it can lie on a map
 */
PalScene *
pal_legend_to_scene (const PalLegend *self)
{
  const PalTheme *theme = self->theme;
  Layout layout = { .legend = self, .s = theme->scale };
  const PalStyle card = { .fill = theme->card, .stroke = theme->card_border, .stroke_width = 1 };
  g_autoptr (PalScene) content = NULL;
  double natural, width, height, y, padding = self->is_framed ? PADDING * layout.s : 0;
  PalScene *scene;

  layout.left = padding;
  natural = measure (&layout);
  width = self->width > 0 ? self->width : natural;
  layout.right = width - padding;

  /* The card lies below all, but its height is known only at the end. */
  content = layout.scene = pal_scene_new (width, 1);
  pal_scene_set_mirrored (content, self->is_rtl);
  y = draw_head (&layout, padding);
  for (guint i = 0; i < self->n_rows; i++, y += ROW_HEIGHT * layout.s)
    draw_row (&layout, &self->rows[i], y + ROW_HEIGHT * layout.s / 2);
  y = draw_notes (&layout, y);
  height = ceil (MAX (y + padding, 1));

  scene = pal_scene_new (width, height);
  pal_scene_set_mirrored (scene, self->is_rtl);
  pal_scene_set_title (scene, self->title);
  if (self->is_framed)
    pal_scene_add_rect (scene, &(PalRect){ 0.5, 0.5, width - 1, height - 1 }, 12 * layout.s, &card);
  pal_scene_add_scene (scene, content, 0, 0, 1);
  return scene;
}
