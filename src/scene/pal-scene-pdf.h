/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* 72 points to the inch, 96 px to the inch. */
#define PAL_PDF_POINTS_PER_PX 0.75

GBytes *
pal_scene_to_pdf (const PalScene *self, double points_per_px, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *pal_scene_pages_to_pdf (const PalScene *const *pages,
                                gsize n_pages,
                                double points_per_px,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
