/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-mark.h"

/**
 * pal_mark_get_fill:
 * @theme: colours
 * @level: 1 to 4, or 0
 * @fill: used where there is no level; invisible means a neutral one
 * @gap: why there is no value; wins over both
 *
 * Returns: how a country, cell or bar is filled, without an outline
 */
PalStyle
pal_mark_get_fill (const PalTheme *theme, guint level, PalColor fill, PalGap gap)
{
  if (gap == PAL_GAP_OUTSIDE)
    return (PalStyle){ .fill = theme->land };
  if (gap != PAL_GAP_NONE)
    return (PalStyle){ .fill = theme->missing_ground,
                       .pattern = pal_gap_get_pattern (gap),
                       .pattern_ink = theme->missing_ink,
                       .pattern_scale = theme->scale };
  if (level >= 1 && level <= PAL_THEME_N_LEVELS)
    return (PalStyle){ .fill = theme->level_fill[level] };
  return (PalStyle){ .fill = pal_color_is_visible (fill) ? fill : theme->neutral };
}

/**
 * pal_mark_add_swatch:
 * @scene: where to draw
 * @theme: colours
 * @rect: px
 * @level: 1 to 4 adds the level symbol; 0 does not
 * @fill: used where there is no level
 * @gap: why there is no value
 *
 * The little box of legends and tables.
 */
void
pal_mark_add_swatch (PalScene *scene,
                     const PalTheme *theme,
                     const PalRect *rect,
                     guint level,
                     PalColor fill,
                     PalGap gap)
{
  PalStyle style = pal_mark_get_fill (theme, level, fill, gap);

  style.stroke = gap == PAL_GAP_OUTSIDE ? theme->land_border : theme->level_outline;
  style.stroke_width = theme->bar_outline;
  pal_scene_add_rect (scene, rect, 3 * theme->scale, &style);
  if (gap == PAL_GAP_NONE && level >= 1 && level <= PAL_THEME_N_LEVELS)
    pal_scene_add_disc (scene, rect->x + rect->width / 2, rect->y + rect->height / 2, theme->disc_cell, level,
                        theme->level_ink[level]);
}

/**
 * pal_mark_add_badge:
 * @scene: where to draw
 * @theme: colours
 * @x: px
 * @y: px of the middle
 * @anchor: what @x means
 * @text: one line
 *
 * The pill that says what must not be overlooked, as "Demonstration data".
 *
 * Returns: its width in px
 */
double
pal_mark_add_badge (PalScene *scene,
                    const PalTheme *theme,
                    double x,
                    double y,
                    PalAnchor anchor,
                    const char *text)
{
  const PalTextStyle style = { .size = theme->label_size,
                               .weight = PAL_WEIGHT_BOLD,
                               .color = theme->warning_text,
                               .anchor = PAL_ANCHOR_MIDDLE,
                               .align = PAL_ALIGN_MIDDLE };
  const PalStyle pill = { .fill = theme->warning_ground, .stroke = theme->warning_border, .stroke_width = 1 };
  double width = pal_text_measure (text, &style) + theme->label_size * 1.6, height = theme->label_size * 1.75;
  double left = anchor == PAL_ANCHOR_START ? x : anchor == PAL_ANCHOR_END ? x - width : x - width / 2;

  pal_scene_add_rect (scene, &(PalRect){ left, y - height / 2, width, height }, height / 2, &pill);
  pal_scene_add_text (scene, left + width / 2, y, text, &style);
  return width;
}

/**
 * pal_mark_add_institution:
 * @scene: where to draw
 * @theme: colours
 * @x: px
 * @y: px
 * @count: how many stand here; more than 1 is a cluster with its number
 */
void
pal_mark_add_institution (PalScene *scene, const PalTheme *theme, double x, double y, guint count)
{
  const PalStyle ring = { .fill = pal_color_rgb (0xffffff),
                          .stroke = pal_color_rgb (0x241f31),
                          .stroke_width = 1.8 * theme->scale };
  const PalStyle dot = { .fill = pal_color_rgb (0x241f31) };
  PalTextStyle text = { .size = theme->label_size,
                        .weight = PAL_WEIGHT_BOLD,
                        .color = pal_color_rgb (0x241f31),
                        .anchor = PAL_ANCHOR_MIDDLE,
                        .align = PAL_ALIGN_MIDDLE,
                        .tabular = TRUE };
  char number[16];

  if (count <= 1)
    {
      pal_scene_add_circle (scene, x, y, 5 * theme->scale, &ring);
      pal_scene_add_circle (scene, x, y, 1.7 * theme->scale, &dot);
      return;
    }

  g_snprintf (number, sizeof number, "%u", count);
  pal_scene_add_circle (scene, x, y, 10 * theme->scale, &ring);
  pal_scene_add_text (scene, x, y, number, &text);
}
