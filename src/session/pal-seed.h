/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Fills a new workspace: documents (instrument, framework), wave, institutions and published values of the
 * bundled data; with @demo also synthetic answers for all 26 countries and their institutions, the same on
 * every computer, marked as demonstration data. */
gboolean pal_seed_reference (PalStore *store, GError **error);
gboolean pal_seed_demo (PalStore *store, GError **error);
/* Documents and a wave alone: a workspace with nothing in it but the questionnaire. */
gboolean pal_seed_empty (PalStore *store, const char *wave, GError **error);

/* In $XDG_DATA_HOME/palliscope/workspaces: made when absent; returns its path. */
char *pal_seed_ensure_workspace (const char *kind,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT; /* "reference" or "demo" */

G_END_DECLS
