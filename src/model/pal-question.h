/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/pal-value.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_LEVEL_COUNTRY,
  PAL_LEVEL_INSTITUTION,
} PalUnitLevel;

typedef enum
{
  PAL_QUESTION_SINGLE,
  PAL_QUESTION_MULTI,
  PAL_QUESTION_YNP,
  PAL_QUESTION_INTEGER,
  PAL_QUESTION_DECIMAL,
  PAL_QUESTION_PERCENT,
  PAL_QUESTION_RATIO,
  PAL_QUESTION_LIKERT5,
  PAL_QUESTION_TEXT,
  PAL_QUESTION_DATE,
  PAL_QUESTION_GROUP, /* asked as often as there are entries: model/pal-entry.h */
} PalQuestionType;

typedef struct
{
  char *code;
  char *label;
  gboolean has_score;
  double score;       /* 0..1 */
  int level;          /* 1..4, 0: none */
  gboolean exclusive; /* clears the others */
} PalOption;

typedef enum
{
  PAL_CONDITION_EQ,
  PAL_CONDITION_NE,
  PAL_CONDITION_IN,
  PAL_CONDITION_HAS,
  PAL_CONDITION_NOT_HAS,
} PalConditionOp;

/* One term of show_if.all. */
typedef struct
{
  char *question;
  PalConditionOp op;
  char **values; /* one or more codes */
  gboolean gate; /* failing hides as not applicable, not as skipped */
} PalCondition;

typedef enum
{
  PAL_SEVERITY_ERROR,
  PAL_SEVERITY_WARNING,
  PAL_SEVERITY_NOTE,
} PalSeverity;

typedef struct
{
  PalSeverity severity;
  char *expression; /* formula language; not 0 = passes */
  char *message;
} PalCheck;

/* What is said to people of one country only. */
typedef struct
{
  char *country; /* ISO alpha-2 */
  char *text;
} PalHint;

/* What a question is.  Owned by its instrument, never changed after loading. */
typedef struct _PalQuestion PalQuestion;
struct _PalQuestion
{
  char *id;
  guint index; /* position in the whole instrument */
  PalUnitLevel level;
  PalQuestionType type;
  gboolean core;
  gboolean required;
  gboolean required_always; /* also required; holds a submission back */
  char *text;
  char *help; /* or NULL */
  PalHint *hints;
  guint n_hints;
  char *unit; /* or NULL */
  gboolean has_min, has_max;
  double min, max; /* numbers, and each part of a ratio */
  gboolean has_soft_min, has_soft_max;
  double soft_min, soft_max; /* usual numbers: others are kept, with a reason; of a ratio: the rate */
  char *min_date, *max_date; /* DATE, ISO, or NULL */
  int decimals;              /* DECIMAL, PERCENT */
  guint max_length;          /* TEXT, 0: no limit */
  guint max_select;          /* MULTI, 0: no limit */
  double multiplier;         /* RATIO: 100 = percent */
  char *numerator_label, *denominator_label;
  char *anchor_low, *anchor_high; /* LIKERT5 */
  PalOption *options;
  guint n_options;
  PalCondition *show_if; /* all must hold */
  guint n_show_if;
  gboolean has_skipped_score;
  double skipped_score;
  PalCheck *checks;
  guint n_checks;
  char **feeds; /* indicator ids, as the document says */
  char **refs;
  char *replaces; /* id of the question this one replaces, or NULL */

  PalQuestion *children; /* GROUP: asked in each entry, never groups themselves */
  guint n_children;
  guint label;                    /* GROUP: which of them names an entry */
  guint min_entries, max_entries; /* GROUP; max 0: no limit */
  const char *group;              /* of a child: id of the group it stands in, else NULL */
};

const PalOption *pal_question_find_option (const PalQuestion *self, const char *code);
const char *pal_question_find_hint (const PalQuestion *self, const char *country); /* NULL: none */
const char *pal_question_type_to_name (PalQuestionType type);
gboolean pal_question_type_from_name (const char *name, PalQuestionType *out);

G_END_DECLS
