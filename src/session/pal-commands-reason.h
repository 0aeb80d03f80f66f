/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-problem.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The answer of @problem stands as it is, for this reason.  FALSE: there is no reason in @text, or the
 * workspace is read-only. */
gboolean pal_commands_keep_problem (PalWorkspace *self, PalProblem *problem, const char *text);

/* Takes the reason back, also a lapsed one. */
void pal_commands_reopen_problem (PalWorkspace *self, PalProblem *problem);

G_END_DECLS
