/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-deflate.h"

#include <string.h>

#include "scene/pal-huffman.h"

/* A drawing repeats the pixel before or the row above, so these are looked at
 * first; only where both fail a pair of pixels is looked up among the last rows.
 * General compressors search for each byte, at five times the cost. */

#define PIXEL_BYTES 3
#define WINDOW 32768
#define MIN_MATCH 3
#define MAX_MATCH 258
#define BLOCK_TOKENS 32768
#define HASH_BITS 14

/* RFC 1951, 3.2.5 to 3.2.7 */
#define N_LITERALS 286
#define FIRST_LENGTH 257
#define END_OF_BLOCK 256
#define N_DISTANCES 30
#define N_LENGTH_CODES 19
#define MAX_BITS 15
#define MAX_LENGTH_BITS 7

#define COLOR_MASK 0xffffffu

typedef struct
{
  guint16 length;   /* of a match, or a byte */
  guint16 distance; /* 0: a byte */
} Token;

typedef struct
{
  GByteArray *out;
  guint64 bits;
  guint n_bits;
  Token *tokens;
  guint n_tokens;
  guint32 literal_counts[N_LITERALS], distance_counts[N_DISTANCES];
} Writer;

typedef struct
{
  guint8 code, n_extra;
  guint16 base;
} LengthCode;

static LengthCode length_codes[MAX_MATCH + 1];

static void
init_length_codes (void)
{
  static const guint8 n_extra[] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2,
                                    2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5 };
  static gsize once = 0;
  guint length = MIN_MATCH;

  if (!g_once_init_enter (&once))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (n_extra); i++)
    {
      guint16 base = (guint16) length;

      for (guint k = 0; k < 1u << n_extra[i] && length < MAX_MATCH; k++)
        length_codes[length++] = (LengthCode){ (guint8) i, n_extra[i], base };
    }
  length_codes[MAX_MATCH] = (LengthCode){ 28, 0, MAX_MATCH };
  g_once_init_leave (&once, 1);
}

static guint
get_distance_code (guint distance, guint *n_extra)
{
  guint value = distance - 1, highest;

  if (value < 4)
    {
      *n_extra = 0;
      return value;
    }
  highest = g_bit_storage (value) - 1;
  *n_extra = highest - 1;
  return 2 * highest + (value >> (highest - 1) & 1);
}

static inline void
put_bits (Writer *self, guint bits, guint n)
{
  self->bits |= (guint64) bits << self->n_bits;
  self->n_bits += n;
  if (self->n_bits >= 32)
    {
      guint32 word = GUINT32_TO_LE ((guint32) self->bits);

      g_byte_array_append (self->out, (const guint8 *) &word, sizeof word);
      self->bits >>= 32;
      self->n_bits -= 32;
    }
}

/* What is left, up to a whole byte. */
static void
put_rest (Writer *self)
{
  while (self->n_bits > 0)
    {
      guint8 byte = (guint8) self->bits;

      g_byte_array_append (self->out, &byte, 1);
      self->bits >>= 8;
      self->n_bits -= MIN (self->n_bits, 8);
    }
}

static inline void
put_symbol (Writer *self, const PalHuffman *code, guint symbol)
{
  put_bits (self, code->codes[symbol], code->lengths[symbol]);
}

static guint
count_used (const PalHuffman *code, guint least)
{
  guint n = code->n_symbols;

  while (n > least && code->lengths[n - 1] == 0)
    n--;
  return n;
}

/* The two codes as the lengths of their symbols; zeros that follow one another
 * are counted (3.2.7). */
