/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-png.h"

#include <png.h>
#include <string.h>
#include <zlib.h>

#include "base/pal-error.h"
#include "base/pal-parallel.h"
#include "scene/pal-deflate.h"

/* A power of two well above 256 keeps the search for a colour short. */
#define N_SLOTS 2048

/* Of zlib, for pictures with a palette or with alpha.  Flat areas compress as
 * well at this level as at the highest, in a fraction of the time. */
#define LEVEL 2

/* A large picture is compressed in parts at the same time.  Their number
 * follows from the size alone, so that each machine writes the same bytes. */
#define PIXELS_PER_PART 400000
#define MAX_PARTS 4

/* The sums of Adler-32 are kept modulo this prime (RFC 1950). */
#define ADLER_BASE 65521u

typedef struct
{
  guint32 colors[256];
  guint n_colors;
  guint32 slot_color[N_SLOTS];
  gint16 slot_index[N_SLOTS]; /* -1: free */
} Palette;

typedef struct
{
  const PalPixels *pixels;
  const char *title;
  Palette *palette; /* owned, NULL: true colour */
  guint n_bytes;    /* of one pixel in the file */
  GByteArray *out;  /* owned: the file */
  char message[160];
} Job;

/* Some rows of the picture, compressed by one thread. */
typedef struct
{
  const Job *job;
  guint first, end; /* rows */
  gboolean is_last;
  GByteArray *out; /* owned: a piece of a deflate stream */
  gulong adler;    /* of the bytes before compression */
  gsize n_raw;
  int status; /* of zlib */
} Part;

static guint
hash_color (guint32 color)
{
  return (color * 2654435761u) >> 21;
}

/* Returns the number of the colour, or -1 when there are more than 256. */
static int
palette_add (Palette *palette, guint32 color)
{
  guint slot = hash_color (color) & (N_SLOTS - 1);

  while (palette->slot_index[slot] >= 0)
    {
      if (palette->slot_color[slot] == color)
        return palette->slot_index[slot];
      slot = (slot + 1) & (N_SLOTS - 1);
    }
  if (palette->n_colors == 256)
    return -1;
  palette->slot_color[slot] = color;
  palette->slot_index[slot] = (gint16) palette->n_colors;
  palette->colors[palette->n_colors] = color;
  return (int) palette->n_colors++;
}

static const guint32 *
get_row (const PalPixels *pixels, guint y)
{
  return (const guint32 *) (const void *) (pixels->data + y * pixels->stride);
}

/* Only opaque pictures get a palette; drawings have long runs of one colour,
 * so most pixels cost one comparison. */
static Palette *
find_palette (const PalPixels *pixels)
{
  g_autofree Palette *palette = NULL;

  if (!pixels->opaque)
    return NULL;
  palette = g_new (Palette, 1);
  palette->n_colors = 0;
  memset (palette->slot_index, 0xff, sizeof palette->slot_index);

  for (guint y = 0; y < pixels->height; y++)
    {
      const guint32 *row = get_row (pixels, y);
      guint32 last = ~row[0];

      for (guint x = 0; x < pixels->width; x++)
        {
          if (row[x] == last)
            continue;
          last = row[x];
          if (palette_add (palette, last & 0xffffff) < 0)
            return NULL;
        }
    }

  return g_steal_pointer (&palette);
}

/* Only reads: several threads do it at once. */
static guint8
palette_find (const Palette *palette, guint32 color)
{
  guint slot = hash_color (color) & (N_SLOTS - 1);

  while (palette->slot_color[slot] != color || palette->slot_index[slot] < 0)
    slot = (slot + 1) & (N_SLOTS - 1);
  return (guint8) palette->slot_index[slot];
}

static void
convert_indexed (const Job *job, const guint32 *in, guint8 *out)
{
  guint32 last = ~in[0];
  guint8 index = 0;

  for (guint x = 0; x < job->pixels->width; x++)
    {
      if (in[x] != last)
        {
          last = in[x];
          index = palette_find (job->palette, last & 0xffffff);
        }
      out[x] = index;
    }
}

static void
convert_rgb (const Job *job, const guint32 *in, guint8 *out)
{
  for (guint x = 0; x < job->pixels->width; x++, out += 3)
    {
      out[0] = (guint8) (in[x] >> 16);
      out[1] = (guint8) (in[x] >> 8);
      out[2] = (guint8) in[x];
    }
}

static guint8
unpremultiply (guint32 channel, guint32 alpha)
{
  return (guint8) MIN ((channel * 255 + alpha / 2) / alpha, 255);
}

static void
convert_rgba (const Job *job, const guint32 *in, guint8 *out)
{
  for (guint x = 0; x < job->pixels->width; x++, out += 4)
    {
      guint32 alpha = in[x] >> 24;

      if (alpha == 0)
        {
          memset (out, 0, 4);
          continue;
        }
      out[0] = unpremultiply ((in[x] >> 16) & 0xff, alpha);
      out[1] = unpremultiply ((in[x] >> 8) & 0xff, alpha);
      out[2] = unpremultiply (in[x] & 0xff, alpha);
      out[3] = (guint8) alpha;
    }
}

