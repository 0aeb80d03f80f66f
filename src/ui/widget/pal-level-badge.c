/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-level-badge.h"

#include "scene/pal-scene-cairo.h"
#include "scene/pal-theme.h"
#include "ui/widget/pal-scene-view.h"

/* design/mockups/README.md: discs in badges have a radius of 7 px; 5 px of air before and after. */
#define DISC_RADIUS 7.0
#define DISC_AIR 5

struct _PalLevelBadge
{
  GtkWidget parent_instance;

  GtkWidget *label; /* owned by the tree */
  int level;
};

enum
{
  PROP_LEVEL = 1,
  PROP_LABEL,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const char *const css_classes[] = { "level-0", "level-1", "level-2", "level-3", "level-4" };

G_DEFINE_FINAL_TYPE (PalLevelBadge, pal_level_badge, GTK_TYPE_WIDGET)

static void
pal_level_badge_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  PalLevelBadge *self = PAL_LEVEL_BADGE (widget);
  int disc = 2 * (int) DISC_RADIUS + DISC_AIR;

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += disc;
      *natural += disc;
    }
}

static void
pal_level_badge_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalLevelBadge *self = PAL_LEVEL_BADGE (widget);
  int disc = 2 * (int) DISC_RADIUS + DISC_AIR;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskTransform *move = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (is_rtl ? 0 : (float) disc, 0));

  gtk_widget_allocate (self->label, MAX (width - disc, 0), height, baseline, move);
}

static void
pal_level_badge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PalLevelBadge *self = PAL_LEVEL_BADGE (widget);
  double height = gtk_widget_get_height (widget), width = gtk_widget_get_width (widget);
  g_autoptr (PalScene) scene = pal_scene_new (width, height);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  cairo_t *cr;

  if (self->level > 0 && width > 0 && height > 0)
    {
      pal_scene_add_disc (scene, is_rtl ? width - DISC_RADIUS : DISC_RADIUS, height / 2, DISC_RADIUS,
                          (guint) self->level, pal_scene_view_get_theme ()->level_ink[self->level]);
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
      pal_scene_draw (scene, cr, 1);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (pal_level_badge_parent_class)->snapshot (widget, snapshot);
}

static void
pal_level_badge_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalLevelBadge *self = PAL_LEVEL_BADGE (object);

  switch (id)
    {
    case PROP_LEVEL:
      g_value_set_int (value, self->level);
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_level_badge_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalLevelBadge *self = PAL_LEVEL_BADGE (object);
  g_autofree char *label = g_strdup (gtk_label_get_label (GTK_LABEL (self->label)));

  switch (id)
    {
    case PROP_LEVEL:
      pal_level_badge_set_level (self, g_value_get_int (value), label);
      break;
    case PROP_LABEL:
      pal_level_badge_set_level (self, self->level, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_level_badge_dispose (GObject *object)
{
  g_clear_pointer (&PAL_LEVEL_BADGE (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_level_badge_parent_class)->dispose (object);
}

static void
pal_level_badge_class_init (PalLevelBadgeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pal_level_badge_dispose;
  object_class->get_property = pal_level_badge_get_property;
  object_class->set_property = pal_level_badge_set_property;
  widget_class->measure = pal_level_badge_measure;
  widget_class->size_allocate = pal_level_badge_size_allocate;
  widget_class->snapshot = pal_level_badge_snapshot;

  properties[PROP_LEVEL] =
      g_param_spec_int ("level", NULL, NULL, 0, PAL_THEME_N_LEVELS, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string (
      "label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "levelbadge");
}

static void
pal_level_badge_init (PalLevelBadge *self)
{
  self->label = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[0]);
}

GtkWidget *
pal_level_badge_new (void)
{
  return g_object_new (PAL_TYPE_LEVEL_BADGE, NULL);
}

int
pal_level_badge_get_level (PalLevelBadge *self)
{
  g_return_val_if_fail (PAL_IS_LEVEL_BADGE (self), 0);
  return self->level;
}

void
pal_level_badge_set_level (PalLevelBadge *self, int level, const char *label)
{
  g_return_if_fail (PAL_IS_LEVEL_BADGE (self));
  g_return_if_fail (level >= 0 && level <= PAL_THEME_N_LEVELS);

  if (level != self->level)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), css_classes[self->level]);
      self->level = level;
      gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[level]);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
    }
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->label)), label != NULL ? label : "") != 0)
    {
      gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
    }
}
