/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"

G_BEGIN_DECLS

/* What this computer remembers of a live replica, outside the workspace file:
 * $XDG_STATE_HOME/palliscope/replicas/<uuid>, two lines of JSON, mode 0600.  The first (seq and hash, of
 * fixed width) is written over in place after each commit, the second only when the file moves.  A file whose
 * replica it does not know, or knows otherwise, is a copy. */

typedef struct
{
  gint64 seq;
  PalHash hash;
  guint64 device, inode;
  char *machine;
  char *path;
} PalReplicaRecord;

void pal_replica_record_clear (PalReplicaRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PalReplicaRecord, pal_replica_record_clear)

/* FALSE: no record, or not readable, which means the same. */
gboolean pal_replica_record_read (const char *replica, PalReplicaRecord *out);

/* Whether @path is the file that the record tells of: same machine and inode, and the device or the path are
 * the same too (device numbers of some file systems change with each start of the computer). */
gboolean pal_replica_record_is_file (const PalReplicaRecord *self, const char *path);

typedef struct _PalReplicaRegistry PalReplicaRegistry;

/* Writes the record anew and keeps it open. */
PalReplicaRegistry *pal_replica_registry_open (const char *replica,
                                               const char *path,
                                               gint64 seq,
                                               const PalHash *hash,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void pal_replica_registry_free (PalReplicaRegistry *self);

/* After a commit, never before: a record that is older than the file is harmless, one that is newer says that
 * the file was restored. */
void pal_replica_registry_update (PalReplicaRegistry *self, gint64 seq, const PalHash *hash);

G_END_DECLS
