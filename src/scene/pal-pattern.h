/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "scene/pal-scene.h"

G_BEGIN_DECLS

/**
 * PalPatternRule:
 * @period: px between lines (across them) or between dots
 * @width: px of a line; for dots the radius
 * @rising: whether there are lines that rise to the right
 * @falling: whether there are lines that fall to the right
 */
typedef struct
{
  double period;
  double width;
  gboolean rising, falling;
} PalPatternRule;

const PalPatternRule *pal_pattern_get_rule (PalPattern pattern);
const char *pal_pattern_get_name (PalPattern pattern);
void pal_pattern_draw (PalPattern pattern, PalColor ink, cairo_t *cr);

G_END_DECLS
