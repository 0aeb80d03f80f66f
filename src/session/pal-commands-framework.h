/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-framework-draft.h"
#include "session/pal-framework-plan.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The draft of the next version of the framework (the tree of indicators): cells of the workspace, so that it
 * survives a crash and each edit can be undone.  It moves no score before it is published. */

gboolean pal_framework_draft_exists (PalWorkspace *self);
/* The framework that the draft started from, or would start from. */
PalFramework *pal_framework_draft_get_base (PalWorkspace *self);
/* The draft as it stands; where there is none, one that is not saved yet and has the next version number. */
PalFrameworkDraft *pal_framework_draft_load (PalWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;
/* Writes what is different: one step of undo, named @label. */
void pal_commands_framework_save (PalWorkspace *self, PalFrameworkDraft *draft, const char *label);
void pal_commands_framework_discard (PalWorkspace *self);
/* Stores the document under its SHA-256, points the workspace at it and takes the draft away; all waves are
 * scored by it.  One step of undo.  FALSE: the plan is blocked (or told by "refused"). */
gboolean pal_commands_framework_publish (PalWorkspace *self, const PalFrameworkPlan *plan);

G_END_DECLS
