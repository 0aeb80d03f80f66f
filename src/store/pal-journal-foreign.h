/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-digest.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

/* A batch of another replica as a package will carry it. */
typedef struct
{
  const char *entity, *id, *field; /* all NULL: withheld, only the digest came */
  const char *value;               /* canonical JSON; NULL: erased, or withheld */
  guint8 salt[PAL_SALT_SIZE];
  const char *const *bases; /* "uuid/seq/n", NULL-terminated; NULL: none */
  PalHash digest;
} PalForeignChange;

typedef struct
{
  PalBatchHeader header;
  PalHash hash;
  PalForeignChange author;         /* n = 0; its names and bases are not read */
  const PalForeignChange *changes; /* header.n of them */
} PalForeignBatch;

/* Takes one batch in, in a transaction of its own.  Known already with the same hash: nothing happens and
 * *is_new is FALSE; with another hash: PAL_ERROR_CONSTRAINT.  A batch must follow the last one of its
 * replica, its hash and all digests that can be computed must be right (PAL_ERROR_INVALID).  A payload that
 * was erased here is not stored again, and an erase batch takes away what it lists.  Nobody but merges calls
 * this. */
gboolean
pal_journal_insert_foreign (PalStore *store, const PalForeignBatch *batch, gboolean *is_new, GError **error);

G_END_DECLS
