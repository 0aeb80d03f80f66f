/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* How the keyboard walks over the items that carry an id. */
int pal_scene_step_item (const PalScene *self, int from, int step);
int pal_scene_step_in_row (const PalScene *self, int from, int step);
int pal_scene_step_to_end_of_row (const PalScene *self, int from, int step);
int pal_scene_step_row (const PalScene *self, int from, int step);

G_END_DECLS
