/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* The scale of the map, and where it holds: "500 km at 50° N". */
#define PAL_TYPE_MAP_SCALE (pal_map_scale_get_type ())
G_DECLARE_FINAL_TYPE (PalMapScale, pal_map_scale, PAL, MAP_SCALE, GtkWidget)

GtkWidget *pal_map_scale_new (ShumateViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_map_scale_get_text (PalMapScale *self);

G_END_DECLS
