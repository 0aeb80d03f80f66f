/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "index/pal-index-data.h"

G_BEGIN_DECLS

/* The two tables of COINr's layout, as pal_index_csv_read () takes them: what goes in comes out again, but
 * for times and denominators, which are not written. */
char *pal_index_csv_write_data (const PalIndexData *data) G_GNUC_WARN_UNUSED_RESULT;
char *pal_index_csv_write_metadata (const PalIndexTree *tree,
                                    const PalIndexData *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
