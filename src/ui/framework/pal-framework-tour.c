/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/framework/pal-framework-tour.h"

#include <glib/gi18n.h>

#include "session/pal-commands-framework.h"
#include "ui/framework/pal-framework-dialog.h"
#include "ui/framework/pal-framework-review.h"
#include "ui/pal-view.h"

/* Services and integration below one domain, and a weight that moves scores. */
static void
write_draft (gpointer view)
{
  PalWorkspace *workspace = pal_view_get_workspace (view);
  g_autoptr (PalFrameworkDraft) draft = pal_framework_draft_load (workspace);
  const double weight = 3;

  if (pal_framework_draft_find (draft, "CARE", NULL) == NULL)
    pal_framework_draft_add_domain (draft, NULL, "CARE", _ ("Care"), NULL);
  pal_framework_draft_move (draft, "SRV", "CARE", 0, NULL);
  pal_framework_draft_move (draft, "INT", "CARE", 1, NULL);
  pal_framework_draft_set_number (draft, "SRV1", "weight", &weight, NULL);
  pal_commands_framework_save (workspace, draft, _ ("Framework"));
}

static void
prepare_draft (gpointer view)
{
  PalFrameworkDialog *dialog;

  write_draft (view);
  dialog = pal_framework_dialog_present (GTK_WINDOW (gtk_widget_get_root (view)),
                                         pal_view_get_workspace (view), pal_view_get_selection (view));
  pal_framework_dialog_select (dialog, "SRV1");
}

static void
prepare_review (gpointer view)
{
  write_draft (view);
  pal_framework_review_present (GTK_WINDOW (gtk_widget_get_root (view)), pal_view_get_workspace (view), NULL);
}

static void
leave (gpointer view)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (view));
  GList *toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window)
      gtk_window_destroy (l->data);
  g_list_free (toplevels);
}

void
pal_framework_tour_add_stops (GtkWidget *view, PalTour *tour)
{
  pal_tour_add_stop (tour, "framework", prepare_draft, leave, view);
  pal_tour_add_stop (tour, "framework-publish", prepare_review, leave, view);
}
