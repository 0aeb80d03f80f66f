/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-color.h"

#include <math.h>

/**
 * pal_color_rgb:
 * @rgb: 0xRRGGBB
 *
 * Returns: the opaque colour
 */
PalColor
pal_color_rgb (guint32 rgb)
{
  return pal_color_rgba (rgb, 1);
}

/**
 * pal_color_rgba:
 * @rgb: 0xRRGGBB
 * @alpha: 0 to 1
 *
 * Returns: the colour with that opacity
 */
PalColor
pal_color_rgba (guint32 rgb, double alpha)
{
  return (PalColor){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0, alpha };
}

/**
 * pal_color_with_alpha:
 * @color: any colour
 * @alpha: 0 to 1
 *
 * Returns: @color with its opacity replaced
 */
PalColor
pal_color_with_alpha (PalColor color, double alpha)
{
  color.alpha = alpha;
  return color;
}

/**
 * pal_color_mix:
 * @from: the colour at share 0
 * @to: the colour at share 1
 * @share: 0 to 1
 *
 * Returns: the colour between, linear in sRGB
 */
PalColor
pal_color_mix (PalColor from, PalColor to, double share)
{
  double rest = 1 - share;

  return (PalColor){ from.red * rest + to.red * share, from.green * rest + to.green * share,
                     from.blue * rest + to.blue * share, from.alpha * rest + to.alpha * share };
}

/**
 * pal_color_is_visible:
 * @color: any colour
 *
 * Returns: whether painting with it leaves a mark
 */
gboolean
pal_color_is_visible (PalColor color)
{
  return color.alpha > 0;
}

/**
 * pal_color_equal:
 * @a: a colour
 * @b: a colour
 *
 * Returns: whether both are the same in 8 bits a channel
 */
gboolean
pal_color_equal (PalColor a, PalColor b)
{
  return pal_color_to_rgb (a) == pal_color_to_rgb (b) && fabs (a.alpha - b.alpha) < 1.0 / 512;
}

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/**
 * pal_color_get_luminance:
 * @color: an opaque colour
 *
 * Returns: the relative luminance of WCAG 2.1, 0 (black) to 1 (white)
 */
double
pal_color_get_luminance (PalColor color)
{
  return 0.2126 * linearise (color.red) + 0.7152 * linearise (color.green) + 0.0722 * linearise (color.blue);
}

/**
 * pal_color_get_contrast:
 * @a: an opaque colour
 * @b: an opaque colour
 *
 * Returns: the contrast ratio of WCAG 2.1, 1 to 21
 */
double
pal_color_get_contrast (PalColor a, PalColor b)
{
  double la = pal_color_get_luminance (a), lb = pal_color_get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static guint32
to_byte (double channel)
{
  return (guint32) lround (CLAMP (channel, 0, 1) * 255);
}

/**
 * pal_color_to_rgb:
 * @color: any colour
 *
 * Returns: 0xRRGGBB; the opacity is left out
 */
guint32
pal_color_to_rgb (PalColor color)
{
  return to_byte (color.red) << 16 | to_byte (color.green) << 8 | to_byte (color.blue);
}

/**
 * pal_color_to_hex:
 * @color: any colour
 *
 * Returns: (transfer full): "#rrggbb"; the opacity is left out
 */
char *
pal_color_to_hex (PalColor color)
{
  return g_strdup_printf ("#%06x", pal_color_to_rgb (color));
}
