/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "chart/pal-palette.h"
#include "chart/pal-scale.h"

static void
test_nice (void)
{
  static const struct
  {
    double low, high;
    guint n_ticks;
    double nice_low, nice_high, step;
    int decimals;
    const char *first, *last;
  } cases[] = {
    { 0, 3.68, 4, 0, 4, 1, 0, "0", "4" },
    { 0, 79.4, 4, 0, 80, 20, 0, "0", "80" },
    { -1.75, 3.25, 6, -2, 4, 1, 0, "\u22122", "4" },
    { 0, 0.037, 4, 0, 0.04, 0.01, 2, "0.00", "0.04" },
    { 0, 123456, 5, 0, 140000, 20000, 0, "0", "140\u202f000" },
    { 0.3, 0.3, 4, 0, 0.8, 0.2, 1, "0.0", "0.8" },
    { -5, -5, 4, -8, -2, 1, 0, "\u22128", "\u22122" },
    { 0, 1e-7, 5, 0, 1e-7, 2e-8, 8, "0.00000000", "0.00000010" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PalScale scale = pal_scale_new_nice (cases[i].low, cases[i].high, 100, 300, cases[i].n_ticks);
      guint n = pal_scale_get_n_ticks (&scale);
      g_autofree char *first = pal_scale_format_tick (&scale, 0),
                      *last = pal_scale_format_tick (&scale, n - 1);
      double slack = cases[i].step * 1e-6;

      g_test_message ("case %u: %g to %g by %g", i, scale.low, scale.high, scale.step);
      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].step, slack);
      g_assert_cmpfloat_with_epsilon (scale.low, cases[i].nice_low, slack);
      g_assert_cmpfloat_with_epsilon (scale.high, cases[i].nice_high, slack);
      g_assert_cmpint (pal_scale_get_decimals (&scale), ==, cases[i].decimals);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
      g_assert_cmpfloat_with_epsilon (pal_scale_map (&scale, scale.low), 100, 1e-9);
      g_assert_cmpfloat_with_epsilon (pal_scale_map (&scale, scale.high), 300, 1e-9);
      g_assert_cmpfloat_with_epsilon (pal_scale_invert (&scale, pal_scale_map (&scale, cases[i].low)),
                                      cases[i].low, slack);
    }
}

/* Whatever the data: they lie inside, and the ticks are few and in order. */
static void
test_any_data (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double size = pow (10, g_test_rand_double_range (-9, 12));
      double low = g_test_rand_double_range (-size, size), high = low + g_test_rand_double_range (0, size);
      PalScale scale = pal_scale_new_nice (low, high, 0, 100, 5);
      guint n = pal_scale_get_n_ticks (&scale);

      g_assert_cmpfloat (scale.low, <=, low + scale.step * 1e-6);
      g_assert_cmpfloat (scale.high, >=, high - scale.step * 1e-6);
      g_assert_cmpuint (n, >=, 2);
      g_assert_cmpuint (n, <=, 11);
      for (guint j = 1; j < n; j++)
        g_assert_cmpfloat (pal_scale_get_tick (&scale, j), >, pal_scale_get_tick (&scale, j - 1));
    }
}

static void
test_palettes (void)
{
  for (PalPaletteKind kind = PAL_PALETTE_YLGNBU; kind <= PAL_PALETTE_OKABE_ITO; kind++)
    for (guint n = pal_palette_get_min_classes (kind); n <= pal_palette_get_max_classes (kind); n++)
      for (guint i = 0; i < n; i++)
        {
          PalColor color = pal_palette_get_color (kind, n, i);

          g_assert_cmpfloat (pal_color_get_contrast (color, pal_palette_get_ink (color)), >=, 4.5);
          for (guint j = 0; j < i; j++)
            g_assert_false (pal_color_equal (color, pal_palette_get_color (kind, n, j)));
          /* Sequential palettes grow darker with the value. */
          if (i > 0 && (kind == PAL_PALETTE_YLGNBU || kind == PAL_PALETTE_VIRIDIS))
            g_assert_cmpfloat (pal_color_get_luminance (color), <,
                               pal_color_get_luminance (pal_palette_get_color (kind, n, i - 1)));
        }

  /* The four classes are the four levels. */
  g_assert_cmphex (pal_color_to_rgb (pal_palette_get_color (PAL_PALETTE_YLGNBU, 4, 0)), ==, 0xffffcc);
  g_assert_cmphex (pal_color_to_rgb (pal_palette_get_color (PAL_PALETTE_YLGNBU, 4, 3)), ==, 0x225ea8);
  /* Too many classes or too high a class stay inside. */
  g_assert_cmphex (pal_color_to_rgb (pal_palette_get_color (PAL_PALETTE_YLGNBU, 99, 99)), ==, 0x081d58);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/nice", test_nice);
  g_test_add_func ("/scale/any-data", test_any_data);
  g_test_add_func ("/scale/palettes", test_palettes);
  return g_test_run ();
}
