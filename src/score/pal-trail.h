/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "score/pal-scores.h"

G_BEGIN_DECLS

/* The way from a number down to the answers: index -> domain -> indicator -> formula -> (institution ->)
 * question. A tree of steps; Explain walks it, it computes nothing a second time. */
typedef enum
{
  PAL_TRAIL_INDEX,
  PAL_TRAIL_DOMAIN,
  PAL_TRAIL_INDICATOR,
  PAL_TRAIL_INSTITUTION,
  PAL_TRAIL_FORMULA,
  PAL_TRAIL_QUESTION,
} PalTrailKind;

typedef struct _PalTrail PalTrail;
struct _PalTrail
{
  PalTrailKind kind;
  char *code;          /* INDEX, SRV, SRV1, institution id, question id */
  PalScore score;      /* index, domain, indicator; institution: value */
  double weight;       /* effective share among its siblings, 0..1 */
  double contribution; /* points it adds to the parent */
  char *formula;       /* FORMULA: text of the language */
  char *with_numbers;  /* FORMULA: with the numbers put in and the result */
  GPtrArray *children; /* PalTrail*, owned; may be empty */
};

void pal_trail_free (PalTrail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTrail, pal_trail_free)

/* @column: any column of the scores.  @unit must be the one that was scored. */
PalTrail *pal_trail_new (PalScorer *scorer, PalScores *scores, const PalScoreUnit *unit, guint column)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
