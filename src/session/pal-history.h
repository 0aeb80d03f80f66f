/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"
#include "store/pal-journal.h"

G_BEGIN_DECLS

/* Who changed one cell, when, to what: an array of PalHistoryItem*, newest first. */
void pal_workspace_get_history_async (PalWorkspace *self,
                                      const char *entity,
                                      const char *id,
                                      const char *field,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *pal_workspace_get_history_finish (PalWorkspace *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
