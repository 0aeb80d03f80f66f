/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"
#include "session/pal-framework-move.h"

G_BEGIN_DECLS

/* What publishing a draft of the framework would do: nothing is written by making one. */
typedef struct
{
  PalFramework *base;      /* the version that the draft started from */
  PalFramework *framework; /* NULL: something stands in the way */
  GPtrArray *findings;     /* PalFinding*; those of severity error stand in the way */
  gboolean is_blocked;
  GPtrArray *changes; /* char*: what is different from the base, a sentence for each */
  char *wave;         /* whose scores are compared; NULL: there is none */
  GPtrArray *moves;   /* PalFrameworkMove* in that wave; NULL: none, or blocked */
} PalFrameworkPlan;

/* @wave (nullable): the latest one. */
PalFrameworkPlan *pal_framework_plan_new (PalDataset *dataset,
                                          PalFramework *base,
                                          const char *json,
                                          const char *wave) G_GNUC_WARN_UNUSED_RESULT;
void pal_framework_plan_free (PalFrameworkPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalFrameworkPlan, pal_framework_plan_free)

/* "Wave 2026. Values and scores that move: 12. ..." */
char *pal_framework_plan_summarise (const PalFrameworkPlan *self) G_GNUC_WARN_UNUSED_RESULT;
/* "Norway, INDEX: 61.2 → 63.0, rank 4 → 3" */
char *pal_framework_plan_describe_move (const PalFrameworkMove *move) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
