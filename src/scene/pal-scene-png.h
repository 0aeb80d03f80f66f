/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "scene/pal-scene.h"

G_BEGIN_DECLS

cairo_surface_t *
pal_scene_to_surface (const PalScene *self, double scale, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *pal_surface_to_png (cairo_surface_t *surface, const char *title, double scale, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GBytes *pal_scene_to_png (const PalScene *self, double scale, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
