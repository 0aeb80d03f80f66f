/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-swatch.h"

#include "chart/pal-mark.h"
#include "scene/pal-scene-cairo.h"
#include "ui/widget/pal-scene-view.h"

/* px */
#define SWATCH_WIDTH 26
#define SWATCH_HEIGHT 18
#define BAR_WIDTH 42
#define BAR_HEIGHT 9
#define DOT_SIZE 14

typedef enum
{
  SWATCH_CLASS,
  SWATCH_BAR,
  SWATCH_INSTITUTION,
} Kind;

struct _PalMapSwatch
{
  GtkWidget parent_instance;

  Kind kind;
  guint level;
  PalColor fill;
  PalGap gap;
  double share;
};

G_DEFINE_FINAL_TYPE (PalMapSwatch, pal_map_swatch, GTK_TYPE_WIDGET)

static const struct
{
  int width, height;
} sizes[] = { [SWATCH_CLASS] = { SWATCH_WIDTH, SWATCH_HEIGHT },
              [SWATCH_BAR] = { BAR_WIDTH, BAR_HEIGHT },
              [SWATCH_INSTITUTION] = { DOT_SIZE, DOT_SIZE } };

static void
pal_map_swatch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  Kind kind = PAL_MAP_SWATCH (widget)->kind;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? sizes[kind].width : sizes[kind].height;
  *minimum_baseline = *natural_baseline = -1;
}

static void
draw_bar (PalMapSwatch *self, PalScene *scene, const PalTheme *theme)
{
  double width = self->share > 0 ? MAX (BAR_WIDTH * self->share, 4) : 0;
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const PalStyle style = { .fill = self->gap != PAL_GAP_NONE ? theme->neutral : theme->secondary };

  pal_scene_add_rect (scene, &(PalRect){ is_rtl ? BAR_WIDTH - width : 0, 0, width, BAR_HEIGHT }, 3, &style);
}

static void
pal_map_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalMapSwatch *self = PAL_MAP_SWATCH (widget);
  const PalTheme *theme = pal_scene_view_get_theme ();
  int width = sizes[self->kind].width, height = sizes[self->kind].height;
  g_autoptr (PalScene) scene = pal_scene_new (width, height);
  cairo_t *cr;

  switch (self->kind)
    {
    case SWATCH_BAR:
      draw_bar (self, scene, theme);
      break;
    case SWATCH_INSTITUTION:
      pal_mark_add_institution (scene, theme, width / 2.0, height / 2.0, 1);
      break;
    case SWATCH_CLASS:
    default:
      pal_mark_add_swatch (scene, theme, &(PalRect){ 0.5, 0.5, width - 1, height - 1 }, self->level,
                           self->fill, self->gap);
      break;
    }
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  pal_scene_draw (scene, cr, 1);
  cairo_destroy (cr);
}

static void
pal_map_swatch_class_init (PalMapSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pal_map_swatch_measure;
  widget_class->snapshot = pal_map_swatch_snapshot;
  /* What it shows stands in words beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pal_map_swatch_init (PalMapSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pal_map_swatch_new (guint level, PalColor fill, PalGap gap)
{
  PalMapSwatch *self = g_object_new (PAL_TYPE_MAP_SWATCH, NULL);

  self->level = level;
  self->fill = fill;
  self->gap = gap;
  return GTK_WIDGET (self);
}

GtkWidget *
pal_map_swatch_new_bar (double share, gboolean is_gap)
{
  PalMapSwatch *self = g_object_new (PAL_TYPE_MAP_SWATCH, NULL);

  self->kind = SWATCH_BAR;
  self->share = share;
  self->gap = is_gap ? PAL_GAP_NOT_ANSWERED : PAL_GAP_NONE;
  return GTK_WIDGET (self);
}

GtkWidget *
pal_map_swatch_new_institution (void)
{
  PalMapSwatch *self = g_object_new (PAL_TYPE_MAP_SWATCH, NULL);

  self->kind = SWATCH_INSTITUTION;
  return GTK_WIDGET (self);
}
