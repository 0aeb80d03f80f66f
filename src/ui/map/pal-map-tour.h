/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/map/pal-map-view.h"

G_BEGIN_DECLS

/* What the tour shows of the map beside its plain look. */
void pal_map_tour_add_stops (PalMapView *view, PalTour *tour);

G_END_DECLS
