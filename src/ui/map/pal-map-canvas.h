/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-map-model.h"
#include "ui/map/pal-choropleth-layer.h"
#include "ui/map/pal-institution-layer.h"

G_BEGIN_DECLS

/* The map itself: moved and zoomed, pointed at and walked with the keyboard, with its scale and zoom buttons.
 *
 * Keys: arrows walk from country to country, Enter opens the card, I goes through the institutions of the
 * country, + and - zoom, Ctrl and arrows move the map, Home shows all of Europe, Escape lets go.
 *
 * Properties: show-institutions, show-labels.  Signals: "opened": a person wants to know more about the
 * selected country; "dismissed": Escape, or a click on the sea. */
#define PAL_TYPE_MAP_CANVAS (pal_map_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PalMapCanvas, pal_map_canvas, PAL, MAP_CANVAS, AdwBin)

GtkWidget *pal_map_canvas_new (PalMapModel *model) G_GNUC_WARN_UNUSED_RESULT;

/* Something that lies over a corner of the map.  @keep_free: Europe is shown beside it. */
void pal_map_canvas_add_overlay (PalMapCanvas *self, GtkWidget *child, gboolean keep_free);

/* Without the buttons and the scale, for which a telephone has no room: there two fingers zoom. */
void pal_map_canvas_set_narrow (PalMapCanvas *self, gboolean is_narrow);
void pal_map_canvas_set_show_institutions (PalMapCanvas *self, gboolean is_shown);
void pal_map_canvas_set_show_labels (PalMapCanvas *self, gboolean is_shown);

/* All of Europe; stays so while the size of the widget changes, until somebody moves the map. */
void pal_map_canvas_go_home (PalMapCanvas *self);
/* So that a country can be seen: moved only where it cannot, or with @fill so that it fills the map. */
void pal_map_canvas_show_country (PalMapCanvas *self, const char *iso2, gboolean fill);
void pal_map_canvas_zoom (PalMapCanvas *self, double factor);
/* Opens the card of what an institution mark stands for, or the list of them. */
void pal_map_canvas_open_mark (PalMapCanvas *self, guint mark);
/* Goes so near that its members part.  FALSE: they stand in the same place, nothing was done. */
gboolean pal_map_canvas_part_mark (PalMapCanvas *self, guint mark);
void pal_map_canvas_close_popover (PalMapCanvas *self);

/* What was told last: "Portugal, 1.41 services per 100 000, Established, rank 8 of 24". */
const char *pal_map_canvas_get_status (PalMapCanvas *self);

PalChoroplethLayer *pal_map_canvas_get_choropleth (PalMapCanvas *self);
PalInstitutionLayer *pal_map_canvas_get_institutions (PalMapCanvas *self);
ShumateViewport *pal_map_canvas_get_viewport (PalMapCanvas *self);
/* The widget that has the keys and the coordinates of the layers. */
GtkWidget *pal_map_canvas_get_map (PalMapCanvas *self);
gboolean pal_map_canvas_is_settled (PalMapCanvas *self);

G_END_DECLS
