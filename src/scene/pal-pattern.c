/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-pattern.h"

#include <math.h>

/**
 * pal_pattern_get_rule:
 * @pattern: a pattern
 *
 * Returns: (transfer none) (nullable): its measures; %NULL for none
 */
const PalPatternRule *
pal_pattern_get_rule (PalPattern pattern)
{
  static const PalPatternRule rules[] = {
    [PAL_PATTERN_RISING] = { 6, 1.5, TRUE, FALSE },
    [PAL_PATTERN_FALLING] = { 6, 1.5, FALSE, TRUE },
    [PAL_PATTERN_CROSS] = { 7, 1.2, TRUE, TRUE },
    [PAL_PATTERN_DOTS] = { 6, 1.1, FALSE, FALSE },
  };

  if (pattern == PAL_PATTERN_NONE || (guint) pattern >= G_N_ELEMENTS (rules))
    return NULL;
  return &rules[pattern];
}

/**
 * pal_pattern_get_name:
 * @pattern: a pattern
 *
 * Returns: (transfer none): a word for dumps and ids, not for people
 */
const char *
pal_pattern_get_name (PalPattern pattern)
{
  static const char *const names[] = { "none", "rising", "falling", "cross", "dots" };

  return (guint) pattern < G_N_ELEMENTS (names) ? names[pattern] : names[0];
}

/* All lines of one direction that touch the box.  On a rising line x + y is
 * the same everywhere, on a falling one x - y; both families start at the
 * origin, so the hatch of neighbours goes on without a step. */
static void
add_lines (cairo_t *cr, double step, gboolean rising, double x0, double y0, double x1, double y1)
{
  double first = rising ? x0 + y0 : x0 - y1, last = rising ? x1 + y1 : x1 - y0;

  for (double c = floor (first / step) * step; c <= last + step; c += step)
    {
      cairo_move_to (cr, rising ? c - y0 : c + y0, y0);
      cairo_line_to (cr, rising ? c - y1 : c + y1, y1);
    }
}

static void
add_dots (cairo_t *cr, const PalPatternRule *rule, double x0, double y0, double x1, double y1)
{
  double half = rule->period / 2;

  for (double y = floor (y0 / rule->period) * rule->period + half; y < y1 + rule->width; y += rule->period)
    for (double x = floor (x0 / rule->period) * rule->period + half; x < x1 + rule->width; x += rule->period)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, rule->width, 0, 2 * G_PI);
      }
}

/**
 * pal_pattern_draw:
 * @pattern: a pattern
 * @ink: its colour
 * @cr: clipped to the shape; its clip decides how far the pattern goes
 *
 * Lines and not a tiled bitmap: sharp at each scale and in PDF.
 */
void
pal_pattern_draw (PalPattern pattern, PalColor ink, cairo_t *cr)
{
  const PalPatternRule *rule = pal_pattern_get_rule (pattern);
  double x0, y0, x1, y1;

  if (rule == NULL)
    return;
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  if (x1 <= x0 || y1 <= y0)
    return;

  cairo_new_path (cr);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
  if (pattern == PAL_PATTERN_DOTS)
    {
      double tolerance = cairo_get_tolerance (cr);

      /* Thousands of dots of 2 px need no smoother circles. */
      cairo_set_tolerance (cr, 0.3);
      add_dots (cr, rule, x0, y0, x1, y1);
      cairo_fill (cr);
      cairo_set_tolerance (cr, tolerance);
      return;
    }

  if (rule->rising)
    add_lines (cr, rule->period * G_SQRT2, TRUE, x0, y0, x1, y1);
  if (rule->falling)
    add_lines (cr, rule->period * G_SQRT2, FALSE, x0, y0, x1, y1);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, rule->width);
  cairo_stroke (cr);
}
