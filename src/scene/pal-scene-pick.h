/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

gboolean pal_scene_pick (const PalScene *self, double x, double y, double tolerance, guint *out_item);
const char *pal_scene_pick_id (const PalScene *self, double x, double y, double tolerance);
gboolean pal_scene_get_item_bounds (const PalScene *self, guint item, PalRect *out_bounds);

G_END_DECLS
