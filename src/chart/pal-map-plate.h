/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-legend.h"
#include "chart/pal-plate-geometry.h"

G_BEGIN_DECLS

/**
 * PalPlateCountry:
 * @iso2: which country
 * @label: what is written on it where there is room; nullable
 * @title: tooltip and spoken name: "Norway: 1.61, Established"; nullable
 * @level: 1 to 4; 0 takes @fill
 * @fill: colour of its class
 * @gap: why it has no value
 * @is_selected: whether it is outlined
 *
 * A country that takes part.  All others are drawn as plain land.
 */
typedef struct
{
  const char *iso2;
  const char *label;
  const char *title;
  guint level;
  PalColor fill;
  PalGap gap;
  gboolean is_selected;
} PalPlateCountry;

/**
 * PalPlateMarker:
 * @id: what picking gives back
 * @title: nullable
 * @latitude: degrees
 * @longitude: degrees
 * @count: institutions here; more than 1 is a cluster
 */
typedef struct
{
  const char *id;
  const char *title;
  double latitude, longitude;
  guint count;
} PalPlateMarker;

/**
 * PalMapPlate:
 * @theme: colours and sizes
 * @width: px of the whole plate
 * @height: px
 * @is_rtl: whether title and legend are mirrored; the map never is
 * @atlas: the shapes
 * @projection: equal area for print
 * @output_scale: px of the picture for each px of the plate, for how fine the
 *   coast is drawn; 0 means 1
 * @title: nullable
 * @subtitle: nullable
 * @source: credit below the map; nullable
 * @badge: "Demonstration data"; nullable
 * @countries: (array length=n_countries): who takes part
 * @n_countries: their number
 * @markers: (array length=n_markers): institutions
 * @n_markers: their number
 * @legend: (nullable): its theme, width and direction are set by the plate
 * @hide_notes: leaves out scale, projection and source, for small plates
 */
typedef struct
{
  const PalTheme *theme;
  double width, height;
  gboolean is_rtl;
  PalAtlas *atlas;
  PalProjection projection;
  double output_scale;
  const char *title;
  const char *subtitle;
  const char *source;
  const char *badge;
  const PalPlateCountry *countries;
  guint n_countries;
  const PalPlateMarker *markers;
  guint n_markers;
  const PalLegend *legend;
  gboolean hide_notes;
} PalMapPlate;

PalScene *pal_map_plate_to_scene (const PalMapPlate *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
