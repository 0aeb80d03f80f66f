/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/compare/pal-compare-view.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-coming-page.h"

struct _PalCompareView
{
  PalView parent_instance;
};

G_DEFINE_FINAL_TYPE (PalCompareView, pal_compare_view, PAL_TYPE_VIEW)

static void
pal_compare_view_class_init (PalCompareViewClass *klass)
{
  PAL_VIEW_CLASS (klass)->help_page = "compare";
}

static void
pal_compare_view_init (PalCompareView *self)
{
  adw_bin_set_child (ADW_BIN (self),
                     pal_coming_page_new (_ ("Compare"), _ ("This view is being built."), NULL));
}
