/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-atlas.h"

G_BEGIN_DECLS

/* Decoding of the sections of shapes.bin, for PalAtlas alone.  The layout is
 * described in build-aux/make-data.py. */

#define PAL_ATLAS_NOBODY 255

typedef struct
{
  const guint8 *data;
  gsize size;
  guint bits; /* a coordinate counts steps of 2^-bits of the unit square */
} PalAtlasSection;

/* Owners of what the views point into. */
typedef struct
{
  PalAtlasGeometry view;
  PalPoint *line_points;
  PalPoint *ring_points;
  PalAtlasLine *lines;
  PalAtlasRing *rings;
  PalAtlasShape *shapes;
} PalAtlasGeometryStore;

typedef struct
{
  PalAtlasLake *lakes;
  guint n_lakes;
  PalAtlasRing *rings;
  PalPoint *points;
} PalAtlasLakeStore;

PalAtlasCountry *pal_atlas_read_countries (const PalAtlasSection *section,
                                           guint *n_countries,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint8 *pal_atlas_read_adjacency (const PalAtlasSection *section,
                                  guint n_countries,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalAtlasGeometryStore *pal_atlas_read_geometry (const PalAtlasSection *section,
                                                const PalAtlasCountry *countries,
                                                guint n_countries,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_atlas_geometry_store_free (PalAtlasGeometryStore *self);
PalAtlasLakeStore *pal_atlas_read_lakes (const PalAtlasSection *section,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_atlas_lake_store_free (PalAtlasLakeStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAtlasGeometryStore, pal_atlas_geometry_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAtlasLakeStore, pal_atlas_lake_store_free)

G_END_DECLS
