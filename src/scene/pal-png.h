/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PalPixels:
 * @data: rows of 32-bit pixels as cairo keeps them: native-endian ARGB,
 *   premultiplied; with @opaque the top byte is ignored
 * @width: px
 * @height: px
 * @stride: bytes from one row to the next
 * @opaque: whether there is no alpha channel
 * @pixels_per_metre: resolution to write into the file; 0 means none
 */
typedef struct
{
  const guint8 *data;
  guint width, height;
  gsize stride;
  gboolean opaque;
  guint pixels_per_metre;
} PalPixels;

GBytes *pal_png_encode (const PalPixels *pixels, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
