/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/instrument/pal-draft-tour.h"

#include <glib/gi18n.h>

#include "session/pal-commands-draft.h"
#include "ui/instrument/pal-draft-dialog.h"
#include "ui/instrument/pal-draft-review.h"
#include "ui/pal-view.h"

static void
prepare_wave (gpointer view)
{
  gtk_widget_activate_action (view, "win.new-wave", NULL);
}

/* A draft with a question that was reworded, one that others replace and one that is retired. */
static void
write_draft (gpointer view)
{
  PalWorkspace *workspace = pal_view_get_workspace (view);
  g_autoptr (PalInstrumentDraft) draft = pal_draft_load (workspace);

  pal_instrument_draft_set_text (draft, "T1C12", "text", _ ("Number of hospital support teams"), NULL);
  pal_instrument_draft_set_text (draft, "T1C12", "help", _ ("Count each team once."), NULL);
  if (pal_instrument_draft_find_question (draft, "T1C21") == NULL)
    pal_instrument_draft_renew_question (draft, "T1C17", "T1C21", NULL);
  pal_instrument_draft_retire_question (draft, "X5C07", NULL);
  pal_commands_draft_save (workspace, draft, _ ("Questionnaire"));
}

static void
prepare_draft (gpointer view)
{
  PalDraftDialog *dialog;

  write_draft (view);
  dialog = pal_draft_dialog_present (GTK_WINDOW (gtk_widget_get_root (view)), pal_view_get_workspace (view),
                                     pal_view_get_selection (view));
  pal_draft_dialog_select (dialog, "T1C03");
}

/* A section that was added, with its title to write. */
static void
prepare_heading (gpointer view)
{
  PalDraftDialog *dialog;

  write_draft (view);
  dialog = pal_draft_dialog_present (GTK_WINDOW (gtk_widget_get_root (view)), pal_view_get_workspace (view),
                                     pal_view_get_selection (view));
  pal_draft_dialog_select_heading (dialog, PAL_DRAFT_SECTION, "M0.A");
}

static void
prepare_review (gpointer view)
{
  write_draft (view);
  pal_draft_review_present (GTK_WINDOW (gtk_widget_get_root (view)), pal_view_get_workspace (view));
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
pal_draft_tour_add_stops (GtkWidget *view, PalTour *tour)
{
  pal_tour_add_stop (tour, "wave", prepare_wave, leave, view);
  pal_tour_add_stop (tour, "draft", prepare_draft, leave, view);
  pal_tour_add_stop (tour, "draft-heading", prepare_heading, leave, view);
  pal_tour_add_stop (tour, "publish", prepare_review, leave, view);
}
