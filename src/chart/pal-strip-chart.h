/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-gap.h"
#include "chart/pal-reference.h"

G_BEGIN_DECLS

/**
 * PalStripDot:
 * @id: what picking gives back
 * @label: name of the country, translated
 * @value: finite
 * @level: 1 to 4; 0 takes @fill
 * @fill: colour of a class, where there is no level
 * @is_own: whether this is the country that is looked at
 *
 * A country with a value; countries without one have no place on the strip.
 */
typedef struct
{
  const char *id;
  const char *label;
  double value;
  guint level;
  PalColor fill;
  gboolean is_own;
} PalStripDot;

/**
 * PalStripChart:
 * @theme: colours and sizes
 * @width: px
 * @is_rtl: whether the chart is mirrored
 * @title: what it shows, for those who do not see it
 * @dots: (array length=n_dots): in any order
 * @n_dots: any number
 * @references: (array length=n_references): mean, norm
 * @n_references: their number
 * @is_score: whether the axis runs from 0 to 100
 * @decimals: of values in tooltips
 */
typedef struct
{
  const PalTheme *theme;
  double width;
  gboolean is_rtl;
  const char *title;
  const PalStripDot *dots;
  guint n_dots;
  const PalReference *references;
  guint n_references;
  gboolean is_score;
  int decimals;
} PalStripChart;

PalScene *pal_strip_chart_to_scene (const PalStripChart *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
