/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/pal-gap.h"

G_BEGIN_DECLS

/* Pieces that several charts, legends and the map share. */

PalStyle pal_mark_get_fill (const PalTheme *theme, guint level, PalColor fill, PalGap gap);
void pal_mark_add_swatch (PalScene *scene,
                          const PalTheme *theme,
                          const PalRect *rect,
                          guint level,
                          PalColor fill,
                          PalGap gap);
double pal_mark_add_badge (PalScene *scene,
                           const PalTheme *theme,
                           double x,
                           double y,
                           PalAnchor anchor,
                           const char *text);
void pal_mark_add_institution (PalScene *scene, const PalTheme *theme, double x, double y, guint count);

G_END_DECLS
