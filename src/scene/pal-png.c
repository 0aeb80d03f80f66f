/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-png.h"

#include <png.h>
#include <string.h>
#include <zlib.h>

#include "base/pal-error.h"

/* A power of two well above 256 keeps the search for a colour short. */
#define N_SLOTS 2048

/* Flat areas compress as well at this level as at the highest, in a fraction
 * of the time. */
#define LEVEL 2

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
  GByteArray *out;  /* owned */
  guint8 *row;      /* owned */
  char message[160];
} Job;

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

static void
convert_indexed (const Job *job, const guint32 *in)
{
  guint32 last = ~in[0];
  guint8 index = 0;

  for (guint x = 0; x < job->pixels->width; x++)
    {
      if (in[x] != last)
        {
          last = in[x];
          index = (guint8) palette_add (job->palette, last & 0xffffff);
        }
      job->row[x] = index;
    }
}

static void
convert_rgb (const Job *job, const guint32 *in)
{
  guint8 *out = job->row;

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
convert_rgba (const Job *job, const guint32 *in)
{
  guint8 *out = job->row;

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
 * rows of a flat drawing compress best untouched.  That is decided here, since
 * libpng's own choice tries all filters on each row. */
static void
write_rows (png_structp png, Job *job)
{
  const PalPixels *pixels = job->pixels;

  for (guint y = 0; y < pixels->height; y++)
    {
      const guint32 *row = get_row (pixels, y);
      gboolean same = y > 0 && memcmp (row, get_row (pixels, y - 1), (gsize) pixels->width * 4) == 0;

      if (job->palette != NULL)
        convert_indexed (job, row);
      else if (pixels->opaque)
        convert_rgb (job, row);
      else
        convert_rgba (job, row);
      /* The first row names all filters, so that libpng keeps the row above. */
      if (y > 0)
        png_set_filter (png, PNG_FILTER_TYPE_BASE, same ? PNG_FILTER_UP : PNG_FILTER_NONE);
      png_write_row (png, job->row);
    }
}

/* Runs under setjmp: all that must survive a jump lives in the job. */
static gboolean
write_png (Job *job)
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
  png_set_compression_level (png, LEVEL);
  png_set_compression_buffer_size (png, 65536);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE | PNG_FILTER_UP);
  write_header (png, info, job);
  write_rows (png, job);
  png_write_end (png, info);
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
  gboolean written;

  if (pixels->width == 0 || pixels->height == 0)
    {
      g_set_error_literal (error, PAL_ERROR, PAL_ERROR_INVALID, "the picture has no size");
      return NULL;
    }

  job.palette = find_palette (pixels);
  job.out = g_byte_array_sized_new (pixels->width * pixels->height / 16 + 4096);
  job.row = g_malloc ((gsize) pixels->width * 4);
  written = write_png (&job);
  g_free (job.row);
  g_free (job.palette);
  if (!written)
    {
      g_byte_array_unref (job.out);
      g_set_error (error, PAL_ERROR, PAL_ERROR_INVALID, "the PNG could not be made: %s", job.message);
      return NULL;
    }

  return g_byte_array_free_to_bytes (job.out);
}
