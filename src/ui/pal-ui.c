/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-ui.h"

#include <adwaita.h>

#include "ui/compare/pal-compare-countries.h"
#include "ui/compare/pal-explain-answers.h"
#include "ui/compare/pal-explain-list.h"
#include "ui/compare/pal-explain-pane.h"
#include "ui/compare/pal-explain-rail.h"
#include "ui/compat/pal-side-pane.h"
#include "ui/pal-header.h"
#include "ui/pal-window.h"
#include "ui/start/pal-recent-row.h"
#include "ui/start/pal-start-door.h"
#include "ui/start/pal-start-page.h"
#include "ui/start/pal-survey-dialog.h"
#include "ui/widget/pal-badge.h"
#include "ui/widget/pal-coming-page.h"
#include "ui/widget/pal-find-popover.h"
#include "ui/widget/pal-fold.h"
#include "ui/widget/pal-lazy-bin.h"
#include "ui/widget/pal-level-badge.h"
#include "ui/widget/pal-notice-bar.h"
#include "ui/widget/pal-scene-view.h"
#include "ui/widget/pal-subject-button.h"
#include "ui/widget/pal-table-dialog.h"
#include "ui/widget/pal-view-toolbar.h"
#include "ui/widget/pal-wave-choice.h"

GResource *pal_ui_get_resource (void);

void
pal_ui_register_resources (void)
{
  /* Naming the symbol keeps the linker from dropping the object file that holds the templates out of the
   * static library. */
  g_resources_register (pal_ui_get_resource ());
}

const GType *
pal_ui_get_widget_types (void)
{
  static GType types[48];

  if (types[0] == 0)
    {
      guint n = 0;

      types[n++] = PAL_TYPE_BADGE;
      types[n++] = PAL_TYPE_COMING_PAGE;
      types[n++] = PAL_TYPE_COMPARE_COUNTRIES;
      types[n++] = PAL_TYPE_EXPLAIN_ANSWERS;
      types[n++] = PAL_TYPE_EXPLAIN_LIST;
      types[n++] = PAL_TYPE_EXPLAIN_PANE;
      types[n++] = PAL_TYPE_EXPLAIN_RAIL;
      types[n++] = PAL_TYPE_FIND_POPOVER;
      types[n++] = PAL_TYPE_FOLD;
      types[n++] = PAL_TYPE_HEADER;
      types[n++] = PAL_TYPE_LAZY_BIN;
      types[n++] = PAL_TYPE_LEVEL_BADGE;
      types[n++] = PAL_TYPE_NOTICE_BAR;
      types[n++] = PAL_TYPE_RECENT_ROW;
      types[n++] = PAL_TYPE_SCENE_VIEW;
      types[n++] = PAL_TYPE_SIDE_PANE;
      types[n++] = PAL_TYPE_START_DOOR;
      types[n++] = PAL_TYPE_START_PAGE;
      types[n++] = PAL_TYPE_SUBJECT_BUTTON;
      types[n++] = PAL_TYPE_SURVEY_DIALOG;
      types[n++] = PAL_TYPE_VIEW_TOOLBAR;
      types[n++] = PAL_TYPE_WAVE_CHOICE;
      g_assert (n < G_N_ELEMENTS (types));
    }
  return types;
}

/* The themes are read while the first window is being built; GTK guards them with a lock, as it loads icons
 * on threads itself. */
static gpointer
read_icon_themes (gpointer icons)
{
  gtk_icon_theme_has_icon (icons, "pal-map-symbolic");
  return NULL;
}

static void
add_icons (GApplication *application)
{
  static const char path[] = PAL_RESOURCE_BASE "/icons";
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  if (application == NULL)
    gtk_icon_theme_add_resource_path (icons, path);
  else
    g_thread_unref (g_thread_new ("icons", read_icon_themes, icons));
}

void
pal_ui_init (GApplication *application)
{
  adw_init ();
  pal_ui_register_resources ();
  /* GTK loads icons on threads, and two of them may meet in the first use of gdk-pixbuf: then one finds no
   * loaders yet and its icon is lost.  Asking for the list once sets them up. */
  g_slist_free (gdk_pixbuf_get_formats ());
  add_icons (application);
  /* Templates name these types before anything else does. */
  g_type_ensure (PAL_TYPE_WINDOW);
  for (const GType *types = pal_ui_get_widget_types (); *types != 0; types++)
    g_type_class_unref (g_type_class_ref (*types));
}
