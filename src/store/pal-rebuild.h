/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

/* Compares current, head and erased with what the journal says.  @problems (or NULL) gets a line for each of
 * the first few differences. */
gboolean pal_rebuild_compare (PalStore *store,
                              guint64 *n_rows,
                              guint64 *n_differs,
                              GPtrArray *problems,
                              GError **error);

/* A line for a report, with an end to their number. */
void pal_rebuild_note (GPtrArray *problems, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
