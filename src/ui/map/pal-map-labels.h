/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/map/pal-map-fills.h"

G_BEGIN_DECLS

/* A name and the middle of where it is written, unit Mercator. */
typedef struct
{
  guint country; /* index in the atlas */
  PalPoint center;
} PalMapLabel;

/* What a name must not cover. */
typedef struct
{
  PalPoint at;   /* unit Mercator */
  double radius; /* px */
} PalMapMark;

/* px from the middle of a name to its upper edge */
#define PAL_MAP_LABEL_HALF_HEIGHT 8.0

/* Places the names of the countries inside @area so that each lies on its land and none covers another or a
 * mark; large countries first.  The place depends on the size of the world and not on where one looks, so
 * that names stay where they are while the map is moved.  Runs on any thread.  GArray of PalMapLabel. */
GArray *pal_map_labels_place (const PalMapFills *fills,
                              PalAtlasLevel level,
                              double world,
                              const PalBox *area,
                              const PalMapMark *marks,
                              guint n_marks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
