/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* Looks after the file of @workspace on the worker's thread for as long as it is open: every few
 * minutes, what is due once a day (pal_upkeep_run ()).  What is wrong with the file becomes the notice.
 * Does nothing where the file is open for reading. */
void pal_care_begin (PalWorkspace *workspace);

/* The same, now. */
void pal_care_check (PalWorkspace *workspace);

G_END_DECLS
