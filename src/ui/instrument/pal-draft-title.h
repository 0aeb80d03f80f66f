/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pal-draft-structure.h"

G_BEGIN_DECLS

/* The title of a module or section of a draft, to be written.  Signal "edited" (what: a step of undo): the
 * field was left, or Enter was pressed. */
#define PAL_TYPE_DRAFT_TITLE (pal_draft_title_get_type ())
G_DECLARE_FINAL_TYPE (PalDraftTitle, pal_draft_title, PAL, DRAFT_TITLE, AdwBin)

GtkWidget *pal_draft_title_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @draft is not owned: set another one, or NULL, before it goes. */
void
pal_draft_title_set (PalDraftTitle *self, PalInstrumentDraft *draft, PalDraftHeading kind, const char *id);

G_END_DECLS
