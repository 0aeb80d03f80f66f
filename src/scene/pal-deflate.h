/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-png.h"

G_BEGIN_DECLS

/* Wider rows do not fit into the window of deflate. */
#define PAL_DEFLATE_MAX_WIDTH 10900

void pal_deflate_rows (const PalPixels *pixels, guint first, guint end, gboolean is_last, GByteArray *out);

G_END_DECLS
