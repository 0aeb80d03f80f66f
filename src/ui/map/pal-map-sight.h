/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <shumate/shumate.h>

#include "geo/pal-mercator.h"

G_BEGIN_DECLS

/* What part of the world a map looks at: all of Europe until somebody moves it, then where they moved it,
 * never beyond the frame of the atlas, north up.  Signal "moved": a person moved or zoomed. */
#define PAL_TYPE_MAP_SIGHT (pal_map_sight_get_type ())
G_DECLARE_FINAL_TYPE (PalMapSight, pal_map_sight, PAL, MAP_SIGHT, GObject)

/* @map is not owned: it outlives this. */
PalMapSight *pal_map_sight_new (ShumateMap *map) G_GNUC_WARN_UNUSED_RESULT;
/* Something that lies over the lower start corner of the map; Europe is shown beside it.  Not owned; NULL:
 * nothing. */
void pal_map_sight_set_kept_free (PalMapSight *self, GtkWidget *overlay);
/* The map has got another size. */
void pal_map_sight_resized (PalMapSight *self);

void pal_map_sight_go_home (PalMapSight *self);
/* Moves only where the country cannot be seen, and once more when the size changes; with @fill it fills the
 * map. */
void pal_map_sight_show_country (PalMapSight *self, const char *iso2, gboolean fill);
void pal_map_sight_show_box (PalMapSight *self, const PalBox *box, double least_factor);
void pal_map_sight_zoom (PalMapSight *self, double factor);

G_END_DECLS
