/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-view.h"

typedef struct
{
  PalWorkspace *workspace; /* owned */
  PalSelection *selection; /* owned */
  gboolean narrow;
} PalViewPrivate;

enum
{
  PROP_WORKSPACE = 1,
  PROP_SELECTION,
  PROP_NARROW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PalView, pal_view, ADW_TYPE_BIN)

static PalViewPrivate *
get_private (PalView *self)
{
  return pal_view_get_instance_private (self);
}

static void
pal_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalViewPrivate *priv = get_private (PAL_VIEW (object));

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, priv->selection);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalView *self = PAL_VIEW (object);
  PalViewPrivate *priv = get_private (self);

  switch (id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_SELECTION:
      priv->selection = g_value_dup_object (value);
      break;
    case PROP_NARROW:
      pal_view_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pal_view_finalize (GObject *object)
{
  PalViewPrivate *priv = get_private (PAL_VIEW (object));

  /* Not in dispose: a view that comes after its own dispose in a callback may still ask for them. */
  g_clear_object (&priv->workspace);
  g_clear_object (&priv->selection);

  G_OBJECT_CLASS (pal_view_parent_class)->finalize (object);
}

static void
pal_view_class_init (PalViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_view_get_property;
  object_class->set_property = pal_view_set_property;
  object_class->finalize = pal_view_finalize;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, PAL_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, PAL_TYPE_SELECTION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean (
      "narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pal_view_init (PalView *self)
{
}

PalWorkspace *
pal_view_get_workspace (PalView *self)
{
  g_return_val_if_fail (PAL_IS_VIEW (self), NULL);
  return get_private (self)->workspace;
}

PalDataset *
pal_view_get_dataset (PalView *self)
{
  g_return_val_if_fail (PAL_IS_VIEW (self), NULL);
  return pal_workspace_get_dataset (get_private (self)->workspace);
}

PalSelection *
pal_view_get_selection (PalView *self)
{
  g_return_val_if_fail (PAL_IS_VIEW (self), NULL);
  return get_private (self)->selection;
}

gboolean
pal_view_is_narrow (PalView *self)
{
  g_return_val_if_fail (PAL_IS_VIEW (self), FALSE);
  return get_private (self)->narrow;
}

void
pal_view_set_narrow (PalView *self, gboolean narrow)
{
  PalViewPrivate *priv = get_private (self);

  g_return_if_fail (PAL_IS_VIEW (self));

  if (priv->narrow == !!narrow)
    return;

  priv->narrow = !!narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

gboolean
pal_view_is_settled (PalView *self)
{
  PalViewClass *klass = PAL_VIEW_GET_CLASS (self);

  return klass->is_settled == NULL || klass->is_settled (self);
}

void
pal_view_toast (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* A window of its own has no toasts: the one that it belongs to says it. */
  if (!gtk_widget_activate_action (widget, "win.toast", "s", text))
    {
      GtkWindow *window = pal_view_get_window (widget);
      GtkWindow *parent = window != NULL ? gtk_window_get_transient_for (window) : NULL;

      if (parent != NULL)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", text);
    }
}

void
pal_view_go_to (GtkWidget *widget, const char *view)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.show-view", "s", view);
}

GtkWindow *
pal_view_get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}
