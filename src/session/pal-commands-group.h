/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Entries of a repeating group (model/pal-entry.h).  Like the commands of answers: one batch each, refused
 * where the workspace is read-only or the part frozen.  With @reason each is a correction, as of
 * session/pal-commands-review.h. */

/* Where the entries of a group are. */
typedef struct
{
  const char *country;
  const char *institution; /* NULL: country part */
  const char *wave;
  const char *group;  /* id of the question */
  const char *reason; /* NULL: no correction */
  const char *slot;   /* NULL: agreed */
} PalGroupPlace;

/* Behind the others; what the group says instead of entries is cleared in the same batch.  Returns the id of
 * the new entry, or NULL when it is refused. */
char *pal_commands_add_entry (PalWorkspace *self,
                              const PalGroupPlace *place,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Its answers stay, and come back with it. */
gboolean
pal_commands_remove_entry (PalWorkspace *self, const PalGroupPlace *place, const char *entry, GError **error);
gboolean pal_commands_restore_entry (PalWorkspace *self,
                                     const PalGroupPlace *place,
                                     const char *entry,
                                     GError **error);
/* @step: -1 up, +1 down; TRUE also when it stands at that end already. */
gboolean pal_commands_move_entry (PalWorkspace *self,
                                  const PalGroupPlace *place,
                                  const char *entry,
                                  int step,
                                  GError **error);

G_END_DECLS
