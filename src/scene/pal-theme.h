/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene/pal-scene.h"

G_BEGIN_DECLS

/* Levels are numbered from 1 (Emerging) to 4 (Advanced); 0 is none. */
#define PAL_THEME_N_LEVELS 4

typedef enum
{
  PAL_THEME_LIGHT,
  PAL_THEME_DARK,
  PAL_THEME_PRINT,
  PAL_THEME_PROJECTOR,
  PAL_THEME_CONTRAST,
} PalThemeKind;

/**
 * PalTheme:
 *
 * The colours, widths and letter sizes of design/mockups/README.md in one
 * place; charts, map layers and reports take them from here and nowhere else.
 * Sizes in px.
 */
typedef struct
{
  PalThemeKind kind;

  /* grounds */
  PalColor window, view, card, card_border;
  PalColor sea, land, land_border;

  /* text */
  PalColor text, dim;
  PalColor accent, accent_text;
  PalColor own_band; /* behind the row of the own country */
  PalColor warning_ground, warning_text, warning_border;
  PalColor done, done_text;

  /* data marks */
  PalColor ink, secondary, neutral, track, grid;
  PalColor country_border; /* around a country that takes part */
  PalColor halo;           /* rim of letters and of what is selected */
  PalColor level_fill[PAL_THEME_N_LEVELS + 1];
  PalColor level_ink[PAL_THEME_N_LEVELS + 1];
  PalColor level_outline; /* around each level fill */
  PalColor missing_ground, missing_ink;
  PalColor coverage_inner, coverage_outer, outside;

  /* letters */
  double title_size, subtitle_size, name_size, label_size, tick_size, caption_size, figure_size;

  /* lines and marks */
  double scale; /* of row heights, bars, discs; 1 on the screen */
  double reference_width, reference_dash_on, reference_dash_off;
  double bar_outline, own_outline, country_outline, selected_halo, selected_outline, grid_width;
  double disc_cell, disc_list, disc_badge;
} PalTheme;

const PalTheme *pal_theme_get (PalThemeKind kind);
const char *pal_theme_kind_to_string (PalThemeKind kind);
gboolean pal_theme_kind_from_string (const char *name, PalThemeKind *out_kind, GError **error);

G_END_DECLS
