/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "scene/pal-scene.h"

G_BEGIN_DECLS

void pal_scene_draw (const PalScene *self, cairo_t *cr, double text_scale);
void pal_scene_draw_nodes (const PalScene *self, cairo_t *cr, double text_scale, guint first, guint end);

G_END_DECLS
