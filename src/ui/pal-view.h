/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"
#include "ui/pal-tour.h"

G_BEGIN_DECLS

/* What every one of the five views is: one open workspace seen through the shared selection.  The window
 * makes a view when it is first visited, with
 *
 *   g_object_new (PAL_TYPE_MAP_VIEW, "workspace", workspace, "selection", selection, NULL)
 *
 * and drops it when the workspace closes.  Both properties are construct-only and never NULL in the program.
 * A view listens to PalWorkspace::changed and to notify of the selection (g_signal_connect_object) and to
 * notify::narrow of itself, which the window sets below 720 px.  It changes data only through pal_commands_*.
 * Its first row is a PalViewToolbar. */
#define PAL_TYPE_VIEW (pal_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (PalView, pal_view, PAL, VIEW, AdwBin)

struct _PalViewClass
{
  AdwBinClass parent_class;

  /* The page of the help that F1 opens, such as "map". */
  const char *help_page;

  /* Each may be left NULL: the action is then off while the view shows.  The accelerators belong to the
   * window: Ctrl+T, Ctrl+E, F9. */
  void (*show_table) (PalView *self);
  void (*export_view) (PalView *self);
  void (*toggle_inspector) (PalView *self);

  /* F8 and Shift+F8: to the next (+1) or previous (-1) problem of the answers. */
  void (*step_problem) (PalView *self, int step);

  /* Somebody jumped to this view (search, a link) to see what is selected now: open and focus it. */
  void (*reveal_selection) (PalView *self);

  /* Alt+Left: FALSE when there is nothing inside the view to go back from. */
  gboolean (*go_back) (PalView *self);

  /* TRUE when nothing more is going to be drawn without a new event; the tour waits for it. */
  gboolean (*is_settled) (PalView *self);

  /* Extra pictures; the plain view is a stop already. */
  void (*add_tour_stops) (PalView *self, PalTour *tour);
};

PalWorkspace *pal_view_get_workspace (PalView *self);
PalDataset *pal_view_get_dataset (PalView *self);
PalSelection *pal_view_get_selection (PalView *self);
gboolean pal_view_is_narrow (PalView *self);
void pal_view_set_narrow (PalView *self, gboolean narrow);
gboolean pal_view_is_settled (PalView *self);

/* For any widget inside the window. */
void pal_view_toast (GtkWidget *widget, const char *text);
void pal_view_go_to (GtkWidget *widget, const char *view); /* survey, map, compare, consensus, present */
GtkWindow *pal_view_get_window (GtkWidget *widget);        /* the parent for dialogs, or NULL */

G_END_DECLS
