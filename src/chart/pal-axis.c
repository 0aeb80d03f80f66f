/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-axis.h"

/**
 * pal_axis_draw_tick:
 * @self: an axis
 * @scene: where to draw
 * @theme: colours
 * @value: where
 * @label: its number
 */
void
pal_axis_draw_tick (const PalAxis *self,
                    PalScene *scene,
                    const PalTheme *theme,
                    double value,
                    const char *label)
{
  const PalStyle grid = { .stroke = theme->grid, .stroke_width = theme->grid_width };
  const PalTextStyle text = { .size = theme->tick_size,
                              .color = theme->text,
                              .anchor = PAL_ANCHOR_MIDDLE,
                              .align = PAL_ALIGN_MIDDLE,
                              .tabular = TRUE };
  double x = pal_scale_map (&self->scale, value);

  if (self->grid_bottom > self->grid_top)
    pal_scene_add_line (scene, x, self->grid_top, x, self->grid_bottom, &grid);
  pal_scene_add_text (scene, x, self->label_y, label, &text);
}

/**
 * pal_axis_draw:
 * @self: an axis
 * @scene: where to draw
 * @theme: colours
 */
void
pal_axis_draw (const PalAxis *self, PalScene *scene, const PalTheme *theme)
{
  guint n_ticks = pal_scale_get_n_ticks (&self->scale);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *label = pal_scale_format_tick (&self->scale, i);

      pal_axis_draw_tick (self, scene, theme, pal_scale_get_tick (&self->scale, i), label);
    }
}
