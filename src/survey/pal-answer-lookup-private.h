/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-answer-lookup.h"
#include "survey/pal-routing-private.h"

G_BEGIN_DECLS

/* For somebody who keeps the routings of all questions up to date: borrows both. */
PalAnswerLookup *pal_answer_lookup_new_with (const PalAnswers *answers,
                                             const PalRouting *routings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
