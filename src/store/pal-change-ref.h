/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A change is numbered batch * 2^24 + n inside one file. */
#define PAL_CHANGE_N_BITS 24
#define PAL_CHANGE_N_MASK ((G_GINT64_CONSTANT (1) << PAL_CHANGE_N_BITS) - 1)

static inline gint64
pal_change_join (gint64 batch, gint64 n)
{
  return batch << PAL_CHANGE_N_BITS | n;
}

static inline gint64
pal_change_get_batch (gint64 change)
{
  return change >> PAL_CHANGE_N_BITS;
}

static inline guint
pal_change_get_n (gint64 change)
{
  return (guint) (change & PAL_CHANGE_N_MASK);
}

/* The name of a change that also holds for batches that are not here yet: replica is the number of the row of
 * the table replica. */
typedef struct
{
  gint64 replica;
  gint64 seq;
  gint64 n;
} PalChangeRef;

/* Three unsigned LEB128 numbers each, one after another: the form of change.bases. */
void pal_change_ref_append (GByteArray *out, const PalChangeRef *ref);
/* Appends to @out (of PalChangeRef); FALSE when the bytes are not such a list. */
gboolean pal_change_ref_read_all (const guint8 *data, gsize length, GArray *out);

G_END_DECLS
