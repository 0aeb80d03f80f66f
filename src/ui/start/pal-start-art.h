/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"
#include "scene/pal-theme.h"

G_BEGIN_DECLS

/* Drawings of the start page, for any size.  Decoration: they show no data. */
typedef void (*PalStartArt) (PalScene *scene, const PalTheme *theme, double width, double height);

void pal_start_art_emblem (PalScene *scene, const PalTheme *theme, double width, double height);
void pal_start_art_map (PalScene *scene, const PalTheme *theme, double width, double height);
void pal_start_art_form (PalScene *scene, const PalTheme *theme, double width, double height);
void pal_start_art_box (PalScene *scene, const PalTheme *theme, double width, double height);

G_END_DECLS
