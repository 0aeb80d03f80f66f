/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/survey/pal-keep-dialog.h"

#include <glib/gi18n.h>

#include "session/pal-commands-reason.h"
#include "ui/compat/pal-ask.h"

typedef struct
{
  PalWorkspace *workspace; /* owned */
  PalProblem *problem;     /* owned */
  GtkWidget *entry;        /* owned */
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->workspace);
  g_object_unref (self->problem);
  g_object_unref (self->entry);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asking) asking = data;
  g_autofree char *choice = pal_ask_finish (result);

  if (g_strcmp0 (choice, "keep") == 0)
    pal_commands_keep_problem (asking->workspace, asking->problem,
                               gtk_editable_get_text (GTK_EDITABLE (asking->entry)));
}

/* The button that keeps wakes up with the first word. */
static void
typed_cb (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  pal_ask_set_enabled (entry, "keep", *text != '\0');
}

void
pal_keep_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalProblem *problem)
{
  const PalAskChoice choices[] = { { "cancel", _ ("_Cancel"), PAL_ASK_PLAIN },
                                   { "keep", _ ("_Keep"), PAL_ASK_SUGGESTED } };
  Asking *asking = g_new0 (Asking, 1);

  asking->workspace = g_object_ref (workspace);
  asking->problem = g_object_ref (problem);
  asking->entry = g_object_ref_sink (gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (asking->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->entry), _ ("Why the answer is right"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"),
                                  -1);
  if (pal_problem_is_lapsed (problem))
    gtk_editable_set_text (GTK_EDITABLE (asking->entry), pal_problem_get_reason (problem));
  g_signal_connect (asking->entry, "changed", G_CALLBACK (typed_cb), NULL);
  g_signal_connect (asking->entry, "map", G_CALLBACK (typed_cb), NULL);
  pal_ask_async (parent, _ ("Keep This Answer?"), pal_problem_get_finding (problem)->message, asking->entry,
                 choices, G_N_ELEMENTS (choices), answered_cb, asking);
}
