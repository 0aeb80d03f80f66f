/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/map/pal-map-canvas.h"

G_BEGIN_DECLS

/* Pointer and keys of a canvas: turns them into selections.  Lives as long as the canvas. */
#define PAL_TYPE_MAP_INPUT (pal_map_input_get_type ())
G_DECLARE_FINAL_TYPE (PalMapInput, pal_map_input, PAL, MAP_INPUT, GObject)

/* @canvas is not owned: it owns this. */
PalMapInput *pal_map_input_new (PalMapCanvas *canvas, PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;
/* The countries that can be walked to have changed. */
void pal_map_input_update (PalMapInput *self);
/* TRUE: the key meant the map. */
gboolean pal_map_input_press (PalMapInput *self, guint key, GdkModifierType state);
void pal_map_input_click (PalMapInput *self, double x, double y);
/* What is under the pointer, for the tooltip; NULL: nothing. */
char *pal_map_input_describe (PalMapInput *self, double x, double y) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
