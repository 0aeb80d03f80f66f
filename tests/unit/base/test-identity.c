/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/pal-clock.h"
#include "base/pal-hash.h"
#include "base/pal-id.h"

static void
test_hash (void)
{
  static const struct
  {
    const char *text;
    const char *hex;
  } cases[] = {
    /* FIPS 180-4 */
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  };
  PalHash hash = { { 0 } }, other = { { 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *hex = NULL;

      pal_hash_compute (&hash, cases[i].text, strlen (cases[i].text));
      hex = pal_hash_to_hex (&hash);
      g_assert_cmpstr (hex, ==, cases[i].hex);
      g_assert_true (pal_hash_from_hex (&other, hex));
      g_assert_true (pal_hash_equal (&hash, &other));
    }
  pal_hash_compute (&other, "abd", 3);
  g_assert_false (pal_hash_equal (&hash, &other));
  g_assert_false (pal_hash_from_hex (&other, "ab"));
  g_assert_false (pal_hash_from_hex (&other, NULL));
  g_assert_false (
      pal_hash_from_hex (&other, "zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

static void
test_id (void)
{
  g_autofree char *first = pal_id_new ();
  g_autofree char *second = pal_id_new ();
  g_autofree char *named = pal_id_new_from_name ("institution", "NO", "Oslo", NULL);
  g_autofree char *again = pal_id_new_from_name ("institution", "NO", "Oslo", NULL);
  g_autofree char *joined = pal_id_new_from_name ("institution", "NOOslo", NULL);

  g_assert_true (pal_id_is_uuid (first));
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (first[14], ==, '4');
  g_assert_true (pal_id_is_uuid (named));
  g_assert_cmpint (named[14], ==, '5');
  g_assert_cmpstr (named, ==, again);
  g_assert_cmpstr (named, !=, joined);
  /* Python: uuid5 (uuid5 (NAMESPACE_DNS, "io.github.palliscope.Palliscope"), "institution\x1fNO\x1fOslo") */
  g_assert_cmpstr (named, ==, "ae749596-8702-5c60-812b-ab2e7d240f7a");

  g_assert_false (pal_id_is_uuid (NULL));
  g_assert_false (pal_id_is_uuid (""));
  g_assert_false (pal_id_is_uuid ("4A9CF7B2-4178-5411-BA20-8C7F29AB4B7B"));
  g_assert_false (pal_id_is_uuid ("4a9cf7b2-4178-5411-ba20-8c7f29ab4b7"));
  g_assert_false (pal_id_is_uuid ("4a9cf7b24178-5411-ba20-8c7f29ab4b7b-"));
}

static void
test_clock (void)
{
  static const struct
  {
    gint64 ms;
    const char *iso;
  } cases[] = {
    { 0, "1970-01-01T00:00:00Z" },          { 999, "1970-01-01T00:00:00Z" },
    { -1, "1969-12-31T23:59:59Z" },         { G_GINT64_CONSTANT (1768226525000), "2026-01-12T14:02:05Z" },
    { G_MAXINT64, "9999-12-31T23:59:59Z" }, { G_MININT64, "0001-01-01T00:00:00Z" },
  };
  const gint64 now = G_GINT64_CONSTANT (1768226525000);
  gint64 limit = G_GINT64_CONSTANT (1) << 53;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = pal_clock_format_iso (cases[i].ms);

      g_assert_cmpstr (iso, ==, cases[i].iso);
    }

  pal_clock_set_fixed_ms (now);
  g_assert_cmpint (pal_clock_now_ms (), ==, now);
  g_assert_cmpint (pal_clock_tick (0), ==, now * 1000);
  g_assert_cmpint (pal_clock_tick (now * 1000), ==, now * 1000 + 1);
  g_assert_cmpint (pal_clock_tick (now * 1000 + 5000000), ==, now * 1000 + 5000001); /* the clock went back */
  g_assert_cmpint (pal_clock_tick (limit + 5), <, limit);
  pal_clock_set_fixed_ms (0);
  g_assert_cmpint (ABS (pal_clock_now_ms () - g_get_real_time () / 1000), <, 60000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/hash", test_hash);
  g_test_add_func ("/identity/id", test_id);
  g_test_add_func ("/identity/clock", test_clock);
  return g_test_run ();
}
