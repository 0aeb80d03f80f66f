/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-answers.h"

G_BEGIN_DECLS

/* What becomes of answers when their wave is moved to another version of the questionnaire.  No answer is
 * ever dropped: those named here are kept, but do not count as before. */
typedef enum
{
  PAL_EFFECT_UNKNOWN, /* the version does not have the question: kept and listed */
  PAL_EFFECT_TYPE,    /* answered in a way that the question no longer reads */
  PAL_EFFECT_OPTION,  /* chosen options that are no longer there */
  PAL_EFFECT_RANGE,   /* out of the new range */
  PAL_EFFECT_HIDDEN,  /* asked before, hidden by the new routing */
  PAL_EFFECT_BACK,    /* was unknown, is known again */
  PAL_N_EFFECTS,
} PalEffectKind;

typedef struct
{
  PalEffectKind kind;
  char *question;
  char *country;
  guint n; /* answers */
} PalEffect;

typedef struct _PalDraftEffects PalDraftEffects;

PalDraftEffects *pal_draft_effects_new (PalInstrument *now) G_GNUC_WARN_UNUSED_RESULT;
void pal_draft_effects_free (PalDraftEffects *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDraftEffects, pal_draft_effects_free)

/* The answers of one unit by the version of their wave. */
void pal_draft_effects_add (PalDraftEffects *self,
                            const char *country,
                            PalUnitLevel level,
                            const PalAnswers *answers);
GPtrArray *pal_draft_effects_list (PalDraftEffects *self); /* PalEffect*, by kind, question, country; lent */
guint pal_draft_effects_get_n (PalDraftEffects *self, PalEffectKind kind, const char *question /* or NULL */);

G_END_DECLS
