/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-cells.h"
#include "store/pal-database.h"
#include "store/pal-file-lock.h"
#include "store/pal-replica-registry.h"
#include "store/pal-replicas.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

struct _PalStore
{
  char *path; /* canonical, without symbolic links */
  PalStoreFlags flags;
  gboolean read_only;
  gboolean newer;
  gboolean rereplicated;
  gboolean changed;     /* something was written since opening: check and back up on close */
  gboolean has_pending; /* may have; FALSE is sure */

  PalDatabase *db;
  PalCells *cells;
  PalReplicas *replicas;

  /* What can be undone and redone, gint64 seq, the latest last; NULL: read it from the journal when wanted.
   */
  GArray *undo;
  GArray *redo;

  /* Only when open for writing. */
  PalFileLock *lock;
  PalReplicaRegistry *registry; /* NULL: the state folder cannot be written */
  char *replica;                /* UUID of the live replica */
  gint64 replica_number;
  gint64 head_seq;
  PalHash head_hash;
  gint64 clock; /* the greatest "at" that a new batch must pass */
};

PalStore *pal_store_new (const char *path, PalStoreFlags flags) G_GNUC_WARN_UNUSED_RESULT;
void pal_store_use_database (PalStore *self, PalDatabase *db); /* takes it */
void pal_store_free (PalStore *self);                          /* closes without a check and a backup */
void pal_store_forget_undo (PalStore *self);

/* PAL_ERROR_READ_ONLY with the reason when the store may not write. */
gboolean pal_store_check_writable (PalStore *self, GError **error);

/* Loads the names, or loads them again when another process wrote; call at the start of each reading. */
gboolean pal_store_load_names (PalStore *self, GError **error);

/* After a rollback the memory may know rows that the file does not have. */
void pal_store_roll_back (PalStore *self);

/* The table "local". */
gboolean pal_store_set_local (PalStore *self, const char *key, gint64 value, GError **error);
gboolean pal_store_get_local (PalStore *self, const char *key, gint64 *value, GError **error); /* 0: absent */

G_END_DECLS
