/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a part of the survey stands between its author and its release. */
typedef enum
{
  PAL_REVIEW_DRAFT,
  PAL_REVIEW_SUBMITTED,
  PAL_REVIEW_IN_REVIEW,
  PAL_REVIEW_ACCEPTED,
  PAL_REVIEW_SIGNED_OFF,
  PAL_REVIEW_N_STATES,
} PalReviewState;

typedef enum
{
  PAL_REVIEW_SUBMIT,
  PAL_REVIEW_START,
  PAL_REVIEW_ACCEPT,
  PAL_REVIEW_SIGN,
  PAL_REVIEW_WITHDRAW, /* the author takes the submission back */
  PAL_REVIEW_STOP,     /* the reviewer puts it back into the pile */
  PAL_REVIEW_RETURN,   /* the reviewer sends it back to its author */
  PAL_REVIEW_REOPEN,   /* takes an acceptance back */
  PAL_REVIEW_REVOKE,   /* takes a sign-off back */
  PAL_REVIEW_N_STEPS,
} PalReviewStepKind;

/* One allowed step.  Whatever is not in the table is not allowed. */
typedef struct
{
  PalReviewStepKind kind;
  const char *name; /* "start-review": the word in the journal, final */
  PalReviewState from, to;
  gboolean is_back;     /* it undoes a step */
  gboolean needs_note;  /* it must say why */
  gboolean needs_check; /* errors of the checks block it */
} PalReviewRule;

const PalReviewRule *pal_review_rule_get (PalReviewStepKind kind);
/* NULL: there is no such step. */
const PalReviewRule *pal_review_rule_find (const char *name);

/* "in-review": the word in the journal, final. */
const char *pal_review_state_get_name (PalReviewState state);
gboolean pal_review_state_from_name (const char *name, PalReviewState *out);

/* Accepted or signed off: answers change only with a reason. */
gboolean pal_review_state_is_frozen (PalReviewState state);

G_END_DECLS
