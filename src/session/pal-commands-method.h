/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The method that is kept beside that of the framework: a method document, see docs/journal.md.  NULL: none.
 */
char *pal_method_load (PalWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps @json (canonical) as the working method of the workspace, @json NULL: forgets it.  FALSE: refused
 * (role, read-only), which the workspace has told. */
gboolean pal_commands_save_method (PalWorkspace *self, const char *json);

G_END_DECLS
