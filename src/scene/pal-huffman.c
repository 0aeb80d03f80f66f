/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-huffman.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  guint32 weight; /* then the parent, then the depth: see make_lengths () */
  guint16 symbol;
} Leaf;

static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const Leaf *one = a, *two = b;

  if (one->weight != two->weight)
    return one->weight < two->weight ? -1 : 1;
  return (int) one->symbol - (int) two->symbol;
}

/* Moffat and Katajainen, "In-place calculation of minimum-redundancy codes"
 * (1995): turns rising weights into falling lengths in three passes over the
 * same array. */
static void
make_lengths (Leaf *leaves, int n)
{
  int leaf = 0, root = 0, available = 1, used = 0, depth = 0, next = n - 1;

  for (int i = 0; i < n - 1; i++)
    {
      guint32 sum = 0;

      for (int child = 0; child < 2; child++)
        if (leaf >= n || (root < i && leaves[root].weight < leaves[leaf].weight))
          {
            sum += leaves[root].weight;
            leaves[root++].weight = (guint32) i;
          }
        else
          sum += leaves[leaf++].weight;
      leaves[i].weight = sum;
    }

  leaves[n - 2].weight = 0;
  for (int i = n - 3; i >= 0; i--)
    leaves[i].weight = leaves[leaves[i].weight].weight + 1;

  root = n - 2;
  while (available > 0)
    {
      while (root >= 0 && leaves[root].weight == (guint32) depth)
        {
          used++;
          root--;
        }
      while (available > used)
        {
          leaves[next--].weight = (guint32) depth;
          available--;
        }
      available = 2 * used;
      depth++;
      used = 0;
    }
}

/* Codes that are too long become as long as they may be; shorter ones make room
 * until all fit (Kraft's sum is one). */
static void
limit_lengths (Leaf *leaves, guint n, guint max_length)
{
  guint32 counts[64] = { 0 };
  guint64 total = 0;
  guint at = 0;

  for (guint i = 0; i < n; i++)
    counts[MIN (leaves[i].weight, max_length)]++;
  for (guint i = 1; i <= max_length; i++)
    total += (guint64) counts[i] << (max_length - i);
  for (; total > (guint64) 1 << max_length; total--)
    {
      counts[max_length]--;
      for (guint i = max_length - 1; i > 0; i--)
        if (counts[i] > 0)
          {
            counts[i]--;
            counts[i + 1] += 2;
            break;
          }
    }
  /* The leaves rise in weight, so the lengths fall. */
  for (guint length = max_length; length > 0; length--)
    for (guint i = 0; i < counts[length]; i++)
      leaves[at++].weight = length;
}

static guint16
reverse_bits (guint code, guint length)
{
  guint reversed = 0;

  for (guint i = 0; i < length; i++)
    reversed |= (code >> i & 1) << (length - 1 - i);
  return (guint16) reversed;
}

static void
assign_codes (PalHuffman *self, guint max_length)
{
  guint counts[16] = { 0 }, next[17] = { 0 };

  for (guint i = 0; i < self->n_symbols; i++)
    counts[self->lengths[i]]++;
  counts[0] = 0;
  for (guint length = 1; length <= max_length; length++)
    next[length + 1] = (next[length] + counts[length]) << 1;
  for (guint i = 0; i < self->n_symbols; i++)
    if (self->lengths[i] > 0)
      self->codes[i] = reverse_bits (next[self->lengths[i]]++, self->lengths[i]);
}

/**
 * pal_huffman_build:
 * @self: (out caller-allocates): the code
 * @counts: (array length=n_symbols): how often each symbol occurs; their sum
 *   fits into 32 bits
 * @n_symbols: at most %PAL_HUFFMAN_MAX_SYMBOLS
 * @max_length: at most 15, and enough for @n_symbols
 *
 * The best prefix code but for the limit of its lengths.  A single symbol gets
 * one bit.
 */
void
pal_huffman_build (PalHuffman *self, const guint32 *counts, guint n_symbols, guint max_length)
{
  Leaf leaves[PAL_HUFFMAN_MAX_SYMBOLS];
  guint n = 0;

  g_return_if_fail (n_symbols <= PAL_HUFFMAN_MAX_SYMBOLS && max_length <= 15);

  memset (self, 0, sizeof *self);
  self->n_symbols = n_symbols;
  for (guint i = 0; i < n_symbols; i++)
    if (counts[i] > 0)
      leaves[n++] = (Leaf){ counts[i], (guint16) i };
  if (n == 0)
    return;

  qsort (leaves, n, sizeof *leaves, compare_leaves);
  if (n == 1)
    leaves[0].weight = 1;
  else
    {
      make_lengths (leaves, (int) n);
      limit_lengths (leaves, n, max_length);
    }
  for (guint i = 0; i < n; i++)
    self->lengths[leaves[i].symbol] = (guint8) leaves[i].weight;
  assign_codes (self, max_length);
}
