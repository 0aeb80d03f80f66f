/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/pal-hash.h"

G_BEGIN_DECLS

/* The bytes under the hashes of the journal: docs/journal.md, "Chain".  Final: packages and releases carry
 * these hashes. */

#define PAL_SALT_SIZE 16

typedef struct
{
  const char *replica; /* UUID */
  gint64 seq, at, wall;
  const char *kind;
  gboolean has_instrument;
  PalHash instrument;
  guint n; /* changes, the author row not counted */
  PalHash prev;
} PalBatchHeader;

/* A digest is computed in three steps over one buffer that the caller keeps: start puts the salt, the caller
 * appends ["entity","id","field", (pal_cells_append_json or pal_digest_append_author), finish appends value
 * and bases and hashes. */
void pal_digest_start (GString *buffer, const guint8 *salt);
void pal_digest_append_author (GString *buffer, const char *replica, gint64 seq);
void pal_digest_finish (GString *buffer, const char *value, const char *bases_json, PalHash *out);

/* The hash of a batch: start, then the digests of n = 0, 1 ... in order, then finish (frees @checksum). */
GChecksum *pal_digest_batch_start (const PalBatchHeader *header) G_GNUC_WARN_UNUSED_RESULT;
void pal_digest_batch_add (GChecksum *checksum, const PalHash *digest);
void pal_digest_batch_finish (GChecksum *checksum, PalHash *out);

/* {"actor":...,"label":...,"reason":...,"role":...}; a NULL reason is null, a NULL role is no member. */
char *pal_digest_make_author (const char *actor,
                              const char *label,
                              const char *reason_or_null,
                              const char *role_or_null) G_GNUC_WARN_UNUSED_RESULT;

/* Random bytes of the kernel; never fails on the systems that we build for, aborts otherwise. */
void pal_digest_fill_random (guint8 *out, gsize size);

G_END_DECLS
