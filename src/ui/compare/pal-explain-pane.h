/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "session/pal-selection.h"
#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The selected number in short: value, level, rank, on what it rests and what it is made of, with the door to
 * the whole explanation.  Follows the shared selection. */
#define PAL_TYPE_EXPLAIN_PANE (pal_explain_pane_get_type ())
G_DECLARE_FINAL_TYPE (PalExplainPane, pal_explain_pane, PAL, EXPLAIN_PANE, AdwBin)

GtkWidget *pal_explain_pane_new (PalWorkspace *workspace, PalSelection *selection) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