static void
put_codes (Writer *self, const PalHuffman *literals, const PalHuffman *distances)
{
  static const guint8 order[N_LENGTH_CODES] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                11, 4,  12, 3, 13, 2, 14, 1, 15 };
  guint n_literals = count_used (literals, 257), n_distances = count_used (distances, 1);
  guint n = n_literals + n_distances, n_runs = 0, n_lengths = N_LENGTH_CODES;
  guint8 lengths[N_LITERALS + N_DISTANCES], symbols[N_LITERALS + N_DISTANCES],
      repeats[N_LITERALS + N_DISTANCES];
  guint32 counts[N_LENGTH_CODES] = { 0 };
  PalHuffman code;

  memcpy (lengths, literals->lengths, n_literals);
  memcpy (lengths + n_literals, distances->lengths, n_distances);
  for (guint i = 0; i < n; n_runs++)
    {
      guint run = 1;

      while (lengths[i] == 0 && i + run < n && run < 138 && lengths[i + run] == 0)
        run++;
      run = lengths[i] == 0 && run >= 3 ? run : 1;
      symbols[n_runs] = run == 1 ? lengths[i] : run <= 10 ? 17 : 18;
      repeats[n_runs] = (guint8) run;
      counts[symbols[n_runs]]++;
      i += run;
    }

  pal_huffman_build (&code, counts, N_LENGTH_CODES, MAX_LENGTH_BITS);
  while (n_lengths > 4 && code.lengths[order[n_lengths - 1]] == 0)
    n_lengths--;
  put_bits (self, n_literals - 257, 5);
  put_bits (self, n_distances - 1, 5);
  put_bits (self, n_lengths - 4, 4);
  for (guint i = 0; i < n_lengths; i++)
    put_bits (self, code.lengths[order[i]], 3);
  for (guint i = 0; i < n_runs; i++)
    {
      put_symbol (self, &code, symbols[i]);
      if (symbols[i] == 17)
        put_bits (self, repeats[i] - 3u, 3);
      else if (symbols[i] == 18)
        put_bits (self, repeats[i] - 11u, 7);
    }
}

static void
put_block (Writer *self, gboolean is_final)
{
  PalHuffman literals, distances;

  self->literal_counts[END_OF_BLOCK]++;
  pal_huffman_build (&literals, self->literal_counts, N_LITERALS, MAX_BITS);
  pal_huffman_build (&distances, self->distance_counts, N_DISTANCES, MAX_BITS);
  put_bits (self, is_final ? 1 : 0, 1);
  put_bits (self, 2, 2);
  put_codes (self, &literals, &distances);
  for (guint i = 0; i < self->n_tokens; i++)
    {
      const Token *token = &self->tokens[i];
      const LengthCode *length;
      guint code, n_extra;

      if (token->distance == 0)
        {
          put_symbol (self, &literals, token->length);
          continue;
        }
      length = &length_codes[token->length];
      put_symbol (self, &literals, FIRST_LENGTH + length->code);
      put_bits (self, (guint) (token->length - length->base), length->n_extra);
      code = get_distance_code (token->distance, &n_extra);
      put_symbol (self, &distances, code);
      put_bits (self, (token->distance - 1u) & ((1u << n_extra) - 1), n_extra);
    }
  put_symbol (self, &literals, END_OF_BLOCK);

  self->n_tokens = 0;
  memset (self->literal_counts, 0, sizeof self->literal_counts);
  memset (self->distance_counts, 0, sizeof self->distance_counts);
}

static inline void
add_token (Writer *self, Token token)
{
  if (self->n_tokens == BLOCK_TOKENS)
    put_block (self, FALSE);
  self->tokens[self->n_tokens++] = token;
}

static inline void
add_byte (Writer *self, guint8 byte)
{
  add_token (self, (Token){ byte, 0 });
  self->literal_counts[byte]++;
}

static void
add_match (Writer *self, guint n_bytes, guint distance)
{
  guint n_extra, code = get_distance_code (distance, &n_extra);

  while (n_bytes > 0)
    {
      /* What is left over must be long enough for a match of its own. */
      guint length = n_bytes > MAX_MATCH
                         ? (n_bytes - MAX_MATCH < MIN_MATCH ? MAX_MATCH - MIN_MATCH : MAX_MATCH)
                         : n_bytes;

      add_token (self, (Token){ (guint16) length, (guint16) distance });
      self->literal_counts[FIRST_LENGTH + length_codes[length].code]++;
      self->distance_counts[code]++;
      n_bytes -= length;
    }
}

static const guint32 *
get_row (const PalPixels *pixels, guint y)
{
  return (const guint32 *) (const void *) (pixels->data + y * pixels->stride);
}

