/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "geo/pal-mercator.h"

G_BEGIN_DECLS

/* The bundled shapes of the countries.  Everything that an atlas lends lives
 * as long as the atlas, never changes and may be read from any thread.
 * All points are unit Web Mercator. */
typedef struct _PalAtlas PalAtlas;

/* The three scales of Natural Earth, coarse to fine. */
typedef enum
{
  PAL_ATLAS_110M,
  PAL_ATLAS_50M,
  PAL_ATLAS_10M,
} PalAtlasLevel;
#define PAL_ATLAS_N_LEVELS 3

/* The same at every level.  AX is a country of its own here but is drawn as
 * part of FI: its `of` is the index of FI, for the others their own index. */
typedef struct
{
  char iso2[3];
  int of;
  gboolean micro; /* too small to see or to hit: draw a circle at the label point */
  double latitude, longitude;
  PalPoint label;  /* the same place projected; inside the country */
  double area_km2; /* of the part inside the frame of the atlas */
  PalBox box;      /* all land inside the frame */
  PalBox focus;    /* its largest part: what to show when flying there */
} PalAtlasCountry;

/* Without repeated closing point. */
typedef struct
{
  const PalPoint *points;
  guint n_points;
  gboolean is_hole;
  PalBox box;
} PalAtlasRing;

/* A country has one shape, more where Natural Earth keeps parts (CYN and CNM of
 * Cyprus, the bases, AX, Baikonur), none at 1:110m if it is tiny.  Fill all
 * rings of a shape as one path; with the even-odd rule holes stay open. */
typedef struct
{
  char code[4];     /* of Natural Earth */
  const char *iso2; /* its own, "" if it has none */
  int country;      /* index of the state that it is drawn as, or -1 */
  const PalAtlasRing *rings;
  guint n_rings;
  PalBox box;
} PalAtlasShape;

typedef enum
{
  PAL_ATLAS_BORDER,   /* between two states */
  PAL_ATLAS_COAST,    /* between land and sea */
  PAL_ATLAS_DISPUTED, /* inside one state: dashed or dotted */
} PalAtlasLineKind;

/* Every line of a level is in its list once, however many shapes it bounds;
 * edges that only the frame of the atlas made are in none.  The outline of
 * country i: lines with sides[0] or sides[1] == i that are not DISPUTED. */
typedef struct
{
  PalAtlasLineKind kind;
  int sides[2]; /* indices of countries as drawn, or -1; [1] is -1 on a coast */
  const PalPoint *points;
  guint n_points;
  gboolean is_closed; /* the last point equals the first one */
  PalBox box;
} PalAtlasLine;

typedef struct
{
  const PalAtlasShape *shapes;
  guint n_shapes;
  const PalAtlasLine *lines;
  guint n_lines;
  guint n_rings;
  guint n_ring_points;
  guint n_line_points; /* of the lines listed and of those that the frame made */
} PalAtlasGeometry;

typedef struct
{
  int rank;        /* 0 = largest */
  double min_zoom; /* 256-px-tile zoom from which to draw it */
  const PalAtlasRing *rings;
  guint n_rings;
  PalBox box;
} PalAtlasLake;

PalAtlas *pal_atlas_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalAtlas *pal_atlas_get_default (void);
PalAtlas *pal_atlas_ref (PalAtlas *self);
void pal_atlas_unref (PalAtlas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAtlas, pal_atlas_unref)

const PalAtlasCountry *pal_atlas_get_countries (PalAtlas *self, guint *n_countries);
int pal_atlas_find (PalAtlas *self, const char *iso2);
const PalAtlasCountry *pal_atlas_get_country (PalAtlas *self, const char *iso2);
gboolean pal_atlas_are_adjacent (PalAtlas *self, const char *iso2, const char *other_iso2);

const PalAtlasGeometry *pal_atlas_get_geometry (PalAtlas *self, PalAtlasLevel level, GError **error);
const PalAtlasLake *pal_atlas_get_lakes (PalAtlas *self, guint *n_lakes, GError **error);

PalAtlasLevel pal_atlas_level_for_scale (double px_per_unit);
const char *pal_atlas_pick (PalAtlas *self, PalAtlasLevel level, PalPoint point, double micro_radius);

G_END_DECLS
