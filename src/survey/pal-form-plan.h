/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-checks.h"

G_BEGIN_DECLS

/* What of a form rests on which answer, read once for each instrument: the questions whose route a question
 * decides, and those whose checks read it.  Immutable, reference counted. */
typedef struct _PalFormPlan PalFormPlan;

PalFormPlan *pal_form_plan_new (PalInstrument *instrument) G_GNUC_WARN_UNUSED_RESULT;
PalFormPlan *pal_form_plan_ref (PalFormPlan *self);
void pal_form_plan_unref (PalFormPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFormPlan, pal_form_plan_unref)

PalInstrument *pal_form_plan_get_instrument (PalFormPlan *self);
PalChecksPlan *pal_form_plan_get_checks (PalFormPlan *self);
guint pal_form_plan_get_section (PalFormPlan *self, guint question);

/* guint indices of later questions whose conditions name @question; NULL: none. */
const GArray *pal_form_plan_get_routed (PalFormPlan *self, guint question);
/* guint indices of other questions whose checks read @question; NULL: none. */
const GArray *pal_form_plan_get_checked (PalFormPlan *self, guint question);

G_END_DECLS
