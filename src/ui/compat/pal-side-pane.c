/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compat/pal-side-pane.h"

struct _PalSidePane
{
  AdwBin parent_instance;

  AdwFlap *flap; /* owned by the tree */
};

enum
{
  PROP_SHOWN = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (PalSidePane, pal_side_pane, ADW_TYPE_BIN)

static void
revealed_cb (PalSidePane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
pal_side_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_set_boolean (value, pal_side_pane_is_shown (PAL_SIDE_PANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pal_side_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    pal_side_pane_set_shown (PAL_SIDE_PANE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pal_side_pane_class_init (PalSidePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pal_side_pane_get_property;
  object_class->set_property = pal_side_pane_set_property;

  properties[PROP_SHOWN] = g_param_spec_boolean (
      "shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
pal_side_pane_init (PalSidePane *self)
{
  self->flap = ADW_FLAP (adw_flap_new ());
  adw_flap_set_swipe_to_open (self->flap, FALSE);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->flap));
}

GtkWidget *
pal_side_pane_new (GtkPackType side, GtkWidget *pane, GtkWidget *content)
{
  PalSidePane *self = g_object_new (PAL_TYPE_SIDE_PANE, NULL);

  adw_flap_set_flap_position (self->flap, side);
  /* What expands inside of the pane must not make the pane itself take the room of the content. */
  gtk_widget_set_hexpand (pane, FALSE);
  gtk_widget_set_hexpand (content, TRUE);
  adw_flap_set_flap (self->flap, pane);
  adw_flap_set_content (self->flap, content);
  adw_flap_set_separator (self->flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  return GTK_WIDGET (self);
}

gboolean
pal_side_pane_is_shown (PalSidePane *self)
{
  g_return_val_if_fail (PAL_IS_SIDE_PANE (self), FALSE);
  return adw_flap_get_reveal_flap (self->flap);
}

void
pal_side_pane_set_shown (PalSidePane *self, gboolean is_shown)
{
  g_return_if_fail (PAL_IS_SIDE_PANE (self));
  adw_flap_set_reveal_flap (self->flap, is_shown);
}

void
pal_side_pane_set_folded (PalSidePane *self, gboolean is_folded)
{
  g_return_if_fail (PAL_IS_SIDE_PANE (self));
  adw_flap_set_fold_policy (self->flap, is_folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_AUTO);
}
