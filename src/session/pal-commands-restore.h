/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Writes an earlier value of an answer again, as the history holds it (@json; "null": there was no answer).
 * @question: also one in an entry of a group (model/pal-entry.h); @slot: of an entry or an expert, or NULL.
 * It is an answer like any other: one batch that can be undone.  In a frozen part it is a correction and
 * needs a @reason; elsewhere a reason may be NULL. FALSE and nothing written when the value was erased (@json
 * NULL) or the question does not take it any more (PAL_ERROR_INVALID), when there is no such question
 * (_NOT_FOUND), or when a reason is missing (_DENIED). The message is for people. */
gboolean pal_commands_restore_answer (PalWorkspace *self,
                                      const char *country,
                                      const char *institution,
                                      const char *wave,
                                      const char *question,
                                      const char *slot,
                                      const char *json,
                                      const char *reason,
                                      GError **error);

G_END_DECLS
