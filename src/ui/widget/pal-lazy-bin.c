/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widget/pal-lazy-bin.h"

struct _PalLazyBin
{
  AdwBin parent_instance;

  PalLazyMake make; /* NULL: was made, or never will be */
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (PalLazyBin, pal_lazy_bin, ADW_TYPE_BIN)

static void
pal_lazy_bin_map (GtkWidget *widget)
{
  pal_lazy_bin_ensure (PAL_LAZY_BIN (widget));

  GTK_WIDGET_CLASS (pal_lazy_bin_parent_class)->map (widget);
}

static void
pal_lazy_bin_class_init (PalLazyBinClass *klass)
{
  GTK_WIDGET_CLASS (klass)->map = pal_lazy_bin_map;
}

static void
pal_lazy_bin_init (PalLazyBin *self)
{
}

GtkWidget *
pal_lazy_bin_new (PalLazyMake make, gpointer user_data)
{
  PalLazyBin *self = g_object_new (PAL_TYPE_LAZY_BIN, NULL);

  self->make = make;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

GtkWidget *
pal_lazy_bin_ensure (PalLazyBin *self)
{
  PalLazyMake make;

  g_return_val_if_fail (PAL_IS_LAZY_BIN (self), NULL);

  make = g_steal_pointer (&self->make);
  if (make != NULL)
    adw_bin_set_child (ADW_BIN (self), make (self->user_data));
  return adw_bin_get_child (ADW_BIN (self));
}
