/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* One answer to be written; all borrowed. */
typedef struct
{
  const char *country;
  const char *institution; /* NULL: the country part */
  const char *question;
  const PalValue *value; /* kind NONE clears */
} PalAnswerWrite;

/* Many answers as one decision: one batch, one "changed", one step of undo.  All or nothing: where one of
 * the parts is accepted or signed off, or not of the role at work, nothing is written and "refused" says so.
 * @label is what the history shows.  FALSE: refused, or there was nothing to write. */
gboolean pal_commands_set_answers (PalWorkspace *self,
                                   const char *wave,
                                   const char *label,
                                   const PalAnswerWrite *writes,
                                   guint n_writes);

G_END_DECLS
