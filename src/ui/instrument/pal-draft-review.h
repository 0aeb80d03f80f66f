/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* What publishing the draft would do, and doing it: what stands in the way, what changes question by
 * question, what becomes of the answers that are there, which indicators lose a question. */
#define PAL_TYPE_DRAFT_REVIEW (pal_draft_review_get_type ())
G_DECLARE_FINAL_TYPE (PalDraftReview, pal_draft_review, PAL, DRAFT_REVIEW, AdwWindow)

void pal_draft_review_present (GtkWindow *parent, PalWorkspace *workspace);

G_END_DECLS
