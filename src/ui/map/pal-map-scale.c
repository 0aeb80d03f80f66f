/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/pal-number.h"
#include "geo/pal-distance.h"
#include "scene/pal-scene-cairo.h"
#include "ui/map/pal-map-space.h"
#include "ui/widget/pal-scene-view.h"

/* px */
#define WIDTH 132
#define HEIGHT 26
#define MAX_BAR 100.0

struct _PalMapScale
{
  GtkWidget parent_instance;

  ShumateViewport *viewport; /* owned */
  char *text;
  double length; /* px */
};

G_DEFINE_FINAL_TYPE (PalMapScale, pal_map_scale, GTK_TYPE_WIDGET)

static char *
format_latitude (double latitude)
{
  int degrees = (int) lround (fabs (latitude));

  if (latitude < 0)
    /* Translators: a latitude south of the equator. */
    return g_strdup_printf (_ ("%d° S"), degrees);
  /* Translators: a latitude north of the equator. */
  return g_strdup_printf (_ ("%d° N"), degrees);
}

static void
update (PalMapScale *self)
{
  double before = self->length, latitude = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  double km =
      pal_distance_scale_bar_km (latitude, pal_map_space_get_world (self->viewport), MAX_BAR, &self->length);
  g_autofree char *number = pal_number_format (km, km < 1 ? 1 : 0), *place = format_latitude (latitude);
  /* Translators: the length of a scale bar, and the latitude where it holds: "500 km at 50° N". */
  g_autofree char *text = g_strdup_printf (_ ("%s km at %s"), number, place);

  if (fabs (before - self->length) >= 0.5 || g_strcmp0 (self->text, text) != 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
}

static void
pal_map_scale_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
pal_map_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalMapScale *self = PAL_MAP_SCALE (widget);
  const PalTheme *theme = pal_scene_view_get_theme ();
  double width = gtk_widget_get_width (widget), right = floor (width) - 2.5,
         left = right - round (self->length);
  g_autoptr (PalScene) scene = pal_scene_new (width, HEIGHT);
  g_autoptr (PalPath) bar = pal_path_new ();
  const PalStyle halo = { .stroke = theme->sea, .stroke_width = 4 },
                 line = { .stroke = theme->ink, .stroke_width = 1.4 };
  PalTextStyle text = { .size = 11.5,
                        .color = theme->ink,
                        .anchor = PAL_ANCHOR_END,
                        .halo = theme->sea,
                        .halo_width = 1.6,
                        .tabular = TRUE };
  cairo_t *cr;

  if (self->text == NULL)
    return;
  pal_path_move_to (bar, left, HEIGHT - 8);
  pal_path_line_to (bar, left, HEIGHT - 2.5);
  pal_path_line_to (bar, right, HEIGHT - 2.5);
  pal_path_line_to (bar, right, HEIGHT - 8);
  pal_scene_add_path (scene, bar, &halo);
  pal_scene_add_path (scene, bar, &line);
  pal_scene_add_text (scene, right, 12, self->text, &text);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT));
  pal_scene_draw (scene, cr, 1);
  cairo_destroy (cr);
}

static void
pal_map_scale_dispose (GObject *object)
{
  g_clear_object (&PAL_MAP_SCALE (object)->viewport);

  G_OBJECT_CLASS (pal_map_scale_parent_class)->dispose (object);
}

static void
pal_map_scale_finalize (GObject *object)
{
  g_free (PAL_MAP_SCALE (object)->text);

  G_OBJECT_CLASS (pal_map_scale_parent_class)->finalize (object);
}

static void
pal_map_scale_class_init (PalMapScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_map_scale_dispose;
  G_OBJECT_CLASS (klass)->finalize = pal_map_scale_finalize;
  widget_class->measure = pal_map_scale_measure;
  widget_class->snapshot = pal_map_scale_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pal_map_scale_init (PalMapScale *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pal_map_scale_new (ShumateViewport *viewport)
{
  PalMapScale *self = g_object_new (PAL_TYPE_MAP_SCALE, NULL);

  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

const char *
pal_map_scale_get_text (PalMapScale *self)
{
  g_return_val_if_fail (PAL_IS_MAP_SCALE (self), NULL);
  return self->text;
}