/* How many pixels are the same from here on. */
static inline guint
count_same (const guint32 *a, const guint32 *b, guint most)
{
  guint n = 0;

  while (n < most && ((a[n] ^ b[n]) & COLOR_MASK) == 0)
    n++;
  return n;
}

/* The last place where this pixel and the next one stood, if the window still
 * holds it; @distance in bytes. */
static guint
look_up (const PalPixels *pixels, guint32 *places, guint first, guint x, guint y, guint *distance)
{
  const guint32 *row = get_row (pixels, y) + x;
  guint64 key = ((guint64) (row[0] & COLOR_MASK) << 32 | (row[1] & COLOR_MASK)) *
                G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint32 *place = &places[key >> (64 - HASH_BITS)];
  guint32 here = (y - first) * pixels->width + x + 1, there = *place;
  guint that_x, that_y;

  *place = here;
  if (there == 0)
    return 0;
  that_x = (there - 1) % pixels->width;
  that_y = (there - 1) / pixels->width + first;
  if (y - that_y > WINDOW / (pixels->width * PIXEL_BYTES + 1) + 1)
    return 0;
  *distance = (y - that_y) * (pixels->width * PIXEL_BYTES + 1) + (x - that_x) * PIXEL_BYTES;
  if (*distance > WINDOW)
    return 0;
  return count_same (row, get_row (pixels, that_y) + that_x, pixels->width - MAX (x, that_x));
}

static void
add_row (Writer *self, const PalPixels *pixels, guint32 *places, guint first, guint y)
{
  const guint32 *row = get_row (pixels, y), *above = y > first ? get_row (pixels, y - 1) : NULL;
  guint width = pixels->width;

  add_byte (self, 0); /* the filter "none" */
  for (guint x = 0; x < width;)
    {
      guint n_above = above != NULL ? count_same (row + x, above + x, width - x) : 0;
      guint n_before = x > 0 && n_above < width - x ? count_same (row + x, row + x - 1, width - x) : 0;
      guint n = MAX (n_above, n_before),
            distance = n_above >= n_before ? width * PIXEL_BYTES + 1 : PIXEL_BYTES;

      if (n < 2 && x + 1 < width)
        {
          guint farther, n_found = look_up (pixels, places, first, x, y, &farther);

          if (n_found >= 2)
            {
              n = n_found;
              distance = farther;
            }
        }
      if (n > 0)
        add_match (self, n * PIXEL_BYTES, distance);
      else
        {
          add_byte (self, (guint8) (row[x] >> 16));
          add_byte (self, (guint8) (row[x] >> 8));
          add_byte (self, (guint8) row[x]);
        }
      x += MAX (n, 1);
    }
}

/**
 * pal_deflate_rows:
 * @pixels: opaque, not wider than %PAL_DEFLATE_MAX_WIDTH
 * @first: row
 * @end: the row after the last one
 * @is_last: whether the stream ends here; else it ends on a whole byte, and
 *   another one can follow
 * @out: where the bytes are added
 *
 * Compresses rows of red, green and blue, each with a byte for the filter "none"
 * in front, as a raw deflate stream (RFC 1951).  May be called from any thread.
 */
void
pal_deflate_rows (const PalPixels *pixels, guint first, guint end, gboolean is_last, GByteArray *out)
{
  g_autofree guint32 *places = g_new0 (guint32, 1u << HASH_BITS);
  g_autofree Writer *writer = g_new0 (Writer, 1);
  g_autofree Token *tokens = g_new (Token, BLOCK_TOKENS);

  g_return_if_fail (pixels->opaque && pixels->width <= PAL_DEFLATE_MAX_WIDTH);

  init_length_codes ();
  writer->out = out;
  writer->tokens = tokens;
  for (guint y = first; y < end; y++)
    add_row (writer, pixels, places, first, y);
  put_block (writer, is_last);
  if (!is_last)
    {
      const guint8 empty[] = { 0x00, 0x00, 0xff, 0xff };

      /* An empty stored block leads to a whole byte. */
      put_bits (writer, 0, 3);
      put_rest (writer);
      g_byte_array_append (out, empty, sizeof empty);
    }
  else
    put_rest (writer);
}
