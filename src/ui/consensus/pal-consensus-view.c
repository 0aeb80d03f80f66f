/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/consensus/pal-consensus-view.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-coming-page.h"

struct _PalConsensusView
{
  PalView parent_instance;
};

G_DEFINE_FINAL_TYPE (PalConsensusView, pal_consensus_view, PAL_TYPE_VIEW)

/* A distribution of ratings, as a pencil draws it before there is one. */
static void
draw (PalScene *scene, const PalTheme *theme)
{
  static const double heights[] = { 0, 10, 10, 20, 38, 56, 124, 116, 64 };
  PalStyle bar = { .stroke = theme->secondary, .stroke_width = 1.5, .dash_on = 4, .dash_off = 3 };
  PalStyle agreed = bar, axis = { .stroke = theme->secondary, .stroke_width = 1.5 };
  PalTextStyle number = {
    .size = 12, .color = theme->dim, .anchor = PAL_ANCHOR_MIDDLE, .align = PAL_ALIGN_TOP, .tabular = TRUE
  };

  agreed.stroke = theme->accent_text;
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      const PalRect box = { 36 + 40.0 * i, 150 - heights[i], 28, heights[i] };
      char text[2] = { (char) ('1' + i), '\0' };

      if (heights[i] > 0)
        pal_scene_add_rect (scene, &box, 3, i >= 6 ? &agreed : &bar);
      pal_scene_add_text (scene, box.x + 14, 156, text, &number);
    }
  pal_scene_add_line (scene, 24, 150.5, 396, 150.5, &axis);
}

static void
pal_consensus_view_class_init (PalConsensusViewClass *klass)
{
  PAL_VIEW_CLASS (klass)->help_page = "index";
}

static void
pal_consensus_view_init (PalConsensusView *self)
{
  GtkWidget *page = pal_coming_page_new (
      _ ("Consensus"), _ ("A panel will agree here on indicators and weights, in rounds and in meetings."),
      draw);

  pal_coming_page_add_point (PAL_COMING_PAGE (page), "pal-consensus-symbolic",
                             _ ("Rate items from 1 to 9, with your own last rating and the group beside it"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "changes-prevent-symbolic",
                             _ ("A decision rule that is locked before the first rating"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "system-users-symbolic",
                             _ ("A live, anonymous vote in a meeting"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "pal-compare-symbolic",
                             _ ("Accepted items become indicators, points become weights"));
  pal_coming_page_set_link (PAL_COMING_PAGE (page), _ ("Go to Compare"), "compare");
  adw_bin_set_child (ADW_BIN (self), page);
}
