/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-finding.h"
#include "session/pal-translated.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_TRANSLATION_CSV,
  PAL_TRANSLATION_XLIFF_1_2,
  PAL_TRANSLATION_XLIFF_2_0,
} PalTranslationFormat;

/* All texts of the questionnaire with what is translated, for a translator. */
char *pal_translation_plan_export (PalTranslated *translated,
                                   PalTranslationFormat format) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  PAL_TRANSLATION_NEW,
  PAL_TRANSLATION_CHANGED,
  PAL_TRANSLATION_SAME,
  PAL_TRANSLATION_LEFT_EMPTY, /* in the file; what is there stays */
  PAL_TRANSLATION_N_MOVES,
} PalTranslationMove;

typedef struct
{
  PalTranslationMove move;
  char *key, *source, *target;
  char *old; /* or NULL */
  guint row;
} PalTranslationPlanRow;

/* What bringing a file of a translator in would do; nothing is written by making one.  Refused is a text that
 * the questionnaire does not have, or that translates another original than the one that is asked now. */
typedef struct
{
  GPtrArray *rows;     /* PalTranslationPlanRow* */
  GPtrArray *findings; /* PalFinding*: refused, with file, row and column */
  guint n[PAL_TRANSLATION_N_MOVES];
  GHashTable *targets; /* key -> text: for pal_commands_bring_in_translation () */
} PalTranslationPlan;

/* CSV or XLIFF, whichever it is.  NULL with @error: no such file, of another questionnaire, or in another
 * language than @translated. */
PalTranslationPlan *pal_translation_plan_new (PalTranslated *translated,
                                              GBytes *bytes,
                                              const char *origin,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_translation_plan_free (PalTranslationPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalTranslationPlan, pal_translation_plan_free)

/* The language that the file says it is in, or NULL. */
char *pal_translation_plan_find_language (GBytes *bytes,
                                          const char *origin,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "12 new, 3 changed, 400 the same, 2 refused" */
char *pal_translation_plan_dup_totals (PalTranslationPlan *self) G_GNUC_WARN_UNUSED_RESULT;
const char *pal_translation_move_to_name (PalTranslationMove move); /* "new" */

G_END_DECLS
