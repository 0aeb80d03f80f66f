/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-survey-model.h"

G_BEGIN_DECLS

/* Where the focused answer comes from: kind of source, confidence, document, link, sample size, notes.  What
 * a field does not take stays in it, marked, with the reason below, and is not saved. */
#define PAL_TYPE_EVIDENCE_BOX (pal_evidence_box_get_type ())
G_DECLARE_FINAL_TYPE (PalEvidenceBox, pal_evidence_box, PAL, EVIDENCE_BOX, AdwBin)

GtkWidget *pal_evidence_box_new (PalSurveyModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
