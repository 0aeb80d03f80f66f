/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-index-table.h"
#include "index/pal-index-draws.h"

G_BEGIN_DECLS

/* Writes each step that was taken as a table: rows are units, columns codes.  @draws may be NULL. */
gboolean pal_cli_index_write (const PalIndexRun *run,
                              const PalIndexData *data,
                              const PalIndexDraws *draws,
                              PalCliIndexBook *book,
                              GError **error);

G_END_DECLS
