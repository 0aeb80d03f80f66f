/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument-draft.h"
#include "session/pal-draft-plan.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The draft of the next version of the questionnaire: cells of the workspace, so that it survives a crash and
 * each edit can be undone.  It touches no wave before it is published. */

gboolean pal_draft_exists (PalWorkspace *self);
/* The version that the draft started from, or would start from. */
PalInstrument *pal_draft_get_base (PalWorkspace *self);
/* The draft as it stands; where there is none, one that is not saved yet and has the next version number. */
PalInstrumentDraft *pal_draft_load (PalWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;
/* For a new question like @like: an id is never used for a second meaning, so that of a published version is
 * taken for ever. */
char *pal_draft_propose_id (PalWorkspace *self,
                            PalInstrumentDraft *draft,
                            const char *like) G_GNUC_WARN_UNUSED_RESULT;
/* Writes what is different: one step of undo, named @label. */
void pal_commands_draft_save (PalWorkspace *self, PalInstrumentDraft *draft, const char *label);
void pal_commands_draft_discard (PalWorkspace *self);
/* Stores the document and takes the draft away; the wave of the plan, if any, is moved to the version.  One
 * step of undo.  FALSE: the plan is blocked, or a part of the wave is accepted (told by "refused"). */
gboolean pal_commands_draft_publish (PalWorkspace *self, const PalDraftPlan *plan);

G_END_DECLS
