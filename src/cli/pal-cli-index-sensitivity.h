/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/pal-cli-index-table.h"
#include "index/pal-index-run.h"

G_BEGIN_DECLS

/* Sobol indices of the mean rank shift and, unless there are very many, of the rank of each unit, over all
 * that the method lets vary: the table "sensitivity" of @book. */
gboolean pal_cli_index_write_sensitivity (const PalIndexRun *run,
                                          const PalIndexData *data,
                                          guint n_points,
                                          guint seed,
                                          PalCliIndexBook *book,
                                          GError **error);

G_END_DECLS
