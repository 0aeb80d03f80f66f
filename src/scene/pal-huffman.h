/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PAL_HUFFMAN_MAX_SYMBOLS 288

/* A prefix code as deflate wants it (RFC 1951, 3.2.2). */
typedef struct
{
  guint n_symbols;
  guint8 lengths[PAL_HUFFMAN_MAX_SYMBOLS]; /* bits; 0: does not occur */
  guint16 codes[PAL_HUFFMAN_MAX_SYMBOLS];  /* the first bit of the code lowest */
} PalHuffman;

void pal_huffman_build (PalHuffman *self, const guint32 *counts, guint n_symbols, guint max_length);

G_END_DECLS
