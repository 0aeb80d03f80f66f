/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pal-draft-structure.h"
#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The questionnaire of the next version while it is written: its modules, sections and questions on the left,
 * the chosen one on the right.  Each edit is saved in the workspace and can be undone; no wave sees it before
 * it is published. */
#define PAL_TYPE_DRAFT_DIALOG (pal_draft_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PalDraftDialog, pal_draft_dialog, PAL, DRAFT_DIALOG, AdwWindow)

PalDraftDialog *
pal_draft_dialog_present (GtkWindow *parent, PalWorkspace *workspace, PalSelection *selection);
/* Shows a question; also the one that a finding names. */
void pal_draft_dialog_select (PalDraftDialog *self, const char *question);
void pal_draft_dialog_select_heading (PalDraftDialog *self, PalDraftHeading kind, const char *id);

G_END_DECLS
