/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "ui/map/pal-map-fills.h"
#include "ui/map/pal-map-labels.h"

G_BEGIN_DECLS

/* Europe, painted: ground, countries, lines, names, and the outline of the selected country.  A picture that
 * is larger than the widget is drawn on other threads and moved by whole px; while the zoom changes it is
 * scaled until the sharp one is there.  Signal "settled": a sharp picture has come. */
#define PAL_TYPE_CHOROPLETH_LAYER (pal_choropleth_layer_get_type ())
G_DECLARE_FINAL_TYPE (PalChoroplethLayer, pal_choropleth_layer, PAL, CHOROPLETH_LAYER, ShumateLayer)

/* Size and place have been settled: the first picture can be begun before the frame comes to it. */
void pal_choropleth_layer_prepare (PalChoroplethLayer *self);

PalChoroplethLayer *pal_choropleth_layer_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;
void pal_choropleth_layer_set_fills (PalChoroplethLayer *self, PalMapFills *fills);
void pal_choropleth_layer_set_selected (PalChoroplethLayer *self, const char *iso2);
gboolean pal_choropleth_layer_get_show_labels (PalChoroplethLayer *self);
void pal_choropleth_layer_set_show_labels (PalChoroplethLayer *self, gboolean show_labels);

/* Asked for what names must not cover when a picture of that size of the world is made: GArray of PalMapMark,
 * or NULL. */
typedef GArray *(*PalMarksFunc) (double world, gpointer user_data);
void pal_choropleth_layer_set_marks_func (PalChoroplethLayer *self, PalMarksFunc func, gpointer user_data);
/* What the function tells has changed. */
void pal_choropleth_layer_update_marks (PalChoroplethLayer *self);

/* The country drawn at a place of the widget, or NULL over the sea. */
const char *pal_choropleth_layer_pick (PalChoroplethLayer *self, double x, double y);
/* What is shown is sharp, and nothing about it is going to change by itself. */
gboolean pal_choropleth_layer_is_settled (PalChoroplethLayer *self);

G_END_DECLS
