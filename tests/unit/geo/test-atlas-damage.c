/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-error.h"
#include "geo/pal-atlas.h"
#include "model/pal-bundle.h"

/* Random faults; the seed is printed by GLib and can be given again with --seed. */
#define N_FLIPS 120
#define N_CUTS 100

static GBytes *
get_shapes (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = pal_bundle_lookup ("shapes.bin", &error);

  g_assert_no_error (error);
  return bytes;
}

/* Reads all there is.  Returns FALSE if any part was refused; each refusal must be a proper error. */
static gboolean
read_all (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalAtlas) atlas = pal_atlas_new (bytes, &error);
  gboolean whole = TRUE;
  guint n;

  if (atlas == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == PAL_ERROR);
      return FALSE;
    }
  for (guint level = 0; level < PAL_ATLAS_N_LEVELS; level++)
    {
      g_autoptr (GError) level_error = NULL;
      const PalAtlasGeometry *geometry = pal_atlas_get_geometry (atlas, (PalAtlasLevel) level, &level_error);

      g_assert_true ((geometry == NULL) == (level_error != NULL));
      if (geometry == NULL)
        g_assert_error (level_error, PAL_ERROR, PAL_ERROR_DAMAGED);
      whole &= geometry != NULL;
      /* Whatever was accepted must be safe to use. */
      pal_atlas_pick (atlas, (PalAtlasLevel) level, (PalPoint){ 0.53, 0.32 }, 0.001);
    }
  whole &= pal_atlas_get_lakes (atlas, &n, &error) != NULL;
  g_assert_true (whole || error != NULL || n > 0);
  return whole;
}

static void
test_whole (void)
{
  g_autoptr (GBytes) bytes = get_shapes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PalAtlas) atlas = pal_atlas_new (bytes, &error);

  g_assert_no_error (error);
  /* The times are for the reader of the log (bars: 5 ms at 1:50m, 15 ms at 1:10m); no test depends on them.
   */
  for (guint level = 0; level < PAL_ATLAS_N_LEVELS; level++)
    {
      const gint64 start = g_get_monotonic_time ();

      g_assert_nonnull (pal_atlas_get_geometry (atlas, (PalAtlasLevel) level, &error));
      g_test_message ("level %u decoded in %.2f ms", level,
                      (double) (g_get_monotonic_time () - start) / 1000);
    }
  g_assert_true (read_all (bytes));
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = get_shapes ();
  gsize size = g_bytes_get_size (bytes);

  for (gsize i = 0; i < N_CUTS; i++)
    {
      /* The first hundred bytes one by one, then anywhere. */
      gsize length = i < N_CUTS / 2 ? i * 2 : (gsize) g_test_rand_int_range (0, (gint32) size);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), MAX (length, 1));
      g_autoptr (GBytes) cut = g_bytes_new_static (copy, length);

      g_assert_false (read_all (cut));
    }
}

static void
test_bit_flips (void)
{
  g_autoptr (GBytes) bytes = get_shapes ();
  gsize size = g_bytes_get_size (bytes);
  guint n_refused = 0;

  for (gsize i = 0; i < N_FLIPS; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) flipped = g_bytes_new_static (copy, size);
      /* Header and tables of countries, where each byte matters, get every other flip. */
      gsize at = (gsize) g_test_rand_int_range (0, i % 2 == 0 ? 4600 : (gint32) size);

      copy[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
      n_refused += read_all (flipped) ? 0 : 1;
    }
  g_test_message ("%u of %d flips refused", n_refused, N_FLIPS);
  g_assert_cmpuint (n_refused, >, N_FLIPS / 8);
}

static void
test_garbage_sections (void)
{
  g_autoptr (GBytes) bytes = get_shapes ();
  gsize size = g_bytes_get_size (bytes);

  for (gsize i = 0; i < 20; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) broken = g_bytes_new_static (copy, size);
      gsize at = (gsize) g_test_rand_int_range (84, (gint32) size - 64);
      guint8 fill = i % 2 == 0 ? 0xFF : (guint8) g_test_rand_int_range (0, 256);

      memset (copy + at, fill, 64);
      read_all (broken);
    }
}

static const struct
{
  const char *name;
  gsize at;
  const char *bytes;
  gsize n_bytes;
  int code;
} headers[] = {
  { "foreign", 0, "SQLite f", 8, PAL_ERROR_FOREIGN },
  { "newer", 8, "\x02", 1, PAL_ERROR_NEWER },
  { "version 0", 8, "\x00", 1, PAL_ERROR_DAMAGED },
  { "no scale", 10, "\x00", 1, PAL_ERROR_DAMAGED },
  { "no sections", 11, "\x00", 1, PAL_ERROR_DAMAGED },
  { "section past the end", 16, "\xff\xff\xff\xff", 4, PAL_ERROR_DAMAGED },
  { "no country", 84, "\x00", 1, PAL_ERROR_DAMAGED },
};

static void
test_headers (void)
{
  g_autoptr (GBytes) bytes = get_shapes ();
  gsize size = g_bytes_get_size (bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) broken = g_bytes_new_static (copy, size);

      g_test_message ("%s", headers[i].name);
      memcpy (copy + headers[i].at, headers[i].bytes, headers[i].n_bytes);
      g_assert_null (pal_atlas_new (broken, &error));
      g_assert_error (error, PAL_ERROR, headers[i].code);
    }
}

static void
test_bundle (void)
{
  static const char *const names[] = { "countries.csv",    "country_context.csv", "indicators.json",
                                       "institutions.csv", "instrument.json",     "opioids_2015_2017.csv",
                                       "places.csv",       "population.csv",      "published_values.csv",
                                       "shapes.bin" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = pal_bundle_lookup (names[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
  g_assert_null (pal_bundle_lookup ("hospitals.csv", &error));
  g_assert_error (error, PAL_ERROR, PAL_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atlas-damage/bundle", test_bundle);
  g_test_add_func ("/atlas-damage/whole", test_whole);
  g_test_add_func ("/atlas-damage/truncated", test_truncated);
  g_test_add_func ("/atlas-damage/bit-flips", test_bit_flips);
  g_test_add_func ("/atlas-damage/garbage", test_garbage_sections);
  g_test_add_func ("/atlas-damage/headers", test_headers);
  return g_test_run ();
}
