/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 n_batches, n_changes, n_erased;
  GPtrArray *problems; /* char*: what is broken and where; empty = whole */
} PalVerifyReport;

/* Walks the chain of every replica, checks digests against payloads, heads and foreign keys, integrity_check.
 */
PalVerifyReport *pal_verify_run (PalStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_verify_report_free (PalVerifyReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalVerifyReport, pal_verify_report_free)

/* Replays the journal into empty projections and compares; @differs: rows that were not the same before. */
gboolean pal_verify_rebuild (PalStore *store, guint64 *n_rows, guint64 *n_differs, GError **error);

G_END_DECLS
