/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/map/pal-map-view.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-coming-page.h"

struct _PalMapView
{
  PalView parent_instance;
};

G_DEFINE_FINAL_TYPE (PalMapView, pal_map_view, PAL_TYPE_VIEW)

static void
pal_map_view_class_init (PalMapViewClass *klass)
{
  PAL_VIEW_CLASS (klass)->help_page = "map";
}

static void
pal_map_view_init (PalMapView *self)
{
  adw_bin_set_child (ADW_BIN (self), pal_coming_page_new (_ ("Map"), _ ("This view is being built."), NULL));
}
