/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-color.h"

G_BEGIN_DECLS

typedef enum
{
  PAL_PALETTE_YLGNBU,    /* sequential, ColorBrewer, 3 to 9 classes */
  PAL_PALETTE_VIRIDIS,   /* sequential, 2 to 12 classes */
  PAL_PALETTE_PUOR,      /* diverging, ColorBrewer, 3 to 9 classes */
  PAL_PALETTE_OKABE_ITO, /* categories, up to 8 */
} PalPaletteKind;

guint pal_palette_get_min_classes (PalPaletteKind kind);
guint pal_palette_get_max_classes (PalPaletteKind kind);
PalColor pal_palette_get_color (PalPaletteKind kind, guint n_classes, guint index);
PalColor pal_palette_get_ink (PalColor ground);
const char *pal_palette_kind_to_string (PalPaletteKind kind);

G_END_DECLS
