/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-draws.h"

G_BEGIN_DECLS

/* Writes each step that was taken as a CSV into @folder, which is made if need be: rows are units, columns
 * codes.  @draws may be NULL. */
gboolean pal_cli_index_write (const PalIndexRun *run,
                              const PalIndexData *data,
                              const PalIndexDraws *draws,
                              const char *folder,
                              GError **error);

G_END_DECLS
