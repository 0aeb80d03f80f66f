/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-wave-data.h"

G_BEGIN_DECLS

/**
 * PalLevelStepKind:
 * @PAL_LEVEL_STEP_FOUND: one answer, changed a little, lifts the indicator by a level
 * @PAL_LEVEL_STEP_AT_TOP: there is no higher level
 * @PAL_LEVEL_STEP_NO_LEVELS: the indicator has none
 * @PAL_LEVEL_STEP_NO_VALUE: there is no value to start from
 * @PAL_LEVEL_STEP_NOT_ONE: no change of one answer alone does it
 */
typedef enum
{
  PAL_LEVEL_STEP_FOUND,
  PAL_LEVEL_STEP_AT_TOP,
  PAL_LEVEL_STEP_NO_LEVELS,
  PAL_LEVEL_STEP_NO_VALUE,
  PAL_LEVEL_STEP_NOT_ONE,
} PalLevelStepKind;

/* "What would move this one level?": the smallest change of one answer that lifts an indicator to its next
 * level, and what would follow from it.  Nothing is changed to find it out. */
typedef struct
{
  PalLevelStepKind kind;
  char *institution; /* id; NULL: the country part */
  char *question;
  PalValue before, after; /* the answer */
  PalScore indicator_before, indicator_after;
  char *domain; /* id; NULL: the indicator is in no domain */
  PalScore domain_before, domain_after;
  PalScore index_before, index_after;
} PalLevelStep;

/**
 * pal_level_step_new:
 * @data: the wave
 * @country: iso2 of one that takes part
 * @indicator: of the framework that the wave is scored with
 *
 * Options are tried upwards and downwards one by one, a choice of several by one more or one less, whole
 * numbers and numerators by bisection up to the bounds of the question.  Questions of the module B0 describe
 * the country or institution (inhabitants, patients) and are nobody's to change, so they stay as they are; so
 * do questions without an answer.  Fewer options come before smaller numbers.
 *
 * Returns: (transfer full): what was found, or why there is nothing
 */
PalLevelStep *pal_level_step_new (PalWaveData *data,
                                  const char *country,
                                  const PalIndicator *indicator) G_GNUC_WARN_UNUSED_RESULT;
void pal_level_step_free (PalLevelStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalLevelStep, pal_level_step_free)

G_END_DECLS
