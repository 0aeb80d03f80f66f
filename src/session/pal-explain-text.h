/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-dataset.h"
#include "session/pal-level-step.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

/* "With 65 teams instead of 43 teams in T1C11 (home palliative care teams) the value would be 2.00, level
 * Advanced. ...", or why nothing is to be said. */
char *pal_explain_text_level_step (const PalLevelStep *step,
                                   PalDataset *dataset,
                                   const char *wave,
                                   const PalIndicator *indicator) G_GNUC_WARN_UNUSED_RESULT;

/* @steps: PalExplainStep*, @answers: PalExplainAnswer*. */
PalTable *pal_explain_text_table (const char *title, const char *note, GPtrArray *steps, GPtrArray *answers)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
