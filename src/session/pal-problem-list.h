/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "session/pal-problem.h"
#include "session/pal-selection.h"
#include "session/pal-table.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_PROBLEMS_OPEN,
  PAL_PROBLEMS_KEPT,
  PAL_PROBLEMS_BOTH,
} PalProblemState;

/* All problems of the selected wave, or those of a filter: a GListModel of PalProblem that one can walk.
 * It follows the workspace: while it is watched, soon after a change, else when it is next asked.  What is
 * required and not answered has a list of its own and is left out.
 * Signal: "totals-changed". */
#define PAL_TYPE_PROBLEM_LIST (pal_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (PalProblemList, pal_problem_list, PAL, PROBLEM_LIST, GObject)

PalProblemList *pal_problem_list_new (PalWorkspace *workspace,
                                      PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;
PalWorkspace *pal_problem_list_get_workspace (PalProblemList *self);
/* Of the wave, for a choice: const char* iso2, borrowed; NULL: no wave. */
GPtrArray *pal_problem_list_get_countries (PalProblemList *self);
void pal_problem_list_set_watched (PalProblemList *self, gboolean is_watched);
void pal_problem_list_refresh (PalProblemList *self); /* now, if something changed */

/* @country NULL: all; @severity -1: all. */
void
pal_problem_list_set_filter (PalProblemList *self, const char *country, int severity, PalProblemState state);
const char *pal_problem_list_get_country (PalProblemList *self);
/* In the whole wave, whatever the filter; open ones by severity. */
void
pal_problem_list_get_totals (PalProblemList *self, guint *errors, guint *warnings, guint *notes, guint *kept);

/* The next (+1) or previous (-1) one of the list after the one that was walked to last, round the ends; when
 * that one is gone, the one in its place.  NULL: the list is empty. */
PalProblem *pal_problem_list_step (PalProblemList *self, int step);
void pal_problem_list_set_current (PalProblemList *self, PalProblem *problem);
guint pal_problem_list_get_position (PalProblemList *self); /* of the current one, 0-based */

PalTable *pal_problem_list_make_table (PalProblemList *self) G_GNUC_WARN_UNUSED_RESULT; /* what it shows */

const char *pal_problem_list_get_severity_label (PalSeverity severity); /* "Error", translated */

G_END_DECLS
