/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"
#include "survey/pal-routing.h"

G_BEGIN_DECLS

/* Counts of questions that are asked (shown now). answered includes missing codes that a
 * person chose (DK, NA); only core questions count when @core_only. */
typedef struct
{
  guint asked;
  guint answered;
  guint missing; /* of the answered: DK or NA */
  guint hidden;
} PalCompleteness;

/* Whether a value counts as answered: anything that a person decided, DK and NA too. */
gboolean pal_completeness_is_answered (const PalValue *value);

/* Adds one question to @out, and the questions of every entry of a group. */
void pal_completeness_of_question (const PalAnswers *answers,
                                   const PalQuestion *question,
                                   PalRoute route,
                                   gboolean core_only,
                                   PalCompleteness *out);
/* Whether a question of @answers has one; a group has, too, when it has an entry. */
gboolean pal_completeness_has_answer (const PalAnswers *answers, const PalQuestion *question);
/* The questions of one entry of a group; @entry: its answers. */
void pal_completeness_of_entry (const PalAnswers *entry, gboolean core_only, PalCompleteness *out);
/* The others count the questions of every entry that is there, and the group itself as one. */
void pal_completeness_of_section (const PalAnswers *answers,
                                  guint section,
                                  gboolean core_only,
                                  PalCompleteness *out);
void pal_completeness_of_level (const PalAnswers *answers,
                                PalUnitLevel level,
                                gboolean core_only,
                                PalCompleteness *out);
/* All modules at once, with the routes worked out once: @out has room for each module of the instrument. */
void pal_completeness_of_modules (const PalAnswers *answers,
                                  PalUnitLevel level,
                                  gboolean core_only,
                                  PalCompleteness *out);

G_END_DECLS
