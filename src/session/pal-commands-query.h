/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"
#include "survey/pal-query-state.h"

G_BEGIN_DECLS

/* Queries and comments beside the answers.  They change no answer, so a frozen part takes them too.  Each is
 * one batch of kind "edit": undo takes the last one back, as it does with an answer, until somebody took a
 * step of the review.  The messages of the errors are for people. */

/* Asks about an answer (@institution NULL: of the country part), for a person or role (@to NULL: whoever
 * reads it).  Returns the id of the query; NULL when there is no such question (PAL_ERROR_NOT_FOUND) or no
 * text (_INVALID). */
char *pal_commands_open_query (PalWorkspace *self,
                               const char *country,
                               const char *institution,
                               const char *wave,
                               const char *question,
                               const char *text,
                               const char *to,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A later step.  FALSE and nothing written when the query does not stand where the step begins, or when it
 * must say something or somebody and does not (PAL_ERROR_DENIED, _INVALID). */
gboolean pal_commands_step_query (PalWorkspace *self,
                                  const char *id,
                                  PalQueryStepKind kind,
                                  const char *text,
                                  const char *to,
                                  GError **error);

/* Returns the id of the comment. */
char *pal_commands_add_comment (PalWorkspace *self,
                                const char *country,
                                const char *institution,
                                const char *wave,
                                const char *question,
                                const char *text,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_commands_delete_comment (PalWorkspace *self, const char *id, GError **error);

G_END_DECLS
