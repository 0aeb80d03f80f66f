/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"
#include "survey/pal-review-state.h"

G_BEGIN_DECLS

/* Takes one step with a part of the survey (@institution NULL: the country part): one batch of kind "review",
 * behind which undo does not go back.  FALSE and nothing written when the part does not stand where the step
 * begins, when errors of the checks block it, or when it must say why and @note is empty (PAL_ERROR_DENIED,
 * _CONSTRAINT, _INVALID); the message is for people. */
gboolean pal_commands_set_state (PalWorkspace *self,
                                 const char *country,
                                 const char *institution,
                                 const char *wave,
                                 PalReviewStepKind kind,
                                 const char *note,
                                 GError **error);

/* An answer in a frozen part: written together with its reason, as a batch of kind "review", because taking a
 * correction back is another correction with its own reason.  In a part that is not frozen the reason is kept
 * as well. */
gboolean pal_commands_correct_answer (PalWorkspace *self,
                                      const char *country,
                                      const char *institution,
                                      const char *wave,
                                      const char *question,
                                      const PalValue *value,
                                      const char *reason,
                                      GError **error);

G_END_DECLS
