/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-answer-lookup.h"
#include "survey/pal-checks.h"

G_BEGIN_DECLS

/* What pal_checks_plan_run () does for one question that is shown. */
void pal_checks_plan_run_one (PalChecksPlan *self,
                              const PalAnswers *answers,
                              guint question,
                              PalAnswerLookup *lookup,
                              GPtrArray *findings);

/* Of one entry of a group; NULL: it is none. */
PalChecksPlan *pal_checks_plan_get_group (PalChecksPlan *self, guint question);

/* The questions that the checks of @question read; one may come more than once. */
guint pal_checks_plan_get_n_refs (PalChecksPlan *self, guint question);
const char *pal_checks_plan_get_ref (PalChecksPlan *self, guint question, guint index);

G_END_DECLS
