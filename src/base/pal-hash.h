/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PAL_HASH_SIZE 32

/* SHA-256. */
typedef struct
{
  guint8 bytes[PAL_HASH_SIZE];
} PalHash;

void pal_hash_compute (PalHash *out, const void *data, gsize length);
char *pal_hash_to_hex (const PalHash *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean pal_hash_from_hex (PalHash *out, const char *hex);
gboolean pal_hash_equal (const PalHash *a, const PalHash *b);

G_END_DECLS
