/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a query about an answer stands between the person who asks and the one who answers. */
typedef enum
{
  PAL_QUERY_NONE, /* not asked yet */
  PAL_QUERY_OPEN,
  PAL_QUERY_ANSWERED,
  PAL_QUERY_CLOSED,
  PAL_QUERY_N_STATES,
} PalQueryState;

typedef enum
{
  PAL_QUERY_ASK,
  PAL_QUERY_ASSIGN, /* to another person or role; changes no state */
  PAL_QUERY_ANSWER, /* may come more than once */
  PAL_QUERY_CLOSE,
  PAL_QUERY_REOPEN, /* the answer did not settle it, or it was closed too early */
  PAL_QUERY_N_STEPS,
} PalQueryStepKind;

/* One step.  Whatever is not in the table is not allowed. */
typedef struct
{
  PalQueryStepKind kind;
  const char *name;      /* "reopen": the word in the journal, final */
  guint from;            /* bits 1 << state */
  PalQueryState to;      /* NONE: the state stays */
  gboolean needs_text;   /* it must say something */
  gboolean needs_person; /* it must say whom it is for */
} PalQueryRule;

const PalQueryRule *pal_query_rule_get (PalQueryStepKind kind);
/* NULL: there is no such step. */
const PalQueryRule *pal_query_rule_find (const char *name);
gboolean pal_query_rule_is_allowed (const PalQueryRule *self, PalQueryState state);
/* The state after the step; a step that is not allowed changes none. */
PalQueryState pal_query_rule_apply (const PalQueryRule *self, PalQueryState state);

/* "answered": for files and tables. */
const char *pal_query_state_get_name (PalQueryState state);
/* Asked and not closed: somebody has to do something. */
gboolean pal_query_state_is_open (PalQueryState state);

G_END_DECLS
