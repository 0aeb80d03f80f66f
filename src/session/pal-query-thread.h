/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "survey/pal-query-state.h"

G_BEGIN_DECLS

/* One word of a query: who did what, when. */
typedef struct
{
  char *id; /* uuid */
  const PalQueryRule *rule;
  char *text; /* or NULL */
  char *to;   /* whom it is for, or NULL */
  char *by;   /* "" when not known */
  gint64 at_ms;
  gboolean counts; /* it was allowed where it came to stand; else it says something and changes nothing */
} PalQueryStep;

/* A query about one answer, as it stands: its steps and what follows from them.  Never changed once it is
 * listed: a new step makes a new object.
 *
 * Each step is a cell of its own in the journal, so that steps of two people survive a merge side by side;
 * they are read in the order of their times, then of their ids, which is the same on every computer. */
#define PAL_TYPE_QUERY_THREAD (pal_query_thread_get_type ())
G_DECLARE_FINAL_TYPE (PalQueryThread, pal_query_thread, PAL, QUERY_THREAD, GObject)

#define PAL_QUERY_STEP_PREFIX "step/"

/* @answer: id of the answer; @cells: field -> JSON, those of the steps are read.  NULL: it is no query, or
 * not any more (its opening was undone, or another program wrote it wrongly). */
PalQueryThread *
pal_query_thread_new (const char *id, const char *answer, GHashTable *cells) G_GNUC_WARN_UNUSED_RESULT;

const char *pal_query_thread_get_id (PalQueryThread *self);
const char *pal_query_thread_get_answer (PalQueryThread *self); /* id of the answer */
const char *pal_query_thread_get_country (PalQueryThread *self);
const char *pal_query_thread_get_institution (PalQueryThread *self); /* NULL: country part */
const char *pal_query_thread_get_wave (PalQueryThread *self);
const char *pal_query_thread_get_question (PalQueryThread *self);
PalQueryState pal_query_thread_get_state (PalQueryThread *self);
gboolean pal_query_thread_is_open (PalQueryThread *self);         /* asked and not closed */
const char *pal_query_thread_get_assigned (PalQueryThread *self); /* a person or role; NULL: nobody */
/* The same person, whatever the case and the spaces around. */
gboolean pal_query_thread_is_assigned_to (PalQueryThread *self, const char *person);
GPtrArray *pal_query_thread_get_steps (PalQueryThread *self); /* PalQueryStep*, oldest first, never empty */
const char *pal_query_thread_get_text (PalQueryThread *self); /* what was asked */

/* The cell of a step: { "at", "by", "step", and "text", "to" where there are such }. */
char *pal_query_step_to_json (const PalQueryRule *rule,
                              const char *text,
                              const char *to,
                              const char *by,
                              gint64 at_ms) G_GNUC_WARN_UNUSED_RESULT;

/* For people. */
const char *pal_query_state_get_label (PalQueryState state);                         /* "Answered" */
const char *pal_query_state_get_icon (PalQueryState state);                          /* an icon name */
const char *pal_query_step_get_label (PalQueryStepKind kind);                        /* "Answer…" */
char *pal_query_step_dup_title (const PalQueryStep *step) G_GNUC_WARN_UNUSED_RESULT; /* "Kari asked Ola" */

G_END_DECLS
