/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-instrument.h"

G_BEGIN_DECLS

/* How a question of one version of the questionnaire stands to those of an earlier version. */
typedef enum
{
  PAL_MATCH_SAME,           /* the same id, and answers of the same kind */
  PAL_MATCH_REPLACED,       /* it replaces an earlier one, maybe through versions between */
  PAL_MATCH_NOT_COMPARABLE, /* there is an earlier one, but its answers are of another kind */
  PAL_MATCH_NEW,
  PAL_MATCH_RETIRED,
} PalMatchKind;

typedef enum
{
  PAL_DIFFERENCE_NONE = 0,
  PAL_DIFFERENCE_TEXT = 1 << 0, /* text, help, hints, labels of options and parts */
  PAL_DIFFERENCE_TYPE = 1 << 1,
  PAL_DIFFERENCE_OPTIONS_ADDED = 1 << 2,
  PAL_DIFFERENCE_OPTIONS_RETIRED = 1 << 3,
  PAL_DIFFERENCE_SCORES = 1 << 4, /* score or level of an option, or of a skipped question */
  PAL_DIFFERENCE_UNIT = 1 << 5,   /* unit or multiplier */
  PAL_DIFFERENCE_RANGE = 1 << 6,  /* hard or soft range, decimals, length, how many may be chosen */
  PAL_DIFFERENCE_ROUTING = 1 << 7,
  PAL_DIFFERENCE_CHECKS = 1 << 8,
  PAL_DIFFERENCE_REQUIRED = 1 << 9, /* required or core */
  PAL_DIFFERENCE_PLACE = 1 << 10,   /* in another section */
  PAL_DIFFERENCE_SHARED = 1 << 11,  /* several questions replace the same earlier one */
} PalDifference;

/* What keeps the answers from meaning the same, though they can stand side by side. */
#define PAL_DIFFERENCE_MEANING                                                                               \
  (PAL_DIFFERENCE_TYPE | PAL_DIFFERENCE_OPTIONS_ADDED | PAL_DIFFERENCE_OPTIONS_RETIRED |                     \
   PAL_DIFFERENCE_SCORES | PAL_DIFFERENCE_UNIT | PAL_DIFFERENCE_SHARED)

typedef struct
{
  PalMatchKind kind;
  guint differences;      /* PalDifference */
  const PalQuestion *old; /* NULL: new; owned by its instrument */
  const PalQuestion *now; /* NULL: retired */
} PalMatch;

/* Which question of @now is which of @old: the one place that knows.  Pure and immutable. */
typedef struct _PalComparability PalComparability;

/* @versions (PalInstrument*, nullable): all that are known.  A question may replace one of a version between
 * the two, and that one the earlier. */
PalComparability *
pal_comparability_new (PalInstrument *old, PalInstrument *now, GPtrArray *versions) G_GNUC_WARN_UNUSED_RESULT;
PalComparability *pal_comparability_ref (PalComparability *self);
void pal_comparability_unref (PalComparability *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalComparability, pal_comparability_unref)

PalInstrument *pal_comparability_get_old (PalComparability *self);
PalInstrument *pal_comparability_get_now (PalComparability *self);
/* Those of @now in their order, then the retired ones in that of @old. */
guint pal_comparability_get_n (PalComparability *self);
const PalMatch *pal_comparability_get (PalComparability *self, guint index);
/* @question: index in @now */
const PalMatch *pal_comparability_find (PalComparability *self, guint question);

/* Whether the earlier answer may stand beside the field. */
gboolean pal_match_can_show (const PalMatch *self);
/* Whether a difference of the two numbers says something. */
gboolean pal_match_can_subtract (const PalMatch *self);
/* How two questions differ, whatever their ids. */
guint pal_question_compare (const PalQuestion *old, const PalQuestion *now);

G_END_DECLS
