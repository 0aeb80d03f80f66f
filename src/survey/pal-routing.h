/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"

G_BEGIN_DECLS

/**
 * PalRoute:
 * @PAL_ROUTE_SHOWN: asked
 * @PAL_ROUTE_SKIPPED: hidden by an answered, shown, non-gate condition: SK, skipped_score applies
 * @PAL_ROUTE_NOT_APPLICABLE: hidden by a gate: NA
 * @PAL_ROUTE_UNDECIDED: the deciding answer is itself missing: stays missing, is not asked yet
 *
 * Why a question is asked or hidden (domain.md 5.2; the reference evaluator folds
 * the last two into "missing").
 */
typedef enum
{
  PAL_ROUTE_SHOWN,
  PAL_ROUTE_SKIPPED,
  PAL_ROUTE_NOT_APPLICABLE,
  PAL_ROUTE_UNDECIDED,
} PalRoute;

PalRoute pal_routing_get (const PalAnswers *answers, guint question);

/* All questions at once, each visited once: @out has n_questions entries. */
void pal_routing_get_all (const PalAnswers *answers, PalRoute *out);

/* The question whose answer hides this one, or NULL when it is shown. */
const PalQuestion *pal_routing_get_cause (const PalAnswers *answers, guint question);

/* Questions whose route changes if @question got @value. */
GArray *
pal_routing_preview (const PalAnswers *answers, guint question, const PalValue *value); /* guint indices */

G_END_DECLS
