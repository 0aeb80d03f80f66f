/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-atlas.h"

G_BEGIN_DECLS

/* Where the arrow keys lead on a map that shows certain countries. */
typedef struct _PalNeighbours PalNeighbours;

typedef enum
{
  PAL_DIRECTION_LEFT,
  PAL_DIRECTION_RIGHT,
  PAL_DIRECTION_UP,
  PAL_DIRECTION_DOWN,
} PalDirection;
#define PAL_N_DIRECTIONS 4

PalNeighbours *pal_neighbours_new (PalAtlas *atlas, const char *const *iso2s) G_GNUC_WARN_UNUSED_RESULT;
void pal_neighbours_free (PalNeighbours *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalNeighbours, pal_neighbours_free)

const char *pal_neighbours_step (PalNeighbours *self, const char *iso2, PalDirection direction);

G_END_DECLS
