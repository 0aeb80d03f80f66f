/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-scale.h"
#include "scene/pal-theme.h"

G_BEGIN_DECLS

/**
 * PalAxis:
 * @scale: along x
 * @label_y: px of the middle of the numbers
 * @grid_top: px where gridlines begin
 * @grid_bottom: px where they end; not below @grid_top means none
 *
 * A horizontal axis: numbers and few, faint gridlines, no frame.
 */
typedef struct
{
  PalScale scale;
  double label_y;
  double grid_top, grid_bottom;
} PalAxis;

void pal_axis_draw (const PalAxis *self, PalScene *scene, const PalTheme *theme);
void pal_axis_draw_tick (const PalAxis *self,
                         PalScene *scene,
                         const PalTheme *theme,
                         double value,
                         const char *label);

G_END_DECLS
