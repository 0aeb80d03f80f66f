/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/pal-hash.h"
#include "model/pal-value.h"

G_BEGIN_DECLS

/* The workspace file.  One PalStore is one connection and is used by one thread at a time (the store's worker
 * in the program, the main thread in the CLI). */
typedef struct _PalStore PalStore;

typedef enum
{
  PAL_STORE_READ_WRITE = 0,
  PAL_STORE_READ_ONLY = 1 << 0,
  PAL_STORE_NO_BACKUP = 1 << 1, /* benchmarks only */
} PalStoreFlags;

/* Creates a new file (PAL_ERROR_EXISTS when there is one), mode 0600, with its first replica. */
PalStore *pal_store_create (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens; checks application id, version, quick header sanity; migrates (after a verified copy); a newer file
 * opens read-only (pal_store_is_newer); a copied, restored or moved file gets a new replica id when opened
 * for writing. */
PalStore *pal_store_open (const char *path, PalStoreFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* quick_check and the daily backup when something changed, with the error that close can only log; the store
 * stays open. */
gboolean pal_store_finish (PalStore *self, GError **error);
void pal_store_close (PalStore *self); /* finish, then closes in any case */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalStore, pal_store_close)

const char *pal_store_get_path (PalStore *self);
gboolean pal_store_is_read_only (PalStore *self);
gboolean pal_store_is_newer (PalStore *self);
gboolean pal_store_was_rereplicated (PalStore *self); /* this opening gave it a new replica id */
const char *pal_store_get_replica (PalStore *self);

G_END_DECLS
