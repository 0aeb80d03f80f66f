/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/pal-view.h"

G_BEGIN_DECLS

#define PAL_TYPE_MAP_VIEW (pal_map_view_get_type ())
G_DECLARE_FINAL_TYPE (PalMapView, pal_map_view, PAL, MAP_VIEW, PalView)

G_END_DECLS
