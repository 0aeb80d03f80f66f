/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-atlas.h"
#include "scene/pal-theme.h"
#include "session/pal-map-model.h"

G_BEGIN_DECLS

/* One way in which countries are filled. */
typedef struct
{
  PalColor fill;
  PalPattern pattern;
} PalMapStyle;

typedef struct
{
  int style;          /* index, -1: plain land, not in the wave */
  char *name;         /* what is written on it; owned, NULL for plain land */
  double label_width; /* px of the name */
  gboolean is_state;  /* and not a territory of one */
} PalMapFill;

/* How each country of the atlas is shown: a snapshot of the model in the colours of a theme, made on the
 * thread of the user interface, then never changed and read by any thread. */
typedef struct
{
  gatomicrefcount ref_count;
  PalAtlas *atlas; /* the default one */
  const PalTheme *theme;
  guint n_countries; /* of the atlas */
  PalMapFill *countries;
  GArray *styles; /* PalMapStyle */
} PalMapFills;

/* @model NULL: plain land alone. */
PalMapFills *pal_map_fills_new (PalMapModel *model, const PalTheme *theme) G_GNUC_WARN_UNUSED_RESULT;
PalMapFills *pal_map_fills_ref (PalMapFills *self);
void pal_map_fills_unref (PalMapFills *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMapFills, pal_map_fills_unref)

/* How a name is written; @country NULL: only what its width depends on. */
PalTextStyle pal_map_fills_get_label_style (const PalMapFills *self, const PalMapFill *country);

/* Indices (guint) of the countries that look different in @other, which must have the same theme; a new name
 * counts.  NULL: everything differs. */
GArray *pal_map_fills_compare (const PalMapFills *self, const PalMapFills *other) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
