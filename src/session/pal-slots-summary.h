/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-question.h"

G_BEGIN_DECLS

/* What several experts said, in one line and, where it is clear, in one value: the median of numbers, the
 * most frequent of choices.  The median of an even number of answers is the mean of the two in the middle;
 * one that the question does not allow (half a team), and a tie of choices, suggest nothing. */
typedef struct
{
  char *text; /* "Median 12 · from 8 to 15 · 3 of 4 numbers", "Yes: 3 · No: 1"; NULL: nothing to sum up */
  PalValue value; /* kind NONE: no suggestion */
} PalSlotsSummary;

/* @values: answers (kind NONE: not answered or not asked). */
void pal_slots_summary_init (PalSlotsSummary *self,
                             const PalQuestion *question,
                             const PalValue *const *values,
                             guint n);
void pal_slots_summary_clear (PalSlotsSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalSlotsSummary, pal_slots_summary_clear)

G_END_DECLS
