/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "session/pal-workspace.h"

G_BEGIN_DECLS

/* The menu behind the name of the workspace: its waves, and work on files. */
GMenuModel *pal_workspace_menu_new (PalWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
