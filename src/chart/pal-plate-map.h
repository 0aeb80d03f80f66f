/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-map-plate.h"
#include "chart/pal-plate-view.h"

G_BEGIN_DECLS

gboolean pal_plate_map_draw (const PalMapPlate *plate,
                             const PalPlateView *view,
                             const PalRect *legend_box,
                             PalScene *scene,
                             GError **error);

G_END_DECLS
