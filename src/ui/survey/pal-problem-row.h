/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "session/pal-dataset.h"
#include "session/pal-problem.h"

G_BEGIN_DECLS

/* One problem in a list: what is wrong, where, and the reason when it is kept.  Signals: "keep", "reopen"
 * (PalProblem). */
#define PAL_TYPE_PROBLEM_ROW (pal_problem_row_get_type ())
G_DECLARE_FINAL_TYPE (PalProblemRow, pal_problem_row, PAL, PROBLEM_ROW, GtkWidget)

GtkWidget *pal_problem_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @may_keep: whether the role of the person at work may keep and reopen it. */
void pal_problem_row_set_problem (PalProblemRow *self,
                                  PalProblem *problem,
                                  PalDataset *dataset,
                                  gboolean may_keep);

G_END_DECLS