static void
fail_cb (png_structp png, png_const_charp message)
{
  Job *job = png_get_error_ptr (png);

  g_strlcpy (job->message, message, sizeof job->message);
  longjmp (png_jmpbuf (png), 1);
}

static void
warn_cb (png_structp png, png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

static void
write_cb (png_structp png, png_bytep data, png_size_t length)
{
  Job *job = png_get_io_ptr (png);

  g_byte_array_append (job->out, data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static void
write_header (png_structp png, png_infop info, const Job *job)
{
  int color_type = job->palette != NULL  ? PNG_COLOR_TYPE_PALETTE
                   : job->pixels->opaque ? PNG_COLOR_TYPE_RGB
                                         : PNG_COLOR_TYPE_RGB_ALPHA;

  png_set_IHDR (png, info, job->pixels->width, job->pixels->height, 8, color_type, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (job->palette != NULL)
    {
      png_color colors[256];

      for (guint i = 0; i < job->palette->n_colors; i++)
        {
          guint32 color = job->palette->colors[i];

          colors[i] = (png_color){ (guint8) (color >> 16), (guint8) (color >> 8), (guint8) color };
        }
      png_set_PLTE (png, info, colors, (int) job->palette->n_colors);
    }
  if (job->pixels->pixels_per_metre > 0)
    png_set_pHYs (png, info, job->pixels->pixels_per_metre, job->pixels->pixels_per_metre,
                  PNG_RESOLUTION_METER);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_RELATIVE);
  if (job->title != NULL)
    {
      /* libpng does not write to the text, but its struct is not const. */
      png_text text = { .compression = PNG_ITXT_COMPRESSION_NONE,
                        .key = (char *) "Title",
                        .text = (char *) job->title };

      png_set_text (png, info, &text, 1);
    }
  png_write_info (png, info);
}

/* A row that equals the one above costs nothing after the filter "up"; other
 * rows of a flat drawing compress best untouched. */
static void
filter_row (const Job *job, guint y, gboolean is_first, guint8 *out)
{
  const PalPixels *pixels = job->pixels;
  const guint32 *row = get_row (pixels, y);

  if (!is_first && memcmp (row, get_row (pixels, y - 1), (gsize) pixels->width * 4) == 0)
    {
      out[0] = PNG_FILTER_VALUE_UP;
      memset (out + 1, 0, (gsize) pixels->width * job->n_bytes);
      return;
    }

  out[0] = PNG_FILTER_VALUE_NONE;
  if (job->palette != NULL)
    convert_indexed (job, row, out + 1);
  else if (pixels->opaque)
    convert_rgb (job, row, out + 1);
  else
    convert_rgba (job, row, out + 1);
}

static int
deflate_into (z_stream *stream, int flush, GByteArray *out)
{
  guint8 buffer[65536];
  int status;

  do
    {
      stream->next_out = buffer;
      stream->avail_out = sizeof buffer;
      status = deflate (stream, flush);
      g_byte_array_append (out, buffer, (guint) (sizeof buffer - stream->avail_out));
    }
  while (stream->avail_out == 0 && status == Z_OK);

  return status == Z_STREAM_END || status == Z_BUF_ERROR ? Z_OK : status;
}

/* The Adler-32 of a row of RGB after the filter byte 0, worked out pixel by pixel for a run at once: the
 * first sum grows by the colour, the second by all values that the first one takes.  Nothing overflows within
 * a row. */
static gulong
sum_row (const guint32 *row, guint width)
{
  guint64 a = 1, b = 1;

  for (guint x = 0; x < width;)
    {
      guint32 pixel = row[x] & 0xFFFFFF;
      guint64 red = pixel >> 16, green = (pixel >> 8) & 0xFF, blue = pixel & 0xFF, n = 1;

      while (x + n < width && (row[x + n] & 0xFFFFFF) == pixel)
        n++;
      b += n * (3 * a + 3 * red + 2 * green + blue) + 3 * (red + green + blue) * (n * (n - 1) / 2);
      a += n * (red + green + blue);
      x += (guint) n;
    }
  return (gulong) (b % ADLER_BASE << 16 | a % ADLER_BASE);
}

/* The sum over the bytes that pal_deflate_rows () compresses.  A row like the one
 * above has the same sum of its own, which needs no second look at it. */
static void
sum_rows (Part *self)
{
  const PalPixels *pixels = self->job->pixels;
  gsize n_row = (gsize) pixels->width * 3 + 1;
  gulong sum = 1;

  for (guint y = self->first; y < self->end; y++)
    {
      if (y == self->first ||
          memcmp (get_row (pixels, y), get_row (pixels, y - 1), (gsize) pixels->width * 4) != 0)
        sum = sum_row (get_row (pixels, y), pixels->width);
      self->adler = adler32_combine (self->adler, sum, (z_off_t) n_row);
      self->n_raw += n_row;
    }
}

/* A raw stream without header; all parts but the last end on a whole byte, so
 * that they can be set one after the other. */
static void
compress_part (guint part, gpointer data)
{
  Part *self = (Part *) data + part;
  gsize n_row = (gsize) self->job->pixels->width * self->job->n_bytes + 1;
  g_autofree guint8 *row = g_malloc (n_row);
  z_stream stream = { 0 };

  self->adler = adler32 (0, NULL, 0);
  if (self->job->n_bytes == 3 && self->job->pixels->width <= PAL_DEFLATE_MAX_WIDTH)
    {
      pal_deflate_rows (self->job->pixels, self->first, self->end, self->is_last, self->out);
      sum_rows (self);
      self->status = Z_OK;
      return;
    }
  self->status = deflateInit2 (&stream, LEVEL, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  for (guint y = self->first; y < self->end && self->status == Z_OK; y++)
    {
      filter_row (self->job, y, y == self->first, row);
      self->adler = adler32 (self->adler, row, (uInt) n_row);
      self->n_raw += n_row;
      stream.next_in = row;
      stream.avail_in = (uInt) n_row;
      self->status = deflate_into (&stream, Z_NO_FLUSH, self->out);
    }
  if (self->status == Z_OK)
    self->status = deflate_into (&stream, self->is_last ? Z_FINISH : Z_SYNC_FLUSH, self->out);
  deflateEnd (&stream);
}

/* Returns the zlib stream of the whole picture, or NULL. */
static GByteArray *
compress_rows (Job *job)
{
  const PalPixels *pixels = job->pixels;
  guint n_parts = CLAMP ((guint) ((gsize) pixels->width * pixels->height / PIXELS_PER_PART), 1, MAX_PARTS);
  /* Deflate with a window of 32 KiB, no dictionary, and a sum over both bytes. */
  const guint8 header[2] = { 0x78, 0x01 };
  guint8 trailer[4];
  Part parts[MAX_PARTS] = { { 0 } };
  GByteArray *out = g_byte_array_new ();
  gulong adler = adler32 (0, NULL, 0);
  gboolean whole = TRUE;

  n_parts = MIN (n_parts, pixels->height);
  for (guint i = 0; i < n_parts; i++)
    parts[i] = (Part){ .job = job,
                       .first = (guint) ((gsize) pixels->height * i / n_parts),
                       .end = (guint) ((gsize) pixels->height * (i + 1) / n_parts),
                       .is_last = i + 1 == n_parts,
                       .out = g_byte_array_new () };
  pal_parallel_run ("png", n_parts, compress_part, parts);

  g_byte_array_append (out, header, sizeof header);
  for (guint i = 0; i < n_parts; i++)
    {
      whole = whole && parts[i].status == Z_OK;
      g_byte_array_append (out, parts[i].out->data, parts[i].out->len);
      adler = adler32_combine (adler, parts[i].adler, (z_off_t) parts[i].n_raw);
      g_byte_array_unref (parts[i].out);
    }
  for (guint i = 0; i < 4; i++)
    trailer[i] = (guint8) (adler >> (24 - 8 * i));
  g_byte_array_append (out, trailer, sizeof trailer);

  if (whole)
    return out;
  g_byte_array_unref (out);
  return NULL;
}

/* Runs under setjmp: all that must survive a jump lives in the job. */
static gboolean
write_png (Job *job, const GByteArray *data)
{
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, job, fail_cb, warn_cb);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;

  if (info == NULL)
    {
      png_destroy_write_struct (&png, NULL);
      g_strlcpy (job->message, "out of memory", sizeof job->message);
      return FALSE;
    }
  if (setjmp (png_jmpbuf (png)) != 0)
    {
      png_destroy_write_struct (&png, &info);
      return FALSE;
    }

  png_set_write_fn (png, job, write_cb, flush_cb);
  write_header (png, info, job);
  png_write_chunk (png, (png_const_bytep) "IDAT", data->data, data->len);
  png_write_chunk (png, (png_const_bytep) "IEND", NULL, 0);
  png_destroy_write_struct (&png, &info);
  return TRUE;
}

/**
 * pal_png_encode:
 * @pixels: the picture
 * @title: (nullable): UTF-8, stored in the file
 * @error: return location
 *
 * Writes with a palette where 256 colours are enough, else as RGB, and with
 * alpha only where the picture has it; always without loss.
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
GBytes *
pal_png_encode (const PalPixels *pixels, const char *title, GError **error)
{
  Job job = { .pixels = pixels, .title = title };
  g_autoptr (GByteArray) data = NULL;
  gboolean written = FALSE;

  if (pixels->width == 0 || pixels->height == 0)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the picture has no size");
      return NULL;
    }

  job.palette = find_palette (pixels);
  job.n_bytes = job.palette != NULL ? 1 : pixels->opaque ? 3 : 4;
  data = compress_rows (&job);
  if (data == NULL)
    g_strlcpy (job.message, "the rows could not be compressed", sizeof job.message);
  else
    {
      job.out = g_byte_array_sized_new (data->len + 4096);
      written = write_png (&job, data);
    }
  g_free (job.palette);
  if (!written)
    {
      g_clear_pointer (&job.out, g_byte_array_unref);
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the PNG could not be made: %s", job.message);
      return NULL;
    }

  return g_byte_array_free_to_bytes (job.out);
}
