/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/present/pal-present-view.h"

#include <glib/gi18n.h>

#include "ui/widget/pal-coming-page.h"

struct _PalPresentView
{
  PalView parent_instance;
};

G_DEFINE_FINAL_TYPE (PalPresentView, pal_present_view, PAL_TYPE_VIEW)

/* A screen with places for a map, a figure and a chart, all still empty. */
static void
draw (PalScene *scene, const PalTheme *theme)
{
  PalStyle frame = { .stroke = theme->secondary, .stroke_width = 2 };
  PalStyle place = { .stroke = theme->secondary, .stroke_width = 1.5, .dash_on = 4, .dash_off = 3 };
  PalStyle accent = { .stroke = theme->accent_text, .stroke_width = 1.5, .dash_on = 4, .dash_off = 3 };
  PalStyle leg = { .stroke = theme->secondary, .stroke_width = 2, .round = TRUE };
  const PalRect screen = { 90, 8, 240, 136 }, map = { 104, 22, 110, 108 }, figure = { 226, 22, 90, 44 };

  pal_scene_add_rect (scene, &screen, 6, &frame);
  pal_scene_add_rect (scene, &map, 4, &place);
  pal_scene_add_rect (scene, &figure, 4, &accent);
  for (guint i = 0; i < 4; i++)
    {
      const PalRect bar = { 226, 78 + 14.0 * i, 86 - 16.0 * i, 9 };

      pal_scene_add_rect (scene, &bar, 2, &place);
    }
  pal_scene_add_line (scene, 210, 144, 210, 156, &leg);
  pal_scene_add_line (scene, 176, 174, 210, 156, &leg);
  pal_scene_add_line (scene, 244, 174, 210, 156, &leg);
}

static void
pal_present_view_class_init (PalPresentViewClass *klass)
{
  PAL_VIEW_CLASS (klass)->help_page = "index";
}

static void
pal_present_view_init (PalPresentView *self)
{
  GtkWidget *page = pal_coming_page_new (
      _ ("Present"), _ ("Maps, charts and figures will be put together here and shown to a room."), draw);

  pal_coming_page_add_point (PAL_COMING_PAGE (page), "pal-present-symbolic",
                             _ ("Full screen with large text; type two letters to fly to a country"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "video-display-symbolic",
                             _ ("Notes, next picture and clock on the other screen"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "document-edit-symbolic",
                             _ ("Try a value or a weight live; one key keeps or drops it"));
  pal_coming_page_add_point (PAL_COMING_PAGE (page), "pal-export-symbolic",
                             _ ("A whole dashboard as PDF, with nothing cut"));
  pal_coming_page_set_link (PAL_COMING_PAGE (page), _ ("Go to the Map"), "map");
  adw_bin_set_child (ADW_BIN (self), page);
}
