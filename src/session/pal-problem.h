/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/pal-finding.h"

G_BEGIN_DECLS

/* Something to look at in the answers, with its place, and the reason for which somebody keeps the answer as
 * it is.  Never changed once it is listed.
 *
 * Its key names the cell of the journal, entity "reason", field "kept": the id of the answer and the rule,
 * "NO//2026/T1C11/agreed/soft-range".  The cell holds what the reason was given for: a hash of the answers
 * that the rule looked at.  When one of them changes the problem is open again, and the old reason is shown
 * as lapsed. */
#define PAL_TYPE_PROBLEM (pal_problem_get_type ())
G_DECLARE_FINAL_TYPE (PalProblem, pal_problem, PAL, PROBLEM, GObject)

/* Takes @finding, whose country, wave, question and rule are set, and the hash in hex; @cell is the JSON of
 * the cell, or NULL. */
PalProblem *
pal_problem_new (PalFinding *finding, char *key, char *of, const char *cell) G_GNUC_WARN_UNUSED_RESULT;

const PalFinding *pal_problem_get_finding (PalProblem *self);
const char *pal_problem_get_key (PalProblem *self);
const char *pal_problem_get_of (PalProblem *self);
/* An error is to be put right: no reason makes it good, and it holds a submission back. */
gboolean pal_problem_can_be_kept (PalProblem *self);
gboolean pal_problem_is_kept (PalProblem *self);
gboolean pal_problem_is_lapsed (PalProblem *self);         /* there is a reason, but for another answer */
const char *pal_problem_get_reason (PalProblem *self);     /* also a lapsed one; NULL: none */
const char *pal_problem_get_reason_by (PalProblem *self);  /* who gave it, "" when not known */
gint64 pal_problem_get_reason_ms (PalProblem *self);       /* when, ms since 1970 UTC */
gboolean pal_problem_equal (PalProblem *a, PalProblem *b); /* nothing that shows differs */

/* "Kept by Kari on 3 May 2026: a new unit was opened", in the language of the person; of a lapsed reason,
 * that it was given for another answer.  NULL: there is none. */
char *pal_problem_dup_reason_text (PalProblem *self) G_GNUC_WARN_UNUSED_RESULT;

/* The cell that keeps it: { "at", "by", "of", "text" }. */
char *pal_problem_make_cell (PalProblem *self, const char *text, const char *by, gint64 at_ms)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
