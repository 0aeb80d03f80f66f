/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/pal-gap.h"

G_BEGIN_DECLS

/* A drawn mark of the legend: how a class looks on the map, the bar of its count, or an institution. */
#define PAL_TYPE_MAP_SWATCH (pal_map_swatch_get_type ())
G_DECLARE_FINAL_TYPE (PalMapSwatch, pal_map_swatch, PAL, MAP_SWATCH, GtkWidget)

/* @level 0 takes @fill; @gap wins over both. */
GtkWidget *pal_map_swatch_new (guint level, PalColor fill, PalGap gap) G_GNUC_WARN_UNUSED_RESULT;
/* @share: 0 to 1. */
GtkWidget *pal_map_swatch_new_bar (double share, gboolean is_gap) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *pal_map_swatch_new_institution (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
