/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-slots-row.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Deciding between the answers of two entries or several experts.  What is decided is an ordinary agreed
 * answer; who decided stands beside it. */

#define PAL_SLOTS_OTHER "other" /* neither of the answers that were there */

typedef struct
{
  const char *country;
  const char *institution; /* NULL: country part */
  const char *wave;
} PalSlotsPlace;

/* @from: the slot whose answer was taken, "agreed" (@value NULL: stays as it is) or "other".  In an accepted
 * part it is a correction and needs a @reason.  FALSE with @error: nothing was written. */
gboolean pal_commands_adjudicate (PalWorkspace *self,
                                  const PalSlotsPlace *place,
                                  PalSlotsRow *row,
                                  const char *from,
                                  const PalValue *value,
                                  const char *reason,
                                  GError **error);

/* @rows: PalSlotsRow* whose answers are all equal.  One batch. */
gboolean pal_commands_accept_equal (PalWorkspace *self,
                                    const PalSlotsPlace *place,
                                    GPtrArray *rows,
                                    const char *reason,
                                    GError **error);

/* Returns the slot "expert:<id>"; NULL: refused.  The name lives in a payload and can be erased. */
char *
pal_commands_add_expert (PalWorkspace *self, const char *country, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
