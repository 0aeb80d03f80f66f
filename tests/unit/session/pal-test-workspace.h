/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-selection.h"
#include "session/pal-workspace.h"

/* pal_seed_demo, pal_seed_reference */
typedef gboolean (*PalTestSeed) (PalStore *store, GError **error);

/* A new workspace in a folder of its own, open; @selection: (out): of its latest wave. */
PalWorkspace *pal_test_workspace_open (PalTestSeed seed, PalSelection **selection);
void pal_test_workspace_close (PalWorkspace *workspace, PalSelection *selection);

/* Waits for the threads that still hold @object, and sees it go.  They wake no main loop. */
void pal_test_workspace_drop (gpointer object);
