/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-index-table.h"
#include "index/pal-index-comparison.h"

G_BEGIN_DECLS

/* Units among each other, at the latest time: strengths (the best and worst ranks of each in the raw
 * indicators) and similar (its nearest ones). */
gboolean pal_cli_index_write_profile (const PalIndexRun *run, PalCliIndexBook *book, GError **error);

/* The index @run at @time against @earlier at @earlier_time, as comparison (who moved, and the indicators
 * that moved it most up and down), comparison-figures and contributions.  @name begins their names; times of
 * NaN: the one there is. */
gboolean pal_cli_index_write_comparison (const PalIndexRun *earlier,
                                         double earlier_time,
                                         const PalIndexRun *run,
                                         double time,
                                         const char *name,
                                         PalCliIndexBook *book,
                                         GError **error);

/* The latest time of an index; NaN: there is only one. */
double pal_cli_index_find_latest (const PalIndexRun *run);

G_END_DECLS
