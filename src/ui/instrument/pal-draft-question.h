/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/pal-instrument-draft.h"

G_BEGIN_DECLS

/* The fields of one question of a draft.  It changes the draft that it was given and emits "edited" (what, as
 * the step of undo reads); what cannot be read yet stays in the field with the reason below it. */
#define PAL_TYPE_DRAFT_QUESTION (pal_draft_question_get_type ())
G_DECLARE_FINAL_TYPE (PalDraftQuestion, pal_draft_question, PAL, DRAFT_QUESTION, AdwBin)

GtkWidget *pal_draft_question_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @draft is unowned and stays until the next call; @question NULL: nothing. */
void pal_draft_question_set (PalDraftQuestion *self, PalInstrumentDraft *draft, const char *question);

G_END_DECLS
