/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/pal-palette.h"

#include <math.h>

#define MIN_BREWER 3
#define MAX_BREWER 9

/* C. A. Brewer, colorbrewer2.org, Apache licence 2.0; row n - 3 has n classes. */
static const guint32 ylgnbu[][MAX_BREWER] = {
  { 0xedf8b1, 0x7fcdbb, 0x2c7fb8 },
  { 0xffffcc, 0xa1dab4, 0x41b6c4, 0x225ea8 },
  { 0xffffcc, 0xa1dab4, 0x41b6c4, 0x2c7fb8, 0x253494 },
  { 0xffffcc, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x2c7fb8, 0x253494 },
  { 0xffffcc, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x0c2c84 },
  { 0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x0c2c84 },
  { 0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x253494, 0x081d58 },
};

static const guint32 puor[][MAX_BREWER] = {
  { 0xf1a340, 0xf7f7f7, 0x998ec3 },
  { 0xe66101, 0xfdb863, 0xb2abd2, 0x5e3c99 },
  { 0xe66101, 0xfdb863, 0xf7f7f7, 0xb2abd2, 0x5e3c99 },
  { 0xb35806, 0xf1a340, 0xfee0b6, 0xd8daeb, 0x998ec3, 0x542788 },
  { 0xb35806, 0xf1a340, 0xfee0b6, 0xf7f7f7, 0xd8daeb, 0x998ec3, 0x542788 },
  { 0xb35806, 0xe08214, 0xfdb863, 0xfee0b6, 0xd8daeb, 0xb2abd2, 0x8073ac, 0x542788 },
  { 0xb35806, 0xe08214, 0xfdb863, 0xfee0b6, 0xf7f7f7, 0xd8daeb, 0xb2abd2, 0x8073ac, 0x542788 },
};

/* Matplotlib's viridis (CC0) at ten places; straight lines between them are
 * closer than the eye. */
static const guint32 viridis[] = { 0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e,
                                   0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725 };

/* M. Okabe and K. Ito, Color Universal Design (2008). */
static const guint32 okabe_ito[] = { 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7,
                                     0x56b4e9, 0xd55e00, 0xf0e442, 0x000000 };

/**
 * pal_palette_get_min_classes:
 * @kind: a palette
 *
 * Returns: the smallest number of classes that it serves
 */
guint
pal_palette_get_min_classes (PalPaletteKind kind)
{
  switch (kind)
    {
    case PAL_PALETTE_YLGNBU:
    case PAL_PALETTE_PUOR:
      return MIN_BREWER;
    case PAL_PALETTE_VIRIDIS:
      return 2;
    case PAL_PALETTE_OKABE_ITO:
    default:
      return 1;
    }
}

/**
 * pal_palette_get_max_classes:
 * @kind: a palette
 *
 * Returns: the greatest number of classes that a reader can tell apart
 */
guint
pal_palette_get_max_classes (PalPaletteKind kind)
{
  switch (kind)
    {
    case PAL_PALETTE_YLGNBU:
    case PAL_PALETTE_PUOR:
      return MAX_BREWER;
    case PAL_PALETTE_VIRIDIS:
      return 12;
    case PAL_PALETTE_OKABE_ITO:
    default:
      return G_N_ELEMENTS (okabe_ito);
    }
}

static PalColor
interpolate_viridis (guint n_classes, guint index)
{
  /* Low is light, as in the other sequential palette. */
  double share = n_classes > 1 ? 1 - (double) index / (n_classes - 1) : 0.5;
  double at = share * (G_N_ELEMENTS (viridis) - 1);
  guint low = MIN ((guint) at, G_N_ELEMENTS (viridis) - 2);

  return pal_color_mix (pal_color_rgb (viridis[low]), pal_color_rgb (viridis[low + 1]), at - low);
}

/**
 * pal_palette_get_color:
 * @kind: a palette
 * @n_classes: brought into the range that the palette serves
 * @index: 0 for the lowest class
 *
 * Returns: the fill of that class
 */
PalColor
pal_palette_get_color (PalPaletteKind kind, guint n_classes, guint index)
{
  guint n = CLAMP (n_classes, pal_palette_get_min_classes (kind), pal_palette_get_max_classes (kind));
  guint i = MIN (index, n - 1);

  switch (kind)
    {
    case PAL_PALETTE_YLGNBU:
      return pal_color_rgb (ylgnbu[n - MIN_BREWER][i]);
    case PAL_PALETTE_PUOR:
      return pal_color_rgb (puor[n - MIN_BREWER][i]);
    case PAL_PALETTE_VIRIDIS:
      return interpolate_viridis (n, i);
    case PAL_PALETTE_OKABE_ITO:
    default:
      return pal_color_rgb (okabe_ito[i]);
    }
}

/**
 * pal_palette_get_ink:
 * @ground: an opaque fill
 *
 * Returns: near black, black or white, so that letters have a contrast of at
 *   least 4.5 to 1 (WCAG 2.1)
 */
PalColor
pal_palette_get_ink (PalColor ground)
{
  PalColor dark = pal_color_rgb (0x1d1d20), light = pal_color_rgb (0xffffff),
           black = pal_color_rgb (0x000000);
  double contrast = pal_color_get_contrast (ground, light);

  if (pal_color_get_contrast (ground, dark) >= 4.5)
    return dark;
  /* On middle tones only pure black or white reach 4.5 to 1. */
  return contrast >= 4.5 ? light : pal_color_get_contrast (ground, black) > contrast ? black : light;
}

/**
 * pal_palette_kind_to_string:
 * @kind: a palette
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
pal_palette_kind_to_string (PalPaletteKind kind)
{
  static const char *const names[] = { "ylgnbu", "viridis", "puor", "okabe-ito" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), names[0]);
  return names[kind];
}
