/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene/pal-theme.h"

#include "base/pal-error.h"

static const char *const names[] = {
  [PAL_THEME_LIGHT] = "light",         [PAL_THEME_DARK] = "dark",         [PAL_THEME_PRINT] = "print",
  [PAL_THEME_PROJECTOR] = "projector", [PAL_THEME_CONTRAST] = "contrast",
};

static void
set_levels (PalTheme *t)
{
  static const guint32 fills[] = { 0, 0xffffcc, 0xa1dab4, 0x41b6c4, 0x225ea8 };

  for (guint i = 1; i <= PAL_THEME_N_LEVELS; i++)
    {
      t->level_fill[i] = pal_color_rgb (fills[i]);
      t->level_ink[i] = pal_color_rgb (i == 4 ? 0xffffff : 0x1d1d20);
    }
}

static void
set_sizes (PalTheme *t)
{
  t->title_size = 17;
  t->subtitle_size = 12;
  t->name_size = 13;
  t->label_size = 12;
  t->tick_size = 11.5;
  t->caption_size = 12;
  t->figure_size = 42;

  t->scale = 1;
  t->reference_width = 1.5;
  t->reference_dash_on = 4;
  t->reference_dash_off = 3;
  t->bar_outline = 0.8;
  t->own_outline = 2.2;
  t->country_outline = 0.9;
  t->selected_halo = 5;
  t->selected_outline = 2.6;
  t->grid_width = 1;
  t->disc_cell = 4.6;
  t->disc_list = 6;
  t->disc_badge = 7;
}

static void
init_light (PalTheme *t)
{
  t->window = pal_color_rgb (0xfafafa);
  t->view = t->card = pal_color_rgb (0xffffff);
  t->card_border = pal_color_rgba (0x000000, 0.08);
  t->sea = pal_color_rgb (0xe9eff3);
  t->land = pal_color_rgb (0xf6f5f4);
  t->land_border = pal_color_rgb (0xb9b6b2);
  t->text = pal_color_rgba (0x000000, 0.8);
  t->dim = pal_color_rgba (0x000000, 0.55);
  t->accent = pal_color_rgb (0x3584e4);
  t->accent_text = pal_color_rgb (0x1c71d8);
  t->own_band = pal_color_rgba (0x3584e4, 0.15);
  t->warning_ground = pal_color_rgb (0xfdf3d8);
  t->warning_text = pal_color_rgb (0x905400);
  t->warning_border = pal_color_rgb (0xecd08d);
  t->done = pal_color_rgb (0x26a269);
  t->done_text = pal_color_rgb (0x1b8553);
  t->ink = pal_color_rgb (0x241f31);
  t->secondary = pal_color_rgb (0x5e5c64);
  t->neutral = pal_color_rgb (0xb9b6b2);
  t->track = pal_color_rgba (0x000000, 0.08);
  t->grid = pal_color_rgba (0x000000, 0.1);
  t->country_border = pal_color_rgb (0x4a4752);
  t->halo = pal_color_rgb (0xffffff);
  t->level_outline = pal_color_rgba (0x1d1d20, 0.6);
  t->missing_ground = pal_color_rgb (0xf6f5f4);
  t->missing_ink = pal_color_rgb (0x77767b);
  t->coverage_inner = pal_color_rgb (0x41b6c4);
  t->coverage_outer = pal_color_rgb (0xa1dab4);
  t->outside = pal_color_rgb (0xe66100);
  set_levels (t);
  set_sizes (t);
}

static void
init_dark (PalTheme *t)
{
  init_light (t);
  t->window = pal_color_rgb (0x242424);
  t->view = pal_color_rgb (0x1e1e1e);
  t->card = pal_color_rgb (0x363636);
  t->card_border = pal_color_rgba (0x000000, 0.36);
  t->sea = pal_color_rgb (0x1c2429);
  t->land = pal_color_rgb (0x353436);
  t->land_border = pal_color_rgb (0x5e5c64);
  t->text = pal_color_rgb (0xffffff);
  t->dim = pal_color_rgba (0xffffff, 0.6);
  t->accent_text = pal_color_rgb (0x78aeed);
  t->own_band = pal_color_rgba (0x3584e4, 0.3);
  t->warning_ground = pal_color_rgb (0x4a3a14);
  t->warning_text = pal_color_rgb (0xf8e45c);
  t->warning_border = pal_color_rgb (0x7a6225);
  t->done_text = pal_color_rgb (0x8ff0a4);
  t->ink = pal_color_rgba (0xffffff, 0.9);
  t->secondary = pal_color_rgba (0xffffff, 0.65);
  t->neutral = pal_color_rgba (0xffffff, 0.4);
  t->track = pal_color_rgba (0xffffff, 0.12);
  t->grid = pal_color_rgba (0xffffff, 0.13);
  t->country_border = pal_color_rgb (0x16161a);
  t->halo = pal_color_rgb (0x1e1e1e);
  t->level_outline = pal_color_rgba (0xffffff, 0.35);
  t->missing_ground = pal_color_rgb (0x3d3d40);
  t->missing_ink = pal_color_rgb (0x9a9996);
}

