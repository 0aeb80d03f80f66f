/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/map/pal-map-labels.h"
#include "ui/map/pal-map-painter.h"

G_BEGIN_DECLS

/* The drawn map: larger than what is looked at, so that it can be moved without drawing anew. */
typedef struct
{
  PalMapFills *fills; /* owned */
  PalMapPainter painter;
  int width, height; /* px */
  cairo_surface_t *surface;
  GArray *labels;  /* PalMapLabel */
  guint marks_tag; /* of the request */
} PalMapPicture;

/* What to draw; plain, copied by nobody. */
typedef struct
{
  PalMapFills *fills;
  PalAtlasLevel level;
  double world, left, top;
  int width, height;
  int scale; /* px of the device for each px */
  const PalMapMark *marks;
  guint n_marks;
  guint marks_tag; /* which marks these are */
} PalMapPictureRequest;

/* Runs on any thread and uses all processors.  NULL: cancelled. */
PalMapPicture *pal_map_picture_new (const PalMapPictureRequest *request,
                                    GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void pal_map_picture_free (PalMapPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalMapPicture, pal_map_picture_free)

/* Repaints the few countries that look different in @fills.  FALSE: there are too many, nothing was done. */
gboolean pal_map_picture_update (PalMapPicture *self, PalMapFills *fills);

G_END_DECLS
