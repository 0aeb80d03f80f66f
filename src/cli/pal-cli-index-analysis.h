/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-index-table.h"
#include "index/pal-index-run.h"

G_BEGIN_DECLS

/* What an index is like inside, a table each: statistics of the raw indicators, correlations of what is
 * drawn together, groups (alpha, first component) and without (what leaving an element out does). */
gboolean pal_cli_index_write_analysis (const PalIndexRun *run,
                                       const PalIndexData *data,
                                       PalCliIndexBook *book,
                                       GError **error);

G_END_DECLS
