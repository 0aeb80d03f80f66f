/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of the bundled CSV tables (RFC 4180, a header line), read whole.  For files of
 * people there is the reader of exchange, which explains what is wrong. */
typedef struct _PalBundleTable PalBundleTable;

PalBundleTable *pal_bundle_table_new_from_bundle (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PalBundleTable *pal_bundle_table_new (const char *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;
void pal_bundle_table_free (PalBundleTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalBundleTable, pal_bundle_table_free)

guint pal_bundle_table_get_n_rows (const PalBundleTable *self);                  /* without the header */
int pal_bundle_table_find_column (const PalBundleTable *self, const char *name); /* -1 when absent */
/* "" where the row is shorter or @column is -1; lives as long as the table. */
const char *pal_bundle_table_get (const PalBundleTable *self, guint row, int column);

G_END_DECLS
