/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-fold.h"

#include "ui/widget/pal-text-scale.h"

#define NARROW_BELOW 720
#define COMPACT_BELOW 1150
/* The smallest telephone in the GNOME guidelines. */
#define MIN_WIDTH 340
#define MIN_HEIGHT 280

struct _PalFold
{
  GtkWidget parent_instance;

  GtkWidget *child; /* owned by the tree */
  gboolean narrow;
  gboolean compact;
};

enum
{
  PROP_CHILD = 1,
  PROP_NARROW,
  PROP_COMPACT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void pal_fold_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PalFold,
                               pal_fold,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, pal_fold_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
pal_fold_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  PalFold *self = PAL_FOLD (widget);
  int least = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = least;
  if (self->child == NULL)
    return;

  /* The least size of the child may be that of its wide form; asking for it would keep the window from ever
   * getting narrow. */
  gtk_widget_measure (self->child, orientation, -1, NULL, natural, NULL, NULL);
  *natural = MAX (*natural, least);
}

static void
update_fold (PalFold *self, double width)
{
  gboolean narrow = width < NARROW_BELOW, compact = width < COMPACT_BELOW;

  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  if (compact != self->compact)
    {
      self->compact = compact;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
    }
}

static void
pal_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PalFold *self = PAL_FOLD (widget);
  int least_width, least_height;

  /* Large text needs more room: with text of 200 % a window of 1280 px is as narrow as one of 640 px. */
  update_fold (self, width / pal_text_scale_get (widget));
  if (self->child == NULL)
    return;

  /* Measured after the fold took place; what still does not fit is cut and never warned about. */
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, width, MAX (height, least_height), baseline, NULL);
}

static void
pal_fold_dispose (GObject *object)
{
  g_clear_pointer (&PAL_FOLD (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (pal_fold_parent_class)->dispose (object);
}

static void
pal_fold_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalFold *self = PAL_FOLD (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_fold_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    pal_fold_set_child (PAL_FOLD (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pal_fold_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    pal_fold_set_child (PAL_FOLD (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
pal_fold_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = pal_fold_add_child;
}

static void
pal_fold_class_init (PalFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pal_fold_dispose;
  object_class->get_property = pal_fold_get_property;
  object_class->set_property = pal_fold_set_property;
  widget_class->measure = pal_fold_measure;
  widget_class->size_allocate = pal_fold_size_allocate;

  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pal_fold_init (PalFold *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
pal_fold_is_narrow (PalFold *self)
{
  g_return_val_if_fail (PAL_IS_FOLD (self), FALSE);
  return self->narrow;
}

gboolean
pal_fold_is_compact (PalFold *self)
{
  g_return_val_if_fail (PAL_IS_FOLD (self), FALSE);
  return self->compact;
}

void
pal_fold_set_child (PalFold *self, GtkWidget *child)
{
  g_return_if_fail (PAL_IS_FOLD (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}
