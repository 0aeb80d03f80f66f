/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-completeness.h"
#include "survey/pal-form-plan.h"

G_BEGIN_DECLS

/* Routes, findings and completeness of one unit, kept up to date: an answer that changes costs what rests on
 * it, not a count of the whole form.  Keeps a copy of the answers.  Equal to what pal_routing_get_all (),
 * pal_checks_plan_run () and pal_completeness_of_section () say of the same answers. */
typedef struct _PalFormState PalFormState;

/* Nothing is answered yet. */
PalFormState *pal_form_state_new (PalFormPlan *plan, PalUnitLevel level) G_GNUC_WARN_UNUSED_RESULT;
void pal_form_state_free (PalFormState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFormState, pal_form_state_free)

/* Takes over all answers that differ; the same instrument. */
void pal_form_state_sync (PalFormState *self, const PalAnswers *answers);
/* One answer. */
void pal_form_state_set (PalFormState *self, guint question, const PalValue *value);

PalUnitLevel pal_form_state_get_level (const PalFormState *self);
PalRoute pal_form_state_get_route (const PalFormState *self, guint question);
/* The question whose answer hides this one, or NULL when it is shown. */
const PalQuestion *pal_form_state_get_cause (const PalFormState *self, guint question);
/* PalFinding* of a question that is shown and of the level, or NULL: none. */
const GPtrArray *pal_form_state_get_findings (const PalFormState *self, guint question);
const PalCompleteness *pal_form_state_get_section (const PalFormState *self, guint section);
const PalCompleteness *pal_form_state_get_total (const PalFormState *self);

G_END_DECLS
