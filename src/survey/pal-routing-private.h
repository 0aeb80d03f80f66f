/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "survey/pal-routing.h"

G_BEGIN_DECLS

/* A route and what made it. */
typedef struct
{
  PalRoute route;
  guint cause;        /* not SHOWN: index of the question whose answer decided */
  PalMissing missing; /* not SHOWN: the code that a reader of the answer sees */
} PalRouting;

/* The first @n_questions of the instrument in one pass; @out has as many entries. */
void pal_routing_resolve (const PalAnswers *answers, guint n_questions, PalRouting *out);

/* One question; @done: the routings of all questions before it. */
PalRouting pal_routing_resolve_one (const PalAnswers *answers, guint question, const PalRouting *done);

G_END_DECLS
