/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PalColor:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 * @alpha: 0 (nothing is drawn) to 1
 *
 * A colour in sRGB, not premultiplied.  All zeros means "no colour".
 */
typedef struct
{
  double red, green, blue, alpha;
} PalColor;

PalColor pal_color_rgb (guint32 rgb);
PalColor pal_color_rgba (guint32 rgb, double alpha);
PalColor pal_color_with_alpha (PalColor color, double alpha);
PalColor pal_color_mix (PalColor from, PalColor to, double share);
gboolean pal_color_is_visible (PalColor color);
gboolean pal_color_equal (PalColor a, PalColor b);
double pal_color_get_luminance (PalColor color);
double pal_color_get_contrast (PalColor a, PalColor b);
char *pal_color_to_hex (PalColor color) G_GNUC_WARN_UNUSED_RESULT;
guint32 pal_color_to_rgb (PalColor color);

G_END_DECLS
