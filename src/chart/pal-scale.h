/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PalScale:
 * @low: value at @start
 * @high: value at @end; greater than @low
 * @start: px
 * @end: px
 * @step: from one tick to the next, in values
 *
 * A straight map from values to px, a plain value.
 */
typedef struct
{
  double low, high;
  double start, end;
  double step;
} PalScale;

PalScale pal_scale_new (double low, double high, double start, double end, guint n_ticks);
PalScale pal_scale_new_nice (double low, double high, double start, double end, guint n_ticks);
double pal_scale_map (const PalScale *self, double value);
double pal_scale_invert (const PalScale *self, double px);
guint pal_scale_get_n_ticks (const PalScale *self);
double pal_scale_get_tick (const PalScale *self, guint index);
int pal_scale_get_decimals (const PalScale *self);
char *pal_scale_format_tick (const PalScale *self, guint index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
