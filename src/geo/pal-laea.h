/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-mercator.h"

G_BEGIN_DECLS

/* ETRS89-LAEA Europe (EPSG:3035), the equal-area projection of printed maps.
 * Points are metres, x east and y NORTH; a page has to flip y. */

PalPoint pal_laea_project (double latitude, double longitude);
gboolean pal_laea_unproject (PalPoint point, double *latitude, double *longitude);
void pal_laea_project_mercator (const PalPoint *mercator, gsize n_points, PalPoint *laea);

G_END_DECLS
