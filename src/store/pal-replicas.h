/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"
#include "store/pal-change-ref.h"
#include "store/pal-database.h"

G_BEGIN_DECLS

/* The replicas of a file, and where their batches stand in it. */
typedef struct _PalReplicas PalReplicas;

PalReplicas *pal_replicas_new (PalDatabase *db) G_GNUC_WARN_UNUSED_RESULT;
void pal_replicas_free (PalReplicas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalReplicas, pal_replicas_free)

gboolean pal_replicas_load (PalReplicas *self, GError **error);
void pal_replicas_forget (PalReplicas *self);

gint64 pal_replicas_find (PalReplicas *self, const char *uuid);        /* 0: not known */
const char *pal_replicas_get_uuid (PalReplicas *self, gint64 replica); /* NULL: no such row */
gboolean
pal_replicas_intern (PalReplicas *self, const char *uuid, gint64 created, gint64 *out, GError **error);

/* Head of the chain of a replica; seq 0 and zeros when it has no batch. */
gboolean
pal_replicas_get_head (PalReplicas *self, gint64 replica, gint64 *seq, PalHash *hash, GError **error);
gboolean
pal_replicas_set_head (PalReplicas *self, gint64 replica, gint64 seq, const PalHash *hash, GError **error);

/* Number of a change in this file -> name that holds everywhere; PAL_ERROR_DAMAGED when its batch is gone. */
gboolean pal_replicas_locate (PalReplicas *self, gint64 change, PalChangeRef *out, GError **error);
/* And back; 0 when the batch is not here. */
gboolean pal_replicas_resolve (PalReplicas *self, const PalChangeRef *ref, gint64 *change, GError **error);

/* ["uuid/seq/n",...] in the order of bytes: the form of bases under a digest.  FALSE when a ref names a
 * replica that is not there. */
gboolean pal_replicas_append_json (PalReplicas *self, const PalChangeRef *refs, guint n, GString *out);
/* "uuid/seq/n" -> ref; interns the replica. */
gboolean pal_replicas_parse_ref (PalReplicas *self, const char *text, PalChangeRef *out, GError **error);

G_END_DECLS
