/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/pal-view-deck.h"

#include <glib/gi18n.h>

#include "ui/pal-views.h"

static AdwBin *
get_place (AdwViewStack *stack, const char *name)
{
  return ADW_BIN (adw_view_stack_get_child_by_name (stack, name));
}

void
pal_view_deck_fill (AdwViewStack *stack)
{
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      const PalViewKind *kind = pal_views_get (i);
      AdwViewStackPage *page = adw_view_stack_add_titled (stack, adw_bin_new (), kind->name, _ (kind->title));

      adw_view_stack_page_set_icon_name (page, kind->icon_name);
    }
}

PalView *
pal_view_deck_get (AdwViewStack *stack, const char *name)
{
  GtkWidget *view = adw_bin_get_child (get_place (stack, name));

  return view != NULL ? PAL_VIEW (view) : NULL;
}

PalView *
pal_view_deck_ensure (AdwViewStack *stack,
                      const char *name,
                      PalWorkspace *workspace,
                      PalSelection *selection,
                      gboolean narrow)
{
  PalView *view = pal_view_deck_get (stack, name);

  if (view == NULL)
    {
      view = g_object_new (pal_views_get ((guint) pal_views_find (name))->get_type (), "workspace", workspace,
                           "selection", selection, "narrow", narrow, NULL);
      adw_bin_set_child (get_place (stack, name), GTK_WIDGET (view));
    }
  return view;
}

void
pal_view_deck_set_narrow (AdwViewStack *stack, gboolean narrow)
{
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    {
      PalView *view = pal_view_deck_get (stack, pal_views_get (i)->name);

      if (view != NULL)
        pal_view_set_narrow (view, narrow);
    }
}

void
pal_view_deck_clear (AdwViewStack *stack)
{
  for (guint i = 0; i < PAL_N_VIEWS; i++)
    adw_bin_set_child (get_place (stack, pal_views_get (i)->name), NULL);
}
