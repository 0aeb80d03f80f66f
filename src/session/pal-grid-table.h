/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/pal-grid-model.h"
#include "session/pal-table.h"

G_BEGIN_DECLS

/* The rows and columns of the grid, for "Show as Table" and Export. */
PalTable *pal_grid_table_new (PalGridModel *model) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
