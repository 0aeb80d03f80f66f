/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-scale.h"
#include "scene/pal-theme.h"

G_BEGIN_DECLS

/**
 * PalReference:
 * @value: where on the scale; not finite is refused by the charts
 * @label: translated, with its number: "median 54.4"
 * @is_solid: whether the line is drawn through
 *
 * A value to compare with: mean, median, norm.
 */
typedef struct
{
  double value;
  const char *label;
  gboolean is_solid;
} PalReference;

/**
 * PalReferenceSet:
 * @lines: (array length=n_lines): lines
 * @n_lines: their number
 * @scale: along x
 * @left: px that no label crosses
 * @right: px that no label crosses
 * @weight: of the labels
 */
typedef struct
{
  const PalReference *lines;
  guint n_lines;
  const PalScale *scale;
  double left, right;
  PalWeight weight;
} PalReferenceSet;

gboolean pal_reference_check (const PalReference *lines, guint n_lines, GError **error);
void pal_reference_extend (const PalReference *lines, guint n_lines, double *low, double *high);
guint pal_reference_set_count_rows (const PalReferenceSet *self, const PalTheme *theme);
void pal_reference_set_draw_lines (const PalReferenceSet *self,
                                   PalScene *scene,
                                   const PalTheme *theme,
                                   double top,
                                   double bottom);
void pal_reference_set_draw_labels (const PalReferenceSet *self,
                                    PalScene *scene,
                                    const PalTheme *theme,
                                    double y,
                                    double row_step);

G_END_DECLS
