/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-run.h"

G_BEGIN_DECLS

/* What an index is like inside, a CSV each: statistics.csv of the raw indicators, correlations.csv of what is
 * drawn together, groups.csv (alpha, first component) and without.csv (what leaving an element out does). */
gboolean pal_cli_index_write_analysis (const PalIndexRun *run,
                                       const PalIndexData *data,
                                       const char *folder,
                                       GError **error);

G_END_DECLS
