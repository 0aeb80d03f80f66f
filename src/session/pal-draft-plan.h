/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"
#include "session/pal-dataset.h"
#include "survey/pal-draft-effects.h"

G_BEGIN_DECLS

/* What publishing a draft would do: nothing is written by making one. */
typedef struct
{
  PalInstrument *base;       /* the version that the draft started from */
  PalInstrument *instrument; /* NULL: the document is not whole */
  GPtrArray *findings;       /* PalFinding*; those of severity error stand in the way */
  gboolean is_blocked;
  PalComparability *links;  /* from base to the draft; NULL when it is not whole */
  PalDraftEffects *effects; /* in the wave that would be moved; NULL: none is moved, or not whole */
  char *wave;               /* or NULL */
  GPtrArray *lost;          /* char*: sentences on indicators that lose a question */
} PalDraftPlan;

/* @wave (nullable): the one that would be moved to the new version. */
PalDraftPlan *pal_draft_plan_new (PalDataset *dataset,
                                  PalInstrument *base,
                                  const char *json,
                                  const char *file,
                                  const char *wave) G_GNUC_WARN_UNUSED_RESULT;
void pal_draft_plan_free (PalDraftPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDraftPlan, pal_draft_plan_free)

/* How many answers any wave has to the question. */
guint pal_draft_plan_count_answers (PalDataset *dataset, const char *question);

G_END_DECLS