/* Laid out at 150 px an inch: 17 px are 8 pt. */
static void
init_print (PalTheme *t)
{
  init_light (t);
  t->window = pal_color_rgb (0xffffff);
  t->sea = pal_color_rgb (0xffffff);
  t->land = pal_color_rgb (0xefedea);
  t->land_border = pal_color_rgb (0xd5d2ce);
  t->text = pal_color_rgb (0x241f31);
  t->dim = pal_color_rgb (0x5e5c64);
  t->title_size = 20;
  t->subtitle_size = 15;
  t->name_size = 15;
  t->label_size = 14.5;
  t->tick_size = 14;
  t->caption_size = 13.5;
  t->reference_width = 1.8;
  t->reference_dash_on = 6;
  t->reference_dash_off = 4;
  t->own_outline = 2.6;
}

static void
init_projector (PalTheme *t)
{
  init_light (t);
  t->window = pal_color_rgb (0xffffff);
  t->sea = pal_color_rgb (0xffffff);
  t->land = pal_color_rgb (0xededeb);
  t->text = pal_color_rgb (0x241f31);
  t->dim = pal_color_rgb (0x5e5c64);
  t->title_size = 50;
  t->subtitle_size = 28;
  t->name_size = 28;
  t->label_size = t->tick_size = t->caption_size = 24;
  t->figure_size = 150;
  t->scale = 2;
  t->reference_width = 3;
  t->reference_dash_on = 9;
  t->reference_dash_off = 7;
  t->bar_outline = 1.4;
  t->own_outline = 4;
  t->country_outline = 1.2;
  t->selected_halo = 8;
  t->selected_outline = 4.5;
  t->grid_width = 1.5;
  t->disc_cell = 9;
  t->disc_list = t->disc_badge = 11;
}

static void
init_contrast (PalTheme *t)
{
  init_light (t);
  t->window = pal_color_rgb (0xffffff);
  t->card_border = pal_color_rgb (0x000000);
  t->land_border = pal_color_rgb (0x77767b);
  t->text = t->dim = t->ink = t->secondary = pal_color_rgb (0x000000);
  t->accent = t->accent_text = pal_color_rgb (0x0b4aa2);
  t->own_band = pal_color_rgba (0x0b4aa2, 0.22);
  t->warning_ground = pal_color_rgb (0xffffff);
  t->warning_text = t->warning_border = pal_color_rgb (0x613800);
  t->neutral = pal_color_rgb (0x77767b);
  t->track = pal_color_rgba (0x000000, 0.25);
  t->grid = pal_color_rgba (0x000000, 0.35);
  t->country_border = t->level_outline = pal_color_rgb (0x000000);
  t->missing_ground = pal_color_rgb (0xffffff);
  t->missing_ink = pal_color_rgb (0x000000);
  t->bar_outline = 1.2;
  t->own_outline = 3;
  t->country_outline = 1.3;
}

/**
 * pal_theme_get:
 * @kind: which one
 *
 * Returns: (transfer none): the theme; it never changes
 */
const PalTheme *
pal_theme_get (PalThemeKind kind)
{
  static void (*const inits[]) (PalTheme *) = {
    [PAL_THEME_LIGHT] = init_light,       [PAL_THEME_DARK] = init_dark,
    [PAL_THEME_PRINT] = init_print,       [PAL_THEME_PROJECTOR] = init_projector,
    [PAL_THEME_CONTRAST] = init_contrast,
  };
  static PalTheme themes[G_N_ELEMENTS (inits)];
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      for (guint i = 0; i < G_N_ELEMENTS (inits); i++)
        {
          inits[i](&themes[i]);
          themes[i].kind = (PalThemeKind) i;
        }
      g_once_init_leave (&initialised, 1);
    }

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (themes), &themes[0]);
  return &themes[kind];
}

/**
 * pal_theme_kind_to_string:
 * @kind: which one
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
pal_theme_kind_to_string (PalThemeKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), names[0]);

  return names[kind];
}

/**
 * pal_theme_kind_from_string:
 * @name: as a person typed it
 * @out_kind: (out): which one
 * @error: return location
 *
 * Returns: whether there is such a theme
 */
gboolean
pal_theme_kind_from_string (const char *name, PalThemeKind *out_kind, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *out_kind = (PalThemeKind) i;
        return TRUE;
      }

  g_set_error (error, PAL_ERROR, PAL_ERROR_USAGE,
               "there is no theme \"%s\"; the themes are light, dark, print, projector and contrast", name);
  return FALSE;
}
