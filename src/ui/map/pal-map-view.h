/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/map/pal-map-canvas.h"
#include "ui/pal-view.h"

G_BEGIN_DECLS

/* Europe coloured by what is chosen, with its institutions, a legend, and the card of the selected country.
 * Actions: map.show-institutions and map.show-labels (the layers), map.go-home. */
#define PAL_TYPE_MAP_VIEW (pal_map_view_get_type ())
G_DECLARE_FINAL_TYPE (PalMapView, pal_map_view, PAL, MAP_VIEW, PalView)

PalMapCanvas *pal_map_view_get_canvas (PalMapView *self);
PalMapModel *pal_map_view_get_model (PalMapView *self);
void pal_map_view_set_card_shown (PalMapView *self, gboolean is_shown);
gboolean pal_map_view_is_card_shown (PalMapView *self);

G_END_DECLS
