/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double pal_distance_km (double latitude_a, double longitude_a, double latitude_b, double longitude_b);
double pal_distance_km_per_unit (double latitude);
double pal_distance_scale_bar_km (double latitude, double px_per_unit, double max_px, double *length_px);

G_END_DECLS
