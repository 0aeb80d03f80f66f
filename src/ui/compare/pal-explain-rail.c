/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-explain-rail.h"

#include "scene/pal-scene-cairo.h"
#include "ui/widget/pal-scene-view.h"

/* px */
#define WIDTH 18
#define RADIUS 6.5
#define RING_Y 11
#define AIR 4.5

struct _PalExplainRail
{
  GtkWidget parent_instance;

  PalRailPlace place;
};

G_DEFINE_FINAL_TYPE (PalExplainRail, pal_explain_rail, GTK_TYPE_WIDGET)

static void
pal_explain_rail_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 2 * RING_Y;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pal_explain_rail_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalExplainRail *self = PAL_EXPLAIN_RAIL (widget);
  const PalTheme *theme = pal_scene_view_get_theme ();
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), x = width / 2;
  g_autoptr (PalScene) scene = pal_scene_new (MAX (width, 1), MAX (height, 1));
  gboolean is_here = self->place == PAL_RAIL_LAST || self->place == PAL_RAIL_ONLY;
  const PalStyle line = { .stroke = pal_color_with_alpha (theme->accent, 0.6), .stroke_width = 2 };
  const PalStyle ring = { .fill = is_here ? theme->accent : theme->view,
                          .stroke = theme->accent,
                          .stroke_width = 2.2 };
  cairo_t *cr;

  if (self->place == PAL_RAIL_FIRST || self->place == PAL_RAIL_MIDDLE)
    pal_scene_add_line (scene, x, RING_Y + RADIUS + AIR, x, height, &line);
  pal_scene_add_circle (scene, x, RING_Y, RADIUS, &ring);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  pal_scene_draw (scene, cr, 1);
  cairo_destroy (cr);
}

static void
pal_explain_rail_class_init (PalExplainRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pal_explain_rail_measure;
  widget_class->snapshot = pal_explain_rail_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_explain_rail_init (PalExplainRail *self)
{
}

GtkWidget *
pal_explain_rail_new (PalRailPlace place)
{
  PalExplainRail *self = g_object_new (PAL_TYPE_EXPLAIN_RAIL, NULL);

  self->place = place;
  return GTK_WIDGET (self);
}
