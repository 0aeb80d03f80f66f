/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "scene/pal-color.h"
#include "scene/pal-lettering.h"
#include "scene/pal-path.h"

G_BEGIN_DECLS

/* A drawing that knows no toolkit: built once by one thread, then read by any
 * number of sinks (cairo, SVG, PDF, PNG, text dump, picking) on any thread.
 * Units are px at scale 1, the origin is top left. */
typedef struct _PalScene PalScene;

/* Fills for what is missing; the drawing rules are in design/mockups. */
typedef enum
{
  PAL_PATTERN_NONE,
  PAL_PATTERN_RISING,  /* lines 1.5 px every 6 px, rising to the right */
  PAL_PATTERN_FALLING, /* the same, falling to the right */
  PAL_PATTERN_CROSS,   /* cross-hatch 1.2 px every 7 px */
  PAL_PATTERN_DOTS,    /* dots of radius 1.1 every 6 px */
} PalPattern;

/**
 * PalStyle:
 * @fill: colour of the inside; invisible means none
 * @pattern: drawn over @fill
 * @pattern_ink: colour of the pattern
 * @pattern_scale: 0 means 1; more for pictures that are seen from afar
 * @stroke: colour of the outline
 * @stroke_width: px; 0 means no outline
 * @dash_on: px drawn; 0 means a solid line
 * @dash_off: px left out
 * @round: whether ends and corners of the outline are round
 * @even_odd: whether overlapping parts of a path are holes
 * @rough: the edge lies under a line that is drawn later, and need not be smooth in a bitmap
 *
 * A style of all zeros draws nothing but can still be picked.
 */
typedef struct
{
  PalColor fill;
  PalPattern pattern;
  PalColor pattern_ink;
  double pattern_scale;
  PalColor stroke;
  double stroke_width;
  double dash_on, dash_off;
  gboolean round;
  gboolean even_odd;
  gboolean rough;
} PalStyle;

typedef enum
{
  PAL_NODE_RECT,
  PAL_NODE_PATH,
  PAL_NODE_CIRCLE,
  PAL_NODE_DISC,
  PAL_NODE_TEXT,
  PAL_NODE_ITEM,      /* opens a group: what lies inside belongs to one thing */
  PAL_NODE_CLIP,      /* opens a group: nothing shows outside of a box */
  PAL_NODE_TRANSFORM, /* opens a group: scaled, then moved */
  PAL_NODE_END,       /* closes the innermost group */
} PalNodeKind;

typedef struct
{
  PalNodeKind kind;
  guint item; /* 1-based index of the innermost item around it; 0: none */
  PalStyle style;
  union
  {
    struct
    {
      PalRect box;
      double radius;
    } rect;
    PalPath *path; /* owned */
    struct
    {
      double x, y, radius;
      guint quarters; /* disc: 0 to 4, clockwise from twelve o'clock */
    } circle;
    struct
    {
      char *string; /* owned */
      double x, y;
      PalTextStyle style;
    } text;
    PalRect clip;
    struct
    {
      double dx, dy, scale;
    } transform;
  };
} PalNode;

#define PAL_TYPE_SCENE (pal_scene_get_type ())
GType pal_scene_get_type (void);

PalScene *pal_scene_new (double width, double height) G_GNUC_WARN_UNUSED_RESULT;
PalScene *pal_scene_ref (PalScene *self);
void pal_scene_unref (PalScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalScene, pal_scene_unref)

double pal_scene_get_width (const PalScene *self);
double pal_scene_get_height (const PalScene *self);
void pal_scene_set_height (PalScene *self, double height);
const char *pal_scene_get_title (const PalScene *self);
void pal_scene_set_title (PalScene *self, const char *title);
const char *pal_scene_get_description (const PalScene *self);
void pal_scene_set_description (PalScene *self, const char *description);
PalColor pal_scene_get_background (const PalScene *self);
void pal_scene_set_background (PalScene *self, PalColor color);
gboolean pal_scene_get_mirrored (const PalScene *self);
void pal_scene_set_mirrored (PalScene *self, gboolean mirrored);

void pal_scene_add_rect (PalScene *self, const PalRect *rect, double radius, const PalStyle *style);
void pal_scene_add_line (PalScene *self, double x1, double y1, double x2, double y2, const PalStyle *style);
void pal_scene_add_path (PalScene *self, PalPath *path, const PalStyle *style);
void pal_scene_add_circle (PalScene *self, double x, double y, double radius, const PalStyle *style);
void pal_scene_add_disc (PalScene *self, double x, double y, double radius, guint quarters, PalColor ink);
void pal_scene_add_text (PalScene *self, double x, double y, const char *text, const PalTextStyle *style);
void pal_scene_add_scene (PalScene *self, const PalScene *child, double x, double y, double scale);

void pal_scene_begin_item (PalScene *self, const char *id, const char *title);
void pal_scene_begin_clip (PalScene *self, const PalRect *rect);
void pal_scene_begin_transform (PalScene *self, double dx, double dy, double scale);
void pal_scene_end (PalScene *self);

guint pal_scene_get_n_nodes (const PalScene *self);
const PalNode *pal_scene_get_node (const PalScene *self, guint index);
guint pal_scene_get_n_items (const PalScene *self);
const char *pal_scene_get_item_id (const PalScene *self, guint index);
const char *pal_scene_get_item_title (const PalScene *self, guint index);
gboolean pal_scene_check (const PalScene *self, GError **error);
double pal_scene_get_disc_ring (double radius);

G_END_DECLS
