/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

char *pal_scene_dump (const PalScene *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
