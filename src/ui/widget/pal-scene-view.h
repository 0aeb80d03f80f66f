/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "scene/pal-scene.h"
#include "scene/pal-theme.h"

G_BEGIN_DECLS

/* Shows a PalScene.  The scene is built for the width that the widget gets (height 0: as high as it needs) by
 * a function of the owner, again whenever the width, the theme or pal_scene_view_rebuild () asks for it.  For
 * larger text it is built for less width and drawn larger.
 *
 * Items of the scene that carry an id can be pointed at (tooltip = their title), clicked, and walked with the
 * arrow keys, Home and End; Enter picks.  Signals: "picked" (id), "moved" (id: the keyboard has
 * come to it), "hovered" (id or NULL). */
#define PAL_TYPE_SCENE_VIEW (pal_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (PalSceneView, pal_scene_view, PAL, SCENE_VIEW, GtkWidget)

/* @height is 0 unless the view fills its place (see set_fill).  Returns a new reference, or NULL for nothing.
 */
typedef PalScene *(*PalSceneBuilder) (double width, double height, const PalTheme *theme, gpointer user_data);

GtkWidget *pal_scene_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
void pal_scene_view_set_builder (PalSceneView *self,
                                 PalSceneBuilder builder,
                                 gpointer user_data,
                                 GDestroyNotify destroy);
/* FALSE (default): the height of the scene is asked for, so that a scrolled window scrolls; TRUE: the scene
 * is built for the height that there is. */
void pal_scene_view_set_fill (PalSceneView *self, gboolean fill);
void pal_scene_view_set_min_width (PalSceneView *self, int width);
/* TRUE: the items stand in rows: Up and Down keep the column, Left, Right, Home and End stay in the row. */
void pal_scene_view_set_grid (PalSceneView *self, gboolean is_grid);
void pal_scene_view_rebuild (PalSceneView *self);

/* The scene as shown now, or NULL; borrowed. */
PalScene *pal_scene_view_get_scene (PalSceneView *self);
/* Where an item is, in px of the widget; FALSE: there is none of this id. */
gboolean pal_scene_view_get_bounds (PalSceneView *self, const char *id, PalRect *out);
/* The item that the keyboard is on, or NULL. */
const char *pal_scene_view_get_current_id (PalSceneView *self);
void pal_scene_view_set_current_id (PalSceneView *self, const char *id);

/* The theme that fits the widget's style: light, dark or high contrast. */
const PalTheme *pal_scene_view_get_theme (void);

G_END_DECLS
