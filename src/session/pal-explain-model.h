/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-explain-answer.h"
#include "session/pal-explain-step.h"
#include "session/pal-level-step.h"
#include "session/pal-table.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Why a number is what it is: from the index to the answers and who gave them, as lines of text.  Nothing is
 * computed here: all numbers are those of the scores.
 *
 * Signals: "changed" (all may be read anew); "answers-changed" (who entered an answer has become known). */
#define PAL_TYPE_EXPLAIN_MODEL (pal_explain_model_get_type ())
G_DECLARE_FINAL_TYPE (PalExplainModel, pal_explain_model, PAL, EXPLAIN_MODEL, GObject)

/* @subject: as in PalSelection. */
PalExplainModel *pal_explain_model_new (PalWorkspace *workspace,
                                        const char *country,
                                        const char *wave,
                                        const char *subject) G_GNUC_WARN_UNUSED_RESULT;

PalWorkspace *pal_explain_model_get_workspace (PalExplainModel *self);
const char *pal_explain_model_get_country (PalExplainModel *self);
const char *pal_explain_model_get_country_name (PalExplainModel *self);
const char *pal_explain_model_get_wave (PalExplainModel *self); /* may be NULL for a series */
gboolean pal_explain_model_is_series (PalExplainModel *self);
const PalIndicator *pal_explain_model_get_indicator (PalExplainModel *self); /* NULL: not that far down */

GPtrArray *pal_explain_model_get_steps (PalExplainModel *self);   /* PalExplainStep* from the top */
GPtrArray *pal_explain_model_get_answers (PalExplainModel *self); /* PalExplainAnswer*, may be empty */
gboolean pal_explain_model_is_settled (PalExplainModel *self);    /* no history is on its way */

/* Into a part of any of the steps by its code, or back to INDEX; FALSE when there is none of this name. */
gboolean pal_explain_model_follow (PalExplainModel *self, const char *code);
/* One step back up the way that was followed. */
gboolean pal_explain_model_can_go_back (PalExplainModel *self);
void pal_explain_model_go_back (PalExplainModel *self);

/* "What would move this one level?": NULL unless the walk has come to an indicator.  Borrowed. */
const PalLevelStep *pal_explain_model_get_level_step (PalExplainModel *self);
/* The same in sentences, or NULL. */
char *pal_explain_model_dup_level_step_text (PalExplainModel *self) G_GNUC_WARN_UNUSED_RESULT;

/* Everything above, a row for each line. */
PalTable *pal_explain_model_to_table (PalExplainModel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
